// Small numbers in words, as they stand before a unit of time.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace vigie {

/// The number that `text` spells: "deux", "vingt et un", "soixante-dix", "quatre-vingt-dix-neuf",
/// "deux mille cent". Case and accents do not count. Nothing for anything else. Pure.
[[nodiscard]] std::optional<std::int64_t> number_of_words(std::string_view text);

}  // namespace vigie
