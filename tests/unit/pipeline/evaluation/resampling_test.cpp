#include "pipeline/evaluation/resampling.h"

#include "support/test.h"

namespace vigie {
namespace {

TEST_CASE("resampling: the random numbers are Python's") {
  // [random.Random(0).randrange(10) for _ in range(12)] and so on, Python 3.11.
  PythonRandom zero(0);
  for (const std::uint32_t wanted : {6U, 6U, 0U, 4U, 8U, 7U, 6U, 4U, 7U, 5U, 9U, 3U})
    CHECK(zero.below(10) == wanted);
  PythonRandom other(12345);
  for (const std::uint32_t wanted : {3U, 5U, 0U, 6U, 6U, 6U, 2U, 6U, 2U, 1U, 2U, 4U})
    CHECK(other.below(7) == wanted);
  PythonRandom coins(0);
  for (const int wanted : {1, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 1})
    CHECK(coins.coin() == (wanted == 1));
}

TEST_CASE("resampling: an interval holds the score, and is a point where all texts are alike") {
  const Column alike(20, Tally{1, 2, 2});
  Column mixed;
  for (std::uint64_t i = 0; i < 20; ++i) mixed.push_back({i % 4, 4, 4});
  const auto intervals = bootstrap({alike, mixed}, 0);
  CHECK(intervals[0].low == 0.5);
  CHECK(intervals[0].high == 0.5);
  CHECK(intervals[1].low < 0.375);
  CHECK(intervals[1].high > 0.375);
  CHECK(intervals[1].low > 0.2);
  CHECK(intervals[1].high < 0.55);
  CHECK(bootstrap({Column()}, 0)[0].high == 0.0);
}

TEST_CASE("resampling: a run differs from a worse one, not from itself") {
  Column good;
  Column bad;
  for (std::uint64_t i = 0; i < 30; ++i) {
    good.push_back({3 + i % 2, 4, 4});
    bad.push_back({1 + i % 3, 4, 4});
  }
  const auto comparisons = compare({good, good}, {bad, good}, 0);
  CHECK(comparisons[0].difference == doctest::Approx(0.375));
  CHECK(comparisons[0].interval.low > 0.25);
  CHECK(comparisons[0].interval.high < 0.5);
  CHECK(comparisons[0].p == doctest::Approx(0.0001));
  CHECK(comparisons[1].difference == 0.0);
  CHECK(comparisons[1].p == 1.0);
  // The other way round it is the same, with the other sign.
  const auto back = compare({bad}, {good}, 0);
  CHECK(back[0].difference == doctest::Approx(-0.375));
  CHECK(back[0].p == doctest::Approx(0.0001));
}

}  // namespace
}  // namespace vigie
