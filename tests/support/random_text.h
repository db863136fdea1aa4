// Random texts rich in what breaks cutters and maps. Seeded: the same texts every time.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace vigie::test {

class RandomText {
 public:
  explicit RandomText(std::uint64_t seed) : random_(seed) {}

  [[nodiscard]] std::size_t below(std::size_t limit) {
    return static_cast<std::size_t>(random_() % limit);
  }

  /// Up to `pieces` pieces of French, marks, blanks, emoji and, when `ill_formed`, stray bytes.
  [[nodiscard]] std::string text(std::size_t pieces, bool ill_formed = true);

 private:
  std::mt19937_64 random_;
};

/// Number of rounds: VIGIE_PROPERTY_ROUNDS, or `otherwise`.
[[nodiscard]] int rounds(int otherwise);

}  // namespace vigie::test
