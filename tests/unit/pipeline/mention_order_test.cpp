#include "pipeline/mention_order.h"

#include "support/builder.h"
#include "support/test.h"

namespace vigie {
namespace {

TEST_CASE("mention order: by begin then the longer then the index") {
  test::Builder b("Université de Bagdad en Irak");
  const auto irak = b.kept("Irak", types::LOC);
  const auto bagdad = b.kept("Bagdad", types::LOC);
  const auto whole = b.kept("Université de Bagdad", types::ORG);
  const auto dropped = b.mention("Université", {.state = State::dropped});
  const auto twin = b.kept("Bagdad", types::PER);
  CHECK(kept_mentions(b.document) == std::vector<std::uint32_t>{whole, bagdad, twin, irak});
  CHECK(all_mentions(b.document) == std::vector<std::uint32_t>{whole, dropped, bagdad, twin, irak});
}

TEST_CASE("mention order: parts of one mention only") {
  test::Builder b("Qasem Soleimani et Ali Mohsen");
  const auto first = b.kept("Qasem Soleimani", types::PER);
  const auto second = b.kept("Ali Mohsen", types::PER);
  b.part(first, "Qasem", "given");
  b.part(first, "Soleimani", "family");
  b.part(second, "Ali", "given");
  CHECK(parts_of(b.document, first).size() == 2);
  REQUIRE(parts_of(b.document, second).size() == 1);
  CHECK(parts_of(b.document, second).front().span == b.find("Ali"));
  CHECK(parts_of(b.document, 7).empty());
}

}  // namespace
}  // namespace vigie
