// The order in which mentions are shown, and what belongs to one.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "vigie/document.h"

namespace vigie {

/// Indexes of the kept mentions, by begin, then the longer first, then by index.
[[nodiscard]] std::vector<std::uint32_t> kept_mentions(const Document& document);

/// The same order over all mentions.
[[nodiscard]] std::vector<std::uint32_t> all_mentions(const Document& document);

/// The parts of one mention: a view on `document.parts`, which is in order of mention.
[[nodiscard]] std::span<const Part> parts_of(const Document& document, std::uint32_t mention);

}  // namespace vigie
