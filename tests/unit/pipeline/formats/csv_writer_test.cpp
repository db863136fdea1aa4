#include "pipeline/formats/csv_writer.h"

#include "support/writing.h"

namespace vigie {
namespace {

TEST_CASE("csv: cells with commas, quotation marks and line ends are quoted") {
  test::Builder b("x \"a\",\nb y");
  b.kept("\"a\",\nb", types::ORG);
  const Record record = test::record_of(b, "d\r1");
  CHECK(test::written("csv", record) == "\"d\r1\",2,8,codepoint,\"\"\"a\"\",\nb\",ORG,ORG,,,,,\n");
}

TEST_CASE("csv: the same rows as tsv") {
  test::Builder b = test::nested();
  const Record record = test::record_of(b);
  std::string tsv = test::written("tsv", record);
  for (char& c : tsv) c = c == '\t' ? ',' : c;
  CHECK(test::written("csv", record) == tsv);
}

}  // namespace
}  // namespace vigie
