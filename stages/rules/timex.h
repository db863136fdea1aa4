// Times of a text: what the captures of a rule say, and the TIMEX3 value that follows from it and
// from the day of writing.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "pipeline/text_source.h"
#include "stages/rules/calendar.h"
#include "stages/rules/number_words.h"

namespace vigie {

/// Units of time, from the shortest to the longest.
enum class TimeUnit : std::uint8_t {
  none,
  second,
  minute,
  hour,
  day,
  weekend,
  week,
  month,
  quarter,
  half,
  year,
  decade,
  century,
  millennium,
};

/// When the clause tells that things happen.
enum class Tense : std::uint8_t { unknown, past, future };

/// A named capture and its text.
struct NamedText {
  std::string_view name;
  std::string_view text;
};

/// A distance from a reference: "il y a trois jours", "le mois prochain", "la veille".
struct TimeShift {
  TimeUnit unit = TimeUnit::none;  ///< none: there is no shift
  int amount = 0;                  ///< in `unit`; negative: before
  bool from_story = false;         ///< from the time that the text named last, not from the writing
  bool indefinite = false;         ///< "il y a quelques mois": only the sign of `amount` counts
};

/// What an expression says by itself; what it leaves open is 0, -1, empty or none.
struct TimeExpression {
  enum class Kind : std::uint8_t { point, fixed };
  Kind kind = Kind::point;
  std::string fixed;  ///< the value of durations, sets and references, which nothing can change
  std::string mod;    ///< TIMEX3 `mod`: START, MID, END, APPROX, MORE_THAN ...

  TimeShift shift;
  std::optional<int> year;  ///< astronomical: 0 is 1 BC
  int month = 0;
  int day = 0;
  int last = 0;               ///< where a range of days or years ends
  int weekday = 0;            ///< ISO number
  int ordinal = 0;            ///< of the weekday within its month, from its end when negative
  int quarter = 0;            ///< 1 to 4
  int half = 0;               ///< 1 or 2
  std::optional<int> decade;  ///< 198 for the 1980s
  int century = 0;            ///< 19 for the XIXe; negative before Christ
  int millennium = 0;         ///< likewise
  std::optional<int> easter;  ///< days after Easter Sunday
  std::string season;         ///< SP, SU, FA, WI
  std::string part;           ///< of the day: MO, AF, EV, NI ...
  int hour = -1;
  int minute = -1;
  int second = -1;
  std::string zone;                   ///< "Z", "+02:00"
  std::optional<int> direction;       ///< -1 the last one, 0 this one, +1 the next one
  bool direction_from_story = false;  ///< "suivant", "precedent"
};

/// A stretch of time: `unit` long, from `first` on.
struct TimePeriod {
  TimeUnit unit = TimeUnit::none;
  Day first{};
};

/// What the text around an expression tells.
struct TimeReference {
  std::optional<Day> written;       ///< the day of writing
  std::optional<TimePeriod> story;  ///< the time that the text named last
  std::optional<Day> clock_day;     ///< the day that an hour by itself belongs to
  std::optional<int> story_year;    ///< the year that a day without one belongs to
  Tense tense = Tense::unknown;
};

/// The value of an expression.
struct TimeValue {
  std::string timex;
  std::string mod;
  bool open = false;                 ///< a reference was needed that is not known
  std::optional<TimePeriod> period;  ///< where the value is a definite stretch of time
};

/// Reads captures. Immutable; const calls are safe in any thread.
class TimeReader {
 public:
  /// Uses the values of the word lists that docs/rules.md names beside each capture.
  explicit TimeReader(const WordLists& words);

  /// What `captures` say; nothing when that is no time (a 31 February, an unknown word). Captures
  /// with other names than those of docs/rules.md do not count.
  [[nodiscard]] std::optional<TimeExpression> read(std::span<const NamedText> captures) const;

 private:
  using Table = std::unordered_map<std::string, std::string>;
  [[nodiscard]] bool read_one(const NamedText& capture, TimeExpression& expression,
                              struct TimeParts& parts) const;
  [[nodiscard]] bool finish(TimeExpression& expression, struct TimeParts& parts) const;
  std::unordered_map<std::string_view, Table> tables_;  // by capture
  NumberWords numbers_;
};

/// The value of `expression` seen from `reference`. Without one (`{}`), the underspecified form:
/// "XXXX-12-31", "XXXX-WXX-5".
[[nodiscard]] TimeValue time_value(const TimeExpression& expression,
                                   const TimeReference& reference);

/// The number of a Roman numeral ("XIX"), 0 when `text` is none.
[[nodiscard]] int roman_number(std::string_view text);

}  // namespace vigie
