#include "pipeline/formats/printable.h"

#include "pipeline/utf8.h"

namespace vigie {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// C0 controls, DEL and the C1 controls, of which U+009B starts terminal commands like ESC [.
bool is_control(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

}  // namespace

void append_printable(std::string_view text, std::string& out) {
  std::size_t position = 0;
  while (position < text.size()) {
    const char32_t code = utf8::next(text, position);
    if (code == U'\r') continue;
    const bool kept = !is_control(code) || code == U'\n' || code == U'\t';
    utf8::append(kept ? code : kReplacement, out);
  }
}

std::string on_one_line(std::string_view text) {
  std::string line;
  std::size_t position = 0;
  while (position < text.size()) {
    const char32_t code = utf8::next(text, position);
    utf8::append(is_control(code) ? U' ' : code, line);
  }
  return line;
}

}  // namespace vigie
