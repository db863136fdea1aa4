// How sure a score is: bootstrap over documents, and two runs compared on the same documents.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "pipeline/evaluation/tally.h"

namespace vigie {

/// The random numbers of Python's `random.Random(seed)`, so that intervals are those of the
/// project's judge to the last digit, and the same on every machine.
class PythonRandom {
 public:
  explicit PythonRandom(std::uint32_t seed);
  /// `randrange(size)`. Precondition: size is not 0.
  std::uint32_t below(std::uint32_t size);
  /// One random bit.
  bool coin();

 private:
  std::mt19937 engine_;
};

/// One column of scores: a tally a document.
using Column = std::vector<Tally>;

struct Interval {
  double low = 0;
  double high = 0;
};

/// 95% intervals of the F1 of each column: the documents are drawn anew, with replacement, a
/// thousand times, the same draws for all columns; the 26th smallest and the 26th largest F1
/// remain. All columns have one size; zero intervals when it is 0.
[[nodiscard]] std::vector<Interval> bootstrap(const std::vector<Column>& columns,
                                              std::uint32_t seed);

/// Two runs, one column.
struct Comparison {
  double difference = 0;  ///< F1 of the first run less that of the second
  Interval interval;      ///< 95%, of the difference, by paired bootstrap
  /// Two-sided, by approximate randomisation: the share of 10,000 shuffles, each exchanging the
  /// runs in half of the documents at random, that differ as much; the observed one counts as a
  /// shuffle.
  double p = 1;
};

/// Compares the columns of two runs over the same documents. All columns have one size.
[[nodiscard]] std::vector<Comparison> compare(const std::vector<Column>& first,
                                              const std::vector<Column>& second,
                                              std::uint32_t seed);

}  // namespace vigie
