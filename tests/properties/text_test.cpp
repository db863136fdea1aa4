// Properties of bytes, text and positions.
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <iterator>

#include "pipeline/characters.h"
#include "pipeline/positions.h"
#include "pipeline/utf8.h"
#include "stages/normalise.h"
#include "support/random_text.h"
#include "support/test.h"

namespace vigie {
namespace {

Document normalised(const std::string& bytes) {
  Document document;
  document.reset(bytes);
  Normalise().run(document, nullptr);
  return document;
}

// Runs are in order, made of whole pieces, and what lies between them is the same on both sides.
void check_tiling(const OffsetMap& map, std::string_view source, std::string_view derived) {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  for (const OffsetMap::Run& run : map.runs()) {
    REQUIRE(run.source.begin >= from);
    REQUIRE(run.derived.begin >= to);
    REQUIRE(run.source.end > run.source.begin);
    REQUIRE(run.derived.end >= run.derived.begin);
    REQUIRE(run.pieces > 0);
    REQUIRE(run.source.size() % run.pieces == 0);
    REQUIRE(run.derived.size() % run.pieces == 0);
    REQUIRE(source.substr(from, run.source.begin - from) ==
            derived.substr(to, run.derived.begin - to));
    from = run.source.end;
    to = run.derived.end;
  }
  REQUIRE(source.substr(from) == derived.substr(to));
}

// Every span widens on the way back and again on the way out, and only so far: its edges there are
// edges of what changed. Positions at such edges come back as they were.
void check_edges(const OffsetMap& map, std::uint32_t source_size, std::uint32_t derived_size,
                 std::uint32_t longest) {
  for (std::uint32_t begin = 0; begin < derived_size; ++begin) {
    for (std::uint32_t end = begin + 1; end <= std::min(derived_size, begin + longest); ++end) {
      const Span span{begin, end};
      const Span source = map.to_source(span);
      REQUIRE(source.begin < source.end);
      REQUIRE(source.end <= source_size);
      const Span back = map.to_derived(source);
      REQUIRE(back.contains(span));
      REQUIRE(map.to_source(back) == source);
    }
  }
}

TEST_CASE("text: maps tile both texts") {
  test::RandomText random(11);
  for (int i = 0; i < test::rounds(800); ++i) {
    const Document document = normalised(random.text(40));
    CAPTURE(document.original());
    check_tiling(document.decoding(), document.original(), document.decoded());
    check_tiling(document.normalisation(), document.decoded(), document.text());
  }
}

TEST_CASE("text: a span's edges only widen on the way back and again on the way out") {
  test::RandomText random(12);
  for (int i = 0; i < test::rounds(300); ++i) {
    const Document document = normalised(random.text(25));
    CAPTURE(document.original());
    const auto size = static_cast<std::uint32_t>(document.text().size());
    for (std::uint32_t begin = 0; begin < size; ++begin) {
      const Span span{begin, begin + 1 + static_cast<std::uint32_t>(random.below(size - begin))};
      const Span decoded = document.in_decoded(span);
      REQUIRE(decoded.begin < decoded.end);
      REQUIRE(decoded.end <= document.decoded().size());
      REQUIRE(document.normalisation().to_derived(decoded).contains(span));
      const Span original = document.in_original(span);
      REQUIRE(original.begin < original.end);
      REQUIRE(original.end <= document.original().size());
      REQUIRE(document.decoding().to_derived(original).contains(decoded));
    }
  }
}

// decoded() less the byte-order marks at its start and the line ends within words.
std::string without_left_out(const Document& document) {
  const std::string_view decoded = document.decoded();
  std::string out;
  std::size_t copied = 0;
  for (const OffsetMap::Run& run : document.normalisation().runs()) {
    if (!run.derived.empty()) continue;
    const std::string_view left_out = run.source.in(decoded);
    if (run.source.begin == 0) {
      REQUIRE(left_out.size() % 3 == 0);
      REQUIRE(left_out.starts_with("\uFEFF"));
    } else {
      std::size_t position = 0;
      std::size_t line_ends = 0;
      while (position < left_out.size()) {
        const char32_t code = utf8::next(left_out, position);
        if (code == U'\n') ++line_ends;
        REQUIRE(std::u32string_view(U"-\u2010 \t\r\n").find(code) != std::u32string_view::npos);
      }
      REQUIRE(line_ends == 1);
      REQUIRE(is_letter(classify(utf8::peek(decoded, run.source.end))));
    }
    out += decoded.substr(copied, run.source.begin - copied);
    copied = run.source.end;
  }
  return out += decoded.substr(copied);
}

TEST_CASE("text: the text is NFC as ICU makes it and normalising again changes nothing") {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  REQUIRE(U_SUCCESS(status));
  test::RandomText random(13);
  for (int i = 0; i < test::rounds(800); ++i) {
    const Document document = normalised(random.text(40));
    CAPTURE(document.original());
    const icu::UnicodeString expected =
        nfc->normalize(icu::UnicodeString::fromUTF8(without_left_out(document)), status);
    std::string utf8_text;
    expected.toUTF8String(utf8_text);
    REQUIRE(document.text() == utf8_text);
    // Without line ends: a word is joined once.
    std::replace(utf8_text.begin(), utf8_text.end(), '\n', ' ');
    const Document again = normalised(utf8_text);
    REQUIRE(again.text() == utf8_text);
    REQUIRE(again.normalisation().is_identity());
    REQUIRE(again.decoding().is_identity());
  }
}

TEST_CASE("text: marks, Hangul, emoji and ill-formed bytes map back and forth at every edge") {
  constexpr std::string_view kPieces[] = {"a",
                                          "e",
                                          "q",
                                          "\u00E9",
                                          "\u00EA",
                                          "\u1EC7",
                                          "\u0301",
                                          "\u0323",
                                          "\u0327",
                                          "\u0302",
                                          "\u0344",
                                          "\u0345",
                                          "\u1100",
                                          "\u1161",
                                          "\u11A8",
                                          "\uAC00",
                                          "\uAC01",
                                          "\u0F73",
                                          "\u0F71",
                                          "\u093C",
                                          "\u0915",
                                          "\u0958",
                                          "\u212B",
                                          "\u2126",
                                          "\uFB2A",
                                          "\U0001D15E",
                                          "\U0001F600",
                                          "\U0001F469\u200D\U0001F467",
                                          "\U0001F1EB\U0001F1F7",
                                          "\uFE0F",
                                          "\u200D",
                                          "\xFF",
                                          "\xC3",
                                          "\xE2\x80",
                                          "\xF0\x9F\x98",
                                          "\xED\xA0\x80",
                                          " ",
                                          "\n",
                                          "-\n",
                                          "-"};
  test::RandomText random(16);
  for (int i = 0; i < test::rounds(1500); ++i) {
    std::string bytes;
    // A few kinds at a time, so that they come in rows.
    const std::size_t first = random.below(std::size(kPieces));
    const std::size_t kinds = 1 + random.below(8);
    for (std::size_t n = random.below(40); n > 0; --n) {
      bytes += kPieces[(first + random.below(kinds) * 7) % std::size(kPieces)];
    }
    const Document document = normalised(bytes);
    CAPTURE(bytes);
    const auto original = static_cast<std::uint32_t>(bytes.size());
    const auto decoded = static_cast<std::uint32_t>(document.decoded().size());
    const auto text = static_cast<std::uint32_t>(document.text().size());
    check_tiling(document.decoding(), bytes, document.decoded());
    check_tiling(document.normalisation(), document.decoded(), document.text());
    check_edges(document.decoding(), original, decoded, 40);
    check_edges(document.normalisation(), decoded, text, 40);
  }
}

TEST_CASE("text: in another encoding it is the same text, and every character has its bytes") {
  test::RandomText random(17);
  for (const char* name : {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "GB18030", "CESU-8",
                           "windows-1252", "macintosh", "Shift_JIS", "ISO-2022-JP", "UTF-7"}) {
    CAPTURE(name);
    for (int i = 0; i < test::rounds(60); ++i) {
      const std::string text = random.text(40, false);
      const icu::UnicodeString units = icu::UnicodeString::fromUTF8(text);
      std::string bytes(static_cast<std::size_t>(units.length()) * 8 + 64, '\0');
      bytes.resize(static_cast<std::size_t>(units.extract(
          0, units.length(), bytes.data(), static_cast<std::uint32_t>(bytes.size()), name)));
      Document document;
      document.reset(bytes, name);
      Normalise().run(document, nullptr);
      CAPTURE(text);
      // These can write everything; a mark at the start is no text in UTF-16 and UTF-32.
      const bool all =
          std::string_view(name).starts_with("UTF-") || name == std::string_view("GB18030");
      if (all && !text.starts_with("\uFEFF")) REQUIRE(document.decoded() == text);
      check_tiling(document.decoding(), bytes, document.decoded());
      check_edges(document.decoding(), static_cast<std::uint32_t>(bytes.size()),
                  static_cast<std::uint32_t>(document.decoded().size()), 8);
    }
  }
}

TEST_CASE("text: diagnostics stand for the ill-formed bytes in order") {
  test::RandomText random(14);
  for (int i = 0; i < test::rounds(500); ++i) {
    const Document document = normalised(random.text(40));
    CAPTURE(document.original());
    std::uint32_t before = 0;
    for (const Diagnostic& diagnostic : document.diagnostics) {
      REQUIRE(diagnostic.original.begin >= before);
      REQUIRE(diagnostic.original.end <= document.original().size());
      before = diagnostic.original.end;
    }
  }
}

TEST_CASE("text: positions go there and back at every character in every unit") {
  test::RandomText random(15);
  for (int i = 0; i < test::rounds(120); ++i) {
    const Document document = normalised(random.text(120));
    const std::string_view text = document.text();
    for (const Unit unit : {Unit::byte, Unit::codepoint, Unit::utf16}) {
      const PositionIndex index(text, unit);
      std::size_t byte = 0;
      while (true) {
        REQUIRE(index.to_byte(index.from_byte(static_cast<std::uint32_t>(byte))) == byte);
        if (byte == text.size()) break;
        utf8::next(text, byte);
      }
    }
  }
}

}  // namespace
}  // namespace vigie
