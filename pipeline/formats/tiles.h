// Tokens with what stands between them: for formats whose tokens must give the text back.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "vigie/document.h"

namespace vigie {

/// A token, or a stretch between tokens that is more than one blank.
struct Tile {
  Span span;                    ///< bytes of decoded()
  bool blank = false;           ///< one blank (U+0020) stands behind it, before the next tile
  std::uint32_t token = kNone;  ///< index of the token; kNone for a stretch between tokens
};

/// Tiles and their blanks in order are decoded(), whole. Where the rewriting of letters makes two
/// tokens share a stretch, it goes to the first; a token that nothing is left of has no tile.
[[nodiscard]] std::vector<Tile> tiles_of(const Document& document);

/// Where tokens stand among the tiles.
class TilePlaces {
 public:
  explicit TilePlaces(const std::vector<Tile>& tiles);
  /// First and one past the last tile of these tokens; an empty range when they have none.
  [[nodiscard]] TokenRange operator()(TokenRange tokens) const;

 private:
  std::vector<std::uint32_t> tokens_;  // of the tiles that have one, with their places
  std::vector<std::uint32_t> places_;
};

}  // namespace vigie
