// Training: from labelled islands to weights.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <mutex>
#include <unordered_map>
#include <utility>
#include <vector>

#include "stages/model/features.h"
#include "stages/model/judgement.h"
#include "stages/model/weights.h"

namespace vigie::model {

/// One island: features of each token, and the labels of the gold standard.
struct Example {
  std::uint32_t first = 0;              ///< index of its first token in the document
  std::vector<std::uint64_t> words;     ///< by token: hash of its word
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
  TrainingSet();

  /// Adds a document that has passed the pipeline up to verdicts. Gold names that do not start and
  /// end on tokens, or lie outside the islands, cannot be learned; they are counted.
  ///
  /// A document of another kind of text (`apart`) has every feature twice, once as its kind's own,
  /// which the finished model leaves out: what is a habit of that kind alone is learned there
  /// (Daume, "Frustratingly easy domain adaptation", 2007).
  void add(const Document& document, const std::vector<GoldSpan>& gold, FeatureMaker& maker,
           const Evidence& evidence, bool apart);

  [[nodiscard]] std::size_t documents() const { return first_island_.size(); }
  [[nodiscard]] std::size_t gold() const { return gold_; }
  [[nodiscard]] std::size_t lost() const { return lost_; }

 private:
  friend class Trainer;
  std::uint32_t number_of(std::uint64_t hash, bool apart);
  std::vector<Example> islands_;
  std::vector<std::size_t> first_island_;                     // by document
  std::vector<std::array<std::size_t, kTypeCount>> lost_of_;  // by document, by type
  std::vector<std::vector<CertainName>> certain_of_;          // by document
  std::vector<std::uint8_t> apart_of_;                        // by document
  std::vector<std::uint64_t> hashes_;                         // by number of feature
  std::vector<std::uint32_t> counts_;
  std::vector<std::pair<std::uint32_t, Label>> trusted_;  // kept mentions, and what they say
  std::vector<std::uint8_t> apart_;  // by number of feature: of a kind of its own
  std::unordered_map<std::uint64_t, std::uint32_t> numbers_;
  std::size_t gold_ = 0;
  std::size_t lost_ = 0;
};

struct TrainingOptions {
  int rounds = 8;
  int folds = 5;            ///< for the calibration; 0: none
  std::uint32_t least = 2;  ///< a feature must be seen so often
  double rate = 0.1;        ///< step of FTRL-proximal
  double l1 = 10.0;
  double l2 = 2.0;
  /// Added to the weight of what lists and rules kept. They were written with texts like those
  /// trained on at hand; on other texts their word is worth more, beside that of single words, than
  /// training tells.
  double trust = 1.0;
  unsigned threads = 2;  ///< the result does not depend on it
};

/// Names on documents held out, by row of kTypes.
struct FoldResult {
  struct Counts {
    std::size_t right = 0, found = 0, gold = 0;
  };
  using Types = std::array<Counts, kTypeCount>;
  Types types{};
  Types apart{};  ///< on documents of another kind
};

/// Trains with FTRL-proximal (McMahan et al., "Ad click prediction", 2013), one chain a step, in an
/// order drawn with a fixed seed: the same set and options give the same weights.
class Trainer {
 public:
  /// `progress` is called with the share done, 0 to 1, by any thread, one at a time.
  Trainer(const TrainingSet& set, TrainingOptions options, std::function<void(double)> progress);

  /// Weights from all documents. With folds, `result` counts names found on documents that were
  /// held out, and the calibration is made from them.
  TrainedWeights train(FoldResult& result);

 private:
  struct Run;
  [[nodiscard]] TrainedWeights run(const std::vector<std::size_t>& documents, bool all);
  struct Held;
  void held_out(const TrainedWeights& weights, const std::vector<std::size_t>& documents,
                Held& held) const;
  [[nodiscard]] std::pair<std::size_t, std::size_t> islands_of(std::size_t document) const;

  const TrainingSet& set_;
  TrainingOptions options_;
  std::function<void(double)> progress_;
  std::mutex progress_guard_;
  double done_ = 0.0;
};

}  // namespace vigie::model
