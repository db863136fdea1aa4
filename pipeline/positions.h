// Positions in the unit of the reader: bytes, code points or UTF-16 units.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "vigie/document.h"
#include "vigie/writer.h"

namespace vigie {

/// Turns byte positions of a valid UTF-8 text into code points or UTF-16 units and back, by
/// counting from the nearest of evenly spaced marks. Built in one pass; the text must outlive it.
/// Const calls are safe in any thread.
class PositionIndex {
 public:
  PositionIndex(std::string_view text, Unit unit);

  /// Unit position of a byte position that is at a character (or the end).
  [[nodiscard]] std::uint32_t from_byte(std::uint32_t byte) const;

  /// Byte position of a unit position. Positions past the end, or within a character (between two
  /// UTF-16 surrogates), give kNone.
  [[nodiscard]] std::uint32_t to_byte(std::uint64_t position) const;

 private:
  static constexpr std::size_t kStep = 256;
  std::string_view text_;
  Unit unit_;
  std::vector<std::uint32_t> marks_;  // units before byte i * kStep
};

/// Positions of a document's spans in the chosen unit, in the untouched input: bytes count in
/// original(), code points and UTF-16 units in decoded().
class OutputPositions {
 public:
  OutputPositions(const Document& document, Unit unit);
  /// `span` is in bytes of text().
  [[nodiscard]] Span operator()(Span span) const;
  /// `span` is in bytes of original().
  [[nodiscard]] Span of_original(Span span) const;

 private:
  [[nodiscard]] Span of_decoded(Span span) const;
  const Document* document_;
  Unit unit_;
  PositionIndex index_;
};

}  // namespace vigie
