#include "stages/model/judgement.h"

#include "support/test.h"

namespace vigie::model {
namespace {

Found name(std::uint32_t first, std::uint32_t last, std::size_t type, float share,
           std::size_t other_type, float other) {
  Found found;
  found.first = first;
  found.last = last;
  found.type = type;
  found.types[type] = share;
  found.types[other_type] = other;
  found.probability = share;
  return found;
}

TEST_CASE("judgement: a doubtful mention follows the sure ones of the same words") {
  std::vector<Found> names = {name(0, 1, 0, 0.9F, 1, 0.1F), name(5, 6, 0, 0.95F, 1, 0.05F),
                              name(9, 10, 1, 0.55F, 0, 0.45F), name(12, 13, 1, 0.55F, 0, 0.45F)};
  const std::vector<std::uint64_t> forms = {7, 7, 7, 8};
  agree(names, forms);
  CHECK(names[0].type == 0);
  CHECK(names[2].type == 0);
  CHECK(names[2].probability > 0.5F);
  // Other words have no say.
  CHECK(names[3].type == 1);
  CHECK(names[3].probability == 0.55F);
}

TEST_CASE("judgement: a sure mention is not outvoted by doubtful ones") {
  std::vector<Found> names = {name(0, 1, 1, 0.98F, 0, 0.01F), name(5, 6, 0, 0.6F, 1, 0.4F),
                              name(9, 10, 0, 0.6F, 1, 0.4F)};
  const std::vector<std::uint64_t> forms = {7, 7, 7};
  agree(names, forms);
  CHECK(names[0].type == 1);
  for (const Found& one : names) {
    CHECK(one.probability > 0.0F);
    CHECK(one.probability <= 1.0F);
  }
}

TEST_CASE("judgement: words in another order are another form") {
  NameForm ab, ba;
  ab.add(1);
  ab.add(2);
  ba.add(2);
  ba.add(1);
  CHECK(ab.value() != ba.value());
}

TEST_CASE("judgement: a certain name takes the place of what cuts it, not of what holds it") {
  const std::vector<CertainName> certain = {{2, 4, 1, 0}, {10, 12, 2, 1}, {20, 22, 1, 2}};
  std::vector<Found> names = {name(0, 3, 0, 0.9F, 1, 0.0F), name(3, 6, 0, 0.9F, 1, 0.0F),
                              name(9, 13, 2, 0.8F, 1, 0.1F)};
  put_certain(certain, names);
  REQUIRE(names.size() == 3);
  CHECK(names[0].first == 2);
  CHECK(names[0].last == 4);
  CHECK(names[0].type == 1);
  CHECK(names[0].probability == kUnweighed);
  CHECK(names[1].first == 9);
  CHECK(names[1].probability == 0.8F);
  CHECK(names[2].first == 20);
}

}  // namespace
}  // namespace vigie::model
