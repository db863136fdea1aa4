#include "pipeline/positions.h"

#include <algorithm>

#include "pipeline/utf8.h"

namespace vigie {
namespace {

// Units that a byte adds: 1 for the first byte of a character, 0 for the others; in UTF-16 the
// first byte of a four-byte character adds 2.
std::uint32_t units_in(std::string_view bytes, Unit unit) {
  if (unit == Unit::byte) return static_cast<std::uint32_t>(bytes.size());
  std::uint32_t count = 0;
  for (const char c : bytes) count += utf8::is_continuation(c) ? 0U : 1U;
  if (unit == Unit::utf16) {
    for (const char c : bytes) count += static_cast<unsigned char>(c) >= 0xF0U ? 1U : 0U;
  }
  return count;
}

}  // namespace

const char* unit_name(Unit unit) {
  switch (unit) {
    case Unit::codepoint: return "codepoint";
    case Unit::byte: return "byte";
    case Unit::utf16: return "utf16";
  }
  return "unknown";
}

PositionIndex::PositionIndex(std::string_view text, Unit unit) : text_(text), unit_(unit) {
  if (unit == Unit::byte) return;
  marks_.reserve(text.size() / kStep + 1);
  std::uint32_t count = 0;
  for (std::size_t begin = 0; begin <= text.size(); begin += kStep) {
    marks_.push_back(count);
    count += units_in(text.substr(begin, kStep), unit);
  }
}

std::uint32_t PositionIndex::from_byte(std::uint32_t byte) const {
  if (unit_ == Unit::byte) return byte;
  const std::size_t mark = byte / kStep;
  return marks_[mark] + units_in(text_.substr(mark * kStep, byte - mark * kStep), unit_);
}

std::uint32_t PositionIndex::to_byte(std::uint64_t position) const {
  if (unit_ == Unit::byte) {
    return position <= text_.size() ? static_cast<std::uint32_t>(position) : kNone;
  }
  const auto after = std::upper_bound(marks_.begin(), marks_.end(), position);
  const auto mark = static_cast<std::size_t>(after - marks_.begin()) - 1;
  std::uint64_t count = marks_[mark];
  std::size_t byte = mark * kStep;
  // A mark may stand within a character: its units were counted before the mark.
  byte = utf8::at_character(text_, byte);
  while (count < position && byte < text_.size()) {
    const char32_t code = utf8::next(text_, byte);
    count += unit_ == Unit::utf16 && code >= 0x10000U ? 2 : 1;
  }
  return count == position ? static_cast<std::uint32_t>(byte) : kNone;
}

OutputPositions::OutputPositions(const Document& document, Unit unit)
    : document_(&document), unit_(unit), index_(document.decoded(), unit) {}

Span OutputPositions::operator()(Span span) const {
  if (unit_ == Unit::byte) return document_->in_original(span);
  return of_decoded(document_->in_decoded(span));
}

Span OutputPositions::of_original(Span span) const {
  if (unit_ == Unit::byte) return span;
  return of_decoded(document_->decoding().to_derived(span));
}

Span OutputPositions::of_decoded(Span span) const {
  return {index_.from_byte(span.begin), index_.from_byte(span.end)};
}

}  // namespace vigie
