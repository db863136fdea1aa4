#include "stages/rules/rule_engine.h"

#include "support/builder.h"
#include "support/test.h"

namespace vigie {
namespace {

Rule rule_of(std::string pattern, Alignment alignment = Alignment::strict) {
  Rule rule;
  rule.id = "test";
  rule.type = "PER";
  rule.pattern = std::move(pattern);
  rule.alignment = alignment;
  return rule;
}

std::string found(const RuleEngine& engine, const Document& document) {
  std::vector<std::string> texts;
  engine.search(document, [&](const RuleMatch& match) {
    texts.push_back(std::to_string(match.rule) + ":" + std::string(match.span.in(document.text())));
    CHECK(document.tokens[match.tokens.first].span.begin == match.span.begin);
    CHECK(document.tokens[match.tokens.last - 1].span.end == match.span.end);
  });
  return test::joined(texts);
}

std::string found(std::string pattern, std::string text, Alignment alignment = Alignment::strict) {
  const test::Builder b(std::move(text));
  std::vector<Rule> rules;
  rules.push_back(rule_of(std::move(pattern), alignment));
  return found(RuleEngine(std::move(rules)), b.document);
}

TEST_CASE("rule engine: alignment decides what happens off token edges") {
  struct Row {
    const char* what;
    const char* pattern;
    const char* text;
    Alignment alignment;
    const char* expected;
  };
  constexpr Row kRows[] = {
      {"on edges", "Bagdad", "à Bagdad ici", Alignment::strict, "0:Bagdad"},
      {"inside a word", "général", "les généralistes", Alignment::strict, ""},
      {"ends inside a word", "à Bag", "à Bagdad ici", Alignment::strict, ""},
      {"starts inside a word", "dad ici", "à Bagdad ici", Alignment::strict, ""},
      {"context inside a word", "al (?P<span>Bagdad)", "général Bagdad", Alignment::strict, ""},
      {"context on edges", "général (?P<span>Bagdad)", "général Bagdad", Alignment::strict,
       "0:Bagdad"},
      {"contract", "dad ici et", "à Bagdad ici et là", Alignment::contract, "0:ici et"},
      {"contract to nothing", "agda", "à Bagdad", Alignment::contract, ""},
      {"expand", "dad i", "à Bagdad ici et", Alignment::expand, "0:Bagdad ici"},
      {"expand on edges", "Bagdad", "à Bagdad ici", Alignment::expand, "0:Bagdad"},
      {"expand of a blank", " ", "à Bagdad", Alignment::expand, ""},
      {"after a miss inside a word", "ici", "icila ici", Alignment::strict, "0:ici"},
      {"twice in a word then once alone", "a", "aba a", Alignment::strict, "0:a"},
      {"accents", "été", "été étés été", Alignment::strict, "0:été | 0:été"},
      {"empty pattern", "x*", "abc é", Alignment::strict, ""},
      {"each sentence by itself", "ici là", "ici\nlà", Alignment::strict, ""},
      {"a miss at the start ends", "[0-9]+ ?m", "4 mars 5 m", Alignment::strict, "0:5 m"},
      {"inside a word is no start", "pont [A-Z]", "Dupont A pont B", Alignment::strict,
       "0:pont B"}};
  for (const Row& row : kRows) {
    CAPTURE(row.what);
    CHECK(found(row.pattern, row.text, row.alignment) == row.expected);
  }
}

TEST_CASE("rule engine: context may serve two matches") {
  CHECK(found("(?:MM|et) (?P<span>\\p{Lu}\\p{L}+)(?: et| part)", "MM Dupont et Durand part") ==
        "0:Dupont | 0:Durand");
}

TEST_CASE("rule engine: matches come by sentence then rule then position") {
  const test::Builder b("b a b\na b");
  std::vector<Rule> rules;
  rules.push_back(rule_of("a"));
  rules.push_back(rule_of("b"));
  CHECK(found(RuleEngine(std::move(rules)), b.document) == "0:a | 1:b | 1:b | 0:a | 1:b");
}

TEST_CASE("rule engine: captures are named pieces and absent ones are left out") {
  const test::Builder b("le 31 décembre à Paris");
  std::vector<Rule> rules;
  rules.push_back(rule_of("(?P<day>[0-9]+) (?P<month>\\p{L}+)(?: (?P<year>[0-9]{4}))?"));
  const RuleEngine engine(std::move(rules));
  const auto matches = engine.matches(b.document, 0);
  REQUIRE(matches.size() == 1);
  REQUIRE(matches[0].captures.size() == 2);
  for (const Capture& capture : matches[0].captures) {
    CAPTURE(capture.name);
    CHECK(capture.span == b.find(capture.name == "day" ? "31" : "décembre"));
  }
}

TEST_CASE("rule engine: the prefilter finds what one by one finds") {
  const test::Builder b("Le 3 mai Bagdad\nParis\nrien\nBagdad Paris 3");
  std::vector<Rule> rules;
  for (const char* pattern : {"Bagdad", "Paris", "[0-9]+", "zzz", "^Paris$", "Paris$"}) {
    rules.push_back(rule_of(pattern));
  }
  std::vector<Fault> faults;
  check_patterns(rules, faults);
  REQUIRE(faults.empty());
  const RuleEngine engine(std::move(rules));
  std::size_t all = 0;
  for (std::uint32_t rule = 0; rule < engine.rules().size(); ++rule) {
    all += engine.matches(b.document, rule).size();
  }
  std::size_t searched = 0;
  engine.search(b.document, [&](const RuleMatch&) { ++searched; });
  CHECK(searched == all);
  CHECK(searched == 8);
}

TEST_CASE("rule engine: a match that captures something as never is none") {
  const char* pattern = "(?P<never>un )?(?P<span>[0-9]+)(?P<never2> euros)?";
  CHECK(found(pattern, "un 12, puis 13 et 14 euros") == "0:13");
  CHECK(found("(?P<nev>un )?(?P<span>[0-9]+)", "un 12") == "0:12");
}

TEST_CASE("rule engine: a rule that keeps failing reads each byte a few times only") {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "Abc ";
  const test::Builder b(text + "Abc (x) fin");
  REQUIRE(b.document.sentences.size() == 1);
  std::vector<Rule> rules;
  rules.push_back(rule_of("(?P<span>\\p{Lu}\\p{Ll}+(?: \\p{Lu}\\p{Ll}+)*) \\(x\\)"));
  const RuleEngine engine(std::move(rules));
  RuleEngine::Work work;
  std::size_t matches = 0;
  engine.search(b.document, 0, {}, work, [&](const RuleMatch& match) {
    ++matches;
    CHECK(match.whole.size() <= RuleEngine::kLongestMatch);
  });
  CHECK(matches == 1);
  REQUIRE(work.cursors.size() == 1);
  CHECK(work.cursors[0].looked < 8 * text.size());
}

TEST_CASE("rule engine: without rules nothing is found") {
  const test::Builder b("Bagdad");
  CHECK(found(RuleEngine(std::vector<Rule>{}), b.document).empty());
}

TEST_CASE("rule engine: patterns that RE2 refuses or with too many groups are left out and told") {
  std::string groups;
  for (int i = 0; i < 16; ++i) groups += "(a)";
  std::vector<Rule> rules;
  for (const std::string& pattern : {std::string("("), std::string("good"), groups}) {
    rules.push_back(rule_of(pattern));
    rules.back().pattern_place = {"t.rules", static_cast<std::uint32_t>(rules.size()), 11};
  }
  std::vector<Fault> faults;
  check_patterns(rules, faults);
  REQUIRE(rules.size() == 1);
  CHECK(rules[0].pattern == "good");
  REQUIRE(faults.size() == 2);
  CHECK(faults[0].place.to_string() == "t.rules:1:11");
  CHECK(faults[0].message.find("missing )") == 0);
  CHECK(faults[1].place.to_string() == "t.rules:3:11");
  CHECK(faults[1].message.find("16 groups, expected at most 15") == 0);
}

}  // namespace
}  // namespace vigie
