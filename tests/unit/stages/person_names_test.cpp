#include "stages/person_names.h"

#include "stages/gazetteer_tag.h"
#include "stages/tokens.h"
#include "support/builder.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

constexpr std::string_view kList =
    "# strength: evidence\nname\ttype\tstrength\tflags\n"
    "Emmanuel\tPER.given\t\t\nJean\tPER.given\t\t\nUrsula\tPER.given\t\t\nValéry\tPER.given\t\t\n"
    "Pierre\tPER.given\t\tambiguous\nZorbad\tPER."
    "family\t\tambiguous\nZorbad\tLOC\tdecide\t\nMarie\tPER.given\t\t\n"
    "Macron\tPER.family\t\t\nPhilippe\tPER.family\t\t\nDupont\tPER.family\t\t\n"
    "Leyen\tPER.family\t\t\nDrian\tPER.family\t\t\nBagdad\tLOC\tdecide\t\n";

// "Emmanuel Macron (given Emmanuel, family Macron)" for each proposal.
std::string proposals(std::string text) {
  test::Builder b(std::move(text));
  b.document.tokens.clear();
  const Tokeniser tokeniser(test::tiny_words());
  tokeniser.cut(b.document.text(), {}, b.document.tokens);
  const auto count = static_cast<std::uint32_t>(b.document.tokens.size());
  b.document.sentences = {{{0, static_cast<std::uint32_t>(b.document.text().size())}, {0, count}}};
  TypeTable types;
  const auto gazetteer = test::gazetteer_of(kList, types);
  const GazetteerTag lists({{gazetteer, false}}, test::tiny_words());
  lists.run(b.document, lists.make_scratch().get());
  const std::size_t evidence = b.document.mentions.size();
  const PersonNames names({gazetteer}, test::tiny_words(), types);
  names.run(b.document, names.make_scratch().get());
  std::string out;
  for (std::size_t m = evidence; m < b.document.mentions.size(); ++m) {
    const Mention& mention = b.document.mentions[m];
    CHECK(mention.type == types::PER);
    CHECK(mention.tokens == b.tokens_of(mention.span));
    if (!out.empty()) out += "; ";
    out += std::string(mention.span.in(b.document.text())) + " =";
    for (const Part& part : b.document.parts) {
      if (part.mention != m) continue;
      out += ' ' + std::string(b.document.pooled(part.name)) + ':' +
             std::string(part.span.in(b.document.text()));
    }
  }
  return out;
}

TEST_CASE("names: a given name then a surname") {
  struct Row {
    std::string_view text;
    std::string_view expected;
  };
  constexpr Row kRows[] = {
      {"hier Emmanuel Macron part", "Emmanuel Macron = given:Emmanuel family:Macron"},
      {"Emmanuel Macron part", "Emmanuel Macron = given:Emmanuel family:Macron"},
      {"hier Emmanuel Inconnu part", "Emmanuel Inconnu = given:Emmanuel family:Inconnu"},
      {"hier E. Philippe part", "E. Philippe = given:E. family:Philippe"},
      {"hier Édouard Philippe part", "Édouard Philippe = given:Édouard family:Philippe"},
      {"hier Jean-Yves Drian part", "Jean-Yves Drian = given:Jean-Yves family:Drian"},
      {"hier Jean-Yves Le Drian part", "Jean-Yves Le Drian = given:Jean-Yves family:Le Drian"},
      {"hier Ursula von der Leyen part",
       "Ursula von der Leyen = given:Ursula family:von der Leyen"},
      {"hier Jean Marie Dupont part", "Jean Marie Dupont = given:Jean Marie family:Dupont"},
      {"hier EMMANUEL MACRON part", "EMMANUEL MACRON = given:EMMANUEL family:MACRON"}};
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(proposals(std::string(row.text)) == row.expected);
  }
}

TEST_CASE("names: what is no name is not proposed") {
  for (const char* text : {"Pierre", "hier Pierre Bagdad", "hier Pierre Inconnu",
                           "hier emmanuel macron", "Macron", "hier Inconnu part"}) {
    CAPTURE(text);
    CHECK(proposals(text) == "");
  }
}

TEST_CASE("names: one word alone is filled in inside a sentence") {
  for (const char* text : {"hier Macron part", "hier Selon Macron part", "Inconnu Macron part",
                           "hier Bagdad Macron"}) {
    CAPTURE(text);
    CHECK(proposals(text) == "Macron =");
  }
}

TEST_CASE("names: a given name alone may open a sentence, a surname may not") {
  CHECK(proposals("Emmanuel part") == "Emmanuel =");
  CHECK(proposals("Macron part") == "");
}

TEST_CASE("names: a capital particle inside a sentence belongs to the surname") {
  CHECK(proposals("hier Le Drian part") == "Le Drian =");
  CHECK(proposals("Le Drian part") == "");  // nobody knows
  CHECK(proposals("hier de Macron part") == "Macron =");
}

TEST_CASE("names: a function in front of a name is no part of it") {
  CHECK(proposals("hier Ministre Emmanuel Macron part") ==
        "Emmanuel Macron = given:Emmanuel family:Macron");
  CHECK(proposals("hier Ministre Macron part") == "Macron =");
  CHECK(proposals("hier Groupe Emmanuel Macron part") ==
        "Emmanuel Macron = given:Emmanuel family:Macron");
  CHECK(proposals("hier Inconnu Emmanuel Macron part") ==
        "Inconnu Emmanuel Macron = given:Inconnu Emmanuel family:Macron");
}

TEST_CASE("names: an unknown word does not make a person of a place that is also a surname") {
  CHECK(proposals("hier Heure Leyen part") == "Heure Leyen = given:Heure family:Leyen");
  CHECK(proposals("hier Heure Zorbad part") == "");
}

TEST_CASE("names: a particle before an article is no part of the name") {
  CHECK(proposals("hier Emmanuel de L'Inconnu part") == "Emmanuel =");
}

TEST_CASE("names: a particle after a full name needs a known surname behind it") {
  CHECK(proposals("hier Jean Dupont de Lyon part") == "Jean Dupont = given:Jean family:Dupont");
}

TEST_CASE("names: a civility is no initial") {
  // The person's span leaves the title out (design, "Types").
  CHECK(proposals("hier M. Dupont part") == "Dupont =");
  CHECK(proposals("hier Dr. Dupont part") == "Dupont =");
}

}  // namespace
}  // namespace vigie
