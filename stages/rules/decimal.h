// Exact decimal numbers: what a text writes is what comes out, digit by digit.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vigie {

/// A decimal number that is not negative, of any length, without rounding. Not for arithmetic at
/// large: each operation takes time linear in the digits.
class Decimal {
 public:
  Decimal() = default;  ///< zero
  explicit Decimal(std::uint64_t whole);

  /// A number in digits as French texts write it: "40 000,5", "40.000,5", "40'000.50", "1,234,567".
  /// A comma is the decimal mark, unless three zeros follow (old papers: "70,000"); a stop is,
  /// unless three digits end the number behind it ("3.500" is 3500); several commas group. Groups
  /// have three digits, or the text is no number: nullopt.
  [[nodiscard]] static std::optional<Decimal> from_digits(std::string_view text);

  [[nodiscard]] Decimal plus(const Decimal& other) const;
  [[nodiscard]] Decimal times(std::uint32_t factor) const;
  [[nodiscard]] Decimal shifted(unsigned places) const;  ///< times ten to the power of `places`
  /// The quotient where it has an end (a quarter), nullopt where it has none (a third).
  /// Precondition: `divisor` is not 0.
  [[nodiscard]] std::optional<Decimal> over(std::uint32_t divisor) const;

  [[nodiscard]] bool is_zero() const { return digits_.empty(); }
  [[nodiscard]] bool is_whole() const { return decimals_ == 0; }
  /// True when this number is smaller than `other`.
  [[nodiscard]] bool less(const Decimal& other) const;

  /// "40000.5": a point, no zero at either end that says nothing.
  [[nodiscard]] std::string to_string() const;

 private:
  Decimal(std::string digits, std::size_t decimals);
  void trim();
  std::string digits_;  // without zeros in front; empty for zero
  std::size_t decimals_ = 0;
};

/// `text` (see Decimal::from_digits) times ten to the power of `places`, as Decimal::to_string
/// writes it. Empty when `text` is no number.
[[nodiscard]] std::string decimal_number(std::string_view text, unsigned places);

}  // namespace vigie
