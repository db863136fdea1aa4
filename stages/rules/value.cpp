#include "stages/rules/value.h"

#include <fmt/format.h>

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

}  // namespace

ValueMaker::ValueMaker(const WordLists& words)
    : times_(words),
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
    std::vector<NamedText> named;
    named.reserve(captures.size());
    for (const Capture& c : captures) named.push_back({c.name, c.span.in(text)});
    const std::optional<TimeExpression> expression = times_.read(named);
    if (!expression) return value;
    // Seen from nowhere: the stage "times" knows the day of writing.
    const TimeValue time = time_value(*expression, {});
    value.main = document.keep(time.timex);
    value.unit = document.keep(time.mod);
    value.open = time.open;
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
