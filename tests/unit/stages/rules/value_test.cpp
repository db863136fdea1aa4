#include "stages/rules/value.h"

#include "support/builder.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

struct Piece {
  std::string_view name;
  std::string_view text;
};

// "main unit" of the value made from captures over `text`; "none" when there is none.
std::string value_of(ValueKind kind, std::string text, const std::vector<Piece>& pieces) {
  test::Builder b(std::move(text));
  std::vector<Capture> captures;
  for (const Piece& piece : pieces) captures.push_back({piece.name, b.find(piece.text)});
  const Value value = ValueMaker(test::tiny_words()).make(kind, captures, b.document);
  if (value.kind == ValueKind::none) return "none";
  CHECK(value.kind == kind);
  std::string out(b.document.pooled(value.main));
  if (!value.unit.empty()) out += ' ' + std::string(b.document.pooled(value.unit));
  return out;
}

TEST_CASE("value: dates are calendar dates or nothing") {
  struct Row {
    const char* text;
    const char* day;
    const char* month;
    const char* year;
    const char* expected;
  };
  constexpr Row kRows[] = {{"31 décembre 2021", "31", "décembre", "2021", "2021-12-31"},
                           {"31 DECEMBRE 2021", "31", "DECEMBRE", "2021", "2021-12-31"},
                           {"1er mai 2021", "1er", "mai", "2021", "2021-05-01"},
                           {"31/12/2021", "31", "12", "2021", "2021-12-31"},
                           {"décembre 2021", "", "décembre", "2021", "2021-12"},
                           {"31 décembre", "31", "décembre", "", "XXXX-12-31"},
                           {"décembre", "", "décembre", "", "XXXX-12"},
                           {"2021", "", "", "2021", "2021"},
                           {"1515", "", "", "1515", "1515"},
                           {"31 février 2021", "31", "février", "2021", "none"},
                           {"29 février 2021", "29", "février", "2021", "none"},
                           {"29 février 2020", "29", "février", "2020", "2020-02-29"},
                           {"29 février", "29", "février", "", "XXXX-02-29"},
                           {"31 avril", "31", "avril", "", "none"},
                           {"0 mai", "0", "mai", "", "none"},
                           {"3/13/2021", "3", "13", "2021", "none"},
                           {"12/00/2021", "12", "00", "2021", "none"},
                           {"", "", "", "", "none"}};
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    std::vector<Piece> pieces;
    if (*row.day != '\0') pieces.push_back({"day", row.day});
    if (*row.month != '\0') pieces.push_back({"month", row.month});
    if (*row.year != '\0') pieces.push_back({"year", row.year});
    CHECK(value_of(ValueKind::timex, row.text, pieces) == row.expected);
  }
}

TEST_CASE("value: a month that no list knows makes no date") {
  CHECK(value_of(ValueKind::timex, "3 brumaire 1799",
                 {{"day", "3"}, {"month", "brumaire"}, {"year", "1799"}}) == "none");
}

TEST_CASE("value: amounts have a number, a scale and a unit") {
  struct Row {
    ValueKind kind;
    const char* text;
    std::vector<Piece> pieces;
    const char* expected;
  };
  const Row rows[] = {
      {ValueKind::money,
       "40 000 euros",
       {{"number", "40 000"}, {"currency", "euros"}},
       "40000 EUR"},
      {ValueKind::money,
       "3,5 millions d'EUROS",
       {{"number", "3,5"}, {"scale", "millions"}, {"currency", "EUROS"}},
       "3500000 EUR"},
      {ValueKind::money, "3 doublons", {{"number", "3"}, {"currency", "doublons"}}, "none"},
      {ValueKind::quantity, "3,5 km", {{"number", "3,5"}, {"unit", "km"}}, "3.5 km"},
      {ValueKind::quantity,
       "10 mille hectares",
       {{"number", "10"}, {"scale", "mille"}, {"unit", "hectares"}},
       "10000 ha"},
      {ValueKind::percent, "12,5 %", {{"number", "12,5"}}, "12.5"},
      {ValueKind::percent, "beaucoup", {{"number", "beaucoup"}}, "none"},
      {ValueKind::money, "euros", {{"currency", "euros"}}, "none"},
      {ValueKind::none, "3", {{"number", "3"}}, "none"}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(value_of(row.kind, row.text, row.pieces) == row.expected);
  }
}

}  // namespace
}  // namespace vigie
