#include "stages/rules/time_length.h"

#include "support/test.h"

namespace vigie {
namespace {

std::string one(std::int64_t thousandths, std::string_view unit, bool indefinite = false) {
  const auto length = time_length(thousandths, indefinite, unit);
  return length ? duration_timex({*length}) : "none";
}

TEST_CASE("time length: numbers of units") {
  CHECK(one(3000, "D") == "P3D");
  CHECK(one(2000, "Y") == "P2Y");
  CHECK(one(30400, "s") == "PT30.4S");
  CHECK(one(1000, "CE") == "P1CE");
  CHECK(one(2000, "DE") == "P2DE");
  CHECK(one(1000, "WE") == "P1WE");
  CHECK(one(1000, "D", true) == "PXD");
  CHECK(one(1000, "30min") == "PT30M");
  CHECK(one(3000, "15min") == "PT45M");
  CHECK(one(1000, "25Y") == "P25Y");
  CHECK(one(0, "D") == "P0D");
  CHECK(one(1000, "x") == "none");
  CHECK(one(1000, "") == "none");
  CHECK(one(1000, "3.x") == "none");
}

TEST_CASE("time length: fractions become smaller units where they come out even") {
  CHECK(one(1500, "Y") == "P18M");
  CHECK(one(1500, "h") == "PT1H30M");
  CHECK(one(500, "h") == "PT30M");
  CHECK(one(2500, "min") == "PT2M30S");
  CHECK(one(1500, "CE") == "P150Y");
  CHECK(one(500, "D") == "PT12H");
  CHECK(one(1500, "M") == "P1.5M");
  CHECK(one(1234, "Y") == "P1.234Y");
}

TEST_CASE("time length: several units, the longest first") {
  CHECK(duration_timex({{3000, false, "M"}, {2000, false, "Y"}}) == "P2Y3M");
  CHECK(duration_timex({{2000, false, "h"}, {15000, false, "min"}}) == "PT2H15M");
  CHECK(duration_timex({{1000, false, "D"}, {12000, false, "h"}}) == "P1DT12H");
}

TEST_CASE("time length: digits as thousandths") {
  CHECK(thousandths_of("30,4") == 30400);
  CHECK(thousandths_of("30.4") == 30400);
  CHECK(thousandths_of("2") == 2000);
  CHECK(thousandths_of("0,0005") == 0);
  CHECK_FALSE(thousandths_of("").has_value());
  CHECK_FALSE(thousandths_of("x").has_value());
  CHECK_FALSE(thousandths_of("3,").has_value());
  CHECK_FALSE(thousandths_of("3,x").has_value());
  CHECK_FALSE(thousandths_of("-3").has_value());
  CHECK_FALSE(thousandths_of("99999999999999999999").has_value());
}

}  // namespace
}  // namespace vigie
