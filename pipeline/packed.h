// Numbers and texts one after the other, as the sections of a resource hold them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vigie {

/// Appends `value` in four bytes, little-endian.
void pack_number(std::uint32_t value, std::string& out);

/// Appends the size of `text`, then its bytes.
void pack_text(std::string_view text, std::string& out);

/// Reads what was packed, in the same order. Views into `bytes`, which must outlive the reader and
/// all it gives out.
class PackedReader {
 public:
  explicit PackedReader(std::string_view bytes) : bytes_(bytes) {}
  /// Both throw ResourceError when the bytes end too early.
  std::uint32_t number();
  std::string_view text();
  [[nodiscard]] bool at_end() const { return bytes_.empty(); }

 private:
  std::string_view bytes_;
};

}  // namespace vigie
