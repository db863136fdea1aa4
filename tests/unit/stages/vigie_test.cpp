#include "vigie/vigie.h"

#include "stages/resources.h"
#include "support/test.h"
#include "support/tiny.h"
#include "vigie/error.h"

namespace vigie {
namespace {

TEST_CASE("extractor: finds, copies everything out and counts in bytes and code points") {
  std::vector<Fault> faults;
  const test::TemporaryFolder folder;
  const std::string path =
      folder.write("tiny.vigie", compile_resources(test::tiny_sources(), faults).bytes);
  const Extractor extractor(path);
  const auto found = extractor.extract(
      "\xFF e\u0301 : le 31 décembre 2021, Emmanuel Macron doit 3,5 millions d'euros à "
      "l'Université de Bagdad.");
  REQUIRE(found.size() == 5);
  CHECK(found[0].text == "31 décembre 2021");
  CHECK(found[0].type == "DATE");
  CHECK(found[0].value == "2021-12-31");
  CHECK(found[0].entity == kNone);
  CHECK(found[0].bytes == Span{11, 28});
  CHECK(found[0].code_points == Span{10, 26});
  CHECK(found[1].text == "Emmanuel Macron");
  CHECK(found[1].type == "PER");
  CHECK(found[2].value == "3500000 EUR");
  CHECK(found[3].text == "Université de Bagdad");
  CHECK(found[4].text == "Bagdad");
  CHECK(found[4].id == "geonames:98182");
  CHECK(found[4].kind == "LOC");
  CHECK(extractor.extract("").empty());

  const auto value = [&](std::string_view written) {
    const auto days = extractor.extract("Vu hier.", written);
    REQUIRE(days.size() == 1);
    return days[0].value;
  };
  CHECK(value("2022-01-01") == "2021-12-31");
  CHECK(value("") == "XXXX-XX-XX");
  CHECK(value("jadis") == "XXXX-XX-XX");
}

TEST_CASE("extractor: a missing resource is an error that names it") {
  CHECK_THROWS_WITH_AS(Extractor("/no/such/file.vigie"), doctest::Contains("/no/such/file.vigie"),
                       ResourceError);
}

}  // namespace
}  // namespace vigie
