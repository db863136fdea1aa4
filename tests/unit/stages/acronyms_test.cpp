#include "stages/acronyms.h"

#include "stages/tokens.h"
#include "support/builder.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

WordLists heads() {
  WordLists words = test::tiny_words();
  words.add({"data/words/fr/group_nouns.txt", "# heads\nunion\nservice\nconseil\n"});
  return words;
}

// "long form = type; acronym = type" of what the stage proposes.
std::string proposals(std::string text, std::string_view known = {}, TypeId type = types::EVENT) {
  test::Builder b(std::move(text));
  b.document.tokens.clear();
  const Tokeniser tokeniser(test::tiny_words());
  tokeniser.cut(b.document.text(), {}, b.document.tokens);
  const auto count = static_cast<std::uint32_t>(b.document.tokens.size());
  b.document.sentences = {{{0, static_cast<std::uint32_t>(b.document.text().size())}, {0, count}}};
  if (!known.empty()) {
    Mention mention;
    mention.span = b.find(known);
    mention.tokens = b.tokens_of(mention.span);
    mention.type = type;
    mention.strength = Strength::decide;
    b.document.mentions.push_back(mention);
  }
  const std::size_t before = b.document.mentions.size();
  TypeTable types;
  const Acronyms stage(heads(), types);
  stage.run(b.document, nullptr);
  std::string out;
  for (std::size_t m = before; m < b.document.mentions.size(); ++m) {
    const Mention& mention = b.document.mentions[m];
    CHECK(mention.tokens == b.tokens_of(mention.span));
    if (!out.empty()) out += "; ";
    out += std::string(mention.span.in(b.document.text())) + " = " +
           std::string(types.name(mention.type));
  }
  return out;
}

TEST_CASE("acronyms: a long form before its acronym, or behind it") {
  struct Row {
    std::string_view text;
    std::string_view expected;
  };
  constexpr Row kRows[] = {
      {"selon l'union zorbaise des journalistes (UZJ) hier",
       "union zorbaise des journalistes = ORG; UZJ = ORG"},
      {"au SNR (service national de renseignement) hier",
       "service national de renseignement = ORG; SNR = ORG"},
      {"au SNR (le service national de renseignement) hier",
       "service national de renseignement = ORG; SNR = ORG"},
      {"la National Science Foundation (NSF) paie", "National Science Foundation = ORG; NSF = ORG"},
      {"le Conseil pour la défense-Forces de défense (CDFD) parle",
       "Conseil pour la défense-Forces de défense = ORG; CDFD = ORG"},
      {"le service du tri (SNR) ferme", ""},              // not its initials
      {"la règle nationale de jeu (RNJ) change", ""},     // no head
      {"le service rapide, le journal (SJ) paraît", ""},  // a comma between
      {"le service (SNR) ferme", ""},
      {"Jean Paul (JP) dort", ""},  // two letters and no head
      {"le service national (snr) ferme", ""},
      {"(UZJ)", ""},
      {"union (", ""},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(proposals(std::string(row.text)) == row.expected);
  }
}

TEST_CASE("acronyms: the acronym takes the type that its long form has") {
  CHECK(proposals("la Coupe du Zorb (CZ) finit", "Coupe du Zorb") == "");
  CHECK(proposals("la Coupe Nationale Zorb (CNZ) finit", "Coupe Nationale Zorb") == "CNZ = EVENT");
  CHECK(proposals("la Coupe Nationale Zorb (CNZ) finit", "Coupe Nationale Zorb", types::PER) ==
        "Coupe Nationale Zorb = ORG; CNZ = ORG");
}

TEST_CASE("acronyms: describe names the long form") {
  test::Builder b("Conseil Zorbe (CZ)");
  TypeTable types;
  const Acronyms stage(heads(), types);
  stage.run(b.document, nullptr);
  REQUIRE(b.document.mentions.size() == 2);
  CHECK(stage.describe(b.document, b.document.mentions[1].origin).item == "Conseil Zorbe");
  CHECK(stage.describe(b.document, b.document.mentions[0].origin).why ==
        "its acronym stands beside it");
}

}  // namespace
}  // namespace vigie
