#include "gazetteers/list_file.h"
#include "support/test.h"

namespace vigie {
namespace {

struct Parsed {
  ListFile list;
  std::vector<Fault> faults;
};
Parsed parsed(std::string_view text, const std::string& type = {}) {
  Parsed result;
  result.list = read_list(text, "x.jsonl", {.format = {}, .type = type}, result.faults);
  return result;
}

TEST_CASE("pattern list: labels of spaCy become our types") {
  struct Row {
    const char* label;
    const char* type;
  };
  constexpr Row kRows[] = {
      {"PERSON", "PER"},   {"PER", "PER"},          {"GPE", "LOC"},
      {"NORP", "GROUP"},   {"FAC", "LOC.facility"}, {"ORG", "ORG"},
      {"PRODUCT", "PROD"}, {"LAW", "PROD.law"},     {"WORK_OF_ART", "PROD.work"},
      {"EVENT", "EVENT"},  {"MISC", "MISC"},        {"ROBOT.droid", "ROBOT.droid"}};
  for (const Row& row : kRows) {
    CAPTURE(row.label);
    const Parsed p = parsed(std::string(R"({"label": ")") + row.label + R"(", "pattern": "Zorb"})");
    CHECK(p.faults.empty());
    REQUIRE(p.list.entries.size() == 1);
    CHECK(p.list.entries[0].type == row.type);
    CHECK_FALSE(p.list.entries[0].match_case);
  }
  CHECK(parsed(R"({"pattern": "Z"})", "ORG").list.entries.size() == 1);
}

TEST_CASE("pattern list: token patterns become names as they stand in texts") {
  struct Row {
    const char* tokens;
    const char* name;
    bool as_typed;
  };
  constexpr Row kRows[] = {
      {R"([{"LOWER": "san"}, {"LOWER": "zorb"}])", "san zorb", false},
      {R"([{"TEXT": "Zorb"}, {"ORTH": "SA"}])", "Zorb SA", true},
      {R"([{"TEXT": "l'"}, {"TEXT": "Orb"}])", "l'Orb", true},
      {R"([{"LOWER": "l’"}, {"LOWER": "orb"}])", "l’orb", false},
      {R"([{"TEXT": "Jean"}, {"TEXT": "-"}, {"TEXT": "Zorb"}])", "Jean-Zorb", true},
      {R"([{"TEXT": "dit"}, {"TEXT": "-il"}])", "dit-il", true},
      {R"x([{"TEXT": "Zorb"}, {"TEXT": "("}, {"TEXT": "SA"}, {"TEXT": ")"}])x", "Zorb (SA)", true},
      {R"([{"TEXT": "Inc"}, {"TEXT": "."}])", "Inc.", true}};
  for (const Row& row : kRows) {
    CAPTURE(row.tokens);
    const Parsed p = parsed(std::string(R"({"label": "ORG", "pattern": )") + row.tokens + "}");
    for (const Fault& fault : p.faults) FAIL_CHECK(fault.message);
    REQUIRE(p.list.entries.size() == 1);
    CHECK(p.list.entries[0].name == row.name);
    CHECK(p.list.entries[0].match_case == row.as_typed);
  }
}

TEST_CASE("pattern list: ids get a scheme where they have none") {
  const Parsed p = parsed(
      "{\"label\": \"ORG\", \"pattern\": \"A\", \"id\": \"zx\"}\n"
      "{\"label\": \"ORG\", \"pattern\": \"B\", \"id\": \"wd:Q1\"}\n"
      "{\"label\": \"ORG\", \"pattern\": \"C\", \"id\": null}\n"
      "{\"label\": \"ORG\", \"pattern\": \"D\", \"id\": \"\"}\n");
  CHECK(p.faults.empty());
  REQUIRE(p.list.entries.size() == 4);
  CHECK(p.list.entries[0].id == "user:zx");
  CHECK(p.list.entries[1].id == "wd:Q1");
  CHECK(p.list.entries[2].id.empty());
  CHECK(p.list.entries[3].id.empty());
}

TEST_CASE("pattern list: what names cannot say is a fault with its line") {
  struct Row {
    const char* tokens;
    const char* message;
  };
  constexpr Row kRows[] = {{R"([{"LOWER": "a", "OP": "+"}])", "token 1 asks for OP"},
                           {R"([{"OP": "+", "LOWER": "a"}])", "token 1 asks for OP"},
                           {R"([{"LOWER": "a"}, {"IS_PUNCT": true}])", "token 2 asks for IS_PUNCT"},
                           {R"([{"LEMMA": "a"}])", "token 1 asks for LEMMA"},
                           {R"([{"TEXT": {"REGEX": "a"}}])", "token 1: TEXT is no string"},
                           {R"([{"TEXT": "a", "ORTH": "a"}])", "token 1 has 2 attributes"},
                           {R"([{}])", "token 1 has 0 attributes"},
                           {R"([{"LOWER": "a"}, {"TEXT": "b"}])", "token 2 mixes LOWER with TEXT"},
                           {R"([{"LOWER": "É"}])", "token 1: LOWER \"É\" holds capitals"},
                           {R"([[]])", "token 1 is no object"},
                           {R"([])", "a pattern without tokens"},
                           {R"({})", "a pattern that is neither string nor list"}};
  for (const Row& row : kRows) {
    CAPTURE(row.tokens);
    const Parsed p = parsed(std::string("\n{\"label\": \"ORG\", \"pattern\": ") + row.tokens +
                            "}\n{\"label\": \"ORG\", \"pattern\": \"Z\"}\n");
    REQUIRE(p.faults.size() == 1);
    CHECK(p.faults[0].place.line == 2);
    CHECK(p.faults[0].message.find(row.message) == 0);
    CHECK(p.list.entries.size() == 1);
  }
}

}  // namespace
}  // namespace vigie
