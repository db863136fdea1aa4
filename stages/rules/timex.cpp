// Reading: from captures to what they say. The values are made in time_value.cpp.
#include "stages/rules/timex.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "pipeline/characters.h"
#include "stages/rules/time_length.h"

namespace vigie {

// Pieces of lengths, sets and shifts, which become one thing when all captures are read.
struct TimeParts {
  std::optional<std::int64_t> number;  // thousandths
  std::optional<std::int64_t> number2;
  bool indefinite = false;
  bool half_more = false;  // "et demi"
  std::string unit;
  std::string unit2;
  std::string shift;      // value of the list time_shifts
  std::string relative;   // value of the lists relative_days and story_days
  std::string reference;  // TIMEX3 value
  bool each = false;
  bool length = false;  // hours, minutes and seconds are a length, not a time of day
  bool bce = false;
  bool short_year = false;
  int republican_month = 0;
  std::string meridiem;
};

namespace {

constexpr std::int64_t kOne = 1000;

// Which lists give the values of which capture.
struct CaptureLists {
  std::string_view capture;
  std::array<std::string_view, 3> lists;
};
constexpr std::array<CaptureLists, 18> kLists = {{
    {"month", {"months", "", ""}},
    {"weekday", {"weekdays", "", ""}},
    {"day", {"month_days", "", ""}},
    {"unit", {"duration_units", "", ""}},
    {"unit2", {"duration_units", "", ""}},
    {"hour", {"hour_words", "", ""}},
    {"part", {"day_parts", "", ""}},
    {"season", {"seasons", "", ""}},
    {"relative", {"relative_days", "story_days", ""}},
    {"direction", {"time_directions", "", ""}},
    {"shift", {"time_shifts", "", ""}},
    {"reference", {"time_references", "reference_adjectives", "frequency_adjectives"}},
    {"feast", {"feasts", "", ""}},
    {"republican", {"republican_months", "", ""}},
    {"ordinal", {"time_ordinals", "", ""}},
    {"number", {"indefinite_counts", "", ""}},
    {"modifier", {"time_modifiers", "time_edges", ""}},
    {"zone", {"time_zones", "", ""}},
}};

// All of `text` as a number, signs allowed.
std::optional<int> number_of(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// The number that `text` starts with: "1er", "31".
std::optional<int> leading_number(std::string_view text) {
  const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
  return number_of(text.substr(0, end));
}

// "19", "XIX" or "19e".
std::optional<int> ordinal_number(std::string_view text) {
  if (const int roman = roman_number(text); roman > 0) return roman;
  return leading_number(text);
}

std::optional<TimeUnit> unit_of(std::string_view value) {
  if (value == "s") return TimeUnit::second;
  if (value == "min") return TimeUnit::minute;
  if (value == "h") return TimeUnit::hour;
  if (value == "D") return TimeUnit::day;
  if (value == "WE") return TimeUnit::weekend;
  if (value == "W") return TimeUnit::week;
  if (value == "M") return TimeUnit::month;
  if (value == "3M") return TimeUnit::quarter;
  if (value == "6M") return TimeUnit::half;
  if (value == "Y") return TimeUnit::year;
  if (value == "DE") return TimeUnit::decade;
  if (value == "CE") return TimeUnit::century;
  if (value == "ML") return TimeUnit::millennium;
  return std::nullopt;
}

// "La fin du mois" is of this one where nothing else is said.
bool is_edge(std::string_view mod) {
  return mod == "START" || mod == "MID" || mod == "END";
}

bool says_nothing(const TimeExpression& e) {
  return e.shift.unit == TimeUnit::none && !e.year && !e.decade && !e.easter && e.month == 0 &&
         e.day == 0 && e.weekday == 0 && e.quarter == 0 && e.half == 0 && e.century == 0 &&
         e.millennium == 0 && e.season.empty() && e.part.empty() && e.hour < 0;
}

// "12-25" is a day of the year, "E39" the days after Easter.
bool read_feast(std::string_view value, TimeExpression& expression) {
  if (value.starts_with('E')) {
    expression.easter = number_of(value.substr(1));
    return expression.easter.has_value();
  }
  const std::size_t dash = value.find('-');
  if (dash == std::string_view::npos) return false;
  expression.month = number_of(value.substr(0, dash)).value_or(0);
  expression.day = number_of(value.substr(dash + 1)).value_or(0);
  return expression.month > 0 && expression.day > 0;
}

// "+02:00", "Z", from a list or as written behind UTC: "+2", "\u22125", "+01:00".
std::string offset_of(std::string_view text) {
  const std::size_t digit = text.find_first_of("0123456789");
  if (digit == std::string_view::npos) return "Z";
  const char sign = text.find('+') == std::string_view::npos ? '-' : '+';
  const std::optional<int> hours = leading_number(text.substr(digit));
  if (!hours || *hours > 14) return {};
  std::string_view minutes = "00";
  if (const std::size_t colon = text.find(':'); colon != std::string_view::npos)
    minutes = text.substr(colon + 1, 2);
  return fmt::format("{}{:02}:{}", sign, *hours, minutes);
}

// A set: what comes back each time.
std::string set_value(const TimeExpression& e, const TimeParts& parts) {
  std::string value;
  if (e.weekday != 0) {
    value = fmt::format("XXXX-WXX-{}", e.weekday);
  } else if (e.month != 0) {
    value = fmt::format("XXXX-{:02}", e.month);
    if (e.day != 0) value += fmt::format("-{:02}", e.day);
  } else if (e.day != 0) {
    value = fmt::format("XXXX-XX-{:02}", e.day);
  } else if (!e.season.empty()) {
    value = "XXXX-" + e.season;
  } else if (!e.part.empty() || e.hour >= 0) {
    value = "XXXX-XX-XX";
  } else {
    auto length = time_length(parts.number.value_or(kOne), parts.indefinite, parts.unit);
    return length ? duration_timex({*length}) : std::string();
  }
  if (!e.part.empty()) value += "T" + e.part;
  if (e.hour >= 0) value += fmt::format("T{:02}:{:02}", e.hour, std::max(e.minute, 0));
  return value;
}

// A length of time, or nothing.
std::string length_value(const TimeExpression& e, const TimeParts& parts) {
  std::vector<TimeLength> lengths;
  const auto add = [&](std::int64_t thousandths, bool indefinite, std::string_view unit) {
    auto length = time_length(thousandths, indefinite, unit);
    if (length) lengths.push_back(*std::move(length));
    return length.has_value();
  };
  if (parts.length) {
    if (e.hour >= 0) static_cast<void>(add(e.hour * kOne, false, "h"));
    if (e.minute >= 0) static_cast<void>(add(e.minute * kOne, false, "min"));
    if (e.second >= 0) static_cast<void>(add(e.second * kOne, false, "s"));
  } else {
    std::int64_t number = parts.number.value_or(kOne);
    if (parts.half_more) number += kOne / 2;
    if (!add(number, parts.indefinite, parts.unit)) return {};
    if (parts.number2 && !add(*parts.number2, false, parts.unit2)) return {};
  }
  return lengths.empty() ? std::string() : duration_timex(std::move(lengths));
}

// "il y a un an et demi": a whole number of the unit, or of a smaller one.
bool read_shift(const TimeParts& parts, TimeShift& shift) {
  std::int64_t number = parts.number.value_or(kOne) + (parts.half_more ? kOne / 2 : 0);
  std::string letter = parts.unit;
  if (letter == "3M" || letter == "6M") {  // "il y a deux trimestres" are six months
    number *= letter == "3M" ? 3 : 6;
    letter = "M";
  }
  const auto length = time_length(number, parts.indefinite, letter);
  if (!length) return false;
  std::optional<TimeUnit> unit = unit_of(length->unit);
  if (!unit) return false;
  number = length->thousandths;
  if (*unit == TimeUnit::year && number % kOne != 0) {
    number *= 12;
    unit = TimeUnit::month;
  }
  constexpr std::int64_t kLargest = 1'000'000 * kOne;
  if (number > kLargest) return false;
  shift.unit = *unit;
  shift.amount = static_cast<int>(number / kOne) * (parts.shift.starts_with('-') ? -1 : 1);
  shift.from_story = parts.shift.ends_with('t');
  shift.indefinite = parts.indefinite;
  return true;
}

}  // namespace

int roman_number(std::string_view text) {
  constexpr std::array<std::pair<char, int>, 7> kDigits = {
      {{'I', 1}, {'V', 5}, {'X', 10}, {'L', 50}, {'C', 100}, {'D', 500}, {'M', 1000}}};
  int total = 0;
  int last = 0;
  for (std::size_t i = text.size(); i-- > 0;) {
    const char capital =
        text[i] >= 'a' && text[i] <= 'z' ? static_cast<char>(text[i] - 'a' + 'A') : text[i];
    const auto digit = std::find_if(kDigits.begin(), kDigits.end(),
                                    [&](const auto& row) { return row.first == capital; });
    if (digit == kDigits.end()) return 0;
    total += digit->second < last ? -digit->second : digit->second;
    last = std::max(last, digit->second);
  }
  return total;
}

TimeReader::TimeReader(const WordLists& words) : numbers_(words) {
  for (const CaptureLists& row : kLists) {
    Table& table = tables_[row.capture];
    for (const std::string_view list : row.lists) {
      for (const Word& word : words.get(list)) table.emplace(folded(word.text), word.value);
    }
  }
  for (const Word& word : words.get("century_words"))
    tables_["century"].emplace(folded(word.text), word.value);
}

bool TimeReader::read_one(const NamedText& capture, TimeExpression& e, TimeParts& parts) const {
  const auto& [name, text] = capture;
  std::string value;  // of the word, where a list has it
  if (const auto table = tables_.find(name); table != tables_.end()) {
    const auto word = table->second.find(folded(text));
    if (word != table->second.end()) value = word->second;
  }
  const auto whole = [&](int& field, std::optional<int> number) {
    if (!number) return false;
    field = *number;
    return true;
  };

  if (name == "day")
    return whole(e.day, value.empty() ? leading_number(text) : number_of(value)) && e.day > 0;
  if (name == "month")
    return whole(e.month, value.empty() ? leading_number(text) : number_of(value)) && e.month > 0;
  if (name == "weekday") return whole(e.weekday, number_of(value));
  if (name == "year") {
    const std::size_t digits = text.find_first_of("0123456789");
    if (digits == std::string_view::npos) return (e.year = roman_number(text)) > 0;
    e.year = number_of(text.substr(digits));
    parts.short_year = text.size() - digits == 2;
    return e.year.has_value();
  }
  if (name == "last") return whole(e.last, number_of(text));
  if (name == "era") return parts.bce = true;
  if (name == "decade") {
    std::optional<int> number = leading_number(text);
    if (!number) {
      const auto words = numbers_.read(text);
      if (!words) return false;
      number = number_of(words->to_string());
      if (!number) return false;
    }
    if (*number % 10 != 0) return false;
    e.decade = *number < 100 ? 190 + *number / 10 : *number / 10;
    return true;
  }
  if (name == "century")
    return whole(e.century, value.empty() ? ordinal_number(text) : number_of(value)) &&
           e.century > 0 && e.century < 100;
  if (name == "millennium") return whole(e.millennium, ordinal_number(text)) && e.millennium > 0;
  if (name == "season") return !(e.season = value).empty();
  if (name == "part") return !(e.part = value).empty();
  if (name == "ordinal")
    return whole(e.ordinal, value.empty() ? ordinal_number(text) : number_of(value));
  if (name == "direction") {
    e.direction_from_story = value.ends_with('t');
    if (e.direction_from_story) value.pop_back();
    e.direction = number_of(value);
    return e.direction.has_value();
  }
  parts.length = parts.length || name == "hours" || name == "minutes" || name == "seconds";
  if (name == "hour") {
    if (value.empty()) {
      if (const auto number = numbers_.read(text)) value = number->to_string();
    }
    return whole(e.hour, number_of(value)) && e.hour <= 24;
  }
  if (name == "minute" || name == "minutes")
    return whole(e.minute, leading_number(text)) && e.minute < 60;
  if (name == "second" || name == "seconds")
    return whole(e.second, leading_number(text)) && e.second < 60;
  if (name == "hours") return whole(e.hour, leading_number(text));
  if (name == "zone") return !(e.zone = value.empty() ? offset_of(text) : value).empty();
  if (name == "modifier") return !(e.mod = value).empty();
  if (name == "number") {
    parts.indefinite = value == "X";
    if (parts.indefinite) {
      parts.number = kOne;
    } else if (const auto number = numbers_.read(text)) {
      parts.number = thousandths_of(number->to_string());
      if (number->approx) e.mod = "APPROX";
    }
    return parts.number.has_value();
  }
  if (name == "number2") {
    if (const auto number = numbers_.read(text))
      parts.number2 = thousandths_of(number->to_string());
    return parts.number2.has_value();
  }
  if (name == "half") return parts.half_more = true;
  if (name == "unit") return !(parts.unit = value).empty();
  if (name == "unit2") return !(parts.unit2 = value).empty();
  if (name == "shift") return !(parts.shift = value).empty();
  if (name == "relative") return !(parts.relative = value).empty();
  if (name == "reference") return !(parts.reference = value).empty();
  if (name == "each") return parts.each = true;
  if (name == "feast") return read_feast(value, e);
  if (name == "republican") return whole(parts.republican_month, number_of(value));
  if (name == "meridiem") {
    parts.meridiem = folded(text);
    return true;
  }
  return true;
}

bool TimeReader::finish(TimeExpression& e, TimeParts& parts) const {
  if (!parts.reference.empty()) {
    e.kind = TimeExpression::Kind::fixed;
    e.fixed = parts.reference;
    return true;
  }
  if (parts.each) {
    e.kind = TimeExpression::Kind::fixed;
    e.fixed = set_value(e, parts);
    return !e.fixed.empty();
  }
  if (!parts.relative.empty()) {
    e.shift.from_story = parts.relative.ends_with('t');
    if (e.shift.from_story) parts.relative.pop_back();
    e.shift.unit = TimeUnit::day;
    e.shift.amount = number_of(parts.relative).value_or(0);
  } else if (!parts.unit.empty() && !parts.shift.empty()) {
    if (!read_shift(parts, e.shift)) return false;
  } else if (!parts.unit.empty() && !parts.number && (e.direction || is_edge(e.mod))) {
    const std::optional<TimeUnit> unit = unit_of(parts.unit);
    if (!unit) return false;
    e.shift = {*unit, e.direction.value_or(0), e.direction_from_story, false};
    e.direction.reset();
  } else if (!parts.unit.empty() && e.ordinal != 0) {  // "le premier trimestre 2019"
    const std::optional<TimeUnit> unit = unit_of(parts.unit);
    if (unit != TimeUnit::quarter && unit != TimeUnit::half) return false;
    int& field = unit == TimeUnit::quarter ? e.quarter : e.half;
    const int count = unit == TimeUnit::quarter ? 4 : 2;
    field = e.ordinal < 0 ? count + 1 + e.ordinal : e.ordinal;
    if (field < 1 || field > count) return false;
    e.ordinal = 0;
  } else if (!parts.unit.empty() || parts.length) {
    e.kind = TimeExpression::Kind::fixed;
    e.fixed = length_value(e, parts);
    return !e.fixed.empty();
  }

  if (parts.republican_month != 0) {
    const auto day = republican_day(e.year.value_or(0), parts.republican_month, e.day);
    if (!day) return false;
    e.year = year_of(*day);
    e.month = month_of(*day);
    e.day = month_day_of(*day);
    return true;
  }
  if (parts.bce) {
    if (e.year) e.year = 1 - *e.year;
    e.century = -e.century;
    e.millennium = -e.millennium;
  } else if (e.year && parts.short_year) {
    constexpr int kPivot = 30;  // "30" and later are of the 20th century
    *e.year += *e.year < kPivot ? 2000 : 1900;
  }
  if (says_nothing(e) || e.month > 12) return false;
  // 2000 has a 29 February: right for dates whose year is not given.
  if (e.month != 0 && e.day != 0 && !day_of(e.year.value_or(2000), e.month, e.day)) return false;
  if (e.day > 31) return false;

  if (e.last != 0 && e.day == 0) {
    if (!e.year) return false;
    constexpr int kCentury = 100;  // "2002/03"
    if (e.last < kCentury) e.last += *e.year / kCentury * kCentury;
    if (e.last <= *e.year) return false;
  } else if (e.last != 0 && e.last <= e.day) {
    return false;
  }

  const bool afternoon = parts.meridiem.find("soir") != std::string::npos ||
                         parts.meridiem.find("apres") != std::string::npos;
  if (afternoon && e.hour > 0 && e.hour < 12) e.hour += 12;
  return true;
}

std::optional<TimeExpression> TimeReader::read(std::span<const NamedText> captures) const {
  TimeExpression expression;
  TimeParts parts;
  for (const NamedText& capture : captures) {
    if (!read_one(capture, expression, parts)) return std::nullopt;
  }
  if (!finish(expression, parts)) return std::nullopt;
  return expression;
}

}  // namespace vigie
