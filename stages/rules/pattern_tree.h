// A pattern as a tree.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vigie {

/// A set of code points: ranges, both ends in, in order and apart.
using CodeRanges = std::vector<std::pair<char32_t, char32_t>>;

/// True when `code` is in `ranges`.
[[nodiscard]] bool has_code(const CodeRanges& ranges, char32_t code);
/// True when the two have a code point in common.
[[nodiscard]] bool have_common(const CodeRanges& a, const CodeRanges& b);

/// One node. Alternatives and repetitions stand in order of preference, as RE2 has it.
struct PatternNode {
  enum class Kind : std::uint8_t {
    codes,     ///< one code point of `codes`
    sequence,  ///< children one after the other; none is the empty text
    choice,    ///< one of the children
    repeat,    ///< the child, from `least` to `most` times
    group,     ///< the child, captured as group `number`
    start,     ///< only where the text starts: ^
    end,       ///< only where it ends: $
    edge       ///< where the group "span" begins or ends
  };
  static constexpr std::uint32_t kEndless = std::numeric_limits<std::uint32_t>::max();
  Kind kind = Kind::sequence;
  CodeRanges codes;
  std::uint32_t least = 0;
  std::uint32_t most = kEndless;
  bool lazy = false;  ///< rather fewer times than more
  std::uint32_t number = 0;
  std::vector<std::unique_ptr<PatternNode>> children;
};
using PatternNodePtr = std::unique_ptr<PatternNode>;

/// Reads `pattern` (RE2 syntax, from expand_pattern); null when it uses syntax that is not
/// understood here. `groups` receives the names of its groups, in order of their numbers, the first
/// of which is 1; empty names are groups without. Pure; safe in any thread.
[[nodiscard]] PatternNodePtr read_pattern(std::string_view pattern,
                                          std::vector<std::string>* groups = nullptr);

}  // namespace vigie
