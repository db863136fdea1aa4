#include "stages/model/chain.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vigie::model {
namespace {

constexpr double kNever = -1e30;

// Labels that may stand before another one, worked out once.
struct Followers {
  std::array<std::array<std::uint8_t, kLabels>, kLabels> before{};
  std::array<std::size_t, kLabels> count{};
};
constexpr Followers followers() {
  Followers out;
  for (std::size_t next = 0; next < kLabels; ++next) {
    for (std::size_t label = 0; label < kLabels; ++label) {
      if (may_follow(static_cast<Label>(label), static_cast<Label>(next)))
        out.before[next][out.count[next]++] = static_cast<std::uint8_t>(label);
    }
  }
  return out;
}
constexpr Followers kFollowers = followers();

}  // namespace

std::vector<std::uint8_t> Chain::best(std::span<const Scores> scores) {
  const std::size_t count = scores.size();
  from_.resize(count);
  std::array<float, kLabels> now{};
  for (std::size_t label = 0; label < kLabels; ++label) {
    const bool possible = may_follow(kOutside, static_cast<Label>(label));
    now[label] =
        possible ? scores[0][label] + transitions_[kOutside][label] : static_cast<float>(kNever);
  }
  for (std::size_t t = 1; t < count; ++t) {
    std::array<float, kLabels> next{};
    for (std::size_t label = 0; label < kLabels; ++label) {
      float most = static_cast<float>(kNever) * 2;
      for (std::size_t i = 0; i < kFollowers.count[label]; ++i) {
        const std::uint8_t before = kFollowers.before[label][i];
        const float score = now[before] + transitions_[before][label];
        if (score > most) {
          most = score;
          from_[t][label] = before;
        }
      }
      next[label] = most + scores[t][label];
    }
    now = next;
  }
  std::size_t last = kOutside;
  float most = static_cast<float>(kNever) * 4;
  for (std::size_t label = 0; label < kLabels; ++label) {
    if (leaves_open(static_cast<Label>(label))) continue;
    const float score = now[label] + transitions_[label][kOutside];
    if (score > most) {
      most = score;
      last = label;
    }
  }
  std::vector<std::uint8_t> path(count);
  for (std::size_t t = count; t-- > 0;) {
    path[t] = static_cast<std::uint8_t>(last);
    if (t > 0) last = from_[t][last];
  }
  return path;
}

double Chain::sum(std::span<const Scores> scores) {
  const std::size_t count = scores.size();
  forward_.resize(count);
  backward_.resize(count);
  const auto log_sum = [](const auto& values, std::size_t size) {
    double most = kNever * 2;
    for (std::size_t i = 0; i < size; ++i) most = std::max(most, values[i]);
    double total = 0.0;
    for (std::size_t i = 0; i < size; ++i) total += std::exp(values[i] - most);
    return most + std::log(total);
  };
  std::array<double, kLabels> terms{};
  for (std::size_t label = 0; label < kLabels; ++label) {
    forward_[0][label] = may_follow(kOutside, static_cast<Label>(label))
                             ? static_cast<double>(scores[0][label] + transitions_[kOutside][label])
                             : kNever;
  }
  for (std::size_t t = 1; t < count; ++t) {
    for (std::size_t label = 0; label < kLabels; ++label) {
      for (std::size_t i = 0; i < kFollowers.count[label]; ++i) {
        const std::uint8_t before = kFollowers.before[label][i];
        terms[i] = forward_[t - 1][before] + static_cast<double>(transitions_[before][label]);
      }
      forward_[t][label] =
          log_sum(terms, kFollowers.count[label]) + static_cast<double>(scores[t][label]);
    }
  }
  for (std::size_t label = 0; label < kLabels; ++label) {
    backward_[count - 1][label] = leaves_open(static_cast<Label>(label))
                                      ? kNever
                                      : static_cast<double>(transitions_[label][kOutside]);
  }
  for (std::size_t t = count - 1; t-- > 0;) {
    for (std::size_t label = 0; label < kLabels; ++label) {
      std::size_t size = 0;
      for (std::size_t next = 0; next < kLabels; ++next) {
        if (!may_follow(static_cast<Label>(label), static_cast<Label>(next))) continue;
        terms[size++] = static_cast<double>(transitions_[label][next] + scores[t + 1][next]) +
                        backward_[t + 1][next];
      }
      backward_[t][label] = log_sum(terms, size);
    }
  }
  for (std::size_t label = 0; label < kLabels; ++label)
    terms[label] = forward_[count - 1][label] + backward_[count - 1][label];
  total_ = log_sum(terms, kLabels);
  return total_;
}

double Chain::probability(std::size_t index, Label label) const {
  return std::exp(forward_[index][label] + backward_[index][label] - total_);
}

double Chain::probability(std::span<const Scores> scores, std::size_t index, Label label,
                          Label next) const {
  return std::exp(forward_[index][label] +
                  static_cast<double>(transitions_[label][next] + scores[index + 1][next]) +
                  backward_[index + 1][next] - total_);
}

void Chain::decode(std::span<const Scores> scores, std::vector<Found>& found) {
  const std::vector<std::uint8_t> path = best(scores);
  if (std::all_of(path.begin(), path.end(), [](std::uint8_t label) { return label == kOutside; }))
    return;
  sum(scores);
  for (std::size_t t = 0; t < path.size();) {
    if (path[t] == kOutside) {
      ++t;
      continue;
    }
    const std::size_t first = t;
    double score = forward_[first][path[first]];
    while (leaves_open(path[t])) {
      ++t;
      score += static_cast<double>(transitions_[path[t - 1]][path[t]] + scores[t][path[t]]);
    }
    score += backward_[t][path[t]] - total_;
    ++t;
    found.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(t),
                     type_of(path[first]), static_cast<float>(std::min(1.0, std::exp(score)))});
  }
}

}  // namespace vigie::model
