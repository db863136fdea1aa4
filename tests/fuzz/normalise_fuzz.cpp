// Any bytes: the text is valid UTF-8 in NFC, and every position maps back into the input.
#include <simdjson.h>

#include <cstdint>
#include <cstdlib>
#include <string>

#include "stages/normalise.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  vigie::Document document;
  document.reset(std::string(reinterpret_cast<const char*>(data), size));
  vigie::Normalise().run(document, nullptr);
  const std::string_view text = document.text();
  if (!simdjson::validate_utf8(text.data(), text.size())) std::abort();
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const vigie::Span span = document.in_original({i, i + 1});
    if (span.begin > span.end || span.end > document.original().size()) std::abort();
  }
  vigie::Document again;
  again.reset(std::string(text));
  vigie::Normalise().run(again, nullptr);
  if (again.text() != text) std::abort();
  return 0;
}
