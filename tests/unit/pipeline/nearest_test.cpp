#include "pipeline/nearest.h"

#include <array>

#include "support/test.h"

namespace vigie {
namespace {

TEST_CASE("nearest: the smallest distance wins and the first of equals") {
  constexpr std::array<std::string_view, 5> kNames = {"tag", "explain", "verify", "compile",
                                                      "lint"};
  struct Row {
    std::string_view name;
    std::string_view expected;
  };
  constexpr Row kRows[] = {{"tga", "tag"},      {"tag", "tag"},          {"explian", "explain"},
                           {"verfy", "verify"}, {"compiler", "compile"}, {"lnt", "lint"},
                           {"", "tag"},         {"xyz", "tag"}};
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    CHECK(nearest(row.name, kNames) == row.expected);
  }
  CHECK(nearest("tag", {}).empty());
}

TEST_CASE("nearest: distances count edits") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("abc", "") == 3);
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(edit_distance("tag", "tga") == 2);
}

}  // namespace
}  // namespace vigie
