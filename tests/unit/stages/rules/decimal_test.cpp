#include "stages/rules/decimal.h"

#include "support/test.h"

namespace vigie {
namespace {

TEST_CASE("decimal: French numbers become plain decimals") {
  struct Row {
    std::string_view text;
    unsigned places;
    std::string_view expected;
  };
  constexpr Row kRows[] = {{"40 000", 0, "40000"},
                           {"40\u00A0000", 0, "40000"},
                           {"40\u202F000,50", 0, "40000.5"},
                           {"40'000.50", 0, "40000.5"},
                           {"40\u2019000", 0, "40000"},
                           {"3,5", 0, "3.5"},
                           {"3.5", 0, "3.5"},
                           {"3,50", 0, "3.5"},
                           {"3,0", 0, "3"},
                           {"3,125", 0, "3.125"},
                           {"007", 0, "7"},
                           {"0", 0, "0"},
                           {"0,0", 0, "0"},
                           {"0,05", 0, "0.05"},
                           {",5", 0, "0.5"},
                           {"1.234", 0, "1234"},
                           {"1.234.567", 0, "1234567"},
                           {"1.234,56", 0, "1234.56"},
                           {"1,234,567", 0, "1234567"},
                           {"70,000", 0, "70000"},
                           {"70,500", 0, "70.5"},
                           {"0,000", 0, "0"},
                           {"1,234.56", 0, "1234.56"},
                           {"1 234.567", 0, "1234.567"},
                           {"3,5", 6, "3500000"},
                           {"3,5", 1, "35"},
                           {"0,0005", 3, "0.5"},
                           {"12", 9, "12000000000"},
                           {"99999999999999999999999", 3, "99999999999999999999999000"},
                           {"", 0, ""},
                           {"x", 0, ""},
                           {"3,1,4", 0, ""},
                           {"12 34", 0, ""},
                           {"1234 567", 0, ""},
                           {"2020 40 000", 0, ""},
                           {"1 234.567 890", 0, ""},
                           {"40 000 ", 0, ""},
                           {" 40", 0, ""},
                           {"4..5", 0, ""},
                           {"-3", 0, ""},
                           {"3 h", 0, ""},
                           {",", 0, ""}};
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CAPTURE(row.places);
    CHECK(decimal_number(row.text, row.places) == row.expected);
  }
}

Decimal decimal(std::string_view digits) {
  const auto number = Decimal::from_digits(digits);
  REQUIRE(number.has_value());
  return *number;
}

TEST_CASE("decimal: sums and products are exact") {
  CHECK(decimal("0,1").plus(decimal("0,2")).to_string() == "0.3");
  CHECK(decimal("999").plus(decimal("1")).to_string() == "1000");
  CHECK(decimal("2,5").plus(decimal("0,05")).to_string() == "2.55");
  CHECK(Decimal().plus(Decimal()).to_string() == "0");
  CHECK(decimal("2,5").times(12).to_string() == "30");
  CHECK(decimal("99999999999999999999").times(4294967295U).to_string() ==
        "429496729499999999995705032705");
  CHECK(decimal("7").times(0).to_string() == "0");
  CHECK(decimal("1,2").shifted(6).to_string() == "1200000");
  CHECK(Decimal().shifted(6).to_string() == "0");
}

TEST_CASE("decimal: a quotient is exact or none") {
  CHECK(Decimal(1).over(2)->to_string() == "0.5");
  CHECK(Decimal(3).over(4)->to_string() == "0.75");
  CHECK(Decimal(1'000'000).over(8)->to_string() == "125000");
  CHECK(Decimal(6).over(3)->to_string() == "2");
  CHECK(Decimal(1).over(1'000'000'000)->to_string() == "0.000000001");
  CHECK_FALSE(Decimal(1).over(3).has_value());
  CHECK_FALSE(decimal("0,1").over(7).has_value());
}

TEST_CASE("decimal: order") {
  CHECK(decimal("0,5").less(decimal("0,51")));
  CHECK(decimal("9,9").less(decimal("10")));
  CHECK_FALSE(decimal("10").less(decimal("9,9")));
  CHECK_FALSE(decimal("10").less(decimal("10,0")));
  CHECK(Decimal().less(decimal("0,001")));
}

}  // namespace
}  // namespace vigie
