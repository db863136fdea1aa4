#include "gazetteers/list_lint.h"

#include "support/test.h"

namespace vigie {
namespace {

struct Parsed {
  ListFile list;
  std::vector<Fault> faults;
};
Parsed parsed(std::string_view text) {
  Parsed result;
  result.list = parse_list(text, "fr/test.tsv", result.faults);
  return result;
}

TEST_CASE("list lint: what a reviewed list must not have") {
  struct Row {
    std::string_view text;
    std::string_view message;
    std::uint32_t line;
  };
  constexpr std::string_view kHead = "# source: x\n# licence: y\nname\ttype\taliases\n";
  const Row rows[] = {
      {"B\tLOC\nA\tLOC\n", "\"A\" after \"B\", expected code point order", 5},
      {"A\tLOC\nA\tLOC\n", "\"A\" stands here twice as LOC", 5},
      {"A \tLOC\n", "blanks round \"A \"", 4},
      {"A\tLOC\tB| C\n", "blanks round \" C\"", 4},
      {"A\tLOC\tA\n", "\"A\" is given twice in one entry", 4},
      {"L’Aquila\tLOC\n", "a curly apostrophe", 0},
      {"E\u0301\tLOC\n", "\"E\u0301\" is not in NFC", 4},
      {"A\x07\tLOC\n", "U+0007 in a name", 4},
      {"A\xEF\xBF\xBD\tLOC\n", "U+FFFD in a name", 4},
      {"Caf\xC3\x83\xC2\xA9\tLOC\n", "\"Caf\xC3\x83\xC2\xA9\" was encoded twice", 4},
      {"A\tROG.x\n", "type \"ROG\" is none of Vigie's; did you mean", 4},
      {"A\tLOC\r\n", "carriage returns", 0}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::string text = std::string(kHead) + std::string(row.text);
    const Parsed p = parsed(text);
    CHECK(p.faults.empty());
    std::vector<Fault> faults;
    lint_list(p.list, text, ListOwner::tree, faults);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].message.find(row.message) == 0);
    CHECK(faults[0].place.line == row.line);
  }
  std::vector<Fault> faults;
  const std::string bare = "name\ttype\nA\tLOC\nA\tORG\n";
  lint_list(parsed(bare).list, bare, ListOwner::tree, faults);
  REQUIRE(faults.size() == 2);  // two types of one name are no double
  CHECK(faults[0].message.find("no \"# source:\"") == 0);
  CHECK(faults[1].message.find("no \"# licence:\"") == 0);
}

TEST_CASE("list lint: a type of one's own is a warning, order and source do not count in CSV") {
  std::vector<Fault> faults;
  const std::string text = "name,type\nB,ROBOT\nA,ROBOT\n";
  const ListFile list = read_list(text, "x.csv", {}, faults);
  lint_list(list, text, ListOwner::user, faults);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].warning);
  CHECK(faults[0].message.find("type \"ROBOT\" is none of Vigie's; right if") == 0);
}

TEST_CASE("list lint: lists of one type do not give the same thing twice") {
  const std::string head = "name\ttype\tids\tcountry\n";
  struct Row {
    const char* first;
    const char* second;
    bool twice;
  };
  const Row rows[] = {{"A\tLOC\n", "A\tLOC\n", true},
                      {"A\tLOC\n", "A\tORG\n", false},
                      {"A\tLOC\n", "A\tLOC.city\n", false},
                      {"A\tLOC\tx:1\n", "A\tLOC\n", true},
                      {"A\tLOC\tx:1\n", "A\tLOC\tx:1\n", true},
                      {"A\tLOC\tx:1\n", "A\tLOC\tx:2\n", false},
                      {"A\tLOC\t\tFR\n", "A\tLOC\t\tBE\n", false}};
  for (const Row& row : rows) {
    CAPTURE(row.first);
    CAPTURE(row.second);
    std::vector<Fault> faults;
    lint_between({parsed(head + row.first).list, parsed(head + row.second).list}, ListOwner::tree,
                 faults);
    CHECK(faults.size() == (row.twice ? 1 : 0));
  }
}

TEST_CASE("list lint: an entry that NONE hides in all its forms") {
  const ListFile none = parsed("# type: NONE\nname\taliases\nA\tB\n").list;
  struct Row {
    const char* line;
    bool in_tree;
    bool of_user;
  };
  const Row rows[] = {{"A\t\t\t\n", false, true},
                      {"A\tB\t\tambiguous\n", true, true},
                      {"A\tC\t\tambiguous\n", false, false},
                      {"A\t\tevidence\tambiguous\n", false, false}};
  for (const Row& row : rows) {
    CAPTURE(row.line);
    const ListFile list =
        parsed(std::string("# type: ORG\nname\taliases\tstrength\tflags\n") + row.line).list;
    std::vector<Fault> tree;
    lint_between({none, list}, ListOwner::tree, tree);
    CHECK(tree.size() == (row.in_tree ? 1 : 0));
    std::vector<Fault> user;
    lint_between({list, none}, ListOwner::user, user);
    CHECK(user.size() == (row.of_user ? 1 : 0));
  }
}

TEST_CASE("list lint: names that are common words ask for a flag") {
  WordLists words;
  words.add({"common_words.txt", "orange\nétat\n"});
  struct Row {
    const char* line;
    bool asked;
  };
  const Row rows[] = {{"Orange\n", true},
                      {"ORANGE\n", true},
                      {"État\n", true},
                      {"Etat\n", false},
                      {"Orange SA\n", false},
                      {"Zorb\tOrange\n", true},
                      {"Orange\t\tcase\n", false},
                      {"Orange\t\tambiguous\n", false},
                      {"Orange\t\tplain\n", false}};
  for (const Row& row : rows) {
    CAPTURE(row.line);
    const ListFile list =
        parsed(std::string("# type: ORG\nname\taliases\tflags\n") + row.line).list;
    std::vector<Fault> faults;
    lint_common_words({list}, words, ListOwner::tree, faults);
    CHECK(faults.size() == (row.asked ? 1 : 0));
  }
}

}  // namespace
}  // namespace vigie
