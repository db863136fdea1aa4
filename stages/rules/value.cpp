#include "stages/rules/value.h"

#include <optional>

namespace vigie {

ValueMaker::ValueMaker(const WordLists& words) : times_(words), amounts_(words) {}

Value ValueMaker::make(ValueKind kind, const std::vector<Capture>& captures,
                       Document& document) const {
  if (kind != ValueKind::timex) return amounts_.make(kind, captures, document);
  Value value;
  std::vector<NamedText> named;
  named.reserve(captures.size());
  for (const Capture& c : captures) named.push_back({c.name, c.span.in(document.text())});
  const std::optional<TimeExpression> expression = times_.read(named);
  if (!expression) return value;
  // Seen from nowhere: the stage "times" knows the day of writing.
  const TimeValue time = time_value(*expression, {});
  value.kind = kind;
  value.main = document.keep(time.timex);
  value.unit = document.keep(time.mod);
  value.open = time.open;
  return value;
}

}  // namespace vigie
