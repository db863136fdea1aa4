// A linear-chain conditional random field: scores of labels, the best labelling, probabilities.
// Method: Lafferty, McCallum and Pereira, 2001.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "stages/model/labels.h"

namespace vigie::model {

/// Scores of the labels of one token, from its features.
using Scores = std::array<float, kLabels>;
/// Score of the second label after the first.
using Transitions = std::array<std::array<float, kLabels>, kLabels>;

/// A name in a chain: tokens from `first` to before `last`.
struct Found {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::size_t type = 0;      ///< row of kTypes
  float probability = 0.0F;  ///< of exactly these tokens and this type, among all labellings
};

/// Works on one chain at a time; what stands before it and behind it is outside of names. Keeps its
/// memory from chain to chain; one thread at a time.
class Chain {
 public:
  /// `transitions` must outlive the chain, and may change between calls.
  explicit Chain(const Transitions& transitions) : transitions_(transitions) {}

  /// Names of the best labelling, with their probabilities, appended to `found` in order.
  void decode(std::span<const Scores> scores, std::vector<Found>& found);

  /// Sums over all labellings. Gives the logarithm of their total; forward() and backward() hold
  /// until the next call.
  double sum(std::span<const Scores> scores);

  /// Probability of label `label` at token `index`, after sum().
  [[nodiscard]] double probability(std::size_t index, Label label) const;
  /// Probability that token `index` has `label` and the next one `next`, after sum().
  [[nodiscard]] double probability(std::span<const Scores> scores, std::size_t index, Label label,
                                   Label next) const;

  /// Deleted on temporaries: the reference would dangle.
  explicit Chain(const Transitions&& transitions) = delete;

 private:
  std::vector<std::uint8_t> best(std::span<const Scores> scores);
  const Transitions& transitions_;
  std::vector<std::array<double, kLabels>> forward_;  // logarithms
  std::vector<std::array<double, kLabels>> backward_;
  std::vector<std::array<std::uint8_t, kLabels>> from_;
  double total_ = 0.0;
};

}  // namespace vigie::model
