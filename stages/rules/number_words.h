// Numbers as texts write them, in digits, in words and in both, read exactly.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/text_source.h"
#include "stages/rules/decimal.h"

namespace vigie {

/// A number as it was written: `number` divided by `divisor`.
struct WrittenNumber {
  Decimal number;
  std::uint32_t divisor = 1;  ///< more than 1 only where the quotient has no end: a third
  bool approx = false;        ///< by its own words: "une centaine", "des milliers"
  unsigned zeros = 0;         ///< of its last scale: 6 in "15 millions"; of cardinals only

  /// "2500000", "0.75"; "1/3" where no decimal is exact.
  [[nodiscard]] std::string to_string() const;
};

/// Reads numbers of the words in the lists `numerals`, `numeral_collectives`, `numeral_parts`,
/// `numeral_joints` and `ordinals` of data/words/fr; their heads tell what stands behind the tabs.
/// Immutable; const calls are safe in any thread.
///
///   digits        40 000,5   1.234.567   2 1/2 (one sign)   3/4
///   words         soixante et onze, quatre-vingt-dix-sept, septante, deux mille cent un, mil neuf
///                 cent, dix-neuf cent trente, zero virgule cinq
///   both          3,5 millions, 2 milliards 300 millions, 12 mille
///   and a half    deux et demi, 2 milliards et demi (half of the last million, milliard ...)
///   parts         un tiers, deux tiers, trois quarts, la moitie, un demi-million, sept dixiemes
///   collectives   une dizaine, deux douzaines, une trentaine de milliers       (approx)
///   indefinite    des milliers, quelques centaines, des dizaines de millions   (approx: one of
///                 each, 1000, 100, 10000000)
///
/// Hyphens and blanks are the same (both spellings of 1990), case and accents do not count.
class NumberWords {
 public:
  explicit NumberWords(const WordLists& words);

  /// The number that the whole of `text` (valid UTF-8) is; nullopt when it is none, or one that is
  /// not put together in the French way ("vingt trente", "mille million"). Neither sign nor unit.
  [[nodiscard]] std::optional<WrittenNumber> read(std::string_view text) const;

  /// The number whose ordinal the whole of `text` is: "vingt et unieme" is 21, "second" is 2.
  /// nullopt for anything else, also for ordinals in digits ("21e").
  [[nodiscard]] std::optional<Decimal> read_ordinal(std::string_view text) const;

 private:
  enum class Role : std::uint8_t {
    digits,
    small,       // below a hundred
    multiplier,  // cent, mille, million ...
    collective,
    part,     // demi, tiers, quart
    ordinal,  // also a part
    addend,   // a sign for a half
    and_,
    point,
    of,
    some,
    the,
    silent,
  };
  struct Item {
    Role role = Role::silent;
    std::uint64_t value = 0;    // of small, multiplier, collective, part, ordinal, addend (above)
    std::uint32_t divisor = 1;  // of addend
    Decimal digits;             // of digits
  };
  class Parser;

  static std::optional<Item> item_of(std::string_view role);
  [[nodiscard]] std::optional<std::vector<Item>> items_of(std::string_view text) const;
  bool append_items(std::string_view text, std::vector<Item>& items) const;

  std::unordered_map<std::string, Item> items_;  // by folded word, signs as they are
};

}  // namespace vigie
