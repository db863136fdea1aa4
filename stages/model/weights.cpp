#include "stages/model/weights.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <numeric>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace vigie::model {
namespace {

constexpr char kHead[] = "model.head";                // Head, one
constexpr char kBuckets[] = "model.buckets";          // Weights::Bucket
constexpr char kRows[] = "model.rows";                // Weights::Row, by number
constexpr char kTransitions[] = "model.transitions";  // float, kLabels x kLabels
constexpr char kCalibration[] = "model.calibration";  // float, evenly spaced from 0 to 1
constexpr std::array<const char*, 5> kSections = {kHead, kBuckets, kRows, kTransitions,
                                                  kCalibration};

struct Head {
  std::uint32_t labels;
  float scale;          // of one step of a weight
  std::uint32_t homes;  // see Weights::homes_
  float certain;        // see Weights::certain
};
// Weights::Bucket as it lies in a file, where nothing has its alignment.
struct BucketBytes {
  std::array<std::uint32_t, sizeof(Weights::Bucket) / 4> words;
};

constexpr std::size_t kUsual = 20;  // features a bucket

std::uint16_t key_of(std::uint64_t feature) {
  const auto key = static_cast<std::uint16_t>(feature >> 8U);
  return key == 0 ? 1 : key;
}

// One bit for each place that holds the key.
std::uint32_t places_of(const Weights::Bucket& bucket, std::uint16_t key) {
#ifdef __SSE2__
  const auto* words = reinterpret_cast<const __m128i*>(&bucket);
  const __m128i wanted = _mm_set1_epi16(static_cast<std::int16_t>(key));
  const auto equal = [&](int i) { return _mm_cmpeq_epi16(_mm_load_si128(words + i), wanted); };
  const auto low =
      static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_packs_epi16(equal(0), equal(1))));
  const auto high =
      static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_packs_epi16(equal(2), equal(3))));
  return (low | high << 16U) >> 2U;  // the first two of 32 are the number of the row
#else
  std::uint32_t same = 0;
  for (std::size_t i = 0; i < bucket.keys.size(); ++i)
    same |= static_cast<std::uint32_t>(bucket.keys[i] == key ? 1 : 0) << i;
  return same;
#endif
}

}  // namespace

void write_model(const TrainedWeights& trained, ResourceBuilder& out) {
  float most = 0.0F;
  for (const auto& row : trained.weights) {
    for (const float weight : row) most = std::max(most, std::abs(weight));
  }
  const float scale = most == 0.0F ? 1.0F : most / 127.0F;
  std::vector<std::pair<std::uint64_t, Weights::Row>> known;
  for (std::size_t i = 0; i < trained.features.size(); ++i) {
    Weights::Row row{};
    bool nothing = true;
    for (std::size_t label = 0; label < kLabels; ++label) {
      row[label] = static_cast<std::int8_t>(std::lround(trained.weights[i][label] / scale));
      nothing = nothing && row[label] == 0;
    }
    if (!nothing) known.emplace_back(trained.features[i], row);
  }
  // In order of hash, so that each bucket's features come together, those of full ones carried on.
  std::sort(known.begin(), known.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  const std::size_t usual = known.size() / kUsual + 1;
  std::vector<Weights::Bucket> buckets;
  std::vector<Weights::Row> rows;
  std::size_t next = 0;
  while (next < known.size() || buckets.size() < usual) {
    Weights::Bucket& bucket = buckets.emplace_back(Weights::Bucket{});
    bucket.first = static_cast<std::uint32_t>(rows.size());
    std::size_t filled = 0;
    while (next < known.size() && filled < bucket.keys.size()) {
      const std::size_t home = ((known[next].first >> 32U) * usual) >> 32U;
      if (home >= buckets.size()) break;
      bucket.keys[filled++] = key_of(known[next].first);
      rows.push_back(known[next++].second);
    }
  }
  out.add_array(kHead, std::vector<Head>{
                           {kLabels, scale, static_cast<std::uint32_t>(usual), trained.certain}});
  std::vector<BucketBytes> bytes(buckets.size());
  std::memcpy(bytes.data(), buckets.data(), buckets.size() * sizeof(BucketBytes));
  out.add_array(kBuckets, bytes);
  out.add_array(kRows, rows);
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
    : file_(std::move(file)), rows_(file_->array<Row>(kRows)) {
  const auto head = file_->array<Head>(kHead);
  const auto buckets = file_->array<BucketBytes>(kBuckets);
  const auto transitions = file_->array<float>(kTransitions);
  const auto calibration = file_->array<float>(kCalibration);
  if (head.size() != 1 || head.front().labels != kLabels || head.front().homes == 0 ||
      head.front().homes > buckets.size() || transitions.size() != kLabels * kLabels ||
      calibration.size() < 2) {
    throw ResourceError(
        fmt::format("{}: a model of another kind, expected one of {} labels; train it again with "
                    "`vigie train`, then `vigie compile`",
                    file_->name(), kLabels));
  }
  scale_ = head.front().scale;
  homes_ = head.front().homes;
  certain_ = head.front().certain;
  buckets_.resize(buckets.size());
  std::memcpy(buckets_.data(), buckets.data(), buckets.size() * sizeof(Bucket));
  for (std::size_t i = 0; i < transitions.size(); ++i)
    transitions_[i / kLabels][i % kLabels] = transitions[i];
  calibration_.assign(calibration.begin(), calibration.end());
}

void Weights::find(std::span<const std::uint64_t> features,
                   std::vector<std::uint32_t>& rows) const {
  for (const std::uint64_t feature : features) {
    const std::uint16_t key = key_of(feature);
    for (std::size_t at = home_of(feature); at < buckets_.size(); ++at) {
      const Bucket& bucket = buckets_[at];
      const std::uint32_t same = places_of(bucket, key);
      if (same != 0) {
        const std::uint32_t row = bucket.first + static_cast<std::uint32_t>(std::countr_zero(same));
        if (row >= rows_.size()) break;  // a damaged file
        __builtin_prefetch(&rows_[row]);
        rows.push_back(row);
        break;
      }
      if (bucket.keys.back() == 0) break;
    }
  }
}

void Weights::add(std::span<const std::uint32_t> rows, Sums& sums) const {
  Sums total = sums;
  for (const std::uint32_t row : rows) {
    const Row& weights = rows_[row];
    for (std::size_t i = 0; i < kLanes; ++i)
      total[i] = static_cast<std::int16_t>(total[i] + weights[i]);
  }
  sums = total;
}

Scores Weights::scores(const Sums& sums) const {
  Scores scores{};
  for (std::size_t label = 0; label < kLanes; ++label)
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
