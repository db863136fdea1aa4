#include "gazetteers/list_file.h"

#include "support/test.h"
#include "vigie/types.h"

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

TEST_CASE("list file: head, columns and entries") {
  const Parsed p = parsed(
      "\xEF\xBB\xBF# list: places\r\n# type: LOC\n# strength: fill\n# source: INSEE: 2026\n"
      "# licence: ODbL\n# a comment: kept out\n#plain\n\n"
      "name\ttype\taliases\tids\tcountry\tweight\tstrength\tflags\r\n"
      "Bagdad\tLOC.city\tBaghdad|Bagdâd\tgeonames:98182 wd:Q1530\tIQ\t42\tdecide\tcase acronym "
      "ambiguous\nIrak\n");
  CHECK(p.faults.empty());
  CHECK(p.list.path == "fr/test.tsv");
  CHECK(p.list.name == "places");
  CHECK(p.list.source == "INSEE: 2026");
  CHECK(p.list.licence == "ODbL");
  REQUIRE(p.list.entries.size() == 2);
  const ListEntry& bagdad = p.list.entries[0];
  CHECK(bagdad.name == "Bagdad");
  CHECK(bagdad.type == "LOC.city");
  CHECK(bagdad.aliases == std::vector<std::string>{"Baghdad", "Bagdâd"});
  CHECK(bagdad.id == "geonames:98182");
  CHECK(bagdad.ids == "geonames:98182 wd:Q1530");
  CHECK(bagdad.country == "IQ");
  CHECK(bagdad.weight == 42);
  CHECK(bagdad.strength == Strength::decide);
  CHECK(bagdad.match_case);
  CHECK(bagdad.acronym);
  CHECK(bagdad.ambiguous);
  CHECK(bagdad.line == 10);
  CHECK(p.list.entries[1].type == "LOC");
  CHECK(p.list.entries[1].strength == Strength::fill);
}

TEST_CASE("list file: without a head the list is called by its stem") {
  CHECK(parsed("name\ttype\nX\tLOC\n").list.name == "test");
}

TEST_CASE("list file: each fault says where and what was expected") {
  struct Row {
    std::string_view text;
    std::string_view place;
    std::string_view message;
  };
  constexpr Row kRows[] = {
      {"", "fr/test.tsv", "no header line, expected one that starts with \"name\""},
      {"# list: x\n", "fr/test.tsv:1", "no header line"},
      {"# type: person\nname\n", "fr/test.tsv:1:1", "type \"person\", expected capitals"},
      {"\n# strength: strong\nname\n", "fr/test.tsv:2:1",
       "strength \"strong\", expected evidence, fill or decide"},
      {"name\tkind\n", "fr/test.tsv:1:1", "column \"kind\", expected one of name, type, aliases"},
      {"type\tname\n", "fr/test.tsv:1:1", "first column \"type\", expected \"name\""},
      {"name\ttype\nX\tLOC\tmore\n", "fr/test.tsv:2:1", "3 cells, expected at most 2"},
      {"name\ttype\n\tLOC\n", "fr/test.tsv:2:1", "no name, expected one in the first cell"},
      {"name\ttype\n  \tLOC\n", "fr/test.tsv:2:1", "no name"},
      {"name\nX\n", "fr/test.tsv:2:1", "no type, expected one in the line or as"},
      {"name\ttype\nX\tloc\n", "fr/test.tsv:2:1", "type \"loc\", expected capitals"},
      {"name\ttype\taliases\nX\tLOC\ta||b\n", "fr/test.tsv:2:1", "an empty alias"},
      {"name\ttype\tids\nX\tLOC\t98182\n", "fr/test.tsv:2:1",
       "id \"98182\", expected scheme:value"},
      {"name\ttype\tcountry\nX\tLOC\tFRA\n", "fr/test.tsv:2:1",
       "country \"FRA\", expected two letters"},
      {"name\ttype\tweight\nX\tLOC\t-1\n", "fr/test.tsv:2:1", "weight \"-1\", expected a whole"},
      {"name\ttype\tweight\nX\tLOC\t1.5\n", "fr/test.tsv:2:1", "weight \"1.5\""},
      {"name\ttype\tweight\nX\tLOC\t4294967296\n", "fr/test.tsv:2:1", "weight \"4294967296\""},
      {"name\ttype\tstrength\nX\tLOC\tweak\n", "fr/test.tsv:2:1", "strength \"weak\""},
      {"name\ttype\tflags\nX\tLOC\tcase upper\n", "fr/test.tsv:2:1",
       "flag \"upper\", expected case, acronym or ambiguous"},
      {"name\ttype\n\nCaf\xE9\tLOC\n", "fr/test.tsv:3", "bytes that are not UTF-8"}};
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    const Parsed p = parsed(row.text);
    REQUIRE(p.faults.size() == 1);
    CAPTURE(p.faults[0].message);
    const std::string expected =
        row.text.empty() ? std::string("fr/test.tsv") : std::string(row.place);
    CHECK(p.faults[0].place.to_string() == expected);
    CHECK(p.faults[0].message.find(row.message) == 0);
    CHECK(p.list.entries.empty());
  }
}

TEST_CASE("list file: a faulty line is left out and the others are used") {
  const Parsed p = parsed("name\ttype\nA\tLOC\nB\tloc\nC\tLOC\tx\nD\tLOC\n");
  CHECK(p.faults.size() == 2);
  REQUIRE(p.list.entries.size() == 2);
  CHECK(p.list.entries[1].name == "D");
  CHECK(p.list.entries[1].line == 5);
}

TEST_CASE("list file: a faulty default type does not reach the entries") {
  const Parsed p = parsed("# type: person\nname\nBagdad\n");
  CHECK_FALSE(p.faults.empty());
  for (const ListEntry& entry : p.list.entries) CHECK(TypeTable::is_well_formed(entry.type));
}

TEST_CASE("list file: lint finds what a reviewed list must not have") {
  struct Row {
    std::string_view text;
    std::string_view message;
    std::uint32_t line;
  };
  constexpr std::string_view kHead = "# source: x\n# licence: y\nname\ttype\taliases\n";
  const Row rows[] = {{"B\tLOC\nA\tLOC\n", "\"A\" after \"B\", expected code point order", 5},
                      {"A\tLOC\nA\tLOC\n", "\"A\" stands here twice as LOC", 5},
                      {"A \tLOC\n", "blanks round \"A \"", 4},
                      {"A\tLOC\tB| C\n", "blanks round \" C\"", 4},
                      {"A\tLOC\tA\n", "\"A\" is given twice in one entry", 4},
                      {"L’Aquila\tLOC\n", "a curly apostrophe", 0},
                      {"E\u0301\tLOC\n", "text that is not in NFC", 0},
                      {"A\tLOC\r\n", "carriage returns", 0}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::string text = std::string(kHead) + std::string(row.text);
    const Parsed p = parsed(text);
    CHECK(p.faults.empty());
    std::vector<Fault> faults;
    lint_list(p.list, text, faults);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].message.find(row.message) == 0);
    CHECK(faults[0].place.line == row.line);
  }
  std::vector<Fault> faults;
  const std::string bare = "name\ttype\nA\tLOC\nA\tORG\n";
  lint_list(parsed(bare).list, bare, faults);
  REQUIRE(faults.size() == 2);  // two types of one name are no double
  CHECK(faults[0].message.find("no \"# source:\"") == 0);
  CHECK(faults[1].message.find("no \"# licence:\"") == 0);
}

}  // namespace
}  // namespace vigie
