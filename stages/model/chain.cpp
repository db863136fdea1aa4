#include "stages/model/chain.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace vigie::model {
namespace {

constexpr float kNever = -1e30F;
constexpr float kFar = 30.0F;  // a label so far behind the best one has no share in a sum

constexpr std::size_t kEnds = 0;
constexpr std::size_t kBegins = label_of(0, kBegin);
constexpr std::size_t kInsides = label_of(0, kInside);

// The exponential of x from -kFar to 0, without a branch, so that a row is worked out several
// labels at once; right to six digits. By 2^x: the whole part goes into the exponent, a polynomial
// is the rest.
inline float small_exp(float x) {
  constexpr float kLog2E = 1.44269504F;
  const float shifted = std::max(x, -kFar) * kLog2E + 64.0F;  // above 0: rounding down is cutting
  const auto whole = static_cast<std::int32_t>(shifted);
  const float part = shifted - static_cast<float>(whole);
  float power = 1.8775767e-3F;
  power = power * part + 8.9893397e-3F;
  power = power * part + 5.5826318e-2F;
  power = power * part + 2.4015361e-1F;
  power = power * part + 6.9315308e-1F;
  power = power * part + 9.9999994e-1F;
  const float result = std::bit_cast<float>((whole + 63) << 23) * power;
  return x < -kFar ? 0.0F : result;
}

}  // namespace

void Chain::set(const Transitions& transitions) {
  for (std::size_t label = 0; label < kLabels; ++label) {
    allowed_[label].fill(kNever);
    for (std::size_t next = 0; next < kLabels; ++next) {
      const bool possible = may_follow(static_cast<Label>(label), static_cast<Label>(next));
      pairs_[label][next] = possible ? std::exp(transitions[label][next]) : 0.0F;
      mirrored_[next][label] = pairs_[label][next];
      if (possible) allowed_[label][next] = transitions[label][next];
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
    const Row& before = reached_[t - 1];
    Row& now = reached_[t];
    constexpr std::size_t kFresh = 12;  // labels from kOutside on, filled up to whole vectors
    std::array<float, kFresh> fresh;    // NOLINT(*-member-init): filled below
    fresh.fill(kNever * 4);
    for (std::size_t label = 0; label < kClosedEnd; ++label) {
      const float so_far = before[label];
      const float* pairs = &allowed_[label][kOutside];
      for (std::size_t i = 0; i < kFresh; ++i) fresh[i] = std::max(fresh[i], so_far + pairs[i]);
    }
    for (std::size_t type = 0; type < kTypeCount; ++type) {
      const float begun = before[kBegins + type];
      const float inside = before[kInsides + type];
      const Row& from_begin = allowed_[kBegins + type];
      const Row& from_inside = allowed_[kInsides + type];
      now[kEnds + type] =
          std::max(begun + from_begin[kEnds + type], inside + from_inside[kEnds + type]);
      now[kInsides + type] =
          std::max(begun + from_begin[kInsides + type], inside + from_inside[kInsides + type]);
    }
    std::copy_n(fresh.begin(), kFreshEnd - kOutside, now.begin() + kOutside);
    for (std::size_t label = 0; label < kLanes; ++label) now[label] += scores[t][label];
  }
  path_.resize(count);
  std::size_t next = kOutside;
  for (std::size_t t = count; t-- > 0;) {
    // What may stand before `next`: a name goes on from its own type, all else from a closed label.
    std::size_t best = 0;
    if (goes_on(static_cast<Label>(next))) {
      const std::size_t type = type_of(static_cast<Label>(next));
      const std::size_t begun = kBegins + type;
      const std::size_t inside = kInsides + type;
      best =
          reached_[t][inside] + allowed_[inside][next] > reached_[t][begun] + allowed_[begun][next]
              ? inside
              : begun;
    } else {
      for (std::size_t label = 1; label < kClosedEnd; ++label) {
        if (reached_[t][label] + allowed_[label][next] > reached_[t][best] + allowed_[best][next])
          best = label;
      }
    }
    path_[t] = static_cast<std::uint8_t>(best);
    next = best;
  }
}

// to[next] = sum over labels of from[label] * pairs[label][next], for all that may follow.
void Chain::step(const Table& pairs, const Row& from, Row& to) {
  constexpr std::size_t kFresh = 12;
  std::array<float, kFresh> fresh{};
  for (std::size_t label = 0; label < kClosedEnd; ++label) {
    const float share = from[label];
    const float* row = &pairs[label][kOutside];
    for (std::size_t i = 0; i < kFresh; ++i) fresh[i] += share * row[i];
  }
  for (std::size_t type = 0; type < kTypeCount; ++type) {
    const float begun = from[kBegins + type];
    const float inside = from[kInsides + type];
    const Row& from_begin = pairs[kBegins + type];
    const Row& from_inside = pairs[kInsides + type];
    to[kEnds + type] = begun * from_begin[kEnds + type] + inside * from_inside[kEnds + type];
    to[kInsides + type] =
        begun * from_begin[kInsides + type] + inside * from_inside[kInsides + type];
  }
  std::copy_n(fresh.begin(), kFreshEnd - kOutside, to.begin() + kOutside);
}

void Chain::sum(std::span<const Scores> scores) {
  const std::size_t count = scores.size();
  factors_.resize(count);
  forward_.resize(count);
  backward_.resize(count);
  for (std::size_t t = 0; t < count; ++t) {
    Row& factors = factors_[t];
    Row& forward = forward_[t];
    const float most = *std::max_element(scores[t].begin(), scores[t].begin() + kLabels);
    for (std::size_t label = 0; label < kLanes; ++label)
      factors[label] = small_exp(std::min(scores[t][label] - most, 0.0F));
    if (t == 0) {
      forward = pairs_[kOutside];
    } else {
      step(pairs_, forward_[t - 1], forward);
    }
    float total = std::numeric_limits<float>::min();
    for (std::size_t label = 0; label < kLabels; ++label) {
      forward[label] *= factors[label];
      total += forward[label];
    }
    const float by_total = 1.0F / total;
    for (std::size_t label = 0; label < kLabels; ++label) {
      forward[label] *= by_total;
      factors[label] *= by_total;
    }
  }
  for (std::size_t label = 0; label < kLabels; ++label)
    backward_[count - 1][label] = pairs_[label][kOutside];
  for (std::size_t t = count - 1; t-- > 0;) {
    // Against the direction of the chain: what starts anew is followed by what is closed.
    std::array<float, kLabels> ahead{};
    for (std::size_t next = 0; next < kLabels; ++next)
      ahead[next] = factors_[t + 1][next] * backward_[t + 1][next];
    Row& now = backward_[t];
    constexpr std::size_t kClosed = 12;
    std::array<float, kClosed> closed{};
    for (std::size_t next = kOutside; next < kFreshEnd; ++next) {
      const Row& row = mirrored_[next];
      for (std::size_t i = 0; i < kClosed; ++i) closed[i] += ahead[next] * row[i];
    }
    std::copy_n(closed.begin(), kClosedEnd, now.begin());
    for (std::size_t type = 0; type < kTypeCount; ++type) {
      const std::array<std::size_t, 2> open = {kBegins + type, kInsides + type};
      for (const std::size_t label : open) {
        now[label] = pairs_[label][kEnds + type] * ahead[kEnds + type] +
                     pairs_[label][kInsides + type] * ahead[kInsides + type];
      }
    }
  }
  float total = std::numeric_limits<float>::min();
  for (std::size_t label = 0; label < kLabels; ++label)
    total += forward_[count - 1][label] * backward_[count - 1][label];
  by_total_ = 1.0F / total;
}

float Chain::probability(std::uint32_t first, std::uint32_t last, std::size_t type) const {
  const auto label = [&](std::uint32_t t) { return label_of(type, place_in(first, last, t)); };
  float share = forward_[first][label(first)];
  for (std::uint32_t t = first + 1; t < last; ++t)
    share *= pairs_[label(t - 1)][label(t)] * factors_[t][label(t)];
  share *= backward_[last - 1][label(last - 1)] * by_total_;
  return std::min(1.0F, share);
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
    while (leaves_open(path_[t])) ++t;
    ++t;
    Found name;
    name.first = static_cast<std::uint32_t>(first);
    name.last = static_cast<std::uint32_t>(t);
    name.type = type_of(path_[first]);
    for (std::size_t type = 0; type < kTypeCount; ++type)
      name.types[type] = probability(name.first, name.last, type);
    name.probability = name.types[name.type];
    found.push_back(name);
  }
}

}  // namespace vigie::model
