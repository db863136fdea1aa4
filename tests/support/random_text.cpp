#include "support/random_text.h"

#include <array>
#include <cstdlib>

namespace vigie::test {
namespace {

constexpr std::array<std::string_view, 106> kPieces = {" ",
                                                       " ",
                                                       " ",
                                                       " ",
                                                       " ",
                                                       " ",
                                                       "\n",
                                                       "\r\n",
                                                       "\n\n",
                                                       "\t",
                                                       "\u00A0",
                                                       "\u202F",
                                                       "'",
                                                       "’",
                                                       "ʼ",
                                                       "-",
                                                       "‑",
                                                       "–",
                                                       "—",
                                                       ".",
                                                       ".",
                                                       ",",
                                                       ";",
                                                       ":",
                                                       "!",
                                                       "?",
                                                       "…",
                                                       "...",
                                                       "«",
                                                       "»",
                                                       "“",
                                                       "”",
                                                       "\"",
                                                       "(",
                                                       ")",
                                                       "[",
                                                       "]",
                                                       "/",
                                                       "%",
                                                       "€",
                                                       "&",
                                                       "@",
                                                       "#",
                                                       "_",
                                                       "+",
                                                       "°",
                                                       "l'",
                                                       "L’",
                                                       "qu'",
                                                       "d’",
                                                       "N'",
                                                       "M'",
                                                       "e\u0301",
                                                       "E\u0301",
                                                       "a\u0302\u0323",
                                                       "\u0301",
                                                       "\u00AD",
                                                       "\u200B",
                                                       "\u200D",
                                                       "\uFEFF",
                                                       "\u2028",
                                                       "😀",
                                                       "👩‍👩‍👧",
                                                       "🇫🇷",
                                                       "👍🏽",
                                                       "0",
                                                       "7",
                                                       "12",
                                                       "2021",
                                                       "40 000",
                                                       "3,5",
                                                       "20h35",
                                                       "1er",
                                                       "31 décembre 2021",
                                                       "12/03/2021",
                                                       "Emmanuel Macron",
                                                       "Emmanuel",
                                                       "Macron",
                                                       "Bagdad",
                                                       "Irak",
                                                       "Université de Bagdad",
                                                       "Qasem Soleimani",
                                                       "Soleimani",
                                                       "Jean-Yves Le Drian",
                                                       "ONU",
                                                       "O.N.U.",
                                                       "J.-C.",
                                                       "M. Dupont",
                                                       "aujourd'hui",
                                                       "parle-t-il",
                                                       "est-ce",
                                                       "lemonde.fr",
                                                       "https://a.fr/b",
                                                       "x@y.fr",
                                                       "#mot",
                                                       "Lire aussi : ",
                                                       "Accueil > Politique",
                                                       "Par Jean Dupont",
                                                       "le général ",
                                                       "Le ",
                                                       "de ",
                                                       "été",
                                                       "ŒUVRE",
                                                       "\u1112\u1161\u11AB",
                                                       "\u212B",
                                                       "$"};
constexpr std::array<std::string_view, 8> kIllFormed = {
    "\xFF", "\xC3", "\xE2\x80", "\xF0\x9F\x98", "\xED\xA0\x80", "\x80", "\xC0\xAF", {"\0", 1}};

}  // namespace

std::string RandomText::text(std::size_t pieces, bool ill_formed) {
  std::string out;
  const std::size_t count = below(pieces + 1);
  for (std::size_t i = 0; i < count; ++i) {
    if (ill_formed && below(25) == 0) {
      out += kIllFormed[below(kIllFormed.size())];
    } else {
      out += kPieces[below(kPieces.size())];
    }
  }
  return out;
}

int rounds(int otherwise) {
  const char* wanted = std::getenv("VIGIE_PROPERTY_ROUNDS");
  return wanted == nullptr ? otherwise : std::atoi(wanted);
}

}  // namespace vigie::test
