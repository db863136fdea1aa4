#include "stages/rules/calendar.h"

#include <array>

namespace vigie {
namespace {

std::chrono::year_month_day parts(Day day) {
  return std::chrono::year_month_day(day);
}

}  // namespace

std::optional<Day> day_of(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return Day(date);
}

int year_of(Day day) {
  return static_cast<int>(parts(day).year());
}

int month_of(Day day) {
  return static_cast<int>(static_cast<unsigned>(parts(day).month()));
}

int month_day_of(Day day) {
  return static_cast<int>(static_cast<unsigned>(parts(day).day()));
}

int weekday_of(Day day) {
  return static_cast<int>(std::chrono::weekday(day).iso_encoding());
}

Day add_months(Day day, int months) {
  const std::chrono::year_month_day moved = parts(day) + std::chrono::months(months);
  return Day(moved.ok() ? moved : moved.year() / moved.month() / std::chrono::last);
}

IsoWeek iso_week_of(Day day) {
  const Day thursday = day + std::chrono::days(4 - weekday_of(day));
  const int year = year_of(thursday);
  const Day first(std::chrono::year(year) / 1 / 1);
  return {year, static_cast<int>((thursday - first).count()) / 7 + 1};
}

Day easter(int year) {
  const int g = year % 19;
  const int c = year / 100;
  const int h = (c - c / 4 - (8 * c + 13) / 25 + 19 * g + 15) % 30;
  const int i = h - (h / 28) * (1 - (29 / (h + 1)) * ((21 - g) / 11));
  const int j = (year + year / 4 + i + 2 - c + c / 4) % 7;
  // Days from 21 March to the Sunday after the full moon; 0 is 28 March less 7.
  const int from_march = i - j + 28;
  return Day(std::chrono::year(year) / 3 / 1) + std::chrono::days(from_march - 1);
}

std::optional<Day> nth_weekday(int year, int month, int weekday, int n) {
  if (n == 0 || weekday < 1 || weekday > 7) return std::nullopt;
  const std::optional<Day> first = day_of(year, month, 1);
  if (!first) return std::nullopt;
  const Day next = add_months(*first, 1);
  Day found;
  if (n > 0) {
    found = *first + std::chrono::days((weekday - weekday_of(*first) + 7) % 7 + 7 * (n - 1));
  } else {
    const Day last = next - std::chrono::days(1);
    found = last - std::chrono::days((weekday_of(last) - weekday + 7) % 7 + 7 * (-n - 1));
  }
  if (found < *first || found >= next) return std::nullopt;
  return found;
}

std::optional<Day> republican_day(int year, int month, int day) {
  // First days of the years I to XIV in September, and of the year after; the years III, VII and XI
  // had a sixth complementary day.
  constexpr std::array<int, 15> kNewYear = {22, 22, 22, 23, 22, 22, 22, 23,
                                            23, 23, 23, 24, 23, 23, 23};
  if (year < 1 || year > 14 || month < 1 || month > 13 || day < 1 || day > 30) return std::nullopt;
  const auto new_year = [&](int y) {
    return Day(std::chrono::year(1791 + y) / 9 / kNewYear.at(static_cast<std::size_t>(y - 1)));
  };
  const Day date = new_year(year) + std::chrono::days(30 * (month - 1) + day - 1);
  if (date >= new_year(year + 1)) return std::nullopt;
  return date;
}

}  // namespace vigie
