// Two readings of one text: positions of the one in the other.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/formats/annotations.h"

namespace vigie {

/// Makes positions of `annotated` bytes of `text`, which must be its own text, or the one that it
/// was made from when it came without. Where one of the two was put together from tokens
/// (`annotated` itself, or `text` when `text_from_tokens` says so), blanks may differ, and a "_" of
/// the tokens may stand for one. Returns what is wrong otherwise, with the place where the texts
/// part.
[[nodiscard]] std::optional<std::string> move_to(AnnotatedText& annotated, std::string_view text,
                                                 bool text_from_tokens);

}  // namespace vigie
