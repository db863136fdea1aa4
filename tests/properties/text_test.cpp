// Properties of bytes, text and positions.
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

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

// Runs are in order, and what lies between them is the same on both sides.
void check_tiling(const OffsetMap& map, std::string_view source, std::string_view derived) {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  for (const OffsetMap::Run& run : map.runs()) {
    REQUIRE(run.source.begin >= from);
    REQUIRE(run.derived.begin >= to);
    REQUIRE(run.source.end > run.source.begin);
    REQUIRE(run.derived.end > run.derived.begin);
    REQUIRE(source.substr(from, run.source.begin - from) ==
            derived.substr(to, run.derived.begin - to));
    from = run.source.end;
    to = run.derived.end;
  }
  REQUIRE(source.substr(from) == derived.substr(to));
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

TEST_CASE("text: the text is NFC as ICU makes it and normalising again changes nothing") {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  REQUIRE(U_SUCCESS(status));
  test::RandomText random(13);
  for (int i = 0; i < test::rounds(800); ++i) {
    const Document document = normalised(random.text(40));
    CAPTURE(document.original());
    const icu::UnicodeString expected =
        nfc->normalize(icu::UnicodeString::fromUTF8(std::string(document.decoded())), status);
    std::string utf8_text;
    expected.toUTF8String(utf8_text);
    REQUIRE(document.text() == utf8_text);
    const Document again = normalised(std::string(document.text()));
    REQUIRE(again.text() == document.text());
    REQUIRE(again.normalisation().is_identity());
    REQUIRE(again.decoding().is_identity());
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
