#include "pipeline/line_joins.h"

#include "stages/normalise.h"
#include "support/test.h"

namespace vigie {
namespace {

LineJoins joins() {
  WordLists words;
  words.add({"data/words/fr/kept_hyphens.txt", "vice-\n-même\nest-ce\ncelui-ci\nchef-lieu\n"});
  return LineJoins(words);
}

std::string without(std::string_view text) {
  std::vector<Span> left_out;
  joins().find(text, left_out);
  std::string out;
  std::size_t copied = 0;
  for (const Span span : left_out) {
    REQUIRE(span.begin >= copied);
    out.append(text, copied, span.begin - copied);
    copied = span.end;
  }
  out.append(text, copied);
  return out;
}

TEST_CASE("line joins: what stands at a line end is one word or two") {
  struct Row {
    const char* what;
    std::string_view text;
    std::string_view expected;
  };
  constexpr Row kRows[] = {
      {"hyphenation", "Sou-\nleimani", "Souleimani"},
      {"in a sentence", "un impor-\ntant minis-\ntre", "un important ministre"},
      {"a name's own hyphen", "Saint-\nDenis", "Saint-Denis"},
      {"a given name's", "Jean-\nYves", "Jean-Yves"},
      {"in capitals: kept, lists try both", "SOLEI-\nMANI", "SOLEI-MANI"},
      {"a name that goes on small", "Fos-sur-\nMer, Fos-\nsur-Mer", "Fos-sur-Mer, Fos-sur-Mer"},
      {"after an elision", "d'Aix-\nLes", "d'Aix-Les"},
      {"a verb and its pronoun", "dit-\nil", "dit-il"},
      {"before a vowel", "peut-\nêtre, après-\nÉté", "peut-être, après-\nÉté"},
      {"three pieces", "c'est-à-\ndire, c'est-\nà-dire", "c'est-à-dire, c'est-à-dire"},
      {"listed before", "le vice-\nprésident", "le vice-président"},
      {"listed after", "lui-\nmême", "lui-même"},
      {"listed whole", "est-\nce, for-\nce, celui-\nci, mer-\nci",
       "est-ce, force, celui-ci, merci"},
      {"CRLF", "impor-\r\ntant", "important"},
      {"blanks round the break", "impor- \t\n  tant", "important"},
      {"soft hyphen", "impor\u00AD\ntant", "impor\u00ADtant"},
      {"true hyphen", "impor\u2010\ntant, Saint\u2010\nDenis", "important, Saint\u2010Denis"},
      {"decomposed", "e\u0301-\nte\u0301", "e\u0301te\u0301"},
      {"cut twice", "ra-\nre-\nment", "rarement"},
      {"line by line", "Saint-\nGermain-\nen-\nLaye", "Saint-Germain-en-Laye"}};
  for (const Row& row : kRows) {
    CAPTURE(row.what);
    CHECK(without(row.text) == row.expected);
  }
}

TEST_CASE("line joins: nothing is joined where no word is cut") {
  constexpr std::string_view kTexts[] = {"dit-il.\n- Non.",
                                         "Il parle -\nnon",
                                         "un tiret \u2013\nnon",
                                         "long\u2014\nnon",
                                         "mot-\n\nmot",
                                         "mot-",
                                         "mot-\n",
                                         "-\nmot",
                                         "pré-\net post-",
                                         "pré-\nou post-",
                                         "1939-\n1945",
                                         "tome 1-\ndeux",
                                         "un mot-\nLe ministre",
                                         "mot--\nmot",
                                         "mot-\n- mot",
                                         "mot-\n12",
                                         "non-\u2011\nmot",
                                         "mot\u2011\nmot",
                                         "\n\n",
                                         "",
                                         "- pain-\n- vin",
                                         "mot-\n\u00AB mot",
                                         "ex-\nYougoslavie"};
  for (const std::string_view text : kTexts) {
    CAPTURE(text);
    CHECK(without(text) == text);
  }
}

TEST_CASE("line joins: a joined word can be read the other way") {
  Document document;
  document.reset("\uFEFFLe\u0301o Sou-\nleimani, Saint-\nDenis, beau\u00AD\ncoup, Fos-\nsur-Mer");
  Normalise(joins()).run(document, nullptr);
  CHECK(document.text() == "Léo Souleimani, Saint-Denis, beau\u00ADcoup, Fos-sur-Mer");
  const auto places = joined_places(document);
  REQUIRE(places.size() == 3);
  CHECK(document.text().substr(places[0]).starts_with("leimani"));
  CHECK(document.text().substr(places[1]).starts_with("Denis"));
  CHECK(document.text().substr(places[2]).starts_with("sur-Mer"));
  const auto other = [&](std::string_view word) {
    const auto at = static_cast<std::uint32_t>(document.text().find(word));
    return other_reading(document, {at, at + static_cast<std::uint32_t>(word.size())});
  };
  CHECK(other("Souleimani") == "Sou-leimani");
  CHECK(other("Saint-Denis") == "SaintDenis");
  CHECK(other("Fos-sur-Mer") == "Fossur-Mer");
  CHECK(other("Léo Souleimani, Saint-Denis") == "Léo Sou-leimani, SaintDenis");
  CHECK(other("Léo") == "Léo");
  CHECK(other("leimani") == "leimani");
}

}  // namespace
}  // namespace vigie
