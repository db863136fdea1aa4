#include "pipeline/formats/printable.h"

#include "support/test.h"

namespace vigie {
namespace {

using namespace std::string_literals;

TEST_CASE("printable: control characters cannot drive a terminal") {
  struct Row {
    std::string text;
    std::string_view printed;
    std::string_view one_line;
  };
  const Row rows[] = {{"", "", ""},
                      {"été 😀", "été 😀", "été 😀"},
                      {"a\tb\nc", "a\tb\nc", "a b c"},
                      {"a\x1B[31m", "a\uFFFD[31m", "a [31m"},
                      {"a\0b\x7F"s, "a\uFFFDb\uFFFD", "a b "},
                      {"a\u009Bb", "a\uFFFDb", "a b"}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    std::string out;
    append_printable(row.text, out);
    CHECK(out == row.printed);
    CHECK(on_one_line(row.text) == row.one_line);
  }
  std::string out = "x";
  append_printable("a\r\nb", out);
  CHECK(out == "xa\nb");
}

}  // namespace
}  // namespace vigie
