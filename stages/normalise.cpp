#include "stages/normalise.h"

#include <simdjson.h>
#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace vigie {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool is_ascii(std::string_view text) {
  unsigned char all = 0;
  for (const char c : text) all |= static_cast<unsigned char>(c);
  return all < 0x80U;
}

// ICU counts in int32_t, Vigie in uint32_t: long texts go through ICU in pieces that end where a
// new normalisation context starts for certain, after a line feed.
constexpr std::size_t kPiece = std::size_t{1} << 30U;

std::size_t piece_end(std::string_view text, std::size_t begin) {
  if (text.size() - begin <= kPiece) return text.size();
  const std::size_t line_end = text.rfind('\n', begin + kPiece);
  if (line_end != std::string_view::npos && line_end > begin) return line_end + 1;
  // No line end in a gigabyte: any ASCII character starts a context of its own.
  std::size_t end = begin + kPiece;
  while (end > begin + 1 && static_cast<unsigned char>(text[end]) >= 0x80U) --end;
  return end;
}

void append_runs(const icu::Edits& edits, std::size_t source_base, std::size_t derived_base,
                 OffsetMap& map) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Edits::Iterator changes = edits.getFineChangesIterator();
  while (changes.next(status)) {
    const auto source =
        static_cast<std::uint32_t>(source_base + static_cast<std::size_t>(changes.sourceIndex()));
    const auto derived = static_cast<std::uint32_t>(
        derived_base + static_cast<std::size_t>(changes.destinationIndex()));
    map.add({{source, source + static_cast<std::uint32_t>(changes.oldLength())},
             {derived, derived + static_cast<std::uint32_t>(changes.newLength())}});
  }
}

// NFC of `text` with its map. False when the text is in NFC already.
bool to_nfc(std::string_view text, std::string& out, OffsetMap& map) {
  if (is_ascii(text)) return false;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return false;
  bool changed = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = piece_end(text, begin);
    const std::string_view piece = text.substr(begin, end - begin);
    const icu::StringPiece source(piece.data(), static_cast<int32_t>(piece.size()));
    status = U_ZERO_ERROR;
    const bool normal = nfc->isNormalizedUTF8(source, status) && U_SUCCESS(status);
    if (!normal && !changed) {
      out.assign(text.substr(0, begin));
      changed = true;
    }
    if (normal) {
      if (changed) out.append(piece);
    } else {
      icu::Edits edits;
      const std::size_t derived_base = out.size();
      icu::StringByteSink<std::string> sink(&out);
      nfc->normalizeUTF8(0, source, sink, &edits, status);
      append_runs(edits, begin, derived_base, map);
    }
    begin = end;
  }
  return changed;
}

}  // namespace

std::string decode_utf8(std::string_view bytes, OffsetMap& map) {
  std::string out;
  out.reserve(bytes.size());
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const std::size_t size = bytes.size();
  std::size_t copied = 0;
  std::size_t position = 0;
  while (position < size) {
    if (data[position] < 0x80U) {
      ++position;
      continue;
    }
    // U8_NEXT counts in int32_t: a window of four bytes is all it ever looks at.
    const std::size_t start = position;
    const auto window = static_cast<int32_t>(std::min<std::size_t>(4, size - start));
    int32_t step = 0;
    UChar32 code = 0;
    U8_NEXT(data + start, step, window, code);
    position += static_cast<std::size_t>(step);
    if (code >= 0) continue;
    out.append(bytes.substr(copied, start - copied));
    const auto derived = static_cast<std::uint32_t>(out.size());
    out.append(kReplacement);
    map.add({{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(position)},
             {derived, derived + static_cast<std::uint32_t>(kReplacement.size())}});
    copied = position;
  }
  out.append(bytes.substr(copied));
  return out;
}

void Normalise::run(Document& document, Scratch* /*scratch*/) const {
  const std::string_view original = document.original();
  if (!simdjson::validate_utf8(original.data(), original.size())) {
    OffsetMap map;
    std::string decoded = decode_utf8(original, map);
    for (const OffsetMap::Run& run : map.runs()) {
      document.diagnostics.push_back({DiagnosticCode::ill_formed_utf8, run.source});
    }
    document.set_decoded(std::move(decoded), std::move(map));
  }
  const std::string_view bytes = document.original();
  for (std::size_t at = bytes.find('\0'); at != std::string_view::npos;
       at = bytes.find('\0', at + 1)) {
    const auto begin = static_cast<std::uint32_t>(at);
    document.diagnostics.push_back({DiagnosticCode::nul_byte, {begin, begin + 1}});
  }
  std::stable_sort(
      document.diagnostics.begin(), document.diagnostics.end(),
      [](const Diagnostic& a, const Diagnostic& b) { return a.original.begin < b.original.begin; });

  std::string text;
  OffsetMap map;
  if (to_nfc(document.decoded(), text, map)) document.set_text(std::move(text), std::move(map));
}

}  // namespace vigie
