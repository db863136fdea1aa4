#include "pipeline/evaluation/table.h"

#include "support/test.h"

namespace vigie {
namespace {

const std::vector<Table> kTables = {{"t",
                                     "A title",
                                     {"name", "n", "share"},
                                     {{"a|\xC3\xA9\n", std::uint64_t{12}, Figure{1.0 / 3, 2}}}},
                                    {"u", "None", {"x"}, {}}};

TEST_CASE("table: Markdown is padded by characters and escaped") {
  std::string out;
  append_markdown(kTables, out);
  CHECK(out ==
        "## A title\n\n| name  |   n | share |\n| ----- | --: | ----: |\n"
        "| a\\|\xC3\xA9  |  12 |  0.33 |\n\n## None\n\n|   x |\n| --: |\n");
}

TEST_CASE("table: TSV and JSON") {
  std::string tsv;
  append_tsv(kTables, tsv);
  CHECK(tsv == "table\tname\tn\tshare\nt\ta|\xC3\xA9 \t12\t0.33\n\ntable\tx\n");
  std::string json;
  append_json(kTables, json);
  CHECK(json ==
        "{\"t\":[{\"name\":\"a|\xC3\xA9\\n\",\"n\":12,\"share\":0.3333333333333333}],\"u\":[]}\n");
}

}  // namespace
}  // namespace vigie
