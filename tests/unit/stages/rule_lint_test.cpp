#include "stages/rule_lint.h"

#include "support/builder.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

std::vector<Rule> parsed(const std::string& text) {
  std::vector<Fault> faults;
  auto rules = parse_rules({"t.rules", text}, test::tiny_words(), faults);
  check_patterns(rules, faults);
  for (const Fault& fault : faults) FAIL_CHECK(fault.place.to_string(), fault.message);
  return rules;
}

std::string rule(const std::string& id, const std::string& lines, const std::string& example) {
  return "rule " + id + "\n  type ORG\n  why w\n" + lines + "\n  + " + example + "\n  - rien\n";
}

TEST_CASE("rule lint: examples that fail are told, with what was found") {
  RuleLint lint(test::tiny_words());
  std::vector<Fault> faults;
  lint.examples(parsed(rule("a.good", "  pattern Zorb", "le [Zorb]") +
                       rule("a.bad", "  pattern Zorb", "[le Zorb]") +
                       rule("a.tokens", "  tokens [ <Cap> ] mange", "[Zorb] mange")),
                faults);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].message.find("rule \"a.bad\" found [Zorb], expected the marks") == 0);
  CHECK_FALSE(faults[0].warning);
}

TEST_CASE("rule lint: dear rules and rules that find nothing of their own are warned of") {
  RuleLint lint(test::tiny_words());
  std::vector<Fault> faults;
  lint.costs_and_shadows(
      parsed(rule("a.cheap", "  pattern {{months}} [0-9]+", "[mai 5]") +
             rule("b.open", "  pattern \\p{L}+ \\p{L}+ Zorb", "[le grand Zorb]") +
             rule("c.contract", "  align contract\n  pattern Zorb", "[Zorb]") +
             rule("d.looks", "  tokens <Cap> <low>", "[Zorb mange]") +
             rule("e.words", "  tokens Zorb <low>", "[Zorb dort]") +
             rule("f.hidden", "  priority 10\n  pattern mai 5", "le [mai 5]")),
      faults);
  std::vector<std::string> told;
  for (const Fault& fault : faults) {
    CHECK(fault.warning);
    told.push_back(fault.message.substr(
        0, fault.message.find(fault.message.find("costs") == std::string::npos ? ":" : "it ")));
  }
  CHECK(test::joined(told) ==
        "rule \"b.open\" costs much:  | rule \"c.contract\" costs much:  | "
        "rule \"d.looks\" costs much:  | rule \"f.hidden\" finds nothing of its own");
}

}  // namespace
}  // namespace vigie
