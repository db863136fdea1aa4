#include "gazetteers/list_file.h"
#include "support/test.h"

namespace vigie {
namespace {

struct Parsed {
  ListFile list;
  std::vector<Fault> faults;
};
Parsed parsed(std::string_view text) {
  Parsed result;
  result.list = read_list(text, "x.csv", {}, result.faults);
  return result;
}

TEST_CASE("csv list: quotes, separators and line ends within cells") {
  const Parsed p = parsed(
      "\xEF\xBB\xBF# type: ORG\r\n\r\nid,Name ,ALIASES\r\n1,\"A, \"\"B\"\" et\r\nC\",\"D|E\"\r\n"
      "\r\n2,F\r\n3,  G  ,\r\n4,\"\"\"H\"\"\",\n5,#I,");
  for (const Fault& fault : p.faults) FAIL_CHECK(fault.place.to_string(), ": ", fault.message);
  REQUIRE(p.list.entries.size() == 5);
  CHECK(p.list.entries[0].name == "A, \"B\" et C");
  CHECK(p.list.entries[0].aliases == std::vector<std::string>{"D", "E"});
  CHECK(p.list.entries[0].line == 4);
  CHECK(p.list.entries[1].name == "F");
  CHECK(p.list.entries[1].line == 7);
  CHECK(p.list.entries[2].name == "G");
  CHECK(p.list.entries[3].name == "\"H\"");
  CHECK(p.list.entries[4].name == "#I");
}

TEST_CASE("csv list: a record at fault ends with its line") {
  struct Row {
    const char* line;
    const char* message;
  };
  constexpr Row kRows[] = {{"a\"b,ORG", "a quote within the cell a\"b"},
                           {"\"a\"b,ORG", "text behind a closing quote"},
                           {"\"a\" ,ORG", "text behind a closing quote"},
                           {"a,ORG,x,y", "4 cells, expected at most 2"},
                           {"a,org", "type \"org\""},
                           {",ORG", "no name"},
                           {"a,", "no type"},
                           {"\xE9,ORG", "bytes that are not UTF-8"}};
  for (const Row& row : kRows) {
    CAPTURE(row.line);
    const Parsed p = parsed(std::string("name,type\nA,ORG\n") + row.line + "\nB,ORG\n");
    REQUIRE(p.faults.size() == 1);
    CHECK(p.faults[0].place.line == 3);
    CHECK(p.faults[0].message.find(row.message) == 0);
    REQUIRE(p.list.entries.size() == 2);
    CHECK(p.list.entries[1].line == 4);
  }
}

TEST_CASE("csv list: a quote that nobody closes costs one line") {
  const Parsed p = parsed("name,type\nA,ORG\n\"B,ORG\nC,ORG\nD,ORG\n");
  REQUIRE(p.faults.size() == 1);
  CHECK(p.faults[0].place.line == 3);
  CHECK(p.faults[0].message.find("a quote that is never closed") == 0);
  CHECK(p.list.entries.size() == 3);
}

TEST_CASE("csv list: the header needs a name, once; slips in our columns show") {
  for (const char* text : {"", "\n", "nom,type\nA,ORG\n", "name,Name\nA,B\n"}) {
    CAPTURE(text);
    const Parsed p = parsed(text);
    CHECK_FALSE(p.list.usable);
    CHECK(p.faults.size() == 1);
  }
  const Parsed p = parsed("name,type,wieght,weigth,flag,population\nA,ORG,1,2,case,3\n");
  REQUIRE(p.faults.size() == 1);  // two letters swapped are two edits
  CHECK(p.faults[0].message == "column \"flag\", passed over; did you mean \"flags\"?");
  CHECK(p.list.entries.size() == 1);
}

}  // namespace
}  // namespace vigie
