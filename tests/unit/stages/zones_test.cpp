#include "stages/zones.h"

#include "support/builder.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

std::shared_ptr<const ZonePatterns> patterns(std::string text, std::vector<Fault>& faults) {
  return std::make_shared<ZonePatterns>(std::vector<TextSource>{{"t.zones", std::move(text)}},
                                        test::tiny_words(), faults);
}

// "menu[Accueil > Politique] body[...]"; a zone within another says whose.
std::string zones_of(std::string text) {
  std::vector<Fault> faults;
  const auto rules =
      std::make_shared<ZonePatterns>(test::tiny_sources().zones, test::tiny_words(), faults);
  CHECK(faults.empty());
  Document document;
  document.reset(std::move(text));
  Zones(rules).run(document, nullptr);
  std::string out;
  for (const Zone& zone : document.zones) {
    if (!out.empty()) out += ' ';
    out += zone_name(zone.kind);
    if (zone.parent != kNone) out += " in " + std::to_string(zone.parent);
    out += '[' + std::string(zone.span.in(document.text())) + ']';
  }
  return out;
}

TEST_CASE("zones: furniture is marked and the rest is title or body") {
  struct Row {
    const char* what;
    std::string_view text;
    std::string_view expected;
  };
  constexpr Row kRows[] = {
      {"nothing", "", ""},
      {"blank lines belong to no zone", " \n\n\t\n", ""},
      {"one line is body", "Un titre", "body[Un titre]"},
      {"title before body", "Un titre\nIl part.", "title[Un titre] body[Il part.]"},
      {"a sentence is no title", "Il part.\nElle reste.", "body[Il part.\nElle reste.]"},
      {"closed sentence is no title", "« Il part. »\nSuite", "body[« Il part. »\nSuite]"},
      {"blanks round lines", "  Un titre \u00A0\r\n  Il part. ", "title[Un titre] body[Il part.]"},
      {"menu", "Accueil > Politique\nUn titre\nIl part.",
       "menu[Accueil > Politique] title[Un titre] body[Il part.]"},
      {"related with its title", "Il part.\nLire aussi : Un autre titre\nElle reste.",
       "body[Il part.] related[Lire aussi : Un autre titre] title in 1[Un autre titre] "
       "body[Elle reste.]"},
      {"related without title", "Il part.\nLire aussi", "body[Il part.] related[Lire aussi]"},
      {"dateline then body on one line", "Bagdad (AFP) — Il part.",
       "dateline[Bagdad (AFP) —] body[Il part.]"},
      {"byline", "Un titre\nPar Jean Dupont\nIl part.",
       "title[Un titre] byline[Par Jean Dupont] body[Il part.]"},
      {"no title after the dateline", "Bagdad (AFP) — Il part\nUn intertitre\nIl reste.",
       "dateline[Bagdad (AFP) —] body[Il part\nUn intertitre\nIl reste.]"}};
  for (const Row& row : kRows) {
    CAPTURE(row.what);
    CHECK(zones_of(std::string(row.text)) == row.expected);
  }
}

TEST_CASE("zones: a menu glued to the first words of the title lets the title out") {
  CHECK(zones_of("Accueil > Politique Irak : la coalition a été frappée...\n"
                 "Irak : la coalition a été frappée cette nuit\nIl part.") ==
        "menu[Accueil > Politique Irak : la coalition a été frappée...] "
        "title in 0[Irak : la coalition a été frappée...] "
        "title[Irak : la coalition a été frappée cette nuit] body[Il part.]");
}

TEST_CASE("zones: a very long line is a paragraph whatever it starts with") {
  const std::string line = "Par Jean " + std::string(500, 'x');
  CHECK(zones_of(line) == "body[" + line + "]");
}

TEST_CASE("zones: faulty pattern lines are reported and left out") {
  std::vector<Fault> faults;
  const auto rules = patterns(
      "# comment\nmenu\tAccueil\nmenus\tX\nmenu X\nmenu\t(\nmenu\t{{nothing}}\nmenu\tX\\d\n\n",
      faults);
  struct Row {
    std::string_view place;
    std::string_view message;
  };
  constexpr Row kRows[] = {{"t.zones:3:1", "\"menus\", expected a zone kind"},
                           {"t.zones:4:1", "\"menu X\", expected a zone kind"},
                           {"t.zones:5:6", "missing ): ("},
                           {"t.zones:6:6", "{{nothing}} is unknown"},
                           {"t.zones:7:7", "\\d knows ASCII only"}};
  REQUIRE(faults.size() == std::size(kRows));
  for (std::size_t i = 0; i < faults.size(); ++i) {
    CAPTURE(i);
    CHECK(faults[i].place.to_string() == kRows[i].place);
    CHECK(faults[i].message.find(kRows[i].message) == 0);
  }
  ZonePatterns::Match match;
  CHECK(rules->match("Accueil et plus", match));
  CHECK(match.zone == Span{0, 15});
  CHECK(match.title.empty());
  CHECK_FALSE(rules->match("Un Accueil", match));
}

}  // namespace
}  // namespace vigie
