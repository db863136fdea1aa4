#include "stages/rules/word_forms.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "pipeline/utf8.h"

namespace vigie {

std::string in_capitals(std::string_view text) {
  std::string out;
  icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())))
      .toUpper(icu::Locale::getRoot())
      .toUTF8String(out);
  return out;
}

std::string with_capital(std::string_view text) {
  if (text.empty()) return {};
  const std::size_t first = utf8::after(text, 0);
  return in_capitals(text.substr(0, first)) + std::string(text.substr(first));
}

}  // namespace vigie
