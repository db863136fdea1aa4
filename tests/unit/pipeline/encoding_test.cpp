#include "pipeline/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "pipeline/encoding_guess.h"
#include "pipeline/utf8.h"
#include "support/test.h"
#include "vigie/error.h"

namespace vigie {
namespace {

using namespace std::string_literals;

TEST_CASE("encoding: names are those people use, however they are written") {
  struct Row {
    const char* asked;
    const char* name;
  };
  constexpr Row kRows[] = {{"utf8", "UTF-8"},
                           {"UTF_8", "UTF-8"},
                           {"cp1252", "windows-1252"},
                           {"Windows-1252", "windows-1252"},
                           {"latin1", "ISO-8859-1"},
                           {"latin-9", "ISO-8859-15"},
                           {"iso8859-15", "ISO-8859-15"},
                           {"MacRoman", "macintosh"},
                           {"UTF-16", "UTF-16"},
                           {"utf-16le", "UTF-16LE"},
                           {"UTF16_BigEndian", "UTF-16BE"},
                           {"UTF-32", "UTF-32"},
                           {"ASCII", "US-ASCII"},
                           {"sjis", "Shift_JIS"},
                           {"cp850", "IBM850"}};
  for (const Row& row : kRows) {
    CAPTURE(row.asked);
    CHECK(find_encoding(row.asked) == row.name);
  }
  for (const char* name : {"", "nothing", "../windows-1252", "windows-12520"}) {
    CAPTURE(name);
    CHECK_FALSE(find_encoding(name));
  }
  CHECK(nearest_encoding("windows-1253x") == "windows-1253");
  CHECK(nearest_encoding("windos-1252") == "windows-1252");
  CHECK(nearest_encoding("UFT-8") == "UTF-8");
  CHECK(nearest_encoding("MacRomain") == "MacRoman");
  CHECK_THROWS_WITH_AS(Decoder("nothing"), doctest::Contains("did you mean"), UsageError);
}

TEST_CASE("encoding: every name found stands for the converter it was found by") {
  for (int32_t i = 0; i < ucnv_countAvailable(); ++i) {
    const std::string name = ucnv_getAvailableName(i);
    CAPTURE(name);
    const auto found = find_encoding(name);
    if (name.starts_with("ISCII")) {  // its bytes cannot be told apart
      CHECK_FALSE(found);
      continue;
    }
    REQUIRE(found);
    CHECK(find_encoding(*found) == found);
  }
}

struct Decoded {
  std::string text;
  OffsetMap map;
  std::vector<Span> ill_formed;
};

Decoded decoded(std::string_view encoding, std::string_view bytes, bool at_start = true) {
  Decoded result;
  result.text = Decoder(encoding).decode(bytes, at_start, result.map, result.ill_formed);
  return result;
}

TEST_CASE("encoding: bytes become text and ill-formed ones are told") {
  struct Row {
    const char* encoding;
    std::string bytes;
    std::string text;
    std::vector<Span> ill_formed;
  };
  const Row rows[] = {
      {"", "é\xFF", "é\uFFFD", {{2, 3}}},
      {"UTF-8", "\uFEFFé", "\uFEFFé", {}},
      {"windows-1252", "\xC9t\xE9 \x80", "Été €", {}},
      {"ISO-8859-15", "\xBDuf \xA4", "œuf €", {}},
      {"macintosh", "\x8Et\x8E", "été", {}},
      {"US-ASCII", "a\xE9z", "a\uFFFDz", {{1, 2}}},
      {"UTF-16LE", "\xFF\xFE\xE9\0z\0"s, "éz", {}},
      {"UTF-16BE", "\0\xE9\xD8\x3D\xDE\x00"s, "é😀", {}},
      {"UTF-16LE",
       "\x3D\xD8z\0\x00\xDE\x3D\xD8q"s,
       "\uFFFDz\uFFFD\uFFFD\uFFFD",
       {{0, 2}, {4, 6}, {6, 8}, {8, 9}}},
      {"UTF-32LE", "\xFF\xFE\0\0\x00\xF6\x01\0\0\xD8\0\0z"s, "😀\uFFFD\uFFFD", {{8, 12}, {12, 13}}},
      {"Shift_JIS", "\x93\xFA\x96{z\x93", "日本z\uFFFD", {{5, 6}}},
      {"GB18030", "\x84\x31\x95\x33\xD6\xD0", "\uFEFF中", {}},
      {"ISO-2022-JP", "a\x1B$BF|\x1B(Bz", "a日z", {}},
      {"IBM037", "\xC1\x81\x25", "Aa\n", {}},
      {"Big5-HKSCS", "\x88\x62z", "\uF325z", {}},
      {"UTF-7", "+AOk-t+AOk-", "été", {}}};
  for (const Row& row : rows) {
    CAPTURE(row.encoding);
    CAPTURE(row.text);
    const Decoded result = decoded(row.encoding, row.bytes);
    CHECK(result.text == row.text);
    CHECK(result.ill_formed == row.ill_formed);
    const Span whole{0, static_cast<std::uint32_t>(row.bytes.size())};
    CHECK(result.map.to_derived(whole).end == row.text.size());
  }
}

TEST_CASE("encoding: a mark is text when it does not stand at the start") {
  CHECK(decoded("UTF-16LE", "\xFF\xFEz\0"s, false).text == "\uFEFFz");
  CHECK(decoded("UTF-16LE", "z\0\xFF\xFE"s).text == "z\uFEFF");
  const Decoded marked = decoded("UTF-16LE", "\xFF\xFEz\0"s);
  CHECK(marked.map.to_source({0, 1}) == Span{2, 4});
}

TEST_CASE("encoding: each character's place, and its bytes alone say the same") {
  const std::u32string text = U"Il vit à Bagdad, dit-il. «\u00A0Été\u00A0» 日本 😀 z";
  int checked = 0;
  for (int32_t i = 0; i < ucnv_countAvailable(); ++i) {
    const auto name = find_encoding(ucnv_getAvailableName(i));
    if (!name) continue;
    CAPTURE(*name);
    // What the encoding can write, as ICU writes it.
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(name->c_str(), &status);
    REQUIRE(U_SUCCESS(status));
    icu::UnicodeString units;
    for (const char32_t code : text) units.append(static_cast<UChar32>(code));
    std::string bytes(1000, '\0');
    const int32_t size =
        ucnv_fromUChars(converter, bytes.data(), 1000, units.getBuffer(), units.length(), &status);
    ucnv_close(converter);
    REQUIRE(U_SUCCESS(status));
    bytes.resize(static_cast<std::size_t>(size));

    OffsetMap map;
    std::vector<Span> ill_formed;
    Decoder decoder(choose_encoding(*name, bytes).encoding);  // "UTF-16" writes a mark
    const std::string result = decoder.decode(bytes, true, map, ill_formed);
    if (!result.starts_with("Il vit")) continue;  // Chinese signs only, and the like
    ++checked;
    std::uint32_t end = 0;
    for (std::size_t position = 0; position < result.size();) {
      const auto begin = static_cast<std::uint32_t>(position);
      utf8::next(result, position);
      const Span character{begin, static_cast<std::uint32_t>(position)};
      const Span source = map.to_source(character);
      REQUIRE(source.begin >= end);
      REQUIRE(source.begin < source.end);
      REQUIRE(source.end <= bytes.size());
      end = source.end;
      REQUIRE(map.to_derived(source) == character);
      if (!decoder.stateless()) continue;
      OffsetMap alone;
      std::vector<Span> faults;
      REQUIRE(decoder.decode(source.in(bytes), false, alone, faults) == character.in(result));
    }
  }
  CHECK(checked > 200);
}

TEST_CASE("encoding: how lines end") {
  CHECK(Decoder("").line_bytes()->line_feed == "\n");
  CHECK(Decoder("windows-1252").line_bytes()->line_feed == "\n");
  CHECK(Decoder("UTF-16LE").line_bytes()->line_feed == "\n\0"s);
  CHECK(Decoder("UTF-16BE").line_bytes()->carriage_return == "\0\r"s);
  CHECK(Decoder("UTF-32BE").line_bytes()->tab == "\0\0\0\t"s);
  CHECK(Decoder("IBM037").line_bytes()->line_feed == "\x25");
  CHECK(Decoder("Shift_JIS").line_bytes()->line_feed == "\n");
  CHECK_FALSE(Decoder("ISO-2022-KR").line_bytes());
  CHECK_FALSE(Decoder("UTF-7").line_bytes());
}

}  // namespace
}  // namespace vigie
