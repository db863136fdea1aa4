#include "gazetteers/pieces.h"

#include "pipeline/characters.h"
#include "support/builder.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

const PieceCutter& cutter() {
  static const PieceCutter made(test::tiny_words());
  return made;
}

std::vector<Piece> cut(std::string_view token) {
  std::vector<Piece> pieces;
  cutter().cut(token, {0, static_cast<std::uint32_t>(token.size())}, 3, pieces);
  return pieces;
}

TEST_CASE("pieces: tokens are cut at hyphens and behind apostrophes, and folded") {
  struct Row {
    std::string_view token;
    std::vector<std::string_view> pieces;
  };
  const Row rows[] = {{"Bagdad", {"bagdad"}},
                      {"ÉTAT", {"etat"}},
                      {"l’", {"l'"}},
                      {"l'", {"l'"}},
                      {"d’Ivoire", {"d'", "ivoire"}},
                      {"N'Djamena", {"n'", "djamena"}},
                      {"Saint-Denis", {"saint", "denis"}},
                      {"St-Denis", {"saint", "denis"}},
                      {"STE‑MARIE", {"sainte", "marie"}},
                      {"-t-il", {"t", "il"}},
                      {"-", {"-"}},
                      {"Anticonstitutionnellement", {"anticonstitutionnellement"}},
                      {"Œuvre", {"oeuvre"}},
                      {",", {","}}};
  for (const Row& row : rows) {
    CAPTURE(row.token);
    const auto pieces = cut(row.token);
    REQUIRE(pieces.size() == row.pieces.size());
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      CHECK(pieces[i].hash == piece_hash(row.pieces[i]));
      CHECK(pieces[i].token == 3);
      CHECK(pieces[i].starts_token == (i == 0));
      CHECK(pieces[i].ends_token == (i + 1 == pieces.size()));
    }
  }
  CHECK(cut("").empty());
}

TEST_CASE("pieces: what is read beyond the token never counts") {
  std::vector<Piece> inside;
  cutter().cut("avant Bagdad après", {6, 12}, 0, inside);
  REQUIRE(inside.size() == 1);
  CHECK(inside[0].hash == piece_hash("bagdad"));
}

TEST_CASE("pieces: two forms of one name have the same folded pieces") {
  const auto same = [](std::string_view a, std::string_view b) {
    return cutter().folded_pieces(a) == cutter().folded_pieces(b);
  };
  CHECK(same("Saint-Denis", "ST DENIS"));
  CHECK(same("Côte d'Ivoire", "cote-d’ivoire"));
  CHECK_FALSE(same("Saint-Denis", "Saintdenis"));
  CHECK_FALSE(same("Bagdad", "Bagdat"));
}

TEST_CASE("pieces: short forms are written out with their capitals") {
  CHECK(cutter().written_out("St-Denis") == "Saint-Denis");
  CHECK(cutter().written_out("STE MARIE") == "SAINTE MARIE");
  CHECK(cutter().written_out("le st du lieu") == "le saint du lieu");
  CHECK(cutter().written_out("Bagdad").size() == 6);
  CHECK(cutter().written_out("").empty());
}

}  // namespace
}  // namespace vigie
