#include "stages/rules/rule_file.h"

#include <algorithm>

#include "stages/rules/rule_engine.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

std::vector<Rule> parsed(std::string text, std::vector<Fault>& faults) {
  return parse_rules({"t.rules", std::move(text)}, test::tiny_words(), faults);
}

TEST_CASE("rule file: every property of a rule is read") {
  std::vector<Fault> faults;
  const auto rules = parsed(
      "# comment\n"
      "define CAP [A-Z][a-z]+\n"
      "\n"
      "rule org.party   \n"
      "  type ORG.party\n"
      "  priority 77\n"
      "  why the word Parti before capitalised words\n"
      "  strength fill\n"
      "  align expand\n"
      "  value quantity\n"
      "  zones body title\n"
      "  # inside\n"
      "  pattern (?P<span>Parti\n"
      "  pattern  {{CAP}})\n"
      "  + Le [Parti Rouge] gagne contre le [Parti Bleu]\n"
      "  - Le parti gagne\r\n",
      faults);
  for (const Fault& fault : faults) FAIL_CHECK(fault.place.to_string(), fault.message);
  REQUIRE(rules.size() == 1);
  const Rule& rule = rules[0];
  CHECK(rule.id == "org.party");
  CHECK(rule.type == "ORG.party");
  CHECK(rule.priority == 77);
  CHECK(rule.why == "the word Parti before capitalised words");
  CHECK(rule.strength == Strength::fill);
  CHECK(static_cast<int>(rule.alignment) == static_cast<int>(Alignment::expand));
  CHECK(rule.value == ValueKind::quantity);
  CHECK(rule.zones == ((1U << static_cast<unsigned>(ZoneKind::body)) |
                       (1U << static_cast<unsigned>(ZoneKind::title))));
  CHECK(rule.pattern == "(?P<span>Parti(?:[A-Z][a-z]+))");
  CHECK(rule.place.to_string() == "t.rules:4:6");
  REQUIRE(rule.examples.size() == 1);
  CHECK(rule.examples[0].text == "Le Parti Rouge gagne contre le Parti Bleu");
  REQUIRE(rule.examples[0].expected.size() == 2);
  CHECK(rule.examples[0].expected[1].in(rule.examples[0].text) == "Parti Bleu");
  REQUIRE(rule.counters.size() == 1);
  CHECK(rule.counters[0].text == "Le parti gagne");
}

TEST_CASE("rule file: all mistakes of a file come in one run with line and column") {
  // Line numbers count from the first line of this text.
  constexpr std::string_view kText =
      "foo bar\n"                          // 1
      "  type PER\n"                       // 2
      "define ONLY\n"                      // 3
      "define BAD \\w+\n"                  // 4
      "rule\n"                             // 5
      "  type per\n"                       // 6
      "  priority 101\n"                   // 7
      "  priority é\n"                     // 8
      "  strength strong\n"                // 9
      "  align loose\n"                    // 10
      "  value time\n"                     // 11
      "  zones body nowhere\n"             // 12
      "  colour red\n"                     // 13
      "  why\n"                            // 14
      "  pattern le \\d {{absent}} {{x\n"  // 15
      "  + no marks\n"                     // 16
      "  + an [open mark\n"                // 17
      "rule a.b\n"                         // 18
      "  pattern (x\n"                     // 19
      "  type PER\n"                       // 20
      "  why w\n"                          // 21
      "  + [x]\n"                          // 22
      "  - y\n"                            // 23
      "rule a.b\n"                         // 24
      "rule good.one\n"                    // 25
      "  type PER\n"                       // 26
      "  why w\n"                          // 27
      "  pattern x\n"                      // 28
      "  + [x]\n"                          // 29
      "  - y\n";                           // 30
  struct Row {
    std::string_view place;
    std::string_view message;
  };
  constexpr Row kRows[] = {
      {"1:1", "\"foo\", expected `rule ID` or `define NAME PATTERN`"},
      {"2:1", "\"type\" outside a rule, expected `rule ID` first"},
      {"3:8", "an incomplete definition, expected `define NAME PATTERN`"},
      {"4:12", "\\w knows ASCII only"},
      {"5:5", "a rule without id, expected `rule FAMILY.NAME`"},
      {"6:8", "type \"per\", expected capitals"},
      {"7:12", "priority \"101\", expected a whole number from 0 to 100"},
      {"8:12", "priority \"é\""},
      {"9:12", "strength \"strong\", expected evidence, fill or decide"},
      {"10:9", "align \"loose\", expected strict, contract or expand"},
      {"11:9", "value \"time\", expected date, money, quantity, percent, email,"},
      {"12:9", "zone \"nowhere\", expected a kind such as body or title"},
      {"13:1", "`colour`, expected type, priority"},
      {"14:6", "`why` without a value"},
      {"15:14", "\\d knows ASCII only"},
      {"15:17", "{{absent}} is unknown"},
      {"15:28", "{{ without }}"},
      {"16:5", "an example without marks"},
      {"17:5", "an example without marks"},
      {"5:1", "rule \"\" has no `why`"},
      {"5:1", "rule \"\" has no example"},
      {"5:1", "rule \"\" has no counter-example"},
      {"24:6", "rule \"a.b\" stands here twice"},
      {"24:1", "rule \"a.b\" has no `type`"},
      {"24:1", "rule \"a.b\" has no `why`"},
      {"24:1", "rule \"a.b\" has no `pattern`"},
      {"24:1", "rule \"a.b\" has no example"},
      {"24:1", "rule \"a.b\" has no counter-example"},
      {"19:11", "missing ): (x"}};
  std::vector<Fault> faults;
  auto rules = parsed(std::string(kText), faults);
  check_patterns(rules, faults);
  REQUIRE(rules.size() == 1);
  CHECK(rules[0].id == "good.one");
  for (std::size_t i = 0; i < std::max(std::size(kRows), faults.size()); ++i) {
    CAPTURE(i);
    REQUIRE(i < std::size(kRows));
    REQUIRE(i < faults.size());
    CHECK(faults[i].place.to_string() == "t.rules:" + std::string(kRows[i].place));
    CAPTURE(faults[i].message);
    CHECK(faults[i].message.find(kRows[i].message) == 0);
  }
}

TEST_CASE("rule file: a rule indented by tabs is read or told so") {
  std::vector<Fault> faults;
  const auto rules = parsed("rule a.b\n\ttype PER\n\twhy w\n\tpattern x\n\t+ [x]\n\t- y\n", faults);
  const bool told = !faults.empty() && faults[0].message.find("tab") != std::string::npos;
  CHECK((rules.size() == 1 || told));
}

TEST_CASE("rule file: an empty file has no rules and no faults") {
  std::vector<Fault> faults;
  CHECK(parsed("", faults).empty());
  CHECK(parsed("# only a comment\n\n  \n", faults).empty());
  CHECK(faults.empty());
}

TEST_CASE("rule file: brackets within brackets belong to the example") {
  std::vector<Fault> faults;
  const auto rules =
      parsed("rule a\n  type PER\n  why w\n  pattern x\n  + un [x [y] z\n  - ]\n", faults);
  CHECK(faults.empty());
  REQUIRE(rules.size() == 1);
  CHECK(rules[0].examples[0].text == "un x [y z");
}

}  // namespace
}  // namespace vigie
