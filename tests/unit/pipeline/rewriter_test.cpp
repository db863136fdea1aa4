#include "pipeline/rewriter.h"

#include "support/test.h"

namespace vigie {
namespace {

TEST_CASE("rewriter: replaces stretches and maps them") {
  const std::string_view source = "abcdef";
  OffsetMap map;
  map.add({{0, 1}, {0, 2}});  // of another text: forgotten
  Rewriter rewriter(source, map);
  CHECK_FALSE(rewriter.changed());
  CHECK(rewriter.replace(0, 1, "a"));  // the same
  CHECK_FALSE(rewriter.changed());
  CHECK(rewriter.replace(1, 2, "BB"));
  CHECK(rewriter.replace(3, 5, ""));
  CHECK(rewriter.changed());
  CHECK(rewriter.take() == "aBBcf");
  REQUIRE(map.runs().size() == 2);
  CHECK(map.runs()[0] == OffsetMap::Run{{1, 2}, {1, 3}});
  CHECK(map.runs()[1] == OffsetMap::Run{{3, 5}, {4, 4}});
}

TEST_CASE("rewriter: nothing changed gives no runs") {
  OffsetMap map;
  Rewriter rewriter("abc", map);
  CHECK(rewriter.replace(1, 1, ""));
  CHECK_FALSE(rewriter.changed());
  CHECK(map.is_identity());
}

}  // namespace
}  // namespace vigie
