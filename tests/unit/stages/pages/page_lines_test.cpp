#include "stages/pages/page_lines.h"

#include "support/test.h"

namespace vigie {
namespace {

// The lines in brackets, "+" before those that a blank line precedes.
std::string cut(std::string_view text) {
  std::vector<PageLine> lines;
  cut_lines(text, lines);
  std::string out;
  for (const PageLine& line : lines) {
    if (line.gap) out += '+';
    out += '[' + std::string(line.span.in(text)) + ']';
  }
  return out;
}

PageLine only(std::string_view text) {
  std::vector<PageLine> lines;
  cut_lines(text, lines);
  REQUIRE(lines.size() == 1);
  return lines.front();
}

TEST_CASE("page lines: blank lines are left out and leave a gap") {
  struct Row {
    std::string_view text;
    std::string_view expected;
  };
  constexpr Row kRows[] = {{"", ""},
                           {" \n\t\n", ""},
                           {"a", "+[a]"},
                           {"a\nb\n\nc\n", "+[a][b]+[c]"},
                           {"  a \r\n\r\n\u00A0b\u200B", "+[a]+[b]"},
                           {"a\rb\r\rc", "+[a][b]+[c]"},
                           {"a\rb\nc", "+[a\rb][c]"},
                           {"\n\n\na", "+[a]"}};
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(cut(row.text) == row.expected);
  }
}

TEST_CASE("page lines: ends and starts") {
  struct Row {
    std::string_view text;
    LineStart start;
    LineEnd end;
  };
  constexpr Row kRows[] = {
      {"Un titre", LineStart::upper, LineEnd::open},
      {"il part.", LineStart::lower, LineEnd::stop},
      {"« Il part. »", LineStart::quote, LineEnd::stop},
      {"3 morts !)", LineStart::digit, LineEnd::mark},
      {"Il part...", LineStart::upper, LineEnd::ellipsis},
      {"Il part…", LineStart::upper, LineEnd::ellipsis},
      {"- un, ", LineStart::dash, LineEnd::pause},
      {"— Oui", LineStart::dash, LineEnd::open},
      {"• un :", LineStart::bullet, LineEnd::pause},
      {"▪ un –", LineStart::bullet, LineEnd::pause},
      {"> cité", LineStart::other, LineEnd::open},
      {"Il part »", LineStart::upper, LineEnd::open},
      {"»»»»»»»»»»»»", LineStart::other, LineEnd::open},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    const PageLine line = only(row.text);
    CHECK(static_cast<int>(line.start) == static_cast<int>(row.start));
    CHECK(static_cast<int>(line.end) == static_cast<int>(row.end));
  }
}

TEST_CASE("page lines: prose is long, or a sentence of some length") {
  CHECK_FALSE(only("Il part.").is_prose());
  CHECK(only("Il part de Bagdad " + std::string(70, 'x') + ".").is_prose());
  CHECK_FALSE(only("Il part de Bagdad " + std::string(70, 'x')).is_prose());
  CHECK(only(std::string(300, 'x')).is_prose());
}

TEST_CASE("page lines: wrapped text goes on in small letters") {
  std::vector<PageLine> lines;
  cut_lines("Le pilote côtier partit\naussitôt du port et rasa\nle château d'If.\nIl aborda.",
            lines);
  CHECK(are_wrapped(lines));
  cut_lines("Il part.\nElle reste.\nIls dorment.\nOn rit.", lines);
  CHECK_FALSE(are_wrapped(lines));
  cut_lines("Le pilote côtier partit\n\naussitôt du port\n\net rasa", lines);
  CHECK_FALSE(are_wrapped(lines));
}

TEST_CASE("page lines: what may be a dateline") {
  constexpr std::string_view kMay[] = {
      "BAGDAD, 3 jan (Reuters) – Deux",
      "Bagdad (AFP) - Deux",
      "Paris :, 31 déc. (Agence) –",
      "Paris, le 31 décembre 2021",
      "Saint-Denis de la Réunion, mardi 5 mai – Le",
      "ERBIL (Irak), 3 jan (Reuters) –",
      "PARIS – Le ministre",
      "ALGER- Le ministre",
      "2 janvier 2018. – Le",
      "(Belga) La Belgique",
      "Londres 11 décembre.",
      "Bagdad, envoyé spécial",
  };
  for (const std::string_view line : kMay) {
    CAPTURE(line);
    CHECK(may_be_dateline(line));
  }
  constexpr std::string_view kMayNot[] = {
      "Il part.",
      "Le 3 janvier 2020, un drone",
      "En 2016, la ville",
      "Jean Dupont (PS) a voté",
      "Après la bataille, 3 hommes",
      "Bagdad, capitale de l'Irak",
      "Une attaque (la 3e) a eu lieu",
      "",
  };
  for (const std::string_view line : kMayNot) {
    CAPTURE(line);
    CHECK_FALSE((!line.empty() && may_be_dateline(line)));
  }
}

TEST_CASE("page lines: words are counted up to a limit") {
  CHECK(count_words("", 3) == 0);
  CHECK(count_words(" un  deux\u00A0trois ", 9) == 3);
  CHECK(count_words("un deux trois", 2) == 2);
}

TEST_CASE("page lines: capitals at the end are those of a name") {
  CHECK(ends_in_capitals("Le port. JEAN DUPONT"));
  CHECK(ends_in_capitals("POUR « LE MONDE »"));
  CHECK_FALSE(ends_in_capitals("Le port. Jean Dupont"));
  CHECK_FALSE(ends_in_capitals("Il a gagné 3-2"));
}

TEST_CASE("page lines: agreement overlooks forms of apostrophes and blanks") {
  CHECK(agreement("l'étau du Mali", "l\u2019étau du Malin") ==
        std::string_view("l'étau du Mali").size());
  CHECK(agreement("Sept\u00A0ans", "Sept ans") == std::string_view("Sept\u00A0ans").size());
  CHECK(agreement("Bagdad", "Bamako") == 2);
  CHECK(agreement("", "x") == 0);
}

}  // namespace
}  // namespace vigie
