#include "stages/pages/page_date.h"

#include "support/test.h"

namespace vigie {
namespace {

std::string shown(const DocumentDate& date) {
  return date.day == 0 ? "none" : date.to_iso();
}

TEST_CASE("page date: digits and names make a day, and only days that exist") {
  struct Row {
    std::string_view day;
    std::string_view month;
    std::uint8_t number;
    std::string_view year;
    std::string_view expected;
  };
  constexpr Row kRows[] = {
      {"31", "décembre", 12, "2021", "2021-12-31"},
      {"1er", "mai", 5, "1871", "1871-05-01"},
      {"03", "04", 0, "2020", "2020-04-03"},
      {"3", "4", 0, "20", "2020-04-03"},
      {"3", "4", 0, "98", "1998-04-03"},
      {"31", "jan", 1, "", "XXXX-01-31"},
      {"29", "février", 2, "", "XXXX-02-29"},
      {"29", "février", 2, "2021", "none"},
      {"29", "février", 2, "2020", "2020-02-29"},
      {"31", "avril", 4, "2021", "none"},
      {"0", "mai", 5, "2021", "none"},
      {"3", "13", 0, "2021", "none"},
      {"3", "zorb", 0, "2021", "none"},
      {"", "mai", 5, "2021", "none"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.day);
    CAPTURE(row.month);
    CAPTURE(row.year);
    CHECK(shown(date_of(row.day, row.month, row.number, row.year)) == row.expected);
  }
}

TEST_CASE("page date: a dateline takes its year from the publication") {
  const DocumentDate december = date_of("31", "12", 0, "");
  const DocumentDate january = date_of("3", "1", 0, "");
  const DocumentDate published = date_of("2", "1", 0, "2022");
  const DocumentDate updated = date_of("5", "1", 0, "2022");
  const DocumentDate full = date_of("30", "12", 0, "2021");
  CHECK(shown(page_date({}, {})) == "none");
  CHECK(shown(page_date({december}, {})) == "XXXX-12-31");
  CHECK(shown(page_date({december}, {published})) == "2021-12-31");
  CHECK(shown(page_date({january}, {published})) == "2022-01-03");
  CHECK(shown(page_date({december, full}, {})) == "2021-12-30");
  CHECK(shown(page_date({full}, {published})) == "2021-12-30");
  CHECK(shown(page_date({}, {updated, published})) == "2022-01-02");
  CHECK(shown(with_year_of(date_of("29", "2", 0, ""), published)) == "XXXX-02-29");
}

}  // namespace
}  // namespace vigie
