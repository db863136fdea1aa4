#include "stages/rules/amount.h"

#include "pipeline/formats/shown_value.h"
#include "support/builder.h"
#include "support/test.h"

namespace vigie {
namespace {

// The lists that ship.
const AmountMaker& amounts() {
  static const AmountMaker maker = [] {
    WordLists lists;
    for (const char* name : {"numerals", "numeral_collectives", "numeral_parts", "numeral_joints",
                             "ordinals", "scales", "short_scales", "english_scales", "currencies",
                             "careful_currencies", "subunits", "units", "careful_units", "hedges",
                             "hedges_behind", "percent_units", "unit_symbols", "unit_letters"}) {
      const std::string path = std::string("data/words/fr/") + name + ".txt";
      lists.add({path, read_file(path)});
    }
    return AmountMaker(lists);
  }();
  return maker;
}

struct Piece {
  const char* name;
  const char* text;
};

// "~400 km" and so on; "none" when the captures make no value.
std::string made(ValueKind kind, const std::vector<Piece>& pieces) {
  std::string text;
  for (const Piece& piece : pieces) text.append(piece.text).append("|");
  test::Builder b(text);
  std::vector<Capture> captures;
  std::uint32_t at = 0;
  for (const Piece& piece : pieces) {
    const auto size = static_cast<std::uint32_t>(std::string_view(piece.text).size());
    captures.push_back({piece.name, {at, at + size}});
    at += size + 1;
  }
  const Value value = amounts().make(kind, captures, b.document);
  if (value.kind == ValueKind::none) return "none";
  CHECK(value.kind == kind);
  std::string shown = shown_value(b.document, value);
  if (!value.unit.empty()) shown.append(" ").append(b.document.pooled(value.unit));
  return shown;
}

struct Row {
  ValueKind kind;
  std::vector<Piece> pieces;
  const char* expected;
};

void check_all(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    std::string all;
    for (const Piece& piece : row.pieces)
      all.append(piece.name).append("=").append(piece.text).append(" ");
    CAPTURE(all);
    CHECK(made(row.kind, row.pieces) == row.expected);
  }
}

TEST_CASE("amount: a number, a scale and a unit") {
  check_all({
      {ValueKind::money, {{"number", "40 000"}, {"currency", "euros"}}, "40000 EUR"},
      {ValueKind::money, {{"number", "3,5 millions"}, {"currency", "EUROS"}}, "3500000 EUR"},
      {ValueKind::money, {{"number", "200"}, {"scale", "k"}, {"currency", "€"}}, "200000 EUR"},
      {ValueKind::money,
       {{"number", "3"}, {"scale", "millions"}, {"currency", "€"}},
       "3000000 EUR"},
      {ValueKind::money, {{"number", "100"}, {"currency", "dinars"}}, "100"},
      {ValueKind::money, {{"number", "50"}, {"currency", "centimes"}}, "0.5 EUR"},
      {ValueKind::money, {{"number", "un tiers"}, {"currency", "centime"}}, "1/300 EUR"},
      {ValueKind::quantity, {{"number", "quarante"}, {"unit", "kilomètres"}}, "40 km"},
      {ValueKind::quantity, {{"number", "12"}, {"unit", "Mo"}}, "12 MBy"},
      {ValueKind::percent, {{"number", "12,5"}}, "12.5"},
      {ValueKind::percent, {{"number", "9"}, {"unit", "‰"}}, "9 [ppth]"},
  });
}

TEST_CASE("amount: what stands behind the unit") {
  check_all({
      {ValueKind::quantity, {{"number", "deux"}, {"unit", "km"}, {"half", "et demi"}}, "2.5 km"},
      {ValueKind::quantity, {{"number", "une"}, {"unit", "tonne"}, {"half", "et demie"}}, "1.5 t"},
      {ValueKind::money, {{"number", "12"}, {"currency", "€"}, {"cents", "50"}}, "12.5 EUR"},
      {ValueKind::money, {{"number", "12"}, {"currency", "€"}, {"cents", "5"}}, "12.05 EUR"},
      {ValueKind::money, {{"number", "un"}, {"currency", "euro"}, {"cents", "vingt"}}, "1.2 EUR"},
      {ValueKind::quantity, {{"number", "3"}, {"unit", "kg"}, {"cents", "250"}}, "3.25 kg"},
      {ValueKind::money, {{"number", "12,5"}, {"currency", "€"}, {"cents", "50"}}, "none"},
      {ValueKind::money, {{"number", "12"}, {"currency", "€"}, {"cents", "cent deux"}}, "none"},
  });
}

TEST_CASE("amount: ranges, bounds and approximations") {
  const Piece km{"unit", "km"};
  check_all({
      {ValueKind::quantity, {{"hedge", "près de"}, {"number", "400"}, km}, "~400 km"},
      {ValueKind::quantity, {{"number", "une centaine"}, km}, "~100 km"},
      {ValueKind::quantity, {{"hedge", "plus de"}, {"number", "400"}, km}, "400.. km"},
      {ValueKind::quantity, {{"hedge_behind", "maximum"}, {"number", "400"}, km}, "..400 km"},
      {ValueKind::quantity, {{"lower", "10"}, {"number", "15"}, km}, "10..15 km"},
      {ValueKind::quantity, {{"lower_digits", "10"}, {"number", "15"}, km}, "10..15 km"},
      {ValueKind::quantity, {{"lower", "15"}, {"number", "10"}, km}, "10..15 km"},
      {ValueKind::quantity,
       {{"lower", "10"}, {"number", "15 millions"}, km},
       "10000000..15000000 km"},
      {ValueKind::quantity,
       {{"lower", "800 000"}, {"number", "1,2 million"}, km},
       "800000..1200000 km"},
      {ValueKind::quantity, {{"lower", "30"}, {"number", "40 000"}, km}, "30000..40000 km"},
      {ValueKind::quantity, {{"lower", "100"}, {"number", "2 000"}, km}, "100..2000 km"},
      {ValueKind::quantity, {{"lower", "1"}, {"number", "10 000"}, km}, "1..10000 km"},
      {ValueKind::quantity, {{"lower", "beaucoup"}, {"number", "10"}, km}, "none"},
  });
}

TEST_CASE("amount: below zero") {
  const Piece unit{"unit", "°C"};
  check_all({
      {ValueKind::quantity, {{"minus", "-"}, {"number", "8"}, unit}, "-8 Cel"},
      {ValueKind::quantity, {{"minus", "moins "}, {"number", "0"}, unit}, "0 Cel"},
      {ValueKind::quantity,
       {{"lower_minus", "-"}, {"lower", "5"}, {"number", "10"}, unit},
       "-5..10 Cel"},
      {ValueKind::quantity,
       {{"lower_minus", "-"}, {"lower", "5"}, {"minus", "-"}, {"number", "10"}, unit},
       "-10..-5 Cel"},
  });
}

TEST_CASE("amount: what is no number or no unit makes no value") {
  check_all({
      {ValueKind::money, {{"number", "3"}, {"currency", "doublons"}}, "none"},
      {ValueKind::money, {{"number", "beaucoup"}, {"currency", "euros"}}, "none"},
      {ValueKind::money, {{"currency", "euros"}}, "none"},
      {ValueKind::money, {{"number", "3"}}, "none"},
      {ValueKind::money, {{"number", "3"}, {"scale", "x"}, {"currency", "€"}}, "none"},
      {ValueKind::quantity, {{"number", "5"}, {"unit", "G"}}, "none"},  // symbols count as typed
      {ValueKind::quantity, {{"number", "5"}, {"unit", "mO"}}, "none"},
      {ValueKind::percent, {{"number", ""}}, "none"},
      {ValueKind::timex, {{"number", "3"}}, "none"},
      {ValueKind::none, {{"number", "3"}}, "none"},
  });
}

TEST_CASE("amount: no unit of ours is unknown to the grammar of UCUM") {
  // Atoms in letters, in brackets or in braces; points, slashes, exponents; a factor of 100.
  for (const char* list :
       {"units", "careful_units", "percent_units", "unit_symbols", "unit_letters"}) {
    WordLists lists;
    lists.add({list, read_file(std::string("data/words/fr/") + list + ".txt")});
    for (const Word& word : lists.get(list)) {
      CAPTURE(word.text);
      CHECK_FALSE(word.value.empty());
      CHECK(word.value.find(' ') == std::string::npos);
      for (const char c : word.value) CHECK(static_cast<unsigned char>(c) < 0x80);
    }
  }
}

}  // namespace
}  // namespace vigie
