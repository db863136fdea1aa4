#include "stages/rules/time_length.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace vigie {
namespace {

constexpr std::int64_t kOne = 1000;

// A unit, whether it belongs behind the T, its TIMEX3 letters, and the smaller unit that fractions
// of it are told in.
struct Unit {
  std::string_view letter;
  bool clock;
  std::string_view timex;
  std::string_view smaller;
  std::int64_t factor;
};
constexpr std::array<Unit, 11> kUnits = {{
    {"ML", false, "ML", "Y", 1000},
    {"CE", false, "CE", "Y", 100},
    {"DE", false, "DE", "Y", 10},
    {"Y", false, "Y", "M", 12},
    {"M", false, "M", "", 0},
    {"W", false, "W", "", 0},
    {"WE", false, "WE", "", 0},
    {"D", false, "D", "h", 24},
    {"h", true, "H", "min", 60},
    {"min", true, "M", "s", 60},
    {"s", true, "S", "", 0},
}};

std::size_t unit_index(std::string_view letter) {
  const auto it = std::find_if(kUnits.begin(), kUnits.end(),
                               [&](const Unit& unit) { return unit.letter == letter; });
  return static_cast<std::size_t>(it - kUnits.begin());
}

std::string decimal(std::int64_t thousandths) {
  std::string out = fmt::format("{}", thousandths / kOne);
  if (thousandths % kOne == 0) return out;
  out += fmt::format(".{:03}", thousandths % kOne);
  while (out.back() == '0') out.pop_back();
  return out;
}

// Tells a fraction in smaller units where that comes out even: 1.5 years are 18 months, 1.5 hours
// an hour and 30 minutes.
void spread(std::vector<TimeLength>& lengths) {
  for (std::size_t i = 0; i < lengths.size(); ++i) {
    TimeLength& length = lengths[i];
    const std::int64_t rest = length.thousandths % kOne;
    if (length.indefinite || rest == 0) continue;
    const Unit& unit = kUnits.at(unit_index(length.unit));
    if (unit.smaller.empty() || rest * unit.factor % kOne != 0) continue;
    if (unit.clock || unit.letter == "D") {
      TimeLength part{rest * unit.factor, false, std::string(unit.smaller)};
      length.thousandths -= rest;
      lengths.insert(lengths.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(part));
    } else {
      length.thousandths *= unit.factor;
      length.unit = unit.smaller;
    }
  }
  std::erase_if(lengths, [&](const TimeLength& length) {
    return length.thousandths == 0 && !length.indefinite && lengths.size() > 1;
  });
}

}  // namespace

std::optional<std::int64_t> thousandths_of(std::string_view digits) {
  std::int64_t whole = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), whole);
  constexpr std::int64_t kLargest = 1'000'000'000'000;
  if (error != std::errc() || whole < 0 || whole > kLargest) return std::nullopt;
  std::string_view rest = digits.substr(static_cast<std::size_t>(end - digits.data()));
  std::int64_t value = whole * kOne;
  if (rest.empty()) return value;
  if (rest.front() != ',' && rest.front() != '.') return std::nullopt;
  rest.remove_prefix(1);
  if (rest.empty()) return std::nullopt;
  std::int64_t place = kOne / 10;
  for (const char c : rest) {
    if (c < '0' || c > '9') return std::nullopt;
    value += place * (c - '0');
    place /= 10;
  }
  return value;
}

std::optional<TimeLength> time_length(std::int64_t thousandths, bool indefinite,
                                      std::string_view unit) {
  const std::size_t letter = std::min(unit.find_first_not_of("0123456789."), unit.size());
  TimeLength length{thousandths, indefinite, std::string(unit.substr(letter))};
  if (unit_index(length.unit) == kUnits.size()) return std::nullopt;
  if (letter == 0) return length;
  const std::optional<std::int64_t> factor = thousandths_of(unit.substr(0, letter));
  constexpr std::int64_t kLargest = 1'000'000'000'000;
  if (!factor || thousandths > kLargest) return std::nullopt;
  length.thousandths = thousandths * *factor / kOne;
  return length;
}

std::string duration_timex(std::vector<TimeLength> lengths) {
  spread(lengths);
  std::stable_sort(lengths.begin(), lengths.end(), [](const TimeLength& a, const TimeLength& b) {
    return unit_index(a.unit) < unit_index(b.unit);
  });
  std::string out = "P";
  bool clock = false;
  for (const TimeLength& length : lengths) {
    const Unit& unit = kUnits.at(unit_index(length.unit));
    if (unit.clock && !clock) out += 'T';
    clock = clock || unit.clock;
    out += length.indefinite ? "X" : decimal(length.thousandths);
    out += unit.timex;
  }
  return out;
}

}  // namespace vigie
