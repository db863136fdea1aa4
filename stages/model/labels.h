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

/// Place of a token in a name. Their order here is the order of the labels: so those that may stand
/// before a free token (end, outside, single) lie side by side, and those that may follow one
/// (outside, single, begin) do too, and each transition of a chain is a few runs of numbers.
enum Place : std::uint8_t { kEnd, kSingle, kBegin, kInside };

/// Ends of each type, outside, then singles, beginnings and insides of each type.
using Label = std::uint8_t;
inline constexpr std::size_t kTypeCount = kTypes.size();
inline constexpr Label kOutside = kTypeCount;
inline constexpr std::size_t kLabels = 1 + 4 * kTypeCount;
/// Labels before this one leave no name open.
inline constexpr std::size_t kClosedEnd = 2 * kTypeCount + 1;
/// Labels from kOutside to before this one start anew.
inline constexpr std::size_t kFreshEnd = 3 * kTypeCount + 1;

constexpr Label label_of(std::size_t type, Place place) {
  return static_cast<Label>(type + place * kTypeCount + (place == kEnd ? 0 : 1));
}
/// Row of kTypes. Precondition: not kOutside.
constexpr std::size_t type_of(Label label) {
  return label < kOutside ? label : (label - kOutside - 1U) % kTypeCount;
}
constexpr Place place_of(Label label) {
  return label < kOutside ? kEnd : static_cast<Place>(1 + (label - kOutside - 1U) / kTypeCount);
}
/// The place of token `index` in a name from `first` to before `last`.
constexpr Place place_in(std::uint32_t first, std::uint32_t last, std::uint32_t index) {
  if (last - first == 1) return kSingle;
  if (index == first) return kBegin;
  return index + 1 == last ? kEnd : kInside;
}

/// Is a name open after `label`, so that only its inside or end may follow?
constexpr bool leaves_open(Label label) {
  return label >= kClosedEnd;
}
/// Does `label` go on with a name?
constexpr bool goes_on(Label label) {
  return label < kOutside || label >= kFreshEnd;
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
