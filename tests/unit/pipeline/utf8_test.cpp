#include "pipeline/utf8.h"

#include "support/test.h"

namespace vigie {
namespace {

struct Row {
  char32_t code;
  std::string_view bytes;
};
constexpr Row kRows[] = {{U'a', "a"},
                         {0x7F, "\x7F"},
                         {0x80, "\xC2\x80"},
                         {U'é', "é"},
                         {0x7FF, "\xDF\xBF"},
                         {0x800, "\xE0\xA0\x80"},
                         {0x20AC, "€"},
                         {0xFFFD, "\xEF\xBF\xBD"},
                         {0xFFFF, "\xEF\xBF\xBF"},
                         {0x10000, "\xF0\x90\x80\x80"},
                         {0x1F600, "😀"},
                         {0x10FFFF, "\xF4\x8F\xBF\xBF"}};

TEST_CASE("utf8: each code point is written and read back in its shortest form") {
  for (const Row& row : kRows) {
    CAPTURE(static_cast<std::uint32_t>(row.code));
    std::string out;
    utf8::append(row.code, out);
    CHECK(out == row.bytes);
    std::size_t position = 0;
    CHECK(utf8::next(row.bytes, position) == row.code);
    CHECK(position == row.bytes.size());
    CHECK(utf8::peek(row.bytes, 0) == row.code);
    CHECK(utf8::before(row.bytes, row.bytes.size()) == row.code);
    CHECK(utf8::length(row.bytes) == 1);
  }
}

TEST_CASE("utf8: peek gives zero at the end and before gives zero at the start") {
  CHECK(utf8::peek("é", 2) == U'\0');
  CHECK(utf8::peek("", 0) == U'\0');
  CHECK(utf8::before("é", 0) == U'\0');
  CHECK(utf8::before("aé", 3) == U'é');
  CHECK(utf8::before("éa", 2) == U'é');
}

TEST_CASE("utf8: length counts characters") {
  CHECK(utf8::length("") == 0);
  CHECK(utf8::length("L’été 😀") == 7);
  CHECK(utf8::is_continuation('\x80'));
  CHECK(utf8::is_continuation('\xBF'));
  CHECK_FALSE(utf8::is_continuation('\xC0'));
  CHECK_FALSE(utf8::is_continuation('a'));
}

}  // namespace
}  // namespace vigie
