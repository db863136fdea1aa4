// Scores of the tokens of islands: the model's weights, summed.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "stages/model/features.h"
#include "stages/model/weights.h"

namespace vigie::model {

/// Gives for each token what summing the weights of all its features would (FeatureMaker::append),
/// but sums what comes back from token to token only once: the same forms, mentions of the same
/// kind. Reused from document to document; one thread at a time. Results do not depend on what was
/// scored before.
class Scorer {
 public:
  /// Both must outlive the scorer.
  Scorer(const Evidence& evidence, const Weights& weights);

  /// As FeatureMaker::start.
  void start(const Document& document);
  [[nodiscard]] const std::vector<Island>& islands() const { return maker_.islands(); }

  /// As FeatureMaker::word.
  [[nodiscard]] std::uint64_t word(std::uint32_t token) const { return maker_.word(token); }

  /// Scores of the tokens of `island`. They live until the next call.
  [[nodiscard]] std::span<Scores> score(const Island& island);

  static constexpr std::size_t kReach = 2 * FeatureMaker::kFormReach + 1;
  /// Sums of one source, by offset from -2 to 2.
  using ByOffset = std::array<Sums, kReach>;

 private:
  struct FormSums {
    std::uint32_t round = 0;  // of the form table's place; 0: none
    ByOffset sums;
  };
  struct KeptSums {
    std::uint32_t kept = 0;
    ByOffset sums;
  };
  struct ClaimSums {
    std::uint64_t key = 0;
    std::array<Sums, 3> sums;  // from -1 to 1
  };

  [[nodiscard]] const ByOffset& form_sums(std::uint32_t token);
  // Adds the weights of features_.
  void add_features(Sums& sums);
  void fill_form(std::uint32_t token, ByOffset& sums);
  [[nodiscard]] const ByOffset& kept_sums(std::uint32_t kept);
  [[nodiscard]] const std::array<Sums, 3>& claim_sums(const FeatureMaker::Claim& claim);

  const Weights* weights_;
  FeatureMaker maker_;
  const Document* document_ = nullptr;
  std::vector<FormSums> forms_;  // by place of the form table
  std::vector<KeptSums> kept_;
  std::vector<ClaimSums> claims_;
  ByOffset edge_;   // beyond the sentence
  ByOffset loose_;  // of a form that no table holds
  FeatureMaker::Features features_;
  std::vector<std::uint32_t> rows_;
  std::vector<std::size_t> begins_;
  std::vector<Sums> sums_;
  std::vector<Scores> scores_;
};

}  // namespace vigie::model
