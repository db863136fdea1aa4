// What a text must hold for a pattern to match at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// A string that is part of a match. The flags speak of letters only: `word_start` says that no
/// letter can stand right before it, `word_end` that none can stand right after.
struct RequiredLiteral {
  std::string bytes;
  bool word_start = false;
  bool word_end = false;

  bool operator==(const RequiredLiteral&) const = default;
};

/// Strings of which every match of `pattern` (RE2 syntax, from expand_pattern) holds at least one,
/// the rarest such set that was found; nullopt when the pattern promises nothing, or uses syntax
/// that is not understood here. `starts_word`: matches never start right after a letter (see
/// guarded_pattern). `ends_word`: they never end between two letters (strict alignment). Pure; safe
/// in any thread. The idea is that of RE2's own prefilter (Cox, "Regular expression matching with a
/// trigram index", 2012), with word edges added.
[[nodiscard]] std::optional<std::vector<RequiredLiteral>> required_literals(
    std::string_view pattern, bool starts_word, bool ends_word);

}  // namespace vigie
