#include "stages/rules/rule_engine.h"
#include "stages/rules/rule_file.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

std::vector<Rule> two_rules() {
  std::vector<Rule> rules(3);
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
  rules[1].pass = 2;
  rules[2].id = "d";
  rules[2].type = "PER";
  rules[2].pass = 2;
  const WordLists words = test::tiny_words();
  PatternNames names;
  names.words = &words;
  std::vector<Fault> faults;
  rules[2].tokens = compile_token_pattern({}, {"{{months}} [ <Cap> @LOC ]", {}}, {}, names, faults);
  check_patterns(rules, faults);
  REQUIRE(faults.empty());
  return rules;
}

TEST_CASE("rule pack: rules come back as they were, examples aside") {
  const std::vector<Rule> rules = two_rules();
  const RuleSet set = make_rule_set(rules);
  const auto bytes = std::make_shared<const std::string>(pack_rules(set));
  const RuleSet whole = unpack_rules(*bytes, bytes);
  const std::vector<Rule>& back = whole.rules;
  REQUIRE(back.size() == 3);
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
  CHECK(back[0].tokens.empty());
  CHECK_FALSE(back[2].tokens.empty());
  CHECK(back[2].tokens == rules[2].tokens);
  REQUIRE(whole.passes.size() == 2);
  CHECK(whole.passes[0].rules == std::vector<std::uint32_t>{0});
  CHECK(whole.passes[1].number == 2);
  CHECK(whole.passes[1].rules == std::vector<std::uint32_t>{1, 2});
  CHECK(pack_rules(whole) == pack_rules(set));
  CHECK(back[0].identifier == IdentifierKind::none);
  CHECK(back[1].identifier == IdentifierKind::nir);
}

TEST_CASE("rule pack: an index of other rules is refused") {
  RuleSet set = make_rule_set(two_rules());
  std::swap(set.passes[0].index, set.passes[1].index);
  CHECK_THROWS_AS(RuleEngine(std::move(set)), ResourceError);
}

TEST_CASE("rule pack: a cut anywhere is refused") {
  const std::string bytes = pack_rules(make_rule_set(two_rules()));
  for (std::size_t size = 0; size < bytes.size(); size += size < 3000 ? 1 : 97) {
    CHECK_THROWS_AS(
        static_cast<void>(unpack_rules(std::string_view(bytes).substr(0, size), nullptr)),
        ResourceError);
  }
}

}  // namespace
}  // namespace vigie
