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
  explicit Chain(const Transitions& transitions) { set(transitions); }

  /// Other scores of pairs, from now on.
  void set(const Transitions& transitions);

  /// Names of the best labelling, with their probabilities, appended to `found` in order. Labels
  /// whose score is below -1000 have no chance.
  void decode(std::span<const Scores> scores, std::vector<Found>& found);

  /// Sums over all labellings (forward-backward, scaled token by token). What the two functions
  /// below tell holds until the next call.
  void sum(std::span<const Scores> scores);

  /// Probability of `label` at token `index`, after sum().
  [[nodiscard]] float probability(std::size_t index, Label label) const {
    return forward_[index][label] * backward_[index][label] * by_total_;
  }
  /// Probability that token `index` has `label` and the next one `next`, after sum().
  [[nodiscard]] float probability(std::size_t index, Label label, Label next) const {
    return forward_[index][label] * pairs_[label][next] * factors_[index + 1][next] *
           backward_[index + 1][next] * by_total_;
  }

 private:
  using Row = std::array<float, kLabels>;
  void best(std::span<const Scores> scores);
  Transitions allowed_{};     // scores of pairs, with those that cannot be out of reach
  Transitions pairs_{};       // their exponentials; 0 where one label cannot follow the other
  std::vector<Row> factors_;  // exponentials of the scores, by what the token's sum is scaled with
  std::vector<Row> forward_;  // adds up to 1
  std::vector<Row> backward_;
  std::vector<Row> reached_;  // score of the best labelling up to here that ends so
  std::vector<std::uint8_t> path_;
  float by_total_ = 0.0F;
};

}  // namespace vigie::model
