#include "stages/pages/openings.h"

#include <string>

#include "pipeline/characters.h"
#include "pipeline/utf8.h"
#include "vigie/span.h"

namespace vigie {
namespace {

constexpr std::uint32_t kRoot = 0;

// The character at `position` folded, in one step for the ASCII letters nearly all lines open with.
std::string_view folded_at(std::string_view text, std::size_t& position, std::string& buffer) {
  const std::size_t start = position;
  const char byte = text[position];
  if (static_cast<unsigned char>(byte) < 0x80U) {
    ++position;
    buffer.assign(1, byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte);
    if (byte == '\t' || byte == '\n' || byte == '\r') buffer.front() = ' ';
    return buffer;
  }
  utf8::next(text, position);
  buffer.clear();
  fold_append(text.substr(start, position - start), buffer);
  return buffer;
}

}  // namespace

Openings::Openings() : nodes_(1) {
  first_.fill(kNone);
}

std::uint32_t Openings::step(std::uint32_t node, char byte) const {
  if (node == kRoot) return first_[static_cast<unsigned char>(byte)];
  for (const auto& [edge, target] : nodes_[node].next) {
    if (edge == byte) return target;
  }
  return kNone;
}

void Openings::add(std::string_view word, unsigned list) {
  std::uint32_t node = kRoot;
  for (const char byte : folded(word)) {
    std::uint32_t next = step(node, byte);
    if (next == kNone) {
      next = static_cast<std::uint32_t>(nodes_.size());
      nodes_.emplace_back();
      if (node == kRoot) {
        first_[static_cast<unsigned char>(byte)] = next;
      } else {
        nodes_[node].next.emplace_back(byte, next);
      }
    }
    node = next;
  }
  if (node != kRoot) nodes_[node].lists |= std::uint64_t{1} << list;
}

void Openings::find(std::string_view text, Hits& found) const {
  found.count = 0;
  std::uint32_t node = kRoot;
  std::string buffer;  // one folded character: never long enough for the heap
  bool blank = true;   // several blanks count as one
  std::size_t position = 0;
  while (position < text.size()) {
    const std::string_view piece = folded_at(text, position, buffer);
    if (piece == " " && blank && node != kRoot) continue;
    for (const char byte : piece) {
      node = step(node, byte);
      if (node == kNone) return;
    }
    blank = piece == " ";
    if (nodes_[node].lists == 0) continue;
    if (found.count == kMostHits) return;
    found.hits[found.count++] = {nodes_[node].lists, static_cast<std::uint32_t>(position)};
  }
}

}  // namespace vigie
