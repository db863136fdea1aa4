// Positions inside Vigie. One kind only: UTF-8 bytes of the normalised text, half-open.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vigie {

/// "No index": the value of an optional reference into a layer.
inline constexpr std::uint32_t kNone = 0xFFFFFFFFU;

/// A half-open range [begin, end). Unless a comment says otherwise the unit is bytes of
/// `Document::text()`. A plain value: free to copy, no lifetime, safe in any thread.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  /// Length in the unit of the span.
  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  /// True when `inner` lies within this span; a span contains itself.
  [[nodiscard]] constexpr bool contains(Span inner) const {
    return begin <= inner.begin && inner.end <= end;
  }
  /// True when the two share at least one unit. Touching spans do not overlap.
  [[nodiscard]] constexpr bool overlaps(Span other) const {
    return begin < other.end && other.begin < end;
  }
  /// The piece of `text` this span covers. The view lives as long as `text`.
  /// Precondition: `end <= text.size()`.
  [[nodiscard]] constexpr std::string_view in(std::string_view text) const {
    return text.substr(begin, size());
  }

  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

/// A half-open range of token indexes.
struct TokenRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return last - first; }
  friend constexpr auto operator<=>(const TokenRange&, const TokenRange&) = default;
};

}  // namespace vigie
