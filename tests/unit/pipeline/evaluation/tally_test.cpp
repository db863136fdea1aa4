#include "pipeline/evaluation/tally.h"

#include "support/test.h"

namespace vigie {
namespace {

ScoredText sides(std::vector<ScoredSpan> owed, std::vector<ScoredSpan> found) {
  return {std::move(owed), std::move(found)};
}

TEST_CASE("tally: shares of nothing are 0") {
  CHECK(Tally{}.precision() == 0.0);
  CHECK(Tally{}.recall() == 0.0);
  CHECK(Tally{}.f1() == 0.0);
  const Tally some{1, 5, 4};
  CHECK(some.precision() == 0.2);
  CHECK(some.recall() == 0.25);
  CHECK(some.f1() == doctest::Approx(2.0 / 9));
}

TEST_CASE("tally: strict, boundary and overlap") {
  Tallies tallies;
  count(sides({{{0, 8}, "PER"}, {{15, 19}, "LOC"}, {{21, 25}, "PER"}},
              {{{0, 4}, "PER"}, {{15, 19}, "ORG"}, {{21, 25}, "PER"}, {{26, 31}, "LOC"}}),
        tallies);
  CHECK(all_types(tallies, Match::strict) == Tally{1, 4, 3});
  CHECK(all_types(tallies, Match::boundary) == Tally{2, 4, 3});
  CHECK(all_types(tallies, Match::overlap) == Tally{2, 4, 3});
  CHECK(tallies[0].at("PER") == Tally{1, 2, 2});
  CHECK(tallies[0].at("ORG") == Tally{0, 1, 0});
  CHECK(tallies[1].at("ORG") == Tally{1, 1, 0});
}

TEST_CASE("tally: overlaps are one to one, also past a span that reaches far") {
  Tallies tallies;
  count(sides({{{0, 100}, "LOC"}, {{10, 12}, "PER"}, {{50, 52}, "PER"}},
              {{{10, 11}, "PER"}, {{11, 12}, "PER"}, {{51, 60}, "PER"}, {{99, 120}, "LOC"}}),
        tallies);
  CHECK(tallies[2].at("PER") == Tally{2, 3, 2});
  CHECK(tallies[2].at("LOC") == Tally{1, 1, 1});
}

}  // namespace
}  // namespace vigie
