#include "stages/model/chain.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vigie::model {
namespace {

constexpr float kNever = -1e30F;
constexpr float kFar = 30.0F;  // a label so far behind the best one has no share in a sum

}  // namespace

void Chain::set(const Transitions& transitions) {
  for (std::size_t label = 0; label < kLabels; ++label) {
    for (std::size_t next = 0; next < kLabels; ++next) {
      const bool possible = may_follow(static_cast<Label>(label), static_cast<Label>(next));
      pairs_[label][next] = possible ? std::exp(transitions[label][next]) : 0.0F;
      allowed_[label][next] = possible ? transitions[label][next] : kNever;
    }
  }
}

void Chain::best(std::span<const Scores> scores) {
  const std::size_t count = scores.size();
  reached_.resize(count);
  // Only the best sums on the way there; the labels they came from are asked for on the way back,
  // for one label a token.
  for (std::size_t label = 0; label < kLabels; ++label)
    reached_[0][label] = scores[0][label] + allowed_[kOutside][label];
  for (std::size_t t = 1; t < count; ++t) {
    Row& now = reached_[t];
    now.fill(kNever * 4);
    for (std::size_t before = 0; before < kLabels; ++before) {
      const float so_far = reached_[t - 1][before];
      const Row& pairs = allowed_[before];
      for (std::size_t label = 0; label < kLabels; ++label)
        now[label] = std::max(now[label], so_far + pairs[label]);
    }
    for (std::size_t label = 0; label < kLabels; ++label) now[label] += scores[t][label];
  }
  path_.resize(count);
  std::size_t next = kOutside;
  for (std::size_t t = count; t-- > 0;) {
    std::size_t best = 0;
    for (std::size_t label = 1; label < kLabels; ++label) {
      if (reached_[t][label] + allowed_[label][next] > reached_[t][best] + allowed_[best][next])
        best = label;
    }
    path_[t] = static_cast<std::uint8_t>(best);
    next = best;
  }
}

void Chain::sum(std::span<const Scores> scores) {
  const std::size_t count = scores.size();
  factors_.resize(count);
  forward_.resize(count);
  backward_.resize(count);
  for (std::size_t t = 0; t < count; ++t) {
    const float most = *std::max_element(scores[t].begin(), scores[t].end());
    Row& factors = factors_[t];
    Row& forward = forward_[t];
    for (std::size_t label = 0; label < kLabels; ++label)
      factors[label] = scores[t][label] < most - kFar ? 0.0F : std::exp(scores[t][label] - most);
    if (t == 0) {
      forward = pairs_[kOutside];
    } else {
      forward.fill(0.0F);
      for (std::size_t before = 0; before < kLabels; ++before) {
        const float part = forward_[t - 1][before];
        for (std::size_t label = 0; label < kLabels; ++label)
          forward[label] += part * pairs_[before][label];
      }
    }
    float total = std::numeric_limits<float>::min();
    for (std::size_t label = 0; label < kLabels; ++label) {
      forward[label] *= factors[label];
      total += forward[label];
    }
    for (std::size_t label = 0; label < kLabels; ++label) {
      forward[label] /= total;
      factors[label] /= total;
    }
  }
  for (std::size_t label = 0; label < kLabels; ++label)
    backward_[count - 1][label] = pairs_[label][kOutside];
  for (std::size_t t = count - 1; t-- > 0;) {
    Row ahead{};
    for (std::size_t next = 0; next < kLabels; ++next)
      ahead[next] = factors_[t + 1][next] * backward_[t + 1][next];
    for (std::size_t label = 0; label < kLabels; ++label) {
      float total = 0.0F;
      for (std::size_t next = 0; next < kLabels; ++next) total += pairs_[label][next] * ahead[next];
      backward_[t][label] = total;
    }
  }
  float total = std::numeric_limits<float>::min();
  for (std::size_t label = 0; label < kLabels; ++label)
    total += forward_[count - 1][label] * backward_[count - 1][label];
  by_total_ = 1.0F / total;
}

void Chain::decode(std::span<const Scores> scores, std::vector<Found>& found) {
  best(scores);
  if (std::all_of(path_.begin(), path_.end(), [](std::uint8_t label) { return label == kOutside; }))
    return;
  sum(scores);
  for (std::size_t t = 0; t < path_.size();) {
    if (path_[t] == kOutside) {
      ++t;
      continue;
    }
    const std::size_t first = t;
    float share = forward_[first][path_[first]];
    while (leaves_open(path_[t])) {
      ++t;
      share *= pairs_[path_[t - 1]][path_[t]] * factors_[t][path_[t]];
    }
    share *= backward_[t][path_[t]] * by_total_;
    ++t;
    found.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(t),
                     type_of(path_[first]), std::min(1.0F, share)});
  }
}

}  // namespace vigie::model
