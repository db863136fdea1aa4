#include "stages/rules/rule_engine.h"
#include "stages/rules/rule_file.h"
#include "support/test.h"

namespace vigie {
namespace {

std::vector<Rule> two_rules() {
  std::vector<Rule> rules(2);
  rules[0].id = "a.b";
  rules[0].type = "PER";
  rules[0].why = "parce que";
  rules[0].pattern = "maire";
  rules[0].priority = -5;
  rules[0].strength = Strength::fill;
  rules[0].alignment = Alignment::contract;
  rules[0].value = ValueKind::money;
  rules[0].zones = 3;
  rules[0].place = {"x.rules", 4, 1};
  rules[0].pattern_place = {"x.rules", 9, 13};
  rules[1].id = "c";
  rules[1].type = "LOC";
  rules[1].identifier = IdentifierKind::nir;
  rules[1].pattern = "[A-Z]+";
  std::vector<Fault> faults;
  check_patterns(rules, faults);
  REQUIRE(faults.empty());
  return rules;
}

TEST_CASE("rule pack: rules come back as they were, examples aside") {
  const std::vector<Rule> rules = two_rules();
  const std::vector<Rule> back = unpack_rules(pack_rules(rules));
  REQUIRE(back.size() == 2);
  CHECK(back[0].id == "a.b");
  CHECK(back[0].type == "PER");
  CHECK(back[0].why == "parce que");
  CHECK(back[0].pattern == "maire");
  CHECK(back[0].priority == -5);
  CHECK(back[0].strength == Strength::fill);
  CHECK(back[0].alignment == Alignment::contract);
  CHECK(back[0].value == ValueKind::money);
  CHECK(back[0].zones == 3);
  CHECK(back[0].place.to_string() == "x.rules:4:1");
  CHECK(back[0].pattern_place.to_string() == "x.rules:9:13");
  REQUIRE(back[0].literals.has_value());
  CHECK(*back[0].literals == *rules[0].literals);
  CHECK(back[0].identifier == IdentifierKind::none);
  CHECK(back[1].identifier == IdentifierKind::nir);
  CHECK_FALSE(back[1].literals.has_value());
  CHECK(pack_rules(back) == pack_rules(rules));
}

TEST_CASE("rule pack: a cut anywhere is refused") {
  const std::string bytes = pack_rules(two_rules());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CHECK_THROWS_AS(static_cast<void>(unpack_rules(bytes.substr(0, size))), ResourceError);
  }
}

}  // namespace
}  // namespace vigie
