#include "pipeline/evaluation/resampling.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace vigie {
namespace {

constexpr std::size_t kResamples = 1000;
constexpr std::size_t kLow = 25;
constexpr std::size_t kHigh = 974;
constexpr std::size_t kShuffles = 10000;
constexpr double kSame = 1e-12;  // two ways to the same F1 may differ in the last bits

// The state that the Mersenne twister's authors give to a key of one word (init_by_array).
class KeyState {
 public:
  explicit KeyState(std::uint32_t key) {
    state_[0] = 19650218U;
    for (std::uint32_t i = 1; i < kSize; ++i)
      state_[i] = 1812433253U * (state_[i - 1] ^ (state_[i - 1] >> 30U)) + i;
    std::uint32_t i = 1;
    const auto step = [&] {
      if (++i == kSize) {
        state_[0] = state_[kSize - 1];
        i = 1;
      }
    };
    const auto mixed = [&](std::uint32_t factor) {
      return state_[i] ^ ((state_[i - 1] ^ (state_[i - 1] >> 30U)) * factor);
    };
    for (std::uint32_t k = 0; k < kSize; ++k) {
      state_[i] = mixed(1664525U) + key;
      step();
    }
    for (std::uint32_t k = 1; k < kSize; ++k) {
      state_[i] = mixed(1566083941U) - i;
      step();
    }
    state_[0] = 0x80000000U;
  }

  // As std::mt19937 asks a seed sequence for its state.
  using result_type = std::uint32_t;
  template <typename Iterator>
  void generate(Iterator first, Iterator last) const {
    std::copy_n(state_.begin(), std::min<std::ptrdiff_t>(last - first, kSize), first);
  }

 private:
  static constexpr std::uint32_t kSize = 624;
  std::array<std::uint32_t, kSize> state_{};
};

std::mt19937 engine_of(std::uint32_t seed) {
  KeyState state(seed);
  return std::mt19937(state);
}

Interval middle(std::vector<double>& values) {
  std::sort(values.begin(), values.end());
  return {values[kLow], values[kHigh]};
}

// Which documents each resample draws, kResamples times `size`.
std::vector<std::uint32_t> draws(std::size_t size, std::uint32_t seed) {
  PythonRandom random(seed);
  std::vector<std::uint32_t> picks(kResamples * size);
  for (std::uint32_t& pick : picks) pick = random.below(static_cast<std::uint32_t>(size));
  return picks;
}

double f1_of(const Column& column, const std::uint32_t* picks) {
  Tally sum;
  for (std::size_t k = 0; k < column.size(); ++k) sum += column[picks[k]];
  return sum.f1();
}

Tally total(const Column& column) {
  Tally sum;
  for (const Tally& tally : column) sum += tally;
  return sum;
}

}  // namespace

PythonRandom::PythonRandom(std::uint32_t seed) : engine_(engine_of(seed)) {}

std::uint32_t PythonRandom::below(std::uint32_t size) {
  const auto bits = static_cast<unsigned>(std::bit_width(size));
  while (true) {
    const auto drawn = static_cast<std::uint32_t>(engine_()) >> (32U - bits);
    if (drawn < size) return drawn;
  }
}

bool PythonRandom::coin() {
  return (engine_() >> 31U) != 0;
}

std::vector<Interval> bootstrap(const std::vector<Column>& columns, std::uint32_t seed) {
  std::vector<Interval> intervals(columns.size());
  if (columns.empty() || columns.front().empty()) return intervals;
  const std::size_t size = columns.front().size();
  const std::vector<std::uint32_t> picks = draws(size, seed);
  std::vector<double> values(kResamples);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    for (std::size_t k = 0; k < kResamples; ++k)
      values[k] = f1_of(columns[c], picks.data() + k * size);
    intervals[c] = middle(values);
  }
  return intervals;
}

std::vector<Comparison> compare(const std::vector<Column>& first, const std::vector<Column>& second,
                                std::uint32_t seed) {
  std::vector<Comparison> comparisons(first.size());
  if (first.empty() || first.front().empty()) return comparisons;
  const std::size_t size = first.front().size();
  const std::vector<std::uint32_t> picks = draws(size, seed);
  std::vector<double> values(kResamples);
  for (std::size_t c = 0; c < first.size(); ++c) {
    for (std::size_t k = 0; k < kResamples; ++k) {
      const std::uint32_t* const pick = picks.data() + k * size;
      values[k] = f1_of(first[c], pick) - f1_of(second[c], pick);
    }
    comparisons[c].interval = middle(values);
    comparisons[c].difference = total(first[c]).f1() - total(second[c]).f1();
  }

  PythonRandom random(seed);
  std::vector<std::uint64_t> as_far(first.size(), 1);
  std::vector<char> exchanged(size);
  for (std::size_t k = 1; k < kShuffles; ++k) {
    for (char& document : exchanged) document = random.coin() ? 1 : 0;
    for (std::size_t c = 0; c < first.size(); ++c) {
      Tally a;
      Tally b;
      for (std::size_t d = 0; d < size; ++d) {
        a += (exchanged[d] != 0 ? second : first)[c][d];
        b += (exchanged[d] != 0 ? first : second)[c][d];
      }
      if (std::abs(a.f1() - b.f1()) >= std::abs(comparisons[c].difference) - kSame) ++as_far[c];
    }
  }
  for (std::size_t c = 0; c < first.size(); ++c)
    comparisons[c].p = static_cast<double>(as_far[c]) / static_cast<double>(kShuffles);
  return comparisons;
}

}  // namespace vigie
