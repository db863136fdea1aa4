#include "pipeline/formats/shown_value.h"

#include "support/builder.h"
#include "support/test.h"

namespace vigie {
namespace {

TEST_CASE("shown value: exact, approximate, bounded, a range, none") {
  struct Row {
    const char* main;
    const char* min;
    const char* max;
    bool approx;
    const char* expected;
  };
  constexpr Row kRows[] = {
      {"400", "", "", false, "400"},         {"400", "", "", true, "~400"},
      {"400", "400", "", false, "400.."},    {"400", "", "400", false, "..400"},
      {"", "10", "15", false, "10..15"},     {"", "10", "15", true, "~10..15"},
      {"2021-12", "", "", false, "2021-12"}, {"", "", "", false, ""}};
  test::Builder b("x");
  for (const Row& row : kRows) {
    CAPTURE(row.expected);
    Value value;
    value.approx = row.approx;
    value.main = b.document.keep(row.main);
    value.min = b.document.keep(row.min);
    value.max = b.document.keep(row.max);
    CHECK(shown_value(b.document, value) == row.expected);
  }
}

}  // namespace
}  // namespace vigie
