// Values of dates and amounts, from the named captures of a rule.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/text_source.h"
#include "stages/rules/rule_engine.h"
#include "stages/rules/timex.h"
#include "vigie/document.h"

namespace vigie {

/// Turns captures into values. Immutable; const calls are safe in any thread.
class ValueMaker {
 public:
  /// Uses the lists of TimeReader, and currencies, units, scales and short_scales.
  explicit ValueMaker(const WordLists& words);

  /// The value of `match` for a rule of kind `kind`:
  ///   timex     what TimeReader reads: "2021-12-31", "XXXX-12-31", "P3D", without the day of
  ///   writing money     number, scale, currency: decimal number and ISO 4217 code quantity number,
  ///   scale, unit percent   number
  /// ValueKind::none when the captures do not make one (a 31 February, a number of no known form).
  /// Strings are kept in `document`.
  [[nodiscard]] Value make(ValueKind kind, const std::vector<Capture>& captures,
                           Document& document) const;

 private:
  using Table = std::unordered_map<std::string, std::string>;
  static Table table_of(const std::vector<Word>& words);
  TimeReader times_;
  Table currencies_;
  Table units_;
  Table scales_;
};

}  // namespace vigie
