// Training: from labelled islands to weights.
#pragma once

#include <cstdint>
#include <functional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "stages/model/features.h"
#include "stages/model/weights.h"

namespace vigie::model {

/// One island: features of each token, and the labels of the gold standard.
struct Example {
  std::vector<std::uint32_t> begins;    ///< by token, and one more: where its features start
  std::vector<std::uint32_t> features;  ///< numbers of features
  std::vector<Label> labels;
};

/// A gold name: bytes of the text and row of kTypes.
struct GoldSpan {
  Span span;
  std::size_t type = 0;
};

/// What a training run learns from: documents, each a run of islands.
class TrainingSet {
 public:
  /// Adds a document that has passed the pipeline up to verdicts. Gold names that do not start and
  /// end on tokens, or lie outside the islands, cannot be learned; they are counted.
  ///
  /// A document of another kind of text (`apart`) has every feature twice, once as its kind's own,
  /// which the finished model leaves out: what is a habit of that kind alone is learned there
  /// (Daume, "Frustratingly easy domain adaptation", 2007).
  void add(const Document& document, const std::vector<GoldSpan>& gold, FeatureMaker& maker,
           bool apart);

  [[nodiscard]] std::size_t documents() const { return first_island_.size(); }
  [[nodiscard]] std::size_t gold() const { return gold_; }
  [[nodiscard]] std::size_t lost() const { return lost_; }

 private:
  friend class Trainer;
  std::vector<Example> islands_;
  std::vector<std::size_t> first_island_;  // by document
  std::vector<std::size_t> lost_of_;       // by document
  std::vector<std::uint64_t> hashes_;      // by number of feature
  std::vector<std::uint32_t> counts_;
  std::vector<std::uint8_t> apart_;  // by number of feature: of a kind of its own
  std::unordered_map<std::uint64_t, std::uint32_t> numbers_;
  std::size_t gold_ = 0;
  std::size_t lost_ = 0;
};

struct TrainingOptions {
  int rounds = 12;
  int folds = 5;            ///< for the calibration; 0: none
  std::uint32_t least = 2;  ///< a feature must be seen so often
  double rate = 0.1;        ///< step of FTRL-proximal
  double l1 = 0.8;
  double l2 = 2.0;
};

struct FoldResult {
  std::size_t right = 0, found = 0, gold = 0;
};

/// Trains with FTRL-proximal (McMahan et al., "Ad click prediction", 2013), one chain a step, in an
/// order drawn with a fixed seed: the same set and options give the same weights.
class Trainer {
 public:
  /// `progress` is called with the share done, 0 to 1.
  Trainer(const TrainingSet& set, TrainingOptions options, std::function<void(double)> progress);

  /// Weights from all documents. With folds, `result` counts names found on documents that were
  /// held out, and the calibration is made from them.
  TrainedWeights train(FoldResult& result);

 private:
  struct Run;
  TrainedWeights run(const std::vector<std::size_t>& documents, bool all);
  void held_out(const TrainedWeights& weights, const std::vector<std::size_t>& documents,
                std::vector<std::pair<float, bool>>& names, FoldResult& result) const;
  [[nodiscard]] std::pair<std::size_t, std::size_t> islands_of(std::size_t document) const;

  const TrainingSet& set_;
  TrainingOptions options_;
  std::function<void(double)> progress_;
  double done_ = 0.0;
};

}  // namespace vigie::model
