// The likeliest meaning of a misspelt name.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace vigie {

/// How many single-character edits lie between two names (bytes; names here are ASCII).
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate with the smallest edit distance to `name` (the first of equals); empty when there
/// are no candidates. The view is one of `candidates`.
[[nodiscard]] std::string_view nearest(std::string_view name,
                                       std::span<const std::string_view> candidates);

}  // namespace vigie
