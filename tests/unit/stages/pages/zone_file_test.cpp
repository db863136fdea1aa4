#include "stages/pages/zone_file.h"

#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

std::vector<ZoneRow> rows_of(std::string text, std::vector<Fault>& faults, bool check = true) {
  return parse_zones({{"t.zones", std::move(text)}}, test::tiny_words(), faults, check);
}

TEST_CASE("zone file: a line is kind, conditions and pattern") {
  std::vector<Fault> faults;
  const auto rows = rows_of(
      "# comment\n\ndefine YEAR [0-9]{4}\n"
      "byline weak head has=20 has=_le_\tPublié le {{YEAR}}$\n"
      "related opens\t{{menu_words}} ?:$\n"
      "menu items\t{{menu_words}}\n"
      "dateline lead caps digit long\t\\p{Lu}\n"
      "caption beside\tx\r\n"
      "quote tail\ty\n",
      faults);
  CHECK(faults.empty());
  REQUIRE(rows.size() == 6);
  CHECK(rows[0].kind == ZoneKind::byline);
  CHECK((rows[0].weak && rows[0].head && !rows[0].lead && !rows[0].opens));
  CHECK(rows[0].has == std::vector<std::string>{"20", " le "});
  CHECK(rows[0].list.empty());
  CHECK(rows[0].expression.ends_with("(?:[0-9]{4})$"));
  CHECK(rows[0].place.to_string() == "t.zones:4:34");
  CHECK((rows[1].opens && rows[1].list == "menu_words"));
  CHECK(rows[1].expression.ends_with("?:$"));
  CHECK((rows[2].items && rows[2].expression.empty()));
  CHECK((rows[3].lead && rows[3].caps && rows[3].digit && rows[3].takes_long));
  CHECK(rows[4].beside);
  CHECK(rows[5].tail);
}

TEST_CASE("zone file: faults tell place, what was found and what is expected") {
  struct Row {
    std::string_view text;
    std::string_view place;
    std::string_view message;
  };
  constexpr Row kRows[] = {
      {"menus\tX", "t.zones:1:1", "\"menus\", expected a zone kind, a tab and a pattern"},
      {"menu X", "t.zones:1:1", "\"menu X\", expected a zone kind"},
      {"\nmenu week\tX", "t.zones:2:6", "condition \"week\", expected weak, beside, opens"},
      {"menu has=\tX", "t.zones:1:6", "condition \"has=\", expected"},
      {"menu\t(", "t.zones:1:6", "missing ): (, expected a pattern RE2 accepts"},
      {"menu\t", "t.zones:1:6", "no pattern, expected one behind the tab"},
      {"menu\t{{nothing}}", "t.zones:1:6", "{{nothing}} is unknown"},
      {"menu\tX\\d", "t.zones:1:7", "\\d knows ASCII only"},
      {"menu items\tX", "t.zones:1:12", "`items` before something else"},
      {"menu tail\t{{menu_words}}", "t.zones:1:11", "a word list at the start of a `beside`"},
      {"menu\tA\xFF", "t.zones:1:1", "bytes that are not UTF-8"},
      {"define X", "t.zones:1:1", "an incomplete definition"},
      {"define X \\w", "t.zones:1:10", "\\w knows ASCII only"},
      {"menu\t(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)", "t.zones:1:6", "16 groups"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    std::vector<Fault> faults;
    CHECK(rows_of(std::string(row.text), faults).empty());
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].place.to_string() == row.place);
    CHECK(faults[0].message.find(row.message) == 0);
  }
}

TEST_CASE("zone file: definitions end with their file, and a resource is not checked again") {
  std::vector<Fault> faults;
  const std::vector<TextSource> sources = {{"a.zones", "define X y\nmenu\t{{X}}\n"},
                                           {"b.zones", "menu\t{{X}}\n"}};
  CHECK(parse_zones(sources, test::tiny_words(), faults, true).size() == 1);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].place.to_string() == "b.zones:1:6");
  faults.clear();
  CHECK(rows_of("menu\t(", faults, false).size() == 1);
  CHECK(faults.empty());
}

}  // namespace
}  // namespace vigie
