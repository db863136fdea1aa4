#include "stages/list_diff.h"

#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

std::vector<DiffEntry> entries_of(const std::string& lines, const char* path = "a.tsv") {
  std::vector<Fault> faults;
  const ListFile list =
      parse_list("# type: ORG\nname\taliases\tids\tcountry\tweight\tflags\n" + lines, path, faults);
  REQUIRE(faults.empty());
  return diff_entries(list);
}

std::string shown(const std::vector<Change>& changes) {
  std::string out;
  for (const Change& change : changes) {
    out += "+-~"[static_cast<int>(change.kind)] + change.name;
    for (const Change::Fact& fact : change.facts) {
      out += " " + fact.name + ":" + fact.before + ">" + fact.after;
    }
    out += '\n';
  }
  return out;
}

TEST_CASE("list diff: added, removed, changed, and nothing where nothing differs") {
  CHECK(diff_lists(entries_of("A\nB\n"), entries_of("B\nA\n")).empty());
  CHECK(shown(diff_lists(entries_of("A\tX|Y\tz:1\nB\nC\n"),
                         entries_of("A\tY|X\tz:2\tFR\nC\t\t\t\t5\tcase\nD\n"))) ==
        "~A country:>FR ids:z:1>z:2\n-B\n~C flags:>case weight:>5\n+D\n");
}

TEST_CASE("list diff: of several entries of one name those are compared that differ least") {
  CHECK(shown(diff_lists(entries_of("A\t\tz:1\tFR\t1\nA\t\tz:2\tBE\t2\nA\t\tz:3\tCH\t3\n"),
                         entries_of("A\t\tz:3\tCH\t4\nA\t\tz:1\tFR\t1\n"))) ==
        "~A weight:3>4\n-A\n");
}

TEST_CASE("list diff: two single lists are compared whatever they are called") {
  CHECK(diff_lists(entries_of("A\n", "a.tsv"), entries_of("A\n", "b.tsv")).empty());
  auto both = entries_of("A\n", "a.tsv");
  auto more = entries_of("A\n", "b.tsv");
  both.insert(both.end(), more.begin(), more.end());
  CHECK(shown(diff_lists(both, more)) == "-A\n");
}

TEST_CASE("list diff: a compiled list says what the list says, lines and marks aside") {
  TypeTable types;
  const std::string text =
      "# list: x\n# type: LOC\n# folds: "
      "case\nname\taliases\tids\tcountry\tweight\tstrength\tflags\n"
      "L’Aquila\tAquila\tz:1\tIT\t4\tfill\tambiguous\nLe Zorb\n";
  std::vector<Fault> faults;
  const auto from_list = diff_entries(parse_list(text, "x.tsv", faults));
  const auto compiled = diff_entries(*test::gazetteer_of(text, types), types);
  REQUIRE(compiled.size() == 2);
  CHECK(diff_lists(from_list, compiled).empty());
  CHECK(compiled[0].facts.size() == 6);
}

}  // namespace
}  // namespace vigie
