// Calendars: movable feasts, ISO weeks, the n-th weekday of a month, the French Republican
// calendar.
#pragma once

#include <chrono>
#include <optional>

namespace vigie {

/// A day on the proleptic Gregorian calendar.
using Day = std::chrono::sys_days;

/// The day `year`-`month`-`day`; nothing when there is none (31 February).
[[nodiscard]] std::optional<Day> day_of(int year, int month, int day);

/// Its year, month (1 to 12) and day of the month.
[[nodiscard]] int year_of(Day day);
[[nodiscard]] int month_of(Day day);
[[nodiscard]] int month_day_of(Day day);

/// ISO number of its weekday: 1 is Monday, 7 Sunday.
[[nodiscard]] int weekday_of(Day day);

/// `day` with `months` added; a day that the month does not have becomes its last.
[[nodiscard]] Day add_months(Day day, int months);

/// An ISO 8601 week; `year` is the year its Thursday lies in.
struct IsoWeek {
  int year = 0;
  int week = 0;
};
[[nodiscard]] IsoWeek iso_week_of(Day day);

/// Easter Sunday of the Gregorian calendar (Oudin's method). Precondition: year > 0.
[[nodiscard]] Day easter(int year);

/// The `n`-th `weekday` (ISO number) of a month, counted from its end when `n` is negative; nothing
/// when the month has none.
[[nodiscard]] std::optional<Day> nth_weekday(int year, int month, int weekday, int n);

/// A day of the French Republican calendar, years I to XIV as they were counted then. `month` is 1
/// to 12, or 13 for the complementary days. Nothing when there is no such day.
[[nodiscard]] std::optional<Day> republican_day(int year, int month, int day);

}  // namespace vigie
