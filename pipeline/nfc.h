// Unicode normalisation form C with a map back, at nearly no cost for text that is in it already.
#pragma once

#include <cstddef>
#include <string_view>

#include "pipeline/rewriter.h"

namespace vigie {

/// Is `code` in NFC whatever stands round it, and does a new normalisation context start before it?
/// (NFC_Quick_Check=Yes and combining class 0.) From ICU's data; safe in any thread.
[[nodiscard]] bool is_nfc_inert(char32_t code);

/// Replaces in `out`, which rewrites `text` (valid UTF-8), what must change between `begin` and
/// `end` for that part to be in NFC. Both are at characters that start a normalisation context.
/// Characters below U+0300 and most others are passed over eight bytes at a time; ICU sees only the
/// surroundings of those that may change. Linear in the length, also for endless combining marks.
void put_in_nfc(std::string_view text, std::size_t begin, std::size_t end, Rewriter& out);

}  // namespace vigie
