#include "stages/gazetteer_tag.h"

#include "support/builder.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

TEST_CASE("gazetteer tag: forms are exact or variants or no names") {
  struct Row {
    std::string_view text;
    std::string_view list;
    FormMatch expected;
  };
  constexpr Row kRows[] = {
      {"Bagdad", "Bagdad", FormMatch::exact},
      {"BAGDAD", "Bagdad", FormMatch::variant},
      {"bagdad", "Bagdad", FormMatch::none},
      {"Etats-Unis", "États-Unis", FormMatch::variant},
      {"ETATS-UNIS", "États-Unis", FormMatch::variant},
      {"états-Unis", "États-Unis", FormMatch::variant},  // one capital missing, the first
      {"États-unis", "États-Unis", FormMatch::none},
      {"états-unis", "États-Unis", FormMatch::none},
      {"Peshmerga", "peshmerga", FormMatch::variant},
      {"peshmerga", "peshmerga", FormMatch::exact},
      {"force Qods", "Force Qods", FormMatch::variant},
      {"Force qods", "Force Qods", FormMatch::none},
      {"Parti socialiste unifié Français", "Parti Socialiste unifié Français", FormMatch::variant},
      {"Ministere de l'Interieur", "Ministère de l'Intérieur", FormMatch::variant},
      {"ministère de l'Intérieur", "Ministère de l'Intérieur", FormMatch::variant},
      {"onu", "ONU", FormMatch::none},
      {"Onu", "ONU", FormMatch::none},  // "LA" is no "La"; costs "Onu"
      {"Unesco", "UNESCO", FormMatch::variant},
      {"20 minutes", "20 Minutes", FormMatch::none},
      {"20 Minutes", "20 Minutes", FormMatch::exact}};
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CAPTURE(row.list);
    CHECK(static_cast<int>(compare_forms(row.text, row.list)) == static_cast<int>(row.expected));
  }
}

constexpr std::string_view kList =
    "# type: LOC\nname\ttype\taliases\tids\tweight\tstrength\tflags\n"
    "Bagdad\t\t\tg:1\t\t\t\nUniversité de Bagdad\tORG\t\t\t\t\t\n"
    "Tours\t\t\t\t\t\tambiguous\nOrange\tORG\t\t\t\t\tcase\n"
    "Paris\t\t\tg:small\t5\t\t\nParis\t\t\tg:big\t50\t\t\nParis\tPER.given\t\t\t\tevidence\t\n"
    "Ivry\t\t\t\t\tfill\t\nCôte d'Ivoire\t\t\t\t\t\t\n";

std::vector<Mention> tagged(test::Builder& b, bool user = false) {
  TypeTable types;
  const GazetteerTag stage({{test::gazetteer_of(kList, types), user}});
  stage.run(b.document, stage.make_scratch().get());
  return b.document.mentions;
}

std::vector<std::string> texts(const test::Builder& b) {
  std::vector<std::string> out;
  for (const Mention& m : b.document.mentions) out.emplace_back(m.span.in(b.document.text()));
  return out;
}

TEST_CASE("gazetteer tag: nested and repeated names are all proposed") {
  test::Builder b("L'Université de Bagdad est à Bagdad.\nBAGDAD bagdad");
  tagged(b);
  CHECK(test::joined(texts(b)) == "Université de Bagdad | Bagdad | Bagdad | BAGDAD");
  const Mention& first = b.document.mentions[1];
  CHECK(first.tokens == b.tokens_of(first.span));
  CHECK(b.document.pooled(first.id) == "g:1");
  CHECK(b.document.pooled(first.name) == "Bagdad");
  CHECK(first.verdict.state == State::open);
}

TEST_CASE("gazetteer tag: a name does not cross a sentence end") {
  test::Builder b("Université de\nBagdad");
  tagged(b);
  CHECK(test::joined(texts(b)) == "Bagdad");
}

TEST_CASE("gazetteer tag: flags and strengths become the mention's") {
  test::Builder b("Tours Orange ORANGE Ivry Bagdad BAGDAD Côte d’Ivoire");
  const auto mentions = tagged(b);
  REQUIRE(test::joined(texts(b)) == "Tours | Orange | Ivry | Bagdad | BAGDAD | Côte d’Ivoire");
  CHECK(mentions[0].ambiguous);
  CHECK(mentions[0].priority < mentions[1].priority);
  CHECK(mentions[2].strength == Strength::fill);
  CHECK(mentions[2].priority < mentions[3].priority);
  CHECK(mentions[4].priority < mentions[3].priority);  // a variant counts less than the exact form
  CHECK_FALSE(mentions[3].origin.user);
}

TEST_CASE("gazetteer tag: of entries of one type and form the heaviest speaks") {
  test::Builder b("Paris");
  const auto mentions = tagged(b, true);
  REQUIRE(mentions.size() == 2);  // one a type
  CHECK(b.document.pooled(mentions[0].id) == "g:big");
  CHECK(mentions[1].strength == Strength::evidence);
  CHECK(mentions[0].origin.user);
}

TEST_CASE("gazetteer tag: an origin is described by list, entry and line") {
  test::Builder b("Bagdad");
  TypeTable types;
  const GazetteerTag stage({{test::gazetteer_of(kList, types), false}});
  stage.run(b.document, stage.make_scratch().get());
  REQUIRE(b.document.mentions.size() == 1);
  const OriginText text = stage.describe(b.document, b.document.mentions[0].origin);
  CHECK(text.kind == "list");
  CHECK(text.source == "test");
  CHECK(text.item == "Bagdad");
  CHECK(text.place.to_string() == "lists/test.tsv:3");
}

TEST_CASE("gazetteer tag: words cut at line ends are found whichever way they are joined") {
  TypeTable types;
  const auto list = test::gazetteer_of(
      "# type: LOC\nname\nSaint-Denis\nFos-sur-Mer\nQasem Soleimani\nPont-l'Abbé d'Arnoult\n"
      "Grandville\nBasse-terre\n",
      types);
  struct Row {
    const char* text;
    const char* found;  // in the input
  };
  constexpr Row kRows[] = {
      {"Qasem Solei-\nmani", "Qasem Solei-\nmani"}, {"à Saint-\nDenis,", "Saint-\nDenis"},
      {"à Fos-\nsur-Mer,", "Fos-\nsur-Mer"},        {"à Fos-sur-\nMer,", "Fos-sur-\nMer"},
      {"à Basse-\nterre,", "Basse-\nterre"},  // joined without its hyphen
      {"à GRAND-\nVILLE,", "GRAND-\nVILLE"},  // joined with a hyphen
  };
  const GazetteerTag stage({{list, false}});
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    test::Builder b(row.text);
    stage.run(b.document, stage.make_scratch().get());
    REQUIRE(b.document.mentions.size() == 1);
    CHECK(b.document.in_original(b.document.mentions[0].span).in(b.document.original()) ==
          row.found);
  }
  // Both readings of two words in one name, and a name before them.
  test::Builder b("Fos-\nsur-Mer Saint-\nDenis Basse-\nterre Saint-Denis");
  stage.run(b.document, stage.make_scratch().get());
  CHECK(b.document.mentions.size() == 4);
}

}  // namespace
}  // namespace vigie
