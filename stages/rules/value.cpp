#include "stages/rules/value.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cstdlib>

#include "pipeline/characters.h"
#include "stages/rules/decimal.h"

namespace vigie {
namespace {

std::string_view capture(const std::vector<Capture>& captures, std::string_view name,
                         std::string_view text) {
  for (const Capture& c : captures) {
    if (c.name == name) return c.span.in(text);
  }
  return {};
}

// The leading digits of "1er", "31"; -1 when there are none.
int leading_number(std::string_view text) {
  int number = -1;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string timex(int day, int month, int year) {
  if (month < 1 || month > 12) return year > 0 && month < 0 ? fmt::format("{:04}", year) : "";
  if (day < 0)
    return year > 0 ? fmt::format("{:04}-{:02}", year, month) : fmt::format("XXXX-{:02}", month);
  // 2000 has a 29 February: right for dates whose year is not given.
  const std::chrono::year_month_day date{std::chrono::year(year > 0 ? year : 2000),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return "";
  return year > 0 ? fmt::format("{:04}-{:02}-{:02}", year, month, day)
                  : fmt::format("XXXX-{:02}-{:02}", month, day);
}

}  // namespace

ValueMaker::ValueMaker(const WordLists& words)
    : months_(table_of(words.get("months"))),
      currencies_(table_of(words.get("currencies"))),
      units_(table_of(words.get("units"))),
      scales_(table_of(words.get("scales"))) {
  scales_.merge(table_of(words.get("short_scales")));
}

ValueMaker::Table ValueMaker::table_of(const std::vector<Word>& words) {
  Table table;
  for (const Word& word : words) table.emplace(folded(word.text), word.value);
  return table;
}

Value ValueMaker::make(ValueKind kind, const std::vector<Capture>& captures,
                       Document& document) const {
  const std::string_view text = document.text();
  const auto look_up = [&](const Table& table, std::string_view name) -> std::string {
    const std::string_view word = capture(captures, name, text);
    if (word.empty()) return {};
    const auto it = table.find(folded(word));
    return it == table.end() ? std::string() : it->second;
  };

  Value value;
  if (kind == ValueKind::timex) {
    const std::string_view month_text = capture(captures, "month", text);
    int month = leading_number(month_text);
    if (month < 0 && !month_text.empty()) {
      month = leading_number(look_up(months_, "month"));
      if (month < 0) return value;  // a month no list knows
    }
    const std::string main = timex(leading_number(capture(captures, "day", text)), month,
                                   leading_number(capture(captures, "year", text)));
    if (main.empty()) return value;
    value.main = document.keep(main);
  } else if (kind != ValueKind::none) {
    const std::string scale = look_up(scales_, "scale");
    const std::string number =
        decimal_number(capture(captures, "number", text),
                       scale.empty() ? 0U : static_cast<unsigned>(std::atoi(scale.c_str())));
    if (number.empty()) return value;
    std::string unit;
    if (kind == ValueKind::money) unit = look_up(currencies_, "currency");
    if (kind == ValueKind::quantity) unit = look_up(units_, "unit");
    value.main = document.keep(number);
    value.unit = document.keep(unit);
  }
  value.kind = kind;
  return value;
}

}  // namespace vigie
