#include "pipeline/formats/tiles.h"

#include "support/writing.h"

namespace vigie {
namespace {

std::string shown(const Document& document) {
  std::string out;
  for (const Tile& tile : tiles_of(document)) {
    out += tile.token == kNone ? "<" : "[";
    out += tile.span.in(document.decoded());
    out += tile.token == kNone ? ">" : "]";
    if (tile.blank) out += '_';
  }
  return out;
}

TEST_CASE("tiles: one blank belongs to the tile before it, more is a tile") {
  CHECK(shown(test::Builder("a b").document) == "[a]_[b]");
  CHECK(shown(test::Builder("a  b\n").document) == "[a]_< >[b]<\n>");
  CHECK(shown(test::Builder(" a\n b").document) == "< >[a]<\n >[b]");
  CHECK(shown(test::Builder("a \n").document) == "[a]_<\n>");
  CHECK(shown(test::Builder("").document) == "");
  CHECK(shown(test::Builder("  ").document) == "<  >");
}

TEST_CASE("tiles: a byte-order mark is a tile, decomposed letters stay whole") {
  CHECK(shown(test::Builder("\xEF\xBB\xBF"
                            "a e\xCC\x81t\xC3\xA9")
                  .document) == "<\xEF\xBB\xBF>[a]_[e\xCC\x81t\xC3\xA9]");
}

TEST_CASE("tiles: places of tokens") {
  const test::Builder b("\n a b");
  const auto tiles = tiles_of(b.document);
  const TilePlaces places(tiles);
  CHECK(places({0, 1}) == TokenRange{1, 2});
  CHECK(places({0, 2}) == TokenRange{1, 3});
  CHECK(places({1, 2}) == TokenRange{2, 3});
  CHECK(places({1, 1}).size() == 0);
  CHECK(places({2, 3}).size() == 0);
}

}  // namespace
}  // namespace vigie
