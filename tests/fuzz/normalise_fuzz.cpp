// Any bytes in any encoding: the text is valid UTF-8 in NFC, and every position maps back into the
// input. The first byte chooses the encoding.
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "stages/normalise.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::array<const char*, 12> kEncodings = {
      "windows-1252", "macintosh",   "UTF-16LE", "UTF-16BE", "UTF-32LE", "Shift_JIS",
      "GB18030",      "ISO-2022-JP", "UTF-7",    "SCSU",     "IBM037",   "Big5-HKSCS"};
  std::string bytes(reinterpret_cast<const char*>(data), size);
  std::string encoding;
  // Half of the inputs are UTF-8, all of them as they are.
  if (size > 0 && data[0] % (2 * kEncodings.size()) < kEncodings.size()) {
    encoding = kEncodings[data[0] % kEncodings.size()];
    bytes.erase(0, 1);
  }
  vigie::Document document;
  document.reset(std::move(bytes), encoding);
  vigie::Normalise().run(document, nullptr);
  const std::string_view text = document.text();
  if (!simdjson::validate_utf8(text.data(), text.size())) std::abort();
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const vigie::Span span = document.in_original({i, i + 1});
    if (span.begin > span.end || span.end > document.original().size()) std::abort();
  }
  for (const vigie::Diagnostic& diagnostic : document.diagnostics) {
    if (diagnostic.original.end > document.original().size()) std::abort();
  }
  // Once more changes nothing; without line ends, because words are only joined once.
  std::string lines(text);
  std::replace(lines.begin(), lines.end(), '\n', ' ');
  vigie::Document again;
  again.reset(lines);
  vigie::Normalise().run(again, nullptr);
  if (again.text() != lines) std::abort();
  return 0;
}
