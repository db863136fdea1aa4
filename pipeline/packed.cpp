#include "pipeline/packed.h"

#include "vigie/error.h"

namespace vigie {
namespace {

constexpr const char* kTooShort = "a section that ends too early; compile again";

}  // namespace

void pack_number(std::uint32_t value, std::string& out) {
  for (unsigned shift = 0; shift < 32; shift += 8) {
    out.push_back(static_cast<char>((value >> shift) & 0xFFU));
  }
}

void pack_text(std::string_view text, std::string& out) {
  pack_number(static_cast<std::uint32_t>(text.size()), out);
  out += text;
}

std::uint32_t PackedReader::number() {
  if (bytes_.size() < 4) throw ResourceError(kTooShort);
  std::uint32_t value = 0;
  for (unsigned i = 0; i < 4; ++i) {
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes_[i])) << (8 * i);
  }
  bytes_.remove_prefix(4);
  return value;
}

std::string_view PackedReader::text() {
  const std::uint32_t size = number();
  if (size > bytes_.size()) throw ResourceError(kTooShort);
  const std::string_view text = bytes_.substr(0, size);
  bytes_.remove_prefix(size);
  return text;
}

}  // namespace vigie
