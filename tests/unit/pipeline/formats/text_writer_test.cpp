#include "pipeline/formats/text_writer.h"

#include "support/writing.h"

namespace vigie {
namespace {

using test::written;
using namespace std::string_literals;

TEST_CASE("text writer: names in brackets, nested ones too") {
  test::Builder b = test::nested();
  CHECK(written("text", test::record_of(b)) ==
        "L'[Université de [Bagdad|LOC]|ORG] & <[Qasem Soleimani|PER]>\n");
}

TEST_CASE("text writer: no control character reaches the terminal") {
  test::Builder b("a\x1B[31mb\x07\0c\u009Bd\r\ne\tf\x7F"s);
  CHECK(written("text", test::record_of(b)) == "a\uFFFD[31mb\uFFFD\uFFFDc\uFFFDd\ne\tf\uFFFD\n");
}

TEST_CASE("text writer: colours open and close and come back after a nested name") {
  test::Builder b = test::nested();
  const Record record = test::record_of(b);
  WriterOptions options;
  options.colour = true;
  const std::string out = written("text", record, options);
  CHECK(out ==
        "L'\x1B[1;31m[Université de \x1B[1;32m[Bagdad\x1B[2m LOC\x1B[0m\x1B[1;32m]\x1B[0m\x1B[1;31m"
        "\x1B[2m ORG\x1B[0m\x1B[1;31m]\x1B[0m & <\x1B[1;34m[Qasem Soleimani\x1B[2m PER\x1B[0m"
        "\x1B[1;34m]\x1B[0m>\n");
}

TEST_CASE("text writer: documents are a blank line apart and end in one line end") {
  test::Builder one("un\n");
  test::Builder two("deux");
  const Record first = test::record_of(one);
  const Record second = test::record_of(two);
  const auto writer = make_text_writer(test::mute_pipeline(), {});
  std::string out;
  writer->begin(out);
  writer->write(first, out);
  writer->write(second, out);
  writer->end(out);
  CHECK(out == "un\n\ndeux\n");
}

}  // namespace
}  // namespace vigie
