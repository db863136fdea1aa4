// The trained model: weights of features, of pairs of labels, and what a probability is worth.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "pipeline/resource_file.h"
#include "stages/model/chain.h"

namespace vigie::model {

/// Weights as a training run finds them.
struct TrainedWeights {
  std::vector<std::uint64_t> features;              ///< hashes, all different
  std::vector<std::array<float, kLabels>> weights;  ///< of each feature
  Transitions transitions{};
  std::vector<float> calibration;  ///< see Weights::calibrated
};

/// Adds the sections of a model to `out`: weights rounded to a byte, rows that round to nothing
/// left out. Same weights, same bytes.
void write_model(const TrainedWeights& trained, ResourceBuilder& out);

/// Copies the sections of a model from the file that `vigie train` made into `out`.
void copy_model(const ResourceFile& file, ResourceBuilder& out);

/// Reads a model straight from the resource. Immutable; const calls are safe in any thread.
class Weights {
 public:
  /// Throws ResourceError when sections do not fit; `present` tells whether there are any.
  explicit Weights(std::shared_ptr<const ResourceFile> file);
  static bool present(const ResourceFile& file);

  /// Sums of the weights of `features`, by label.
  [[nodiscard]] Scores scores(std::span<const std::uint64_t> features) const;
  [[nodiscard]] const Transitions& transitions() const { return transitions_; }
  /// What share of names with this probability were right, on texts held out from training:
  /// straight lines between evenly spaced points.
  [[nodiscard]] float calibrated(float probability) const;
  /// Takes out, from position `from` on, features that the model does not know (not all of them,
  /// but none that it knows), and asks the processor for the rows of the others.
  void drop_unknown(std::vector<std::uint64_t>& features, std::size_t from) const;

  /// A row of the table. `tag` 0 marks a free one.
  struct Slot {
    std::uint32_t tag;
    std::array<std::int8_t, 28> weights;
  };
  static_assert(sizeof(Slot) == 32 && kLabels <= 28);

 private:
  std::shared_ptr<const ResourceFile> file_;
  std::span<const Slot> slots_;
  std::span<const std::uint64_t> filter_;
  float scale_ = 1.0F;
  Transitions transitions_{};
  std::vector<float> calibration_;
};

}  // namespace vigie::model
