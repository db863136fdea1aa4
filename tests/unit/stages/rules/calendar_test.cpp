#include "stages/rules/calendar.h"

#include "support/test.h"

namespace vigie {
namespace {

std::string text(Day day) {
  return std::to_string(year_of(day)) + '-' + std::to_string(month_of(day)) + '-' +
         std::to_string(month_day_of(day));
}

std::string text(const std::optional<Day>& day) {
  return day ? text(*day) : "none";
}

TEST_CASE("calendar: a day there is, and none there is not") {
  CHECK(text(day_of(2021, 12, 31)) == "2021-12-31");
  CHECK(text(day_of(2020, 2, 29)) == "2020-2-29");
  CHECK(text(day_of(2021, 2, 29)) == "none");
  CHECK(text(day_of(1900, 2, 29)) == "none");
  CHECK(text(day_of(-43, 3, 15)) == "-43-3-15");
  CHECK(text(day_of(2021, 13, 1)) == "none");
  CHECK(text(day_of(2021, 0, 1)) == "none");
  CHECK(text(day_of(2021, 1, 0)) == "none");
  CHECK(text(day_of(2021, 1, 32)) == "none");
}

TEST_CASE("calendar: weekdays and ISO weeks, also over the turn of the year") {
  CHECK(weekday_of(*day_of(2022, 3, 16)) == 3);
  CHECK(weekday_of(*day_of(2022, 3, 20)) == 7);
  struct Row {
    int year, month, day, iso_year, week;
  };
  constexpr Row kRows[] = {{2022, 3, 16, 2022, 11}, {2022, 1, 2, 2021, 52},
                           {2022, 1, 3, 2022, 1},   {2020, 12, 31, 2020, 53},
                           {2018, 12, 31, 2019, 1}, {2016, 1, 1, 2015, 53}};
  for (const Row& row : kRows) {
    CAPTURE(row.year);
    CAPTURE(row.day);
    const IsoWeek week = iso_week_of(*day_of(row.year, row.month, row.day));
    CHECK(week.year == row.iso_year);
    CHECK(week.week == row.week);
  }
}

TEST_CASE("calendar: months are added, and the last day of a month stays the last") {
  CHECK(text(add_months(*day_of(2021, 12, 31), 1)) == "2022-1-31");
  CHECK(text(add_months(*day_of(2022, 1, 31), 1)) == "2022-2-28");
  CHECK(text(add_months(*day_of(2020, 3, 31), -1)) == "2020-2-29");
  CHECK(text(add_months(*day_of(2022, 3, 16), -15)) == "2020-12-16");
}

TEST_CASE("calendar: Easter") {
  CHECK(text(easter(1818)) == "1818-3-22");  // the earliest
  CHECK(text(easter(1943)) == "1943-4-25");  // the latest
  CHECK(text(easter(1954)) == "1954-4-18");
  CHECK(text(easter(1981)) == "1981-4-19");
  CHECK(text(easter(2000)) == "2000-4-23");
  CHECK(text(easter(2019)) == "2019-4-21");
  CHECK(text(easter(2022)) == "2022-4-17");
  CHECK(text(easter(2024)) == "2024-3-31");
}

TEST_CASE("calendar: the n-th weekday of a month") {
  CHECK(text(nth_weekday(2020, 5, 3, 1)) == "2020-5-6");
  CHECK(text(nth_weekday(2020, 4, 3, 1)) == "2020-4-1");
  CHECK(text(nth_weekday(2020, 5, 3, 5)) == "none");
  CHECK(text(nth_weekday(2020, 5, 5, 5)) == "2020-5-29");
  CHECK(text(nth_weekday(2021, 10, 7, -1)) == "2021-10-31");
  CHECK(text(nth_weekday(2021, 10, 7, -5)) == "2021-10-3");
  CHECK(text(nth_weekday(2021, 10, 7, -6)) == "none");
  CHECK(text(nth_weekday(2021, 10, 7, 0)) == "none");
  CHECK(text(nth_weekday(2021, 10, 8, 1)) == "none");
}

TEST_CASE("calendar: the Republican calendar, with its three leap years") {
  CHECK(text(republican_day(1, 1, 1)) == "1792-9-22");
  CHECK(text(republican_day(2, 11, 9)) == "1794-7-27");  // 9 thermidor an II
  CHECK(text(republican_day(3, 13, 6)) == "1795-9-22");  // jour de la Revolution
  CHECK(text(republican_day(4, 1, 1)) == "1795-9-23");
  CHECK(text(republican_day(4, 13, 6)) == "none");
  CHECK(text(republican_day(8, 2, 18)) == "1799-11-9");    // 18 brumaire an VIII
  CHECK(text(republican_day(12, 8, 28)) == "1804-5-18");   // the Empire
  CHECK(text(republican_day(14, 4, 10)) == "1805-12-31");  // the last day in force
  CHECK(text(republican_day(15, 1, 1)) == "none");
  CHECK(text(republican_day(0, 1, 1)) == "none");
  CHECK(text(republican_day(8, 14, 1)) == "none");
  CHECK(text(republican_day(8, 2, 31)) == "none");
}

}  // namespace
}  // namespace vigie
