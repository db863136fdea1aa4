#include "pipeline/nfc.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <random>

#include "pipeline/utf8.h"
#include "support/test.h"

namespace vigie {
namespace {

std::string by_icu(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  icu::Normalizer2::getNFCInstance(status)
      ->normalize(icu::UnicodeString::fromUTF8(text), status)
      .toUTF8String(out);
  return out;
}

std::string by_us(const std::string& text) {
  OffsetMap map;
  Rewriter rewriter(text, map);
  put_in_nfc(text, 0, text.size(), rewriter);
  return rewriter.changed() ? rewriter.take() : text;
}

TEST_CASE("nfc: what is passed over unseen never changes and starts a context") {
  std::size_t inert = 0;
  for (UChar32 code = 0; code <= 0x10FFFF; ++code) {
    if (code >= 0xD800 && code < 0xE000) continue;
    const bool expected = u_getIntPropertyValue(code, UCHAR_NFC_QUICK_CHECK) == UNORM_YES &&
                          u_getCombiningClass(code) == 0;
    if (is_nfc_inert(static_cast<char32_t>(code)) != expected) {
      CAPTURE(code);
      REQUIRE(is_nfc_inert(static_cast<char32_t>(code)) == expected);
    }
    if (expected) ++inert;
  }
  CHECK(inert > 1000000);
}

TEST_CASE("nfc: every place of a suspect in a word of eight bytes is found") {
  for (std::size_t before = 0; before < 40; ++before) {
    for (std::size_t after = 0; after < 40; after += 13) {
      const std::string text = std::string(before, 'x') + "e\u0301" + std::string(after, 'y');
      CAPTURE(before);
      REQUIRE(by_us(text) == std::string(before, 'x') + "é" + std::string(after, 'y'));
    }
  }
}

TEST_CASE("nfc: long rows of marks come out as ICU orders them") {
  const std::u32string marks =
      U"\u0301\u0323\u0327\u0345\u0344\u0F71\u0F72\u0F73\u0F75\u0F81\u0334\u3099\u0315\u0358";
  std::mt19937_64 random(5);
  for (int round = 0; round < 60; ++round) {
    std::string text;
    const std::size_t rows = 1 + random() % 4;
    for (std::size_t r = 0; r < rows; ++r) {
      const std::u32string bases = U"aqe\u00E9\u03B1 \u304B\u1112";
      if (random() % 4 != 0) utf8::append(bases[random() % bases.size()], text);
      const std::size_t length = random() % 400;
      for (std::size_t i = 0; i < length; ++i) utf8::append(marks[random() % marks.size()], text);
    }
    CAPTURE(round);
    REQUIRE(by_us(text) == by_icu(text));
  }
}

TEST_CASE("nfc: long texts are cut only where contexts start") {
  std::mt19937_64 random(6);
  const std::u32string letters =
      U"aez \n\u00E9\u0301\u0327\u1100\u1161\u11A8\uAC00\u304B\u3099\u2126\u0915\u093C\u2019"
      U"\U0001F600\u4E2D\uFB2A\u05B7";
  for (int round = 0; round < 4; ++round) {
    std::string text;
    while (text.size() < 300000) {
      // Stretches of one kind of letters, so that surroundings are long and short.
      const std::size_t kinds = 1 + random() % letters.size();
      for (std::size_t i = random() % 3000; i > 0; --i) {
        utf8::append(letters[letters.size() - 1 - random() % kinds], text);
      }
    }
    REQUIRE(by_us(text) == by_icu(text));
  }
}

}  // namespace
}  // namespace vigie
