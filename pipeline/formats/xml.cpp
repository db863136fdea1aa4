#include "pipeline/formats/xml.h"

#include "pipeline/utf8.h"

namespace vigie {

void append_xml(std::string_view text, bool attribute, std::string& out) {
  std::size_t position = 0;
  while (position < text.size()) {
    const char32_t code = utf8::next(text, position);
    switch (code) {
      case U'&': out += "&amp;"; break;
      case U'<': out += "&lt;"; break;
      case U'>': out += "&gt;"; break;
      case U'"': out += "&quot;"; break;
      case U'\r': out += "&#13;"; break;
      case U'\n': out += attribute ? "&#10;" : "\n"; break;
      case U'\t': out += attribute ? "&#9;" : "\t"; break;
      default: {
        const bool allowed = code >= 0x20 && code != 0xFFFE && code != 0xFFFF;
        utf8::append(allowed ? code : 0xFFFD, out);
        break;
      }
    }
  }
}

void append_xml_attribute(std::string_view name, std::string_view value, std::string& out) {
  if (value.empty()) return;
  out += ' ';
  out += name;
  out += "=\"";
  append_xml(value, true, out);
  out += '"';
}

}  // namespace vigie
