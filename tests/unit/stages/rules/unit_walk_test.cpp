#include "stages/rules/unit_walk.h"

#include <algorithm>

#include "stages/rules/rule_index.h"
#include "support/random_text.h"
#include "support/test.h"

namespace vigie {
namespace {

const std::vector<IndexedRule>& rules() {
  static const std::vector<IndexedRule> all{{"Bagdad"},   {"à \\p{Lu}\\p{Ll}+"},
                                            {""},         {"(?:le|la) ministre(?: \\p{Ll}+)* de"},
                                            {"[0-9]{4}"}, {"\\p{L}+ et \\p{L}+"}};
  return all;
}

std::vector<TextUnit> cut(const RuleIndex& index, std::string_view text) {
  std::vector<TextUnit> units;
  index.cut(text, {0, static_cast<std::uint32_t>(text.size())}, units);
  return units;
}

std::vector<std::uint32_t> at(UnitWalk& walk, const RuleIndex& index, const TextUnit* units) {
  const auto found = walk.rules_at(index, units);
  std::vector<std::uint32_t> out(found.begin(), found.end());
  std::sort(out.begin(), out.end());
  return out;
}

// Each rule by itself.
std::vector<std::uint32_t> one_by_one(const RuleIndex& index, const TextUnit* units) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t rule = 0; rule < index.rule_count(); ++rule) {
    std::uint16_t state = RuleIndex::kStart;
    for (int i = 0; i < 16 && state > RuleIndex::kMay; ++i) {
      state = index.step(rule, state, units[i].kind);
      if (units[i].kind == index.end_kind() && state > RuleIndex::kMay) state = RuleIndex::kDead;
    }
    if (state != RuleIndex::kDead) out.push_back(rule);
  }
  return out;
}

TEST_CASE("unit walk: tells which rules can match where") {
  const RuleIndex index(rules(), {});
  UnitWalk walk;
  const std::string text = "à Bagdad en 2003";
  const auto units = cut(index, text);
  CHECK(at(walk, index, &units[0]) == std::vector<std::uint32_t>{1});
  CHECK(at(walk, index, &units[1]) == std::vector<std::uint32_t>{0});
  CHECK(at(walk, index, &units[2]).empty());
  CHECK(at(walk, index, &units[3]) == std::vector<std::uint32_t>{4});
  CHECK(at(walk, index, &units[4]).empty());  // the end
}

TEST_CASE("unit walk: says what each rule says by itself, over many texts, and for another index") {
  const RuleIndex index(rules(), {});
  const RuleIndex other({{"ministre"}, {"de \\p{Ll}+"}}, {});
  UnitWalk walk;
  test::RandomText random(11);
  std::size_t found = 0;
  const std::vector<std::string> words{"le", "la",    "ministre", "de", "à", "Bagdad", "Lyon",
                                       "et", "vieux", "2003",     "18", "!", "É",      "élu"};
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (std::size_t size = random.below(30); size > 0; --size) {
      text += words[random.below(words.size())];
      if (random.below(5) != 0) text += ' ';
    }
    const RuleIndex& now = round % 7 == 0 ? other : index;
    const auto units = cut(now, text);
    for (std::size_t u = 0; u < units.size(); ++u) {
      const auto expected = one_by_one(now, &units[u]);
      CHECK(at(walk, now, &units[u]) == expected);
      found += expected.size();
    }
  }
  CHECK(found > 500);
}

}  // namespace
}  // namespace vigie
