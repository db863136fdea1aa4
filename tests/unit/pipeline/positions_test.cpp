#include "pipeline/positions.h"

#include "pipeline/utf8.h"
#include "support/builder.h"
#include "support/test.h"

namespace vigie {
namespace {

std::uint32_t units_of(char32_t code, Unit unit, std::uint32_t bytes) {
  switch (unit) {
    case Unit::byte: return bytes;
    case Unit::codepoint: return 1;
    case Unit::utf16: return code >= 0x10000 ? 2 : 1;
  }
  return 0;
}

TEST_CASE("positions: units have names") {
  CHECK(std::string_view(unit_name(Unit::byte)) == "byte");
  CHECK(std::string_view(unit_name(Unit::codepoint)) == "codepoint");
  CHECK(std::string_view(unit_name(Unit::utf16)) == "utf16");
}

TEST_CASE("positions: to_byte undoes from_byte at every character in every unit") {
  // Lengths around the distance between marks (256 bytes), with characters across them.
  for (const std::size_t filler : {0U, 1U, 250U, 252U, 253U, 254U, 255U, 256U, 510U, 1000U}) {
    const std::string text =
        std::string(filler, 'a') + "é😀€\u00A0👨\u200D👩 fin" + std::string(filler, 'b') + "😀";
    for (const Unit unit : {Unit::byte, Unit::codepoint, Unit::utf16}) {
      CAPTURE(filler);
      CAPTURE(unit_name(unit));
      const PositionIndex index(text, unit);
      std::size_t byte = 0;
      std::uint32_t expected = 0;
      while (true) {
        CAPTURE(byte);
        REQUIRE(index.from_byte(static_cast<std::uint32_t>(byte)) == expected);
        REQUIRE(index.to_byte(expected) == byte);
        if (byte == text.size()) break;
        const std::size_t before = byte;
        const char32_t code = utf8::next(text, byte);
        const std::uint32_t units = units_of(code, unit, static_cast<std::uint32_t>(byte - before));
        if (unit == Unit::utf16 && units == 2) {
          REQUIRE(index.to_byte(expected + 1) == kNone);  // between two surrogates
        }
        expected += units;
      }
      CHECK(index.to_byte(std::uint64_t{expected} + 1) == kNone);
      CHECK(index.to_byte(0xFFFFFFFFFFFFFFFFULL) == kNone);
    }
  }
}

TEST_CASE("positions: an empty text has one position") {
  for (const Unit unit : {Unit::byte, Unit::codepoint, Unit::utf16}) {
    const PositionIndex index("", unit);
    CHECK(index.from_byte(0) == 0);
    CHECK(index.to_byte(0) == 0);
    CHECK(index.to_byte(1) == kNone);
  }
}

TEST_CASE("positions: spans of the text come out in the untouched input") {
  // An ill-formed byte, a decomposed accent and an emoji before the name.
  const test::Builder b("\xFF e\u0301 😀 Bagdad");
  const Span span = b.find("Bagdad");
  struct Row {
    Unit unit;
    Span expected;
  };
  constexpr Row kRows[] = {
      {Unit::byte, {11, 17}}, {Unit::codepoint, {7, 13}}, {Unit::utf16, {8, 14}}};
  for (const Row& row : kRows) {
    CAPTURE(unit_name(row.unit));
    const OutputPositions positions(b.document, row.unit);
    CHECK(positions(span) == row.expected);
    CHECK(positions.of_original({11, 17}) == row.expected);
  }
  CHECK(OutputPositions(b.document, Unit::byte)(b.find("é")) == Span{2, 5});
  CHECK(OutputPositions(b.document, Unit::codepoint)(b.find("é")) == Span{2, 4});
  CHECK(OutputPositions(b.document, Unit::codepoint).of_original({0, 1}) == Span{0, 1});
}

}  // namespace
}  // namespace vigie
