// Finds UTF-8 that somebody took for windows-1252 and encoded once more: e acute became a capital A
// with tilde and a copyright sign, the typographic apostrophe became a circumflex, a euro sign and
// a trademark sign.
#pragma once

#include <cstdint>
#include <string_view>

#include "vigie/span.h"

namespace vigie {

struct EncodedTwice {
  Span first;               ///< the characters that stand for one; empty when there are none
  std::uint32_t count = 0;  ///< how many such places there are
};

/// Looks through `text` (valid UTF-8) in one pass. Only what no language writes is counted: a word
/// in capitals that ends in A tilde before a closing quotation mark or a dash, as Portuguese has
/// them, is not. Safe in any thread.
[[nodiscard]] EncodedTwice find_encoded_twice(std::string_view text);

}  // namespace vigie
