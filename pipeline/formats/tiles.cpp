#include "pipeline/formats/tiles.h"

#include <algorithm>

namespace vigie {

std::vector<Tile> tiles_of(const Document& document) {
  const std::string_view text = document.decoded();
  std::vector<Tile> tiles;
  std::uint32_t at = 0;
  const auto fill = [&](std::uint32_t until) {
    if (at >= until) return;
    if (!tiles.empty() && text[at] == ' ') {
      tiles.back().blank = true;
      ++at;
    }
    if (at < until) tiles.push_back({{at, until}, false, kNone});
    at = until;
  };
  for (std::uint32_t t = 0; t < document.tokens.size(); ++t) {
    Span span = document.in_decoded(document.tokens[t].span);
    span.begin = std::max(span.begin, at);
    if (span.begin >= span.end) continue;
    fill(span.begin);
    tiles.push_back({span, false, t});
    at = span.end;
  }
  fill(static_cast<std::uint32_t>(text.size()));
  return tiles;
}

TilePlaces::TilePlaces(const std::vector<Tile>& tiles) {
  for (std::uint32_t i = 0; i < tiles.size(); ++i) {
    if (tiles[i].token == kNone) continue;
    tokens_.push_back(tiles[i].token);
    places_.push_back(i);
  }
}

TokenRange TilePlaces::operator()(TokenRange tokens) const {
  const auto first = std::lower_bound(tokens_.begin(), tokens_.end(), tokens.first);
  const auto last = std::lower_bound(first, tokens_.end(), tokens.last);
  if (first == last) return {};
  return {places_[static_cast<std::size_t>(first - tokens_.begin())],
          places_[static_cast<std::size_t>(last - tokens_.begin()) - 1] + 1};
}

}  // namespace vigie
