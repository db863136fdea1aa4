// Finds many literals in one pass.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string_view>
#include <vector>

#include "stages/rules/required_literals.h"

namespace vigie {

/// Tells which rules' literals a text holds: whole words by one hash probe a word, other literals
/// behind a filter on their first two bytes. Immutable once built; const calls are safe in any
/// thread.
class LiteralScanner {
 public:
  /// `rule` is reported where one of `literals` stands.
  void add(const std::vector<RequiredLiteral>& literals, std::uint32_t rule);
  /// To be called once, after the last `add`.
  void build();

  /// Appends to `rules` the rules that have a literal in `text` (valid UTF-8): each at least once,
  /// in no order. Letters before and after `text` do not count. Time linear in `text` for a given
  /// set of literals.
  void scan(std::string_view text, std::vector<std::uint32_t>& rules) const;

 private:
  struct Entry {
    RequiredLiteral literal;
    std::vector<std::uint32_t> rules;
  };
  struct WordSlot {
    std::uint32_t hash = 0;
    std::uint32_t entry = 0;  ///< index + 1; 0 is free
  };

  std::vector<Entry> entries_;  // sorted by literal after build
  std::vector<WordSlot> words_;
  std::bitset<65536> starts_;             // first two bytes of the literals that are no whole words
  std::vector<std::uint32_t> fragments_;  // these, as indices in entries_, by first byte
  std::array<std::uint32_t, 257> first_{};  // where each first byte begins in fragments_
  std::size_t longest_word_ = 0;
};

}  // namespace vigie
