// Values of times and amounts, from the named captures of a rule.
#pragma once

#include <vector>

#include "pipeline/text_source.h"
#include "stages/rules/amount.h"
#include "stages/rules/captures.h"
#include "stages/rules/timex.h"
#include "vigie/document.h"

namespace vigie {

/// Turns captures into values. Immutable; const calls are safe in any thread.
class ValueMaker {
 public:
  /// Uses the lists of TimeReader and of AmountMaker.
  explicit ValueMaker(const WordLists& words);

  /// The value of `match` for a rule of kind `kind`:
  ///   timex     what TimeReader reads: "2021-12-31", "XXXX-12-31", "P3D", without the day of
  ///   writing money, quantity, percent: see AmountMaker::make
  /// ValueKind::none when the captures do not make one (a 31 February, a number of no known form).
  /// Strings are kept in `document`.
  [[nodiscard]] Value make(ValueKind kind, const std::vector<Capture>& captures,
                           Document& document) const;

 private:
  TimeReader times_;
  AmountMaker amounts_;
};

}  // namespace vigie
