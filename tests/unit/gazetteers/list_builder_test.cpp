#include "gazetteers/list_builder.h"

#include "support/test.h"

namespace vigie {
namespace {

TEST_CASE("list builder: lines are taken one by one, with any line end") {
  std::string_view text = "a\r\n\nb\n\rc";
  CHECK(take_line(text) == "a");
  CHECK(take_line(text).empty());
  CHECK(take_line(text) == "b");
  CHECK(take_line(text) == "\rc");
  CHECK(text.empty());
}

TEST_CASE("list builder: pieces and blanks") {
  CHECK(split("", '|') == std::vector<std::string_view>{""});
  CHECK(split("a||b|", '|') == std::vector<std::string_view>{"a", "", "b", ""});
  CHECK(trimmed("  a b \r") == "a b");
  CHECK(trimmed(" \r ").empty());
}

TEST_CASE("list builder: a refused list is unusable and keeps its fault") {
  std::vector<Fault> faults;
  ListBuilder builder("d/x.txt", {}, ListFormat::plain, faults);
  builder.refuse(3, "why");
  const ListFile list = builder.take();
  CHECK_FALSE(list.usable);
  CHECK(list.name == "x");
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].place.to_string() == "d/x.txt:3");
}

}  // namespace
}  // namespace vigie
