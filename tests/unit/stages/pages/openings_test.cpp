#include "stages/pages/openings.h"

#include "support/test.h"

namespace vigie {
namespace {

// "1:4 2:9": lists and ends of the words that `text` opens with.
std::string hits(const Openings& openings, std::string_view text) {
  Openings::Hits found;
  openings.find(text, found);
  std::string out;
  for (std::size_t i = 0; i < found.count; ++i) {
    if (!out.empty()) out += ' ';
    out += std::to_string(found.hits[i].lists) + ':' + std::to_string(found.hits[i].end);
  }
  return out;
}

TEST_CASE("openings: words are found whatever their case, accents, apostrophes and blanks") {
  Openings openings;
  openings.add("Lire aussi", 0);
  openings.add("À la une", 1);
  openings.add("S'abonner", 1);
  struct Row {
    std::string_view text;
    std::string_view expected;
  };
  constexpr Row kRows[] = {
      {"Lire aussi", "1:10"},
      {"LIRE AUSSI : Irak", "1:10"},
      {"lire\u00A0 aussi", "1:12"},
      {"Lire", ""},
      {"Lire, aussi", ""},
      {"Délire aussi", ""},
      {"a la une", "2:8"},
      {"À LA UNE", "2:9"},
      {"S\u2019abonner", "2:11"},
      {"Lire aussiIrak", "1:10"},
      {"", ""},
      {"😀", ""},
      {"A\u0300 la une", "2:10"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(hits(openings, row.text) == row.expected);
  }
}

TEST_CASE("openings: shorter words come first and lists of one word are told together") {
  Openings openings;
  openings.add("Lire", 0);
  openings.add("Lire aussi", 1);
  openings.add("lire", 5);
  openings.add("", 2);
  CHECK(hits(openings, "Lire aussi") == "33:4 2:10");
}

TEST_CASE("openings: no more hits than there is room for") {
  Openings openings;
  std::string word;
  for (int i = 0; i < 30; ++i) openings.add(word += 'a', 0);
  Openings::Hits found;
  openings.find(std::string(40, 'a'), found);
  CHECK(found.count == Openings::kMostHits);
}

}  // namespace
}  // namespace vigie
