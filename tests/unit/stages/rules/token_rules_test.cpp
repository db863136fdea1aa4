#include "stages/rules/token_rules.h"

#include "stages/rules/rule_engine.h"
#include "support/builder.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

const WordLists& words() {
  static const WordLists lists = [] {
    WordLists made;
    made.add(
        {"functions.txt", "ministre\nministre des Affaires étrangères\nl'ex-président\nOtan\n"});
    made.add({"months.txt", "décembre\t12\nmai\t5\n"});
    return made;
  }();
  return lists;
}

RuleEngine engine_of(std::string lines, int* fault_count = nullptr) {
  std::vector<Fault> faults;
  auto rules = parse_rules({"t.rules", std::move(lines)}, words(), faults);
  check_patterns(rules, faults);
  for (const Fault& fault : faults) {
    CAPTURE(fault.place.to_string());
    CAPTURE(fault.message);
    CHECK(fault_count != nullptr);
  }
  if (fault_count != nullptr) *fault_count = static_cast<int>(faults.size());
  return RuleEngine(std::move(rules));
}

std::string rule_of(const std::string& lines, const std::string& type = "PER") {
  return "rule a.b\n  type " + type + "\n  why w\n  + [x]\n  - y\n" + lines;
}

// Spans, each with its captures; a claim on `list` and one on `earlier` are made before.
std::string found(const std::string& lines, const std::string& text) {
  const RuleEngine engine = engine_of(rule_of(lines));
  test::Builder b(text);
  TypeTable types;
  for (const char* name : {"Paris", "Saint Denis", "Saint"}) {
    if (text.find(name) != std::string::npos) b.mention(name, {.type = types::LOC});
  }
  const auto lists = static_cast<std::uint32_t>(b.document.mentions.size());
  if (text.find("Dupont") != std::string::npos) b.mention("Dupont", {.type = types::PER});
  std::vector<std::string> out;
  const auto add = [&](const RuleMatch& match, std::vector<std::string>& to) {
    std::string line(match.span.in(b.document.text()));
    for (const Capture& capture : match.captures) {
      line +=
          " " + std::string(capture.name) + "=" + std::string(capture.span.in(b.document.text()));
    }
    if (match.whole != match.span) {
      line += " in " + std::string(match.whole.in(b.document.text()));
    }
    to.push_back(line);
  };
  RuleEngine::Work work;
  const Seen seen{&types, lists};
  for (std::size_t pass = 0; pass < engine.passes().size(); ++pass) {
    engine.search(b.document, pass, seen, work, [&](const RuleMatch& match) { add(match, out); });
  }
  // One by one the same.
  std::vector<std::string> alone;
  for (std::uint32_t rule = 0; rule < engine.rules().size(); ++rule) {
    for (const RuleMatch& match : engine.matches(b.document, rule, seen)) add(match, alone);
  }
  CHECK(test::joined(alone) == test::joined(out));
  return test::joined(out);
}

TEST_CASE("token rules: what each piece of the language takes") {
  struct Row {
    std::string_view tokens;
    std::string_view text;
    std::string_view expected;
  };
  constexpr Row kRows[] = {
      {"maire", "le maire", "maire"},
      {"maire", "Le Maire", "Maire"},
      {"maire", "LE MAIRE", "MAIRE"},
      {"maire", "le maireau", ""},
      {"Maire", "le maire", ""},
      {"décembre", "DÉCEMBRE et DECEMBRE et decembre", "DÉCEMBRE | DECEMBRE"},
      {"maire [<Cap>+]", "le maire Jean Dupont parle", "Jean Dupont in maire Jean Dupont"},
      {"{{functions}} [<Cap>{2}]", "le ministre des Affaires étrangères Jean Dupont",
       "Jean Dupont in ministre des Affaires étrangères Jean Dupont"},
      {"{{functions}} [<Cap>{2}]", "LE MINISTRE DES AFFAIRES ETRANGERES Jean Dupont",
       "Jean Dupont in MINISTRE DES AFFAIRES ETRANGERES Jean Dupont"},
      {"{{functions}} [<Up>+]", "l’ex-président Ali", "Ali in l’ex-président Ali"},
      {"{{functions}}", "otan Otan OTAN", "Otan | OTAN"},
      {"[@LOC] ,", "à Paris, à Saint Denis, à Lyon,",
       "Paris in Paris, | Saint Denis in Saint Denis,"},
      {"@LOC.city", "à Paris", ""},
      {"<Cap !@LOC>", "Paris Lyon", "Lyon"},
      {"<@LOC>", "Saint Denis", "Saint | Denis"},
      {"#PER <low>", "Dupont mange", "Dupont mange"},
      {"@PER", "Dupont mange", ""},
      {"#LOC", "Paris", ""},
      {"(?P<given><initial>) (?P<family><Cap>)", "E. Philippe", ""},
      {"(?P<given><initial>) - (?P<family><Cap>)", "E - Philippe",
       "E - Philippe given=E family=Philippe"},
      {"<digits> {{months}}?", "31 mai 12", "31 mai | 12"},
      {"^ <any> $", "un\nun deux", "un"},
      {"(maire|roi) de", "le roi de rien, le maire de tout", "roi de | maire de"},
      {"\"maire de\" <any>", "le maire de Lyon", "maire de Lyon"},
      {"\"?\"", "quoi ?", "?"},
      {"<CAPS>", "la SNCF et Jean", "SNCF"},
      {"<word glued>", "l'eau", "eau"},
      {"<mixed>", "un iPhone", "iPhone"},
      {"<any>{3}", "a b c d", "a b c"}};
  for (const Row& row : kRows) {
    CAPTURE(row.tokens);
    CAPTURE(row.text);
    CHECK(found("  tokens " + std::string(row.tokens) + "\n", std::string(row.text)) ==
          row.expected);
  }
}

TEST_CASE("token rules: context on lines of its own is no part of the span") {
  CHECK(found("  left maire\n  tokens <Cap>+\n  right ,\n",
              "le maire Jean Dupont, le maire Paul.") == "Jean Dupont in maire Jean Dupont,");
  CHECK(found("  left ^\n  tokens <Cap>\n", "Jean Dupont") == "Jean");
  CHECK(found("  pattern \\p{Lu}\\p{L}+\n  left maire\n", "le maire Jean et l'maire") ==
        "Jean in maire Jean");
  CHECK(found("  left l'\n  pattern \\p{Lu}\\p{L}+\n  right [,.]\n", "l'Irak, l’Iran et l'Inde.") ==
        "Irak in l'Irak, | Inde in l'Inde.");
}

TEST_CASE("token rules: later passes see what earlier ones have found") {
  const RuleEngine engine = engine_of(
      "rule b.second\n  type PER\n  why w\n  pass 2\n  tokens [ <Cap> ] et #ORG\n  + [x]\n  - y\n"
      "rule a.first\n  type ORG\n  why w\n  pattern Alpha\n  + [x]\n  - y\n");
  REQUIRE(engine.passes().size() == 2);
  CHECK(engine.passes()[0].number == 1);
  test::Builder b("Jean et Alpha, Paul et Beta");
  TypeTable types;
  RuleEngine::Work work;
  std::vector<std::string> out;
  for (std::size_t pass = 0; pass < 2; ++pass) {
    engine.search(b.document, pass, {&types, 0}, work, [&](const RuleMatch& match) {
      out.emplace_back(match.span.in(b.document.text()));
      if (pass == 0) b.mention("Alpha", {.type = types::ORG});
    });
  }
  CHECK(test::joined(out) == "Alpha | Jean");
}

TEST_CASE("token rules: mistakes are told with their column") {
  struct Row {
    const char* lines;
    const char* place;
    const char* message;
  };
  // The rule's lines start at line 6; `  tokens ` ends at column 9.
  constexpr Row kRows[] = {
      {"  tokens [ <Cap>\n", "6:10", "[ without ]"},
      {"  tokens ( <Cap>\n", "6:10", "( without )"},
      {"  tokens <Cap> )\n", "6:16", "\")\" without its opening bracket"},
      {"  tokens <Cap\n", "6:10", "< without >"},
      {"  tokens <Kap>\n", "6:11", "<Kap>, expected one of any, Cap"},
      {"  tokens <>\n", "6:10", "<>, expected looks"},
      {"  tokens é {{mounths}}\n", "6:12",
       "{{mounths}} is unknown, expected a word list (data/words); did you mean {{months}}?"},
      {"  tokens {{months\n", "6:10", "{{ without }}"},
      {"  tokens @LOK\n", "6:10",
       "@LOK is unknown, expected a built-in type or one of a rule above; did you mean @LOC?"},
      {"  tokens #per\n", "6:10", "#per is unknown"},
      {"  tokens [ a ] [ b ]\n", "6:16", "a second ["},
      {"  tokens (?P<span>a)\n", "6:10", "a group \"span\", expected [brackets]"},
      {"  tokens (?i:a)\n", "6:10", "\"(?\", expected"},
      {"  tokens (?P<1-x>a)\n", "6:10", "a group whose name cannot be read"},
      {"  tokens a{x}\n", "6:11", "a repetition that cannot be read"},
      {"  tokens a{1001}\n", "6:10", "invalid repetition size"},
      {"  tokens \"\"\n", "6:10", "a quotation without words"},
      {"  tokens \\p{Lu}\n", "6:10", "\\p, expected tokens, not characters"},
      {"  tokens +\n", "6:10", "\"+\", expected a word"},
      {"  tokens |\n", "6:10", "no tokens here, expected some"},
      {"  tokens [ a ]\n  left b\n", "6:10", "[ in a rule with `left` or `right`"},
      {"  tokens a\n  pattern b\n", "6:10", "`tokens` besides `pattern`"},
      {"  tokens a\n  align expand\n", "6:10", "`tokens` besides `align`"},
      {"  tokens a\n  tokens b\n", "7:1", "a second `tokens`"},
      {"  pattern (?P<span>a)\n  left b\n", "7:8", "context besides a group \"span\""},
      {"  pattern a\n  left {{mai}}\n", "7:8", "{{mai}} is unknown"},
      {"  pass 0\n  pattern a\n", "6:8", "pass \"0\", expected a whole number from 1 to 9"},
      {"  left a\n", "1:1", "rule \"a.b\" has no `pattern` and no `tokens`"}};
  for (const Row& row : kRows) {
    CAPTURE(row.lines);
    std::vector<Fault> faults;
    auto rules = parse_rules({"t.rules", rule_of(row.lines)}, words(), faults);
    check_patterns(rules, faults);
    REQUIRE(!faults.empty());
    CHECK(faults[0].place.to_string() == std::string("t.rules:") + row.place);
    CAPTURE(faults[0].message);
    CHECK(faults[0].message.find(row.message) == 0);
    CHECK(rules.empty());
  }
}

}  // namespace
}  // namespace vigie
