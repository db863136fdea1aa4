// Rewrites a text stretch by stretch and keeps the map back.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "vigie/offset_map.h"

namespace vigie {

/// Copies a text with some stretches replaced. Nothing is copied before the first change, so a text
/// that stays as it is costs nothing. `source` and `map` must outlive the rewriter. Not
/// thread-safe.
class Rewriter {
 public:
  /// `map` is cleared, and goes from `source` to what `take` gives.
  Rewriter(std::string_view source, OffsetMap& map) : source_(source), map_(&map) { map.clear(); }

  /// Puts `derived` in place of the bytes `begin` to `end`; nothing happens when they are the same.
  /// Precondition: stretches come in order and do not overlap. False, and nothing is replaced, when
  /// the result would be too long for 32-bit positions.
  bool replace(std::size_t begin, std::size_t end, std::string_view derived);

  [[nodiscard]] bool changed() const { return changed_; }

  /// The whole rewritten text, when something changed; to be called once.
  [[nodiscard]] std::string take();

 private:
  std::string_view source_;
  OffsetMap* map_;
  std::string out_;
  std::size_t copied_ = 0;
  bool changed_ = false;
};

}  // namespace vigie
