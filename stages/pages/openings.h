// Which listed words a line opens with.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace vigie {

/// The words of several lists in one tree of their folded letters: case, accents, forms of
/// apostrophes, hyphens and blanks do not matter. A line that opens with none of them is left after
/// two or three letters. Immutable once filled; const calls are safe in any thread.
class Openings {
 public:
  static constexpr unsigned kMostLists = 64;

  /// One listed word at the start of a text.
  struct Hit {
    std::uint64_t lists = 0;  ///< bit by number of the list
    std::uint32_t end = 0;    ///< bytes of the text it takes
  };
  static constexpr std::size_t kMostHits = 12;
  /// Hits in order of length; `count` of them are filled.
  struct Hits {
    std::array<Hit, kMostHits> hits{};
    std::size_t count = 0;
  };

  Openings();
  /// Adds `word` to list number `list`. Precondition: `list < kMostLists`.
  void add(std::string_view word, unsigned list);
  /// The listed words that `text` (valid UTF-8) starts with, whatever follows them. More than
  /// kMostHits are cut off.
  void find(std::string_view text, Hits& found) const;

 private:
  struct Node {
    std::uint64_t lists = 0;
    std::vector<std::pair<char, std::uint32_t>> next;
  };
  [[nodiscard]] std::uint32_t step(std::uint32_t node, char byte) const;

  std::vector<Node> nodes_;
  std::array<std::uint32_t, 256> first_{};  // the root's children by byte
};

}  // namespace vigie
