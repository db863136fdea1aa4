// Any rule file: faults or rules, never a crash, and every accepted rule compiles alone.
#include <cstdint>
#include <string>

#include "stages/rules/rule_engine.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const vigie::WordLists words = [] {
    vigie::WordLists filled;
    filled.add({"months.txt", "janvier\t1\nmai\t5\n"});
    return filled;
  }();
  std::vector<vigie::Fault> faults;
  const vigie::TextSource source{"fuzz.rules", {reinterpret_cast<const char*>(data), size}};
  std::vector<vigie::Rule> rules = vigie::parse_rules(source, words, faults);
  vigie::check_patterns(rules, faults);
  try {
    const vigie::RuleEngine engine(rules);
  } catch (const vigie::ConfigError&) {
    return 0;  // too large together, or too many groups: said, not crashed
  }
  return 0;
}
