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
      {"name\ttype\n\tLOC\n", "fr/test.tsv:2:1", "no name, expected one in the column"},
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
       "flag \"upper\", expected case, acronym, ambiguous or plain"},
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

TEST_CASE("list file: the flag plain is read and fold sets have names") {
  const Parsed p = parsed("name\ttype\tflags\nA\tLOC\tplain case\n");
  REQUIRE(p.list.entries.size() == 1);
  CHECK(p.list.entries[0].plain);
  CHECK(p.list.entries[0].match_case);
  CHECK(fold_words(kAllFolds) == "all");
  CHECK(fold_words(0) == "none");
  CHECK(fold_words(parsed("# folds: accents case\nname\n").list.folds) == "case accents");
}

TEST_CASE("list file: options give a type to entries without one, or make all of them NONE") {
  std::vector<Fault> faults;
  const std::string text = "name\ttype\nA\tLOC\nB\n";
  const ListFile typed = read_list(text, "x.tsv", {.format = {}, .type = "ORG.club"}, faults);
  REQUIRE(typed.entries.size() == 2);
  CHECK(typed.entries[0].type == "LOC");
  CHECK(typed.entries[1].type == "ORG.club");
  const ListFile none =
      read_list(text, "x.tsv", {.format = {}, .type = "ORG", .exclude = true}, faults);
  REQUIRE(none.entries.size() == 2);
  CHECK(none.entries[0].type == "NONE");
  CHECK(none.entries[1].type == "NONE");
  const ListFile headed =
      read_list("# type: LOC\nname\nA\n", "x.tsv", {.format = {}, .type = "ORG"}, faults);
  REQUIRE(headed.entries.size() == 1);
  CHECK(headed.entries[0].type == "LOC");  // what the list says of itself comes first
  CHECK(faults.empty());
}

TEST_CASE("list file: what is no list is refused as a whole") {
  std::vector<Fault> faults;
  const ListFile list = read_list("PK\x03\x04...", "x.tsv", {}, faults);
  CHECK_FALSE(list.usable);
  CHECK(list.entries.empty());
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].message.find("a ZIP archive or a spreadsheet") == 0);
}

}  // namespace
}  // namespace vigie
