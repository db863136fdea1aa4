// Patterns and texts in one byte a character, where that is possible.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// RE2 tells the groups of a match byte by byte, and a class of letters is a hundred alternatives
/// in UTF-8 but five in an encoding of one byte. What a French text is made of fits into one:
/// Latin-1, with the punctuation of windows-1252 and the narrow no-break space in place of the C1
/// controls.
///
/// `pattern` (RE2 syntax, from expand_pattern) for RE2's Latin-1; nullopt when it uses something
/// that has no such form. Pure.
[[nodiscard]] std::optional<std::string> narrow_pattern(std::string_view pattern);

/// Memory for one text.
struct NarrowText {
  std::string bytes;
  std::vector<std::uint32_t> starts;
};

/// `text` (valid UTF-8) in that encoding, into `narrow`, and where each of its bytes starts in
/// `text`, with one more for the end. False when a character has no such form.
[[nodiscard]] bool narrow_text(std::string_view text, std::string& narrow,
                               std::vector<std::uint32_t>& starts);

}  // namespace vigie
