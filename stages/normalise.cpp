#include "stages/normalise.h"

#include <simdjson.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "pipeline/encoded_twice.h"
#include "pipeline/encoding.h"
#include "pipeline/nfc.h"
#include "pipeline/rewriter.h"

namespace vigie {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";

// A converter takes longer to open than a line to read.
struct NormaliseScratch final : Scratch {
  std::optional<Decoder> decoder;
};

void decode(Document& document, NormaliseScratch& work) {
  const std::string_view original = document.original();
  OffsetMap map;
  std::vector<Span> ill_formed;
  auto code = DiagnosticCode::ill_formed_utf8;
  if (document.encoding().empty()) {
    if (simdjson::validate_utf8(original.data(), original.size())) return;
    std::string decoded = decode_utf8(original, map, ill_formed);
    document.set_decoded(std::move(decoded), std::move(map));
  } else {
    code = DiagnosticCode::ill_formed_bytes;
    if (!work.decoder || work.decoder->encoding() != document.encoding()) {
      work.decoder.emplace(document.encoding());
    }
    std::string decoded = work.decoder->decode(original, true, map, ill_formed);
    document.set_decoded(std::move(decoded), std::move(map));
  }
  document.diagnostics.reserve(ill_formed.size());
  for (const Span span : ill_formed) document.diagnostics.push_back({code, span});
}

void remark_on_text(Document& document) {
  const std::string_view text = document.decoded();
  const std::size_t before = document.diagnostics.size();
  for (std::size_t at = text.find('\0'); at != std::string_view::npos;
       at = text.find('\0', at + 1)) {
    const auto begin = static_cast<std::uint32_t>(at);
    document.diagnostics.push_back(
        {DiagnosticCode::nul_byte, document.decoding().to_source({begin, begin + 1})});
  }
  if (const EncodedTwice twice = find_encoded_twice(text); twice.count > 0) {
    document.diagnostics.push_back(
        {DiagnosticCode::encoded_twice, document.decoding().to_source(twice.first), twice.count});
  }
  if (document.diagnostics.size() == before) return;
  std::stable_sort(
      document.diagnostics.begin(), document.diagnostics.end(),
      [](const Diagnostic& a, const Diagnostic& b) { return a.original.begin < b.original.begin; });
}

}  // namespace

std::unique_ptr<Scratch> Normalise::make_scratch() const {
  return std::make_unique<NormaliseScratch>();
}

void Normalise::make_text(Document& document) const {
  const std::string_view decoded = document.decoded();
  std::vector<Span> left_out;
  std::size_t marks = 0;  // more than one where marked files were put together
  while (decoded.substr(marks).starts_with(kMark)) marks += kMark.size();
  if (marks > 0) left_out.push_back({0, static_cast<std::uint32_t>(marks)});
  joins_.find(decoded, left_out);

  OffsetMap map;
  Rewriter text(decoded, map);
  std::size_t done = 0;
  for (const Span span : left_out) {
    put_in_nfc(decoded, done, span.begin, text);
    text.replace(span.begin, span.end, {});
    done = span.end;
  }
  put_in_nfc(decoded, done, decoded.size(), text);
  if (text.changed()) document.set_text(text.take(), std::move(map));
}

void Normalise::run(Document& document, Scratch* scratch) const {
  NormaliseScratch fresh;
  decode(document, scratch == nullptr ? fresh : static_cast<NormaliseScratch&>(*scratch));
  remark_on_text(document);
  make_text(document);
}

}  // namespace vigie
