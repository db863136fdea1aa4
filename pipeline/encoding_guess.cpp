#include "pipeline/encoding_guess.h"

#include <fmt/format.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <vector>

#include "pipeline/encoding.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

struct MarkRow {
  std::string_view bytes;
  std::string_view encoding;
};

// The longer marks first: that of UTF-32LE starts with that of UTF-16LE.
constexpr std::array<MarkRow, 5> kMarks = {{{{"\xFF\xFE\0\0", 4}, "UTF-32LE"},
                                            {{"\0\0\xFE\xFF", 4}, "UTF-32BE"},
                                            {"\xEF\xBB\xBF", "UTF-8"},
                                            {"\xFF\xFE", "UTF-16LE"},
                                            {"\xFE\xFF", "UTF-16BE"}}};

// Where it gets interesting: ASCII tells nothing, and a page may start with a lot of it.
std::string_view telling_part(std::string_view bytes) {
  const auto telling = std::find_if(bytes.begin(), bytes.end(), [](char c) {
    return c == '\0' || static_cast<unsigned char>(c) >= 0x80U;
  });
  const auto at = static_cast<std::size_t>(telling - bytes.begin());
  constexpr std::size_t kContext = 4096;
  const std::size_t begin = at == bytes.size() || at < kContext ? 0 : at - kContext;
  return bytes.substr(begin, kGuessSize);
}

bool is_latin_single_byte(std::string_view name) {
  constexpr std::array<std::string_view, 6> kNames = {
      "ISO-8859-1", "ISO-8859-2", "ISO-8859-9", "windows-1250", "windows-1252", "windows-1254"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

// What is not ASCII in French: small letters with accents, ligatures, guillemets, apostrophes...
bool is_common(char32_t code) {
  constexpr std::u32string_view kCommon =
      U"\u00E0\u00E2\u00E7\u00E8\u00E9\u00EA\u00EB\u00EE\u00EF\u00F4\u00F9\u00FB\u0153\u00AB\u00BB"
      U"\u00A0\u2019";
  return kCommon.find(code) != std::u32string_view::npos;
}

// ...and what there is less of.
bool is_rare(char32_t code) {
  constexpr std::u32string_view kRare =
      U"\u00E4\u00E6\u00F6\u00FC\u00FF\u00C0\u00C2\u00C6\u00C7\u00C8\u00C9\u00CA\u00CB\u00CE\u00CF"
      U"\u00D4\u00D9\u00DB\u00DC\u0152\u00B0\u2018\u201C\u201D\u2026\u2013\u2014\u20AC";
  return kRare.find(code) != std::u32string_view::npos;
}

// How much of what is beyond ASCII is French, in per cent; what is rare counts half.
int french_share(std::string_view encoding, std::string_view bytes) {
  OffsetMap map;
  std::vector<Span> ill_formed;
  const std::string text = Decoder(encoding).decode(bytes, true, map, ill_formed);
  std::size_t french = 0;
  std::size_t all = 0;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t code = utf8::next(text, position);
    if (code < 0x80) continue;
    ++all;
    french += is_common(code) ? 2U : is_rare(code) ? 1U : 0U;
  }
  return all == 0 ? 0 : static_cast<int>(50 * french / all);
}

EncodingGuess best_latin(std::string_view bytes, int sure) {
  EncodingGuess best{"windows-1252", sure};
  int best_share = french_share(best.encoding, bytes);
  for (const char* encoding : {"ISO-8859-15", "macintosh", "IBM850"}) {
    const int share = french_share(encoding, bytes);
    if (share <= best_share) continue;
    best_share = share;
    best = {encoding, share};
  }
  return best;
}

}  // namespace

std::string_view marked_encoding(std::string_view bytes) {
  for (const MarkRow& row : kMarks) {
    if (bytes.starts_with(row.bytes)) return row.encoding;
  }
  return {};
}

bool may_become_mark(std::string_view bytes) {
  return std::any_of(kMarks.begin(), kMarks.end(), [&](const MarkRow& row) {
    return bytes.size() < row.bytes.size() && row.bytes.starts_with(bytes);
  });
}

EncodingGuess guess_encoding(std::string_view bytes) {
  const std::string_view part = telling_part(bytes);
  const bool ascii = std::all_of(part.begin(), part.end(), [](char c) {
    return c != '\0' && static_cast<unsigned char>(c) < 0x80U;
  });
  if (ascii) return {"UTF-8", 100};

  UErrorCode status = U_ZERO_ERROR;
  const icu::LocalUCharsetDetectorPointer detector(ucsdet_open(&status));
  ucsdet_setText(detector.getAlias(), part.data(), static_cast<int32_t>(part.size()), &status);
  int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.getAlias(), &count, &status);
  EncodingGuess best;
  int latin = 0;
  for (int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
    const std::string name = ucsdet_getName(matches[i], &status);
    const int sure = ucsdet_getConfidence(matches[i], &status);
    // Bytes of another encoding are hardly ever well-formed UTF-8, not even most of them.
    if (name == "UTF-8") return {"UTF-8", sure};
    if (is_latin_single_byte(name)) latin = std::max(latin, sure);
    if (best.encoding.empty()) best = {name, sure};
  }
  // ICU gives 10 to what it knows nothing against.
  constexpr int kNotOnlyPossible = 11;
  if (best.sure < kNotOnlyPossible || is_latin_single_byte(best.encoding)) {
    return best_latin(part, latin);
  }
  best.encoding = find_encoding(best.encoding).value_or("windows-1252");
  return best;
}

ChosenEncoding choose_encoding(std::string_view asked, std::string_view bytes) {
  const auto name_of = [](std::string_view name) {
    if (name == "UTF-8") return std::string();
    // Without a mark the higher byte comes first.
    return name == "UTF-16" || name == "UTF-32" ? std::string(name) + "BE" : std::string(name);
  };
  if (const std::string_view marked = marked_encoding(bytes); !marked.empty()) {
    ChosenEncoding chosen{name_of(marked), {}};
    // "UTF-16" leaves the byte order to the mark.
    const bool as_asked = asked.empty() || asked == "auto" || marked.starts_with(asked);
    if (asked == "auto") {
      chosen.remark = fmt::format("read as {}, which its byte-order mark says", marked);
    } else if (!as_asked) {
      chosen.remark =
          fmt::format("read as {}, which its byte-order mark says, not as {}", marked, asked);
    }
    return chosen;
  }
  if (asked != "auto") return {name_of(asked), {}};
  const EncodingGuess guess = guess_encoding(bytes);
  return {name_of(guess.encoding),
          fmt::format("read as {}, {} % sure; --encoding NAME decides otherwise", guess.encoding,
                      guess.sure)};
}

}  // namespace vigie
