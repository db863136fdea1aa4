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
  std::vector<std::uint64_t> features;  ///< hashes, all different
  std::vector<Scores> weights;          ///< of each feature
  Transitions transitions{};
  std::vector<float> calibration;  ///< see Weights::calibrated
  float certain = 1.0F;            ///< see Weights::certain
};

/// Adds the sections of a model to `out`: weights rounded to a byte, rows that round to nothing
/// left out. Same weights, same bytes.
void write_model(const TrainedWeights& trained, ResourceBuilder& out);

/// Copies the sections of a model from the file that `vigie train` made into `out`.
void copy_model(const ResourceFile& file, ResourceBuilder& out);

/// Sums of rounded weights, by label. A token has some two hundred features at most, so that they
/// fit.
struct alignas(16) Sums : std::array<std::int16_t, kLanes> {
  Sums& operator+=(const Sums& more) {
    for (std::size_t i = 0; i < kLanes; ++i)
      (*this)[i] = static_cast<std::int16_t>((*this)[i] + more[i]);
    return *this;
  }
};

/// Reads a model straight from the resource. Immutable; const calls are safe in any thread.
class Weights {
 public:
  /// Throws ResourceError when sections do not fit; `present` tells whether there are any.
  explicit Weights(std::shared_ptr<const ResourceFile> file);
  static bool present(const ResourceFile& file);

  /// Asks the processor for what `find` looks at first.
  void prefetch(std::uint64_t feature) const { __builtin_prefetch(&buckets_[home_of(feature)]); }
  /// Appends to `rows` where the weights of those of `features` stand that the model knows. Of ten
  /// thousand unknown features a few are taken for known ones.
  void find(std::span<const std::uint64_t> features, std::vector<std::uint32_t>& rows) const;
  /// Adds the weights at `rows` to `sums`.
  void add(std::span<const std::uint32_t> rows, Sums& sums) const;
  /// The scores that sums of weights stand for.
  [[nodiscard]] Scores scores(const Sums& sums) const;
  [[nodiscard]] const Transitions& transitions() const { return transitions_; }
  /// What share of names with this probability were right, on texts held out from training:
  /// straight lines between evenly spaced points.
  [[nodiscard]] float calibrated(float probability) const;
  /// What share of the names that a list is sure of was right where the model found something else.
  [[nodiscard]] float certain() const { return certain_; }
  /// Features whose hashes lie near each other: 16 more bits of each, 0 for none, and the row of
  /// the first one, behind which those of the others follow. What does not fit goes to the next.
  struct alignas(64) Bucket {
    std::uint32_t first;
    std::array<std::uint16_t, 30> keys;
  };
  static_assert(sizeof(Bucket) == 64);
  using Row = std::array<std::int8_t, kLanes>;

 private:
  [[nodiscard]] std::size_t home_of(std::uint64_t feature) const {
    return static_cast<std::size_t>(((feature >> 32U) * homes_) >> 32U);
  }
  std::shared_ptr<const ResourceFile> file_;
  std::vector<Bucket> buckets_;  // a copy: each on a line of the processor's memory
  std::size_t homes_ = 1;  // buckets that features belong to; the rest only takes what is over
  std::span<const Row> rows_;
  float scale_ = 1.0F;
  float certain_ = 1.0F;
  Transitions transitions_{};
  std::vector<float> calibration_;
};

}  // namespace vigie::model
