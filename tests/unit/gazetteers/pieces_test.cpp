#include "gazetteers/pieces.h"

#include <random>

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

TEST_CASE("pieces: many tokens at once are cut as each alone") {
  std::mt19937 random(11);
  const std::vector<std::string> letters = {"a", "t", "S",      "Z", "9", "é", "à", "É",
                                            "ÿ", "ß", "œ",      "Œ", "×", "'", "’", "-",
                                            "‑", ".", "\u00AD", "α", "ﬁ", "@"};
  for (int round = 0; round < 3000; ++round) {
    // Mostly words of plain letters and accents, up to the end of the text or not.
    const std::size_t kinds = round % 3 == 0 ? letters.size() : 8;
    std::string text;
    std::vector<Token> tokens;
    for (int t = 0; t < 5; ++t) {
      const auto begin = static_cast<std::uint32_t>(text.size());
      const std::size_t size = 1 + random() % 14;
      for (std::size_t i = 0; i < size; ++i) text += letters[random() % kinds];
      if (random() % 4 == 0) text += random() % 2 == 0 ? "'" : "’";
      Token token;
      token.span = {begin, static_cast<std::uint32_t>(text.size())};
      tokens.push_back(token);
      text += ' ';
    }
    text.resize(random() % 2 == 0 ? tokens.back().span.end : text.size());
    if (random() % 2 == 0) text += "et d'autres mots encore";
    CAPTURE(text);
    std::vector<Piece> wanted;
    for (std::uint32_t t = 0; t < tokens.size(); ++t) cutter().cut(text, tokens[t].span, t, wanted);
    std::vector<Piece> found;
    REQUIRE(cutter().cut(text, tokens, 0, found, 0) == wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      CAPTURE(i);
      CHECK(found[i].hash == wanted[i].hash);
      CHECK(found[i].token == wanted[i].token);
      CHECK(found[i].starts_token == wanted[i].starts_token);
      CHECK(found[i].ends_token == wanted[i].ends_token);
    }
  }
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
