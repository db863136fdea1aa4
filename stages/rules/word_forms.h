// How a word may be written.
#pragma once

#include <string>
#include <string_view>

namespace vigie {

/// `text` (valid UTF-8) with its first letter as a capital.
[[nodiscard]] std::string with_capital(std::string_view text);

/// `text` (valid UTF-8) in capitals, accents kept.
[[nodiscard]] std::string in_capitals(std::string_view text);

}  // namespace vigie
