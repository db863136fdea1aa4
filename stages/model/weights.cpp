#include "stages/model/weights.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <numeric>

namespace vigie::model {
namespace {

constexpr char kHead[] = "model.head";                // Head, one
constexpr char kSlots[] = "model.slots";              // Slot, open addressing
constexpr char kFilter[] = "model.filter";            // 64-bit words: a bit for each feature
constexpr char kTransitions[] = "model.transitions";  // float, kLabels x kLabels
constexpr char kCalibration[] = "model.calibration";  // float, evenly spaced from 0 to 1
constexpr std::array<const char*, 5> kSections = {kHead, kSlots, kFilter, kTransitions,
                                                  kCalibration};

struct Head {
  std::uint32_t labels;
  float scale;  // of one step of a weight
};

std::size_t home_of(std::uint64_t hash, std::size_t slots) {
  return static_cast<std::size_t>(((hash >> 32U) * slots) >> 32U);
}
// Most features are in no model. One bit in little memory says so for nearly all of them; `words`
// is a power of two.
std::size_t bit_of(std::uint64_t hash, std::size_t words) {
  return static_cast<std::size_t>(hash >> 20U) & (words * 64 - 1);
}
std::uint32_t tag_of(std::uint64_t hash) {
  const auto tag = static_cast<std::uint32_t>(hash);
  return tag == 0 ? 1 : tag;
}

}  // namespace

void write_model(const TrainedWeights& trained, ResourceBuilder& out) {
  float most = 0.0F;
  for (const auto& row : trained.weights) {
    for (const float weight : row) most = std::max(most, std::abs(weight));
  }
  const float scale = most == 0.0F ? 1.0F : most / 127.0F;
  std::vector<std::pair<std::uint64_t, std::array<std::int8_t, 28>>> rows;
  for (std::size_t i = 0; i < trained.features.size(); ++i) {
    std::array<std::int8_t, 28> row{};
    bool nothing = true;
    for (std::size_t label = 0; label < kLabels; ++label) {
      row[label] = static_cast<std::int8_t>(std::lround(trained.weights[i][label] / scale));
      nothing = nothing && row[label] == 0;
    }
    if (!nothing) rows.emplace_back(trained.features[i], row);
  }
  std::sort(rows.begin(), rows.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Weights::Slot> slots(rows.size() + rows.size() / 3 + 2);
  for (const auto& [hash, weights] : rows) {
    std::size_t at = home_of(hash, slots.size());
    while (slots[at].tag != 0) at = at + 1 == slots.size() ? 0 : at + 1;
    slots[at] = {tag_of(hash), weights};
  }
  out.add_array(kHead, std::vector<Head>{{kLabels, scale}});
  out.add_array(kSlots, slots);
  std::vector<std::uint64_t> filter(std::bit_ceil(rows.size() / 2 + 1), 0);  // 32 bits a feature
  for (const auto& [hash, weights] : rows) {
    const std::size_t bit = bit_of(hash, filter.size());
    filter[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
  out.add_array(kFilter, filter);
  std::vector<float> transitions;
  for (const auto& row : trained.transitions)
    transitions.insert(transitions.end(), row.begin(), row.end());
  out.add_array(kTransitions, transitions);
  out.add_array(kCalibration, trained.calibration);
}

void copy_model(const ResourceFile& file, ResourceBuilder& out) {
  for (const char* name : kSections) {
    const bool there = std::any_of(file.sections().begin(), file.sections().end(),
                                   [&](const auto& section) { return section.name == name; });
    if (!there) {
      throw ResourceError(
          fmt::format("{}: no section \"{}\", expected a model of this version; train it "
                      "again with `vigie train`",
                      file.name(), name));
    }
    out.add(name, std::string(file.section(name)));
  }
}

bool Weights::present(const ResourceFile& file) {
  return std::any_of(file.sections().begin(), file.sections().end(),
                     [](const auto& section) { return section.name == kHead; });
}

Weights::Weights(std::shared_ptr<const ResourceFile> file)
    : file_(std::move(file)),
      slots_(file_->array<Slot>(kSlots)),
      filter_(file_->array<std::uint64_t>(kFilter)) {
  const auto head = file_->array<Head>(kHead);
  const auto transitions = file_->array<float>(kTransitions);
  const auto calibration = file_->array<float>(kCalibration);
  if (head.size() != 1 || head.front().labels != kLabels || slots_.empty() ||
      !std::has_single_bit(filter_.size()) || transitions.size() != kLabels * kLabels ||
      calibration.size() < 2) {
    throw ResourceError(
        fmt::format("{}: a model of another kind, expected one of {} labels; train it again with "
                    "`vigie train`, then `vigie compile`",
                    file_->name(), kLabels));
  }
  scale_ = head.front().scale;
  for (std::size_t i = 0; i < transitions.size(); ++i)
    transitions_[i / kLabels][i % kLabels] = transitions[i];
  calibration_.assign(calibration.begin(), calibration.end());
}

void Weights::drop_unknown(std::vector<std::uint64_t>& features, std::size_t from) const {
  std::size_t kept = from;
  for (std::size_t i = from; i < features.size(); ++i) {
    const std::uint64_t feature = features[i];
    const std::size_t bit = bit_of(feature, filter_.size());
    features[kept] = feature;
    kept += filter_[bit / 64] >> (bit % 64) & 1U;
  }
  features.resize(kept);
  for (std::size_t i = from; i < kept; ++i)
    __builtin_prefetch(&slots_[home_of(features[i], slots_.size())]);
}

Scores Weights::scores(std::span<const std::uint64_t> features) const {
  std::array<std::int16_t, 28> sums{};
  for (const std::uint64_t feature : features) {
    std::size_t at = home_of(feature, slots_.size());
    const std::uint32_t tag = tag_of(feature);
    // Bounded even when a damaged file has no free slot.
    for (std::size_t probes = slots_.size(); probes > 0 && slots_[at].tag != 0; --probes) {
      if (slots_[at].tag == tag) {
        const auto& weights = slots_[at].weights;
        for (std::size_t i = 0; i < sums.size(); ++i)
          sums[i] = static_cast<std::int16_t>(sums[i] + weights[i]);
        break;
      }
      if (++at == slots_.size()) at = 0;
    }
  }
  Scores scores{};
  for (std::size_t label = 0; label < kLabels; ++label)
    scores[label] = static_cast<float>(sums[label]) * scale_;
  return scores;
}

float Weights::calibrated(float probability) const {
  const float place =
      std::clamp(probability, 0.0F, 1.0F) * static_cast<float>(calibration_.size() - 1);
  const auto below = std::min(static_cast<std::size_t>(place), calibration_.size() - 2);
  const float part = place - static_cast<float>(below);
  return calibration_[below] * (1.0F - part) + calibration_[below + 1] * part;
}

}  // namespace vigie::model
