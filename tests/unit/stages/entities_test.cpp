#include "stages/entities.h"

#include <algorithm>

#include "support/builder.h"
#include "support/test.h"

namespace vigie {
namespace {

// "0:Qasem Soleimani 0:Soleimani" in order of position.
std::string entities_of(test::Builder& b) {
  const auto types = std::make_shared<TypeTable>();
  Entities(types).run(b.document, nullptr);
  std::vector<std::pair<Span, std::string>> lines;
  for (const Mention& m : b.document.mentions) {
    if (m.verdict.state != State::kept) continue;
    lines.emplace_back(m.span, (m.entity == kNone ? "-" : std::to_string(m.entity)) + ":" +
                                   std::string(m.span.in(b.document.text())));
  }
  std::sort(lines.begin(), lines.end());
  std::vector<std::string> texts;
  for (const auto& [span, line] : lines) texts.push_back(line);
  return test::joined(texts);
}

TEST_CASE("entities: a surname alone is the person named in full") {
  test::Builder b("Le général Qasem Soleimani est mort.\nSoleimani était à Bagdad avec SOLEIMANI.");
  const auto full = b.kept("Qasem Soleimani", types::PER);
  CHECK(entities_of(b) == "0:Qasem Soleimani | 0:Soleimani | 0:SOLEIMANI");
  REQUIRE(b.document.entities.size() == 1);
  CHECK(b.document.entities[0].representative == full);
  CHECK(b.document.entities[0].mention_count == 3);
  CHECK(b.document.mentions[1].verdict.reason == Reason::later_mention);
  CHECK(b.document.mentions[1].verdict.by == full);
}

TEST_CASE("entities: the part called family is the surname") {
  test::Builder b("Jean Paul Le Goff part.\nLe Goff et Goff restent.");
  const auto full = b.kept("Jean Paul Le Goff", types::PER);
  b.part(full, "Jean Paul", "given");
  b.part(full, "Le Goff", "family");
  CHECK(entities_of(b) == "0:Jean Paul Le Goff | 0:Le Goff");
}

TEST_CASE("entities: among people of one surname the last one named before counts") {
  test::Builder b("Jean Dupont part.\nDupont reste.\nMarie Dupont part.\nDupont reste.");
  b.kept("Jean Dupont", types::PER);
  b.kept("Marie Dupont", types::PER);
  CHECK(entities_of(b) == "0:Jean Dupont | 0:Dupont | 1:Marie Dupont | 1:Dupont");
}

TEST_CASE("entities: a surname that another stage found is the person named in full, id and all") {
  test::Builder b("Jean Dupont part.\nM. Dupont reste.\nMarie Dupont part.\nMme Dupont reste.");
  const auto full = b.kept("Jean Dupont", types::PER);
  b.document.mentions[full].id = b.document.keep("wikidata:Q1");
  const auto short_one = b.kept("Dupont", types::PER, 1);
  b.kept("Marie Dupont", types::PER);
  const auto other = b.kept("Dupont", types::PER, 3);
  CHECK(entities_of(b) == "0:Jean Dupont | 0:Dupont | 1:Marie Dupont | 1:Dupont");
  CHECK(b.document.pooled(b.document.mentions[short_one].id) == "wikidata:Q1");
  CHECK(b.document.pooled(b.document.mentions[other].id).empty());
}

TEST_CASE("entities: a guess that was made twice is one entity") {
  test::Builder b("Zorla est partie.\nLa mère de Zorla aussi, et Zorla.");
  for (const int nth : {0, 1}) {
    b.mention("Zorla",
              {.type = types::PER, .strength = Strength::fill, .nth = nth, .state = State::kept});
  }
  CHECK(entities_of(b) == "0:Zorla | 0:Zorla | 0:Zorla");
}

TEST_CASE("entities: a given name alone is the one person who bears it") {
  test::Builder b("Lucas Dupont part.\nHier Lucas reste, Anne aussi.\nAnne Petit et Anne Legrand.");
  const auto full = b.kept("Lucas Dupont", types::PER);
  b.part(full, "Lucas", "given");
  b.kept("Lucas", types::PER, 1);
  b.kept("Anne", types::PER);
  const auto one = b.kept("Anne Petit", types::PER);
  b.part(one, "Anne", "given", 1);
  const auto other = b.kept("Anne Legrand", types::PER);
  b.part(other, "Anne", "given", 2);
  CHECK(entities_of(b) == "0:Lucas Dupont | 0:Lucas | 1:Anne | 2:Anne Petit | 3:Anne Legrand");
}

TEST_CASE("entities: an acronym in brackets joins its long form") {
  test::Builder b("L'Union africaine (UA) se réunit.\nUA et UE.");
  b.kept("Union africaine", types::ORG);
  CHECK(entities_of(b) == "0:Union africaine | 0:UA");
  SUBCASE("three letters come back later") {
    test::Builder long_form("La Ligue des Droits (LDD) se réunit.\nLa LDD part.");
    long_form.kept("Ligue des Droits", types::ORG);
    CHECK(entities_of(long_form) == "0:Ligue des Droits | 0:LDD | 0:LDD");
  }
  SUBCASE("letters that are no initials do not") {
    test::Builder other("L'Union africaine (XYZ) se réunit.");
    other.kept("Union africaine", types::ORG);
    CHECK(entities_of(other) == "0:Union africaine");
  }
  SUBCASE("at the very end of the text") {
    test::Builder last("L'Union africaine (UA)");
    last.kept("Union africaine", types::ORG);
    CHECK(entities_of(last) == "0:Union africaine | 0:UA");
  }
}

TEST_CASE("entities: a name found by a rule comes back wherever it stands") {
  test::Builder b("Le Front Patriotique parle.\nLe Front Patriotique et front patriotique.");
  b.kept("Front Patriotique", types::ORG);
  CHECK(entities_of(b) == "0:Front Patriotique | 0:Front Patriotique");
}

TEST_CASE("entities: same text or same list entry is the same entity of one type") {
  test::Builder b("BAGDAD puis Bagdad puis Baghdad puis Bagdad Paris");
  b.mention("BAGDAD", {.type = types::LOC, .name = "Bagdad", .state = State::kept});
  b.mention("Bagdad", {.type = types::LOC, .name = "Bagdad", .state = State::kept});
  b.mention("Baghdad", {.type = types::LOC, .name = "Bagdad", .state = State::kept});
  b.mention("Bagdad", {.type = types::PER, .name = "Bagdad", .nth = 1, .state = State::kept});
  b.mention("Paris", {.type = types::LOC, .name = "Paris", .state = State::kept});
  CHECK(entities_of(b) == "0:BAGDAD | 0:Bagdad | 0:Baghdad | 1:Bagdad | 2:Paris");
}

TEST_CASE("entities: values have no entity and dropped mentions none either") {
  test::Builder b("Le 31 décembre à Paris");
  b.kept("31 décembre", types::DATE);
  b.mention("Paris", {.type = types::LOC, .state = State::dropped});
  CHECK(entities_of(b) == "-:31 décembre");
  CHECK(b.document.entities.empty());
}

TEST_CASE("entities: a weak claim gives way to a surname") {
  test::Builder b("Marie Tours part.\nHier Tours reste.");
  b.kept("Marie Tours", types::PER);
  const auto weak = b.mention(
      "Tours",
      {.type = types::LOC, .ambiguous = true, .name = "Tours", .nth = 1, .state = State::kept});
  CHECK(entities_of(b) == "0:Marie Tours | 0:Tours");
  CHECK(b.document.mentions[weak].verdict.state == State::dropped);
  CHECK(b.document.mentions[weak].verdict.by == 2);
}

TEST_CASE("entities: a strong claim or the user's does not give way") {
  test::Builder b("Marie Tours part.\nHier Tours reste.");
  b.kept("Marie Tours", types::PER);
  b.mention("Tours", {.type = types::LOC,
                      .ambiguous = true,
                      .user = true,
                      .name = "Tours",
                      .nth = 1,
                      .state = State::kept});
  CHECK(entities_of(b) == "0:Marie Tours | 1:Tours");
}

TEST_CASE("entities: numbers follow the text") {
  test::Builder b("Irak puis Paris puis Irak");
  b.kept("Irak", types::LOC, 1);
  b.kept("Paris", types::LOC);
  b.kept("Irak", types::LOC);
  CHECK(entities_of(b) == "0:Irak | 1:Paris | 0:Irak");
}

TEST_CASE("entities: a nested name gives later mentions too") {
  test::Builder b("La Fondation Jean Dupont parle.\nDupont part.");
  b.kept("Fondation Jean Dupont", types::ORG);
  const auto inner = b.kept("Jean Dupont", types::PER);
  CHECK(entities_of(b) == "0:Fondation Jean Dupont | 1:Jean Dupont | 1:Dupont");
  CHECK(b.document.mentions[inner].entity == 1);
}

}  // namespace
}  // namespace vigie
