// A linear-chain conditional random field: scores of labels, the best labelling, probabilities.
// Method: Lafferty, McCallum and Pereira, 2001.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "stages/model/labels.h"

namespace vigie::model {

/// Room for a score a label; what lies beyond kLabels is not used.
inline constexpr std::size_t kLanes = 24;
static_assert(kLabels <= kLanes);

/// Scores of the labels of one token, from its features.
struct alignas(16) Scores : std::array<float, kLanes> {};
/// Score of the second label after the first.
using Transitions = std::array<std::array<float, kLabels>, kLabels>;

/// A name in a chain: tokens from `first` to before `last`.
struct Found {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::size_t type = 0;      ///< row of kTypes
  float probability = 0.0F;  ///< of exactly these tokens and this type, among all labellings
  std::array<float, kTypeCount> types{};  ///< the same of each type
};

/// Works on one chain at a time; what stands before it and behind it is outside of names. Keeps its
/// memory from chain to chain; one thread at a time. Same scores, same results on one machine.
class Chain {
 public:
  explicit Chain(const Transitions& transitions) { set(transitions); }

  /// Other scores of pairs, from now on.
  void set(const Transitions& transitions);

  /// Names of the best labelling, with their probabilities, appended to `found` in order. Labels
  /// whose score is below -1000 have no chance.
  void decode(std::span<const Scores> scores, std::vector<Found>& found);

  /// Sums over all labellings (forward-backward, scaled token by token). What the functions
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
  /// Probability of a name of the tokens from `first` to before `last` with this type, after sum().
  [[nodiscard]] float probability(std::uint32_t first, std::uint32_t last, std::size_t type) const;

 private:
  using Row = Scores;
  using Table = std::array<Row, kLabels>;
  void best(std::span<const Scores> scores);
  static void step(const Table& pairs, const Row& from, Row& to);
  Table allowed_{};           // scores of pairs, with those that cannot be out of reach
  Table pairs_{};             // their exponentials; 0 where one label cannot follow the other
  Table mirrored_{};          // the same, by the second label
  std::vector<Row> factors_;  // exponentials of the scores, by what the token's sum is scaled with
  std::vector<Row> forward_;  // adds up to 1
  std::vector<Row> backward_;
  std::vector<Row> reached_;  // score of the best labelling up to here that ends so
  std::vector<std::uint8_t> path_;
  float by_total_ = 0.0F;
};

}  // namespace vigie::model
