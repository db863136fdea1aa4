// Values of money, percentages and quantities.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/text_source.h"
#include "stages/rules/captures.h"
#include "stages/rules/number_words.h"
#include "vigie/document.h"

namespace vigie {

/// Turns the captures of a rule into an amount. Immutable; const calls are safe in any thread.
class AmountMaker {
 public:
  /// Uses the lists of numerals (see NumberWords) and the values of the lists `scales`,
  /// `short_scales`, `english_scales` (powers of ten), `currencies`, `careful_currencies`,
  /// `subunits` (ISO 4217; a subunit with what goes into one, "EUR/100"), `units`, `careful_units`,
  /// `percent_units` (UCUM), `hedges`, `hedges_behind` and, as typed only, `unit_symbols` and
  /// `unit_letters` (UCUM).
  explicit AmountMaker(const WordLists& words);

  /// The value that these captures make:
  ///   number    in digits or words, with or without its scale (see NumberWords); the one next to
  ///             the unit
  ///   lower     the other end of a range, in front: "10 (lower) a 15 millions (number)";
  ///   lower_digits
  ///             where a pattern has two. A scale that only the number has is that of both, unless
  ///             the lower end would then be the larger one. The smaller end is the value's `min`,
  ///             whichever stands first
  ///   scale     one more scale, k before the sign of the euro; of both ends
  ///   half      "et demie" behind the unit
  ///   cents     digits or words behind the unit: hundredths of it, three digits thousandths
  ///   minus     not empty: the number is below zero; likewise minus_apart, outside the span, and
  ///             lower_minus
  ///   hedge     a word of `hedges` or `hedges_behind` (also hedge_behind): the number is not
  ///   exact,
  ///             the smallest or the largest possible
  ///   currency  of money      unit  of quantity and percent
  /// ValueKind::none when `kind` is no amount, when a number, a scale or a unit is none that we
  /// know. Strings are kept in `document`.
  [[nodiscard]] Value make(ValueKind kind, const std::vector<Capture>& captures,
                           Document& document) const;

 private:
  // Words with their values: as typed first, folded next.
  struct Names {
    void add(const std::vector<Word>& words, bool as_typed_only);
    [[nodiscard]] const std::string* find(std::string_view word) const;
    std::unordered_map<std::string, std::string> typed;
    std::unordered_map<std::string, std::string> any;
  };
  struct Unit {
    std::string code;
    std::uint32_t per_one = 1;  ///< how many make one of `code`: 100 for a centime
  };
  [[nodiscard]] std::optional<WrittenNumber> number(std::string_view text, std::string_view half,
                                                    std::string_view cents) const;
  [[nodiscard]] std::optional<unsigned> scale(std::string_view word) const;
  [[nodiscard]] std::optional<Unit> unit(ValueKind kind, const std::vector<Capture>& captures,
                                         std::string_view text) const;

  NumberWords numbers_;
  Names hedges_;
  Names scales_;
  Names currencies_;
  Names units_;  // "Mo" and "mo" are two things, "Kilos" and "kilos" are one
};

}  // namespace vigie
