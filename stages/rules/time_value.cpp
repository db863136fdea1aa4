// Values: from what an expression says, and what is known around it, to TIMEX3.
#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <limits>

#include "stages/rules/timex.h"

namespace vigie {
namespace {

using std::chrono::days;

std::string year_text(int year) {
  return year > 0 ? fmt::format("{:04}", year) : fmt::format("BC{:04}", 1 - year);
}

std::string day_text(Day day) {
  return fmt::format("{}-{:02}-{:02}", year_text(year_of(day)), month_of(day), month_day_of(day));
}

Day first_of_year(int year) {
  return *day_of(year, 1, 1);
}

Day monday_of(Day day) {
  return day - days(weekday_of(day) - 1);
}

// The first month of a season, astronomically begun on its 21st or so.
int season_month(std::string_view season) {
  if (season == "SP") return 3;
  if (season == "SU") return 6;
  if (season == "FA") return 9;
  return 12;
}

// Of the same day in several years, the one that is meant.
struct YearChoice {
  std::optional<int> direction;
  Tense tense = Tense::unknown;
  int weekday = 0;  // ISO number that the day must have, 0 for any
};

// The year, around `written`, in which `day_in(year)` is the day that is meant: the last or the
// next when the text says so, the one whose weekday fits, or the nearest. Where the nearest is
// months away, the tense of the clause decides.
template <typename DayIn>
std::optional<int> choose_year(Day written, const YearChoice& choice, const DayIn& day_in) {
  constexpr int kReach = 6;  // a weekday comes back on the same date after 11 years at most
  std::optional<int> best;
  long best_distance = std::numeric_limits<long>::max();
  const int reach = choice.weekday != 0 ? kReach : 2;
  for (int year = year_of(written) - reach; year <= year_of(written) + reach; ++year) {
    const std::optional<Day> day = day_in(year);
    if (!day) continue;
    const long ahead = (*day - written).count();
    if (choice.weekday != 0 && weekday_of(*day) != choice.weekday) continue;
    if (choice.direction == -1 && ahead >= 0) continue;
    if (choice.direction == 1 && ahead <= 0) continue;
    long distance = std::labs(ahead);
    constexpr long kNear = 60;
    if (!choice.direction && distance > kNear) {
      constexpr long kYear = 366;
      if (choice.tense == Tense::past && ahead > 0) distance += kYear;
      if (choice.tense == Tense::future && ahead < 0) distance += kYear;
    }
    if (distance >= best_distance) continue;
    best_distance = distance;
    best = year;
  }
  return best;
}

class Resolver {
 public:
  Resolver(const TimeExpression& expression, const TimeReference& reference)
      : e_(expression), r_(reference) {}

  TimeValue run() {
    value_.mod = e_.mod;
    if (e_.kind == TimeExpression::Kind::fixed) {
      value_.timex = e_.fixed;
    } else if (e_.shift.unit != TimeUnit::none) {
      shifted();
    } else {
      calendar();
    }
    return std::move(value_);
  }

 private:
  void set(std::string timex, TimeUnit unit, Day first) {
    value_.timex = std::move(timex);
    value_.period = TimePeriod{unit, first};
  }

  void set_open(std::string timex) {
    value_.timex = std::move(timex);
    value_.open = true;
  }

  // ---- distances --------------------------------------------------------------------------------

  // The day that a shift counts from: nothing when it is not known, or known too coarsely.
  [[nodiscard]] std::optional<Day> anchor() const {
    if (!e_.shift.from_story) return r_.written;
    if (!r_.story) return std::nullopt;
    const bool coarse = r_.story->unit > e_.shift.unit && r_.story->unit > TimeUnit::week;
    if (coarse) return std::nullopt;
    return r_.story->first;
  }

  void shifted() {
    const TimeShift& shift = e_.shift;
    if (shift.indefinite && !shift.from_story) {
      value_.timex = shift.amount < 0 ? "PAST_REF" : "FUTURE_REF";
      return;
    }
    const std::optional<Day> from = anchor();
    if (!from || shift.indefinite) {
      set_open(open_form());
      return;
    }
    base(*from);
    if (value_.period) refine(value_.period->first);
  }

  // The stretch of time that the shift leads to.
  void base(Day from) {
    const int n = e_.shift.amount;
    switch (e_.shift.unit) {
      case TimeUnit::second:
      case TimeUnit::minute:
      case TimeUnit::hour: {
        // The hour of writing is not known: only whole days can be counted.
        constexpr int kHours = 24;
        if (e_.shift.unit == TimeUnit::hour && n % kHours == 0) {
          const Day day = from + days(n / kHours);
          set(day_text(day), TimeUnit::day, day);
        } else {
          set_open(day_text(from) + "TXX:XX");
        }
        break;
      }
      case TimeUnit::day: {
        const Day day = from + days(n);
        set(day_text(day), TimeUnit::day, day);
        break;
      }
      case TimeUnit::weekend: weekend(from, n); break;
      case TimeUnit::week: {
        const Day monday = monday_of(from) + days(7 * n);
        const IsoWeek week = iso_week_of(monday);
        set(fmt::format("{}-W{:02}", year_text(week.year), week.week), TimeUnit::week, monday);
        break;
      }
      case TimeUnit::month: set_month(add_months(from, n)); break;
      case TimeUnit::quarter: set_quarter(add_months(from, 3 * n)); break;
      case TimeUnit::half: set_half(add_months(from, 6 * n)); break;
      case TimeUnit::year: set_year(year_of(from) + n); break;
      case TimeUnit::decade: set_decade(floor_div(year_of(from), 10) + n); break;
      case TimeUnit::century: set_century(floor_div(year_of(from) - 1, 100) + 1 + n); break;
      case TimeUnit::millennium: set_millennium(floor_div(year_of(from) - 1, 1000) + 1 + n); break;
      case TimeUnit::none: break;
    }
  }

  static int floor_div(int a, int b) { return a / b - (a % b < 0 ? 1 : 0); }

  void weekend(Day from, int n) {
    constexpr int kFriday = 5;
    Day monday = monday_of(from) + days(7 * n);
    // "Ils se sont rendus ce week-end", said on a Tuesday.
    if (n == 0 && r_.tense == Tense::past && weekday_of(from) < kFriday) monday -= days(7);
    const IsoWeek week = iso_week_of(monday);
    set(fmt::format("{}-W{:02}-WE", year_text(week.year), week.week), TimeUnit::weekend,
        monday + days(5));
  }

  void set_month(Day day) {
    const Day first = *day_of(year_of(day), month_of(day), 1);
    set(fmt::format("{}-{:02}", year_text(year_of(day)), month_of(day)), TimeUnit::month, first);
  }
  void set_quarter(Day day) {
    const int quarter = (month_of(day) - 1) / 3 + 1;
    set(fmt::format("{}-Q{}", year_text(year_of(day)), quarter), TimeUnit::quarter,
        *day_of(year_of(day), 3 * quarter - 2, 1));
  }
  void set_half(Day day) {
    const int half = (month_of(day) - 1) / 6 + 1;
    set(fmt::format("{}-H{}", year_text(year_of(day)), half), TimeUnit::half,
        *day_of(year_of(day), 6 * half - 5, 1));
  }
  void set_year(int year) {
    set(year_text(year), TimeUnit::year, first_of_year(year));
    if (e_.last != 0 && e_.day == 0)
      value_.timex = fmt::format("{}/{}", year_text(year), year_text(e_.last));
  }
  void set_decade(int decade) {
    set(fmt::format("{:03}", decade), TimeUnit::decade, first_of_year(decade * 10));
  }
  // Centuries and millennia count from 1; 0 is the first before Christ.
  void set_century(int century) {
    set(century > 0 ? fmt::format("{:02}", century - 1) : fmt::format("BC{:02}", -century),
        TimeUnit::century, first_of_year((century - 1) * 100 + 1));
  }
  void set_millennium(int millennium) {
    set(millennium > 0 ? fmt::format("{}", millennium - 1) : fmt::format("BC{}", -millennium),
        TimeUnit::millennium, first_of_year((millennium - 1) * 1000 + 1));
  }

  // What the expression says within the stretch that the shift led to: "le premier mercredi du mois
  // prochain", "hier soir", "en mai de l'an dernier".
  void refine(Day first) {
    const TimeUnit unit = value_.period->unit;
    const int year = year_of(first);
    if (unit == TimeUnit::year && e_.month != 0) {
      if (e_.day != 0) {
        if (const auto day = day_of(year, e_.month, e_.day))
          set(day_text(*day), TimeUnit::day, *day);
      } else {
        set_month(*day_of(year, e_.month, 1));
      }
    } else if (unit == TimeUnit::year && !e_.season.empty()) {
      set_season(year);
    } else if (unit == TimeUnit::year && e_.quarter != 0) {
      set_quarter(*day_of(year, 3 * e_.quarter - 2, 1));
    } else if (unit == TimeUnit::year && e_.half != 0) {
      set_half(*day_of(year, 6 * e_.half - 5, 1));
    } else if (unit == TimeUnit::month && e_.weekday != 0 && e_.ordinal != 0) {
      set_nth(year, month_of(first));
    } else if (unit == TimeUnit::month && e_.day != 0) {
      if (const auto day = day_of(year, month_of(first), e_.day))
        set(day_text(*day), TimeUnit::day, *day);
    } else if (unit == TimeUnit::week && e_.weekday != 0) {
      const Day day = first + days(e_.weekday - 1);
      set(day_text(day), TimeUnit::day, day);
    }
    if (value_.period->unit == TimeUnit::day) value_.timex += clock();
  }

  // The underspecified form of a shift whose reference is not known.
  [[nodiscard]] std::string open_form() const {
    switch (e_.shift.unit) {
      case TimeUnit::second:
      case TimeUnit::minute:
      case TimeUnit::hour: return "XXXX-XX-XXTXX:XX";
      case TimeUnit::day: return "XXXX-XX-XX" + clock();
      case TimeUnit::weekend: return "XXXX-WXX-WE";
      case TimeUnit::week:
        return e_.weekday != 0 ? fmt::format("XXXX-WXX-{}", e_.weekday) : "XXXX-WXX";
      case TimeUnit::month: return "XXXX-XX";
      case TimeUnit::quarter: return "XXXX-QX";
      case TimeUnit::half: return "XXXX-HX";
      case TimeUnit::year:
        if (e_.month != 0) return month_form("XXXX");
        return e_.season.empty() ? "XXXX" : "XXXX-" + e_.season;
      case TimeUnit::decade: return "XXX";
      case TimeUnit::century: return "XX";
      default: return "X";
    }
  }

  // ---- the calendar -----------------------------------------------------------------------------

  void calendar() {
    if (e_.century != 0) return set_century(e_.century > 0 ? e_.century : e_.century + 1);
    if (e_.millennium != 0)
      return set_millennium(e_.millennium > 0 ? e_.millennium : e_.millennium + 1);
    if (e_.decade) return set_decade(*e_.decade);
    if (e_.easter) return feast();
    if (!e_.season.empty()) return season();
    if (e_.quarter != 0 || e_.half != 0) return part_of_year();
    if (e_.weekday != 0 && e_.ordinal != 0) return nth();
    if (e_.month != 0) return month_or_day();
    if (e_.year) return set_year(*e_.year);
    if (e_.weekday != 0 && e_.day != 0) return weekday_and_day();
    if (e_.weekday != 0) return weekday();
    if (e_.day != 0) return set_open(fmt::format("XXXX-XX-{:02}", e_.day) + clock());
    time_of_day();
  }

  // "T20:35", "TEV", or nothing.
  [[nodiscard]] std::string clock() const {
    if (e_.hour >= 0) {
      std::string out = fmt::format("T{:02}:{:02}", e_.hour, std::max(e_.minute, 0));
      if (e_.second >= 0) out += fmt::format(":{:02}", e_.second);
      return out + e_.zone;
    }
    return e_.part.empty() ? std::string() : "T" + e_.part;
  }

  [[nodiscard]] YearChoice year_choice() const { return {e_.direction, r_.tense, e_.weekday}; }

  // The year of a day whose year is not told.
  template <typename DayIn>
  [[nodiscard]] std::optional<int> year_for(const DayIn& day_in) const {
    if (e_.year) return e_.year;
    if (r_.story_year && !e_.direction) return r_.story_year;
    if (!r_.written) return std::nullopt;
    std::optional<int> year = choose_year(*r_.written, year_choice(), day_in);
    if (!year && e_.weekday != 0) {  // the weekday is wrong: the date counts
      YearChoice any = year_choice();
      any.weekday = 0;
      year = choose_year(*r_.written, any, day_in);
    }
    return year;
  }

  [[nodiscard]] std::string month_form(std::string_view year) const {
    std::string out = fmt::format("{}-{:02}", year, e_.month);
    if (e_.day != 0) out += fmt::format("-{:02}", e_.day) + clock();
    if (e_.day != 0 && e_.last != 0) out += fmt::format("/{}-{:02}-{:02}", year, e_.month, e_.last);
    return out;
  }

  void month_or_day() {
    const auto day_in = [&](int year) {
      constexpr int kMiddle = 15;
      return day_of(year, e_.month, e_.day != 0 ? e_.day : kMiddle);
    };
    std::optional<int> year;
    if (e_.day == 0 && !e_.year && e_.direction && r_.written) {
      // "en mai dernier", said in May, is of the year before.
      const int month = month_of(*r_.written);
      const int ahead = e_.month > month ? 1 : (e_.month < month ? -1 : 0);
      year = year_of(*r_.written);
      if (*e_.direction == -1 && ahead >= 0) --*year;
      if (*e_.direction == 1 && ahead <= 0) ++*year;
    } else {
      year = year_for(day_in);
    }
    if (!year) return set_open(month_form("XXXX"));
    if (e_.day == 0) return set_month(*day_of(*year, e_.month, 1));
    const auto day = day_of(*year, e_.month, e_.day);
    if (!day) return set_open(month_form("XXXX"));  // 29 February in a year without one
    set(day_text(*day) + clock(), TimeUnit::day, *day);
    if (e_.last == 0) return;
    if (const auto last = day_of(*year, e_.month, e_.last))
      value_.timex = fmt::format("{}/{}", day_text(*day), day_text(*last));
  }

  void feast() {
    const auto day_in = [&](int year) -> std::optional<Day> {
      return easter(year) + days(*e_.easter);
    };
    const std::optional<int> year = year_for(day_in);
    if (!year) return set_open("XXXX-XX-XX");
    const Day day = *day_in(*year);
    set(day_text(day) + clock(), TimeUnit::day, day);
  }

  void set_season(int year) {
    set(fmt::format("{}-{}", year_text(year), e_.season), TimeUnit::quarter,
        *day_of(year, season_month(e_.season), 21));
  }

  void season() {
    if (e_.year) return set_season(*e_.year);
    const std::string form = "XXXX-" + e_.season;
    // A season alone is any such season.
    if (!e_.direction) {
      value_.timex = form;
      return;
    }
    if (!r_.written) return set_open(form);
    constexpr int kDays = 92;
    const int year = year_of(*r_.written);
    for (const int candidate : {year - 2, year - 1, year, year + 1, year + 2}) {
      const Day first = *day_of(candidate, season_month(e_.season), 21);
      const Day end = first + days(kDays);
      const bool right = *e_.direction == 1    ? first > *r_.written
                         : *e_.direction == -1 ? end <= *r_.written && end + days(365) > *r_.written
                         : r_.tense == Tense::past
                             ? first <= *r_.written && first + days(365) > *r_.written
                             : end > *r_.written;
      if (right) return set_season(candidate);
    }
    set_open(form);
  }

  void part_of_year() {
    const std::string suffix =
        e_.quarter != 0 ? fmt::format("-Q{}", e_.quarter) : fmt::format("-H{}", e_.half);
    const int month = e_.quarter != 0 ? 3 * e_.quarter - 1 : 6 * e_.half - 3;
    const auto day_in = [&](int year) { return day_of(year, month, 15); };
    const std::optional<int> year = year_for(day_in);
    if (!year) return set_open("XXXX" + suffix);
    set(year_text(*year) + suffix, e_.quarter != 0 ? TimeUnit::quarter : TimeUnit::half,
        *day_of(*year, month - (e_.quarter != 0 ? 1 : 2), 1));
  }

  void set_nth(int year, int month) {
    const auto day = nth_weekday(year, month, e_.weekday, e_.ordinal);
    if (day) set(day_text(*day) + clock(), TimeUnit::day, *day);
  }

  void nth() {
    const std::string form = e_.month != 0 ? fmt::format("XXXX-{:02}-WXX-{}", e_.month, e_.weekday)
                                           : fmt::format("XXXX-WXX-{}", e_.weekday);
    if (e_.month == 0) return set_open(form);
    const auto day_in = [&](int year) {
      return nth_weekday(year, e_.month, e_.weekday, e_.ordinal);
    };
    YearChoice any = year_choice();
    any.weekday = 0;
    std::optional<int> year = e_.year;
    if (!year && r_.written) year = choose_year(*r_.written, any, day_in);
    if (year) set_nth(*year, e_.month);
    if (value_.timex.empty()) set_open(form);
  }

  // "Samedi 14": the nearest day that is both.
  void weekday_and_day() {
    constexpr int kReach = 400;
    if (r_.written) {
      for (int n = 0; n <= 2 * kReach; ++n) {
        const Day day = *r_.written + days(n % 2 == 0 ? n / 2 : -(n + 1) / 2);
        if (weekday_of(day) != e_.weekday || month_day_of(day) != e_.day) continue;
        return set(day_text(day) + clock(), TimeUnit::day, day);
      }
    }
    set_open(fmt::format("XXXX-XX-{:02}", e_.day) + clock());
  }

  void weekday() {
    const std::string form = fmt::format("XXXX-WXX-{}", e_.weekday);
    std::optional<Day> from = r_.written;
    if (e_.direction_from_story)
      from = r_.story && r_.story->unit <= TimeUnit::week ? std::optional(r_.story->first)
                                                          : std::nullopt;
    if (!from) return set_open(form + clock());
    const int ahead = (e_.weekday - weekday_of(*from) + 7) % 7;  // 0: today
    int distance = ahead;
    if (e_.direction == 1) {
      distance = ahead == 0 ? 7 : ahead;
    } else if (e_.direction == -1) {
      distance = ahead - 7;
    } else if (ahead != 0 && e_.direction != 0 && r_.tense != Tense::future) {
      distance = ahead - 7;  // the press tells what has been
    } else if (ahead != 0 && e_.direction == 0 && r_.tense == Tense::past) {
      distance = ahead - 7;
    }
    const Day day = *from + days(distance);
    set(day_text(day) + clock(), TimeUnit::day, day);
  }

  // An hour or a part of the day by itself.
  void time_of_day() {
    const bool today = e_.direction == 0 && !e_.direction_from_story;
    std::optional<Day> day = today ? r_.written : (r_.clock_day ? r_.clock_day : r_.written);
    if (!day) return set_open("XXXX-XX-XX" + clock());
    if (e_.direction == -1 && r_.written) *day = *r_.written - days(1);  // "la nuit derniere"
    if (e_.direction == 1 && r_.written) *day = *r_.written + days(1);
    if (today && e_.part == "NI" && r_.tense == Tense::past) *day -= days(1);
    set(day_text(*day) + clock(), TimeUnit::day, *day);
  }

  const TimeExpression& e_;
  const TimeReference& r_;
  TimeValue value_;
};

}  // namespace

TimeValue time_value(const TimeExpression& expression, const TimeReference& reference) {
  return Resolver(expression, reference).run();
}

}  // namespace vigie
