// Walking valid UTF-8. Validation itself is the normaliser's first step.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vigie::utf8 {

/// True for the bytes 0x80..0xBF, which continue a character.
constexpr bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// The code point at `position` (bytes), which is moved past it.
/// Preconditions: `text` is valid UTF-8, `position` is at a character and before the end.
inline char32_t next(std::string_view text, std::size_t& position) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const char32_t lead = byte(position);
  if (lead < 0x80U) {
    ++position;
    return lead;
  }
  if (lead < 0xE0U) {
    const char32_t code = ((lead & 0x1FU) << 6U) | (byte(position + 1) & 0x3FU);
    position += 2;
    return code;
  }
  if (lead < 0xF0U) {
    const char32_t code = ((lead & 0x0FU) << 12U) | ((byte(position + 1) & 0x3FU) << 6U) |
                          (byte(position + 2) & 0x3FU);
    position += 3;
    return code;
  }
  const char32_t code = ((lead & 0x07U) << 18U) | ((byte(position + 1) & 0x3FU) << 12U) |
                        ((byte(position + 2) & 0x3FU) << 6U) | (byte(position + 3) & 0x3FU);
  position += 4;
  return code;
}

/// The code point at `position`, without moving; U+0000 at the end of the text.
inline char32_t peek(std::string_view text, std::size_t position) {
  return position < text.size() ? next(text, position) : U'\0';
}

/// Where the character at `position` ends. Preconditions as for `next`.
inline std::size_t after(std::string_view text, std::size_t position) {
  next(text, position);
  return position;
}

/// Where the character before `position` starts. Precondition: `position` is not 0.
inline std::size_t previous(std::string_view text, std::size_t position) {
  --position;
  while (position > 0 && is_continuation(text[position])) --position;
  return position;
}

/// `position` itself when a character starts there, else where the next one does.
inline std::size_t at_character(std::string_view text, std::size_t position) {
  while (position < text.size() && is_continuation(text[position])) ++position;
  return position;
}

/// The code point before `position`; U+0000 at the start.
inline char32_t before(std::string_view text, std::size_t position) {
  return position == 0 ? U'\0' : peek(text, previous(text, position));
}

/// Appends `code` to `out`. Precondition: a Unicode scalar value.
void append(char32_t code, std::string& out);

/// Number of code points in valid UTF-8.
std::size_t length(std::string_view text);

}  // namespace vigie::utf8
