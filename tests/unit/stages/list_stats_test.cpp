#include "stages/list_stats.h"

#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

TEST_CASE("list stats: entries and names by list and type, and what is shared") {
  TypeTable types;
  const auto gazetteer = test::gazetteer_of(
      "# folds: case\nname\ttype\taliases\tids\tstrength\tflags\nZorb\tORG.club\tZB|Zorb SA\tz:1\n"
      "ZORB\tPROD\t\t\tfill\tacronym case\nZB\tORG\t\t\tevidence\tambiguous\n",
      types);
  const ListStats stats = list_stats(*gazetteer, types);
  REQUIRE(stats.lists.size() == 1);
  CHECK(stats.lists[0].folds == static_cast<std::uint8_t>(Fold::letter_case));
  CHECK(stats.lists[0].counts.entries == 3);
  CHECK(stats.all.entries == 3);
  CHECK(stats.all.names == 8);  // ZB is Z.B. too, ZORB is Z.O.R.B.
  CHECK(stats.all.match_case == 1);
  CHECK(stats.all.acronyms == 1);
  CHECK(stats.all.ambiguous == 1);
  CHECK(stats.all.with_id == 1);
  CHECK(stats.all.strengths == std::array<std::size_t, 3>{1, 1, 1});
  REQUIRE(stats.types.size() == 3);
  CHECK(stats.types.at("ORG.club").names == 4);
  CHECK(stats.forms == 5);            // zorb, zb, z.b., zorb sa, z.o.r.b.
  CHECK(stats.shared_forms == 3);     // zorb, zb, z.b.
  CHECK(stats.shared_by_types == 1);  // zorb
}

}  // namespace
}  // namespace vigie
