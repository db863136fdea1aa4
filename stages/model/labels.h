// What the model calls a token: outside, or the beginning, inside, end or whole of a name.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "vigie/types.h"

namespace vigie::model {

/// The types that the model weighs. Their order is part of the model file.
inline constexpr std::array<TypeId, 5> kTypes = {types::PER, types::LOC, types::ORG, types::PROD,
                                                 types::EVENT};

/// Place of a token in a name.
enum Place : std::uint8_t { kBegin, kInside, kEnd, kSingle };

/// 0 is outside; 1 + 4 * (row of kTypes) + Place is the rest.
using Label = std::uint8_t;
inline constexpr Label kOutside = 0;
inline constexpr std::size_t kLabels = 1 + 4 * kTypes.size();

constexpr Label label_of(std::size_t type, Place place) {
  return static_cast<Label>(1 + 4 * type + place);
}
/// Row of kTypes. Precondition: not kOutside.
constexpr std::size_t type_of(Label label) {
  return (label - 1U) / 4;
}
constexpr Place place_of(Label label) {
  return static_cast<Place>((label - 1U) % 4);
}

/// Is a name open after `label`, so that only its inside or end may follow?
constexpr bool leaves_open(Label label) {
  return label != kOutside && (place_of(label) == kBegin || place_of(label) == kInside);
}
/// Does `label` go on with a name?
constexpr bool goes_on(Label label) {
  return label != kOutside && (place_of(label) == kInside || place_of(label) == kEnd);
}
/// May `next` follow `label`?
constexpr bool may_follow(Label label, Label next) {
  if (leaves_open(label) != goes_on(next)) return false;
  return !goes_on(next) || type_of(label) == type_of(next);
}

/// Row of kTypes for a coarse type, or kTypes.size() when the model does not weigh it.
constexpr std::size_t row_of(TypeId coarse) {
  for (std::size_t row = 0; row < kTypes.size(); ++row) {
    if (kTypes[row] == coarse) return row;
  }
  return kTypes.size();
}

}  // namespace vigie::model
