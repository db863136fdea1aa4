// A pattern as a tree: what its text may look like, not which part of it is captured.
#pragma once

#include <cstdint>
#include <memory>
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

/// One node. Every text that the pattern matches is one the tree allows; the tree may allow more
/// (repetitions are not counted beyond a few, `$` and the like are left out).
struct PatternNode {
  enum class Kind : std::uint8_t {
    codes,     ///< one code point of `codes`
    sequence,  ///< children one after the other; none is the empty text
    choice,    ///< one of the children
    repeat,    ///< the child, `least` times or more; at most once when `once`
    start,     ///< only where the text starts: ^
    edge       ///< where the group "span" begins or ends
  };
  Kind kind = Kind::sequence;
  CodeRanges codes;
  std::uint32_t least = 0;
  bool once = false;
  std::vector<std::unique_ptr<PatternNode>> children;
};
using PatternNodePtr = std::unique_ptr<PatternNode>;

/// Reads `pattern` (RE2 syntax, from expand_pattern); null when it uses syntax that is not
/// understood here. Pure; safe in any thread.
[[nodiscard]] PatternNodePtr read_pattern(std::string_view pattern);

}  // namespace vigie
