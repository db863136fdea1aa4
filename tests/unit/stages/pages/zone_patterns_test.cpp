#include "stages/pages/zone_patterns.h"

#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

ZonePatterns patterns(const std::string& text) {
  std::vector<Fault> faults;
  WordLists words;
  words.add({"words/menu_words.txt", "Accueil\nMonde\nÀ la une\n"});
  words.add({"words/networks.txt", "Facebook\nX\n"});
  words.add({"words/cues.txt", "Lire\nLire aussi\nPar\n"});
  words.add({"words/months.txt", "janvier\t1\ndéc.\t12\n"});
  words.add({"words/never_places.txt", "lundi\n"});
  return ZonePatterns({{"t.zones", text}}, words, faults);
}

// "related[0,10] title[13,20] weak", or "none".
std::string match(const ZonePatterns& rules, std::string_view line, bool head = true) {
  ZoneMatch found;
  if (!rules.match(line, head, found)) return "none";
  std::string out = zone_name(found.kind) + ('[' + std::string(found.zone.in(line)) + ']');
  if (!found.title.empty()) out += " title[" + std::string(found.title.in(line)) + ']';
  if (!found.day.empty()) out += " day[" + std::string(found.day.in(line)) + ']';
  if (found.weak) out += " weak";
  if (found.opens) out += " opens";
  return out;
}

TEST_CASE("zone patterns: the first that fits, in order of the file") {
  const ZonePatterns rules = patterns("menu\tAa\nshare\tA\n");
  CHECK(match(rules, "Aab") == "menu[Aab]");
  CHECK(match(rules, "Ab") == "share[Ab]");
  CHECK(match(rules, "bA") == "none");
}

TEST_CASE("zone patterns: a list at the start is folded, the longest word first") {
  const ZonePatterns rules =
      patterns("related\t{{cues}} ?: ?(?P<title>.*)$\nbyline\t{{cues}} \\p{Lu}.*$\n");
  CHECK(match(rules, "LIRE AUSSI : Irak") == "related[LIRE AUSSI : Irak] title[Irak]");
  CHECK(match(rules, "Lire: Irak") == "related[Lire: Irak] title[Irak]");
  CHECK(match(rules, "\u2192 (Lire : Irak") == "related[\u2192 (Lire : Irak] title[Irak]");
  CHECK(match(rules, "Par Jean") == "byline[Par Jean]");
  CHECK(match(rules, "par Jean") == "byline[par Jean] weak");  // may be the rest of a sentence
  CHECK(match(rules, "Parler : Irak") == "none");
}

TEST_CASE("zone patterns: conditions choose the lines that are looked at") {
  const ZonePatterns rules = patterns(
      "menu head\tTop$\nshare digit\t.*$\ncaption caps\tX .*$\nnotice has=zorb "
      "has=\xC2\xA9\t.*$\n"
      "comment weak opens\tFin$\n");
  CHECK(match(rules, "Top") == "menu[Top]");
  CHECK(match(rules, "Top", false) == "none");
  CHECK(match(rules, "12") == "share[12]");
  CHECK(match(rules, "X ABC") == "caption[X ABC]");
  CHECK(match(rules, "X Abc") == "none");
  CHECK(match(rules, "Un zorb") == "notice[Un zorb]");
  CHECK(match(rules, "\xC2\xA9 AFP") == "notice[\xC2\xA9 AFP]");
  CHECK(match(rules, "Un zor") == "none");
  CHECK(match(rules, "Fin") == "comment[Fin] weak opens");
}

TEST_CASE("zone patterns: more needs something behind the word of the list") {
  const ZonePatterns rules = patterns("notice\t{{cues}}.*$\n");
  const ZonePatterns more = patterns("notice more\t{{cues}}.*$\n");
  CHECK(match(rules, "Lire") == "notice[Lire]");
  CHECK(match(more, "Lire") == "none");
  CHECK(match(more, "Lire B") == match(rules, "Lire B"));
}

TEST_CASE("zone patterns: long lines and sentences are text, unless a pattern takes them") {
  const ZonePatterns rules =
      patterns("menu\tA\nnotice long\t{{cues}} B\ndateline lead\t\\p{Lu}\\p{Ll}+ \\(AFP\\) -\n");
  CHECK(match(rules, "A" + std::string(300, 'b')) == "menu[A" + std::string(300, 'b') + "]");
  CHECK(match(rules, "A" + std::string(500, 'b')) == "none");
  CHECK(match(rules, "A" + std::string(100, 'b') + ".") == "none");
  CHECK(match(rules, "Lire B" + std::string(800, 'b')).starts_with("notice["));
  CHECK(match(rules, "Lire B" + std::string(2000, 'b')) == "none");
  CHECK(match(rules, "Bagdad (AFP) - " + std::string(5000, 'b')) == "dateline[Bagdad (AFP) -]");
}

TEST_CASE("zone patterns: groups limit the zone and tell title and date") {
  const ZonePatterns rules = patterns(
      "dateline lead\t(?P<place>\\p{Lu}\\p{Ll}+), (?P<day>[0-9]+) janvier(?P<rest> \\p{Lu})\n"
      "byline\tPublié le (?:(?P<day>[0-9]+) janvier|(?P<nday>[0-9]+)/01)$\n"
      "menu\tX (?P<zone>Y) Z\n");
  CHECK(match(rules, "Bagdad, 3 janvier Deux") == "dateline[Bagdad, 3 janvier] day[3]");
  CHECK(match(rules, "Lundi, 3 janvier Deux") == "none");  // no place at all
  CHECK(match(rules, "Publié le 4 janvier") == "byline[Publié le 4 janvier] day[4]");
  CHECK(match(rules, "Publié le 5/01") == "byline[Publié le 5/01] day[5]");
  CHECK(match(rules, "X Y Z") == "menu[Y]");
}

TEST_CASE("zone patterns: what stands at the end of a line, or beside its like") {
  const ZonePatterns rules =
      patterns("byline tail has=AFP\t\\. (?P<zone>\\(AFP\\))$\nbyline beside\tJean$\n");
  ZoneMatch found;
  const std::string_view line = "Il part. (AFP)";
  REQUIRE(rules.match_tail(line, found));
  CHECK(found.zone.in(line) == "(AFP)");
  CHECK_FALSE(rules.match_tail("Il part (AFP)", found));
  CHECK(match(rules, "Jean") == "none");
  CHECK(rules.match_beside("Jean", ZoneKind::byline, found));
  CHECK_FALSE(rules.match_beside("Jean", ZoneKind::caption, found));
}

TEST_CASE("zone patterns: items end where words do or a capital is glued to them") {
  const ZonePatterns rules =
      patterns("menu items\t{{menu_words}}\nshare items\t{{networks}}\nbyline\t{{cues}} X\n");
  CHECK(rules.item_end("Accueil Monde", ZoneKind::menu) == 7);
  CHECK(rules.item_end("AccueilMonde", ZoneKind::menu) == 7);
  CHECK(rules.item_end("Accueils", ZoneKind::menu) == 0);
  CHECK(rules.item_end("XXL", ZoneKind::share) == 0);
  CHECK(rules.item_end("Accueil", ZoneKind::share) == 0);
  CHECK(rules.cue_end("Lire aussi") == 10);
  CHECK(rules.cue_end("Facebook") == 8);
}

TEST_CASE("zone patterns: months have numbers") {
  const ZonePatterns rules = patterns("menu\tX\n");
  CHECK(rules.month_number("Janvier") == 1);
  CHECK(rules.month_number("DEC.") == 12);
  CHECK(rules.month_number("zorb") == 0);
}

TEST_CASE("zone patterns: too many are told") {
  std::string text;
  for (std::size_t i = 0; i <= ZonePatterns::kMostRows; ++i) text += "menu\tX\n";
  std::vector<Fault> faults;
  const ZonePatterns rules({{"t.zones", text}}, test::tiny_words(), faults);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].place.to_string() == "t.zones:193:6");
  CHECK(faults[0].message.find("one pattern more than 192") == 0);
}

}  // namespace
}  // namespace vigie
