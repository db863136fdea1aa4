#include "gazetteers/list_file.h"
#include "support/test.h"

namespace vigie {
namespace {

std::vector<std::string> names_in(std::string_view text, const std::string& type,
                                  std::vector<Fault>& faults) {
  const ListFile list = read_list(text, "x.txt", {.format = {}, .type = type}, faults);
  std::vector<std::string> names;
  for (const ListEntry& entry : list.entries) {
    names.push_back(entry.type + " " + entry.name + " " + std::to_string(entry.line));
  }
  return names;
}

TEST_CASE("plain list: a name a line, comments and blank lines aside") {
  std::vector<Fault> faults;
  const auto names =
      names_in("\xEF\xBB\xBF# c\r\n\r\n Zorblax \r\n#\n##x\n#MeZorb\nde la Zorb", "ORG", faults);
  CHECK(faults.empty());
  CHECK(names == std::vector<std::string>{"ORG Zorblax 3", "ORG #MeZorb 6", "ORG de la Zorb 7"});
}

TEST_CASE("plain list: the head may tell the type, and it is needed") {
  std::vector<Fault> faults;
  CHECK(names_in("# type: LOC\nA\n", {}, faults) == std::vector<std::string>{"LOC A 2"});
  CHECK(faults.empty());
  CHECK(names_in("A\nB\n", {}, faults).empty());
  REQUIRE(faults.size() == 1);  // once, not for each name
  CHECK(faults[0].message.find("names without a type, expected --type TYPE") == 0);
  faults.clear();
  CHECK(names_in("# type: loc\nA\nB\n", {}, faults).empty());
  CHECK(faults.size() == 1);
  faults.clear();
  CHECK(names_in("# only a comment\n", {}, faults).empty());
  CHECK(faults.empty());
}

TEST_CASE("plain list: tabs and bytes that are not UTF-8 are faults of their lines") {
  std::vector<Fault> faults;
  CHECK(names_in("A\tB\nC\xE9\nD\n", "ORG", faults) == std::vector<std::string>{"ORG D 3"});
  REQUIRE(faults.size() == 2);
  CHECK(faults[0].place.line == 1);
  CHECK(faults[0].message.find("a tab, expected one name a line") == 0);
  CHECK(faults[1].place.line == 2);
  CHECK(faults[1].message.find("bytes that are not UTF-8") == 0);
}

}  // namespace
}  // namespace vigie
