#include "pipeline/formats/text_reader.h"

#include "support/builder.h"
#include "support/sources.h"
#include "support/test.h"

namespace vigie {
namespace {

using namespace std::string_literals;

// "id@line:text" for each document.
std::vector<std::string> read_all(const std::string& bytes, Per per, std::size_t step) {
  test::DribblingSource source(bytes, step);
  const auto reader = make_text_reader(source, {per, "f.txt", "doc"});
  std::vector<std::string> out;
  Record record;
  std::optional<ReadFault> fault;
  while (reader->next(record, fault)) {
    REQUIRE_FALSE(fault);
    CHECK(record.source == "f.txt");
    CHECK(record.members.empty());
    out.push_back(record.id + "@" + std::to_string(record.line) + ":" +
                  std::string(record.document.original()));
  }
  return out;
}

TEST_CASE("text reader: files, lines and paragraphs whatever the reads give") {
  struct Row {
    const char* what;
    Per per;
    std::string bytes;
    std::vector<std::string> expected;
  };
  const Row rows[] = {
      {"a file as it is", Per::file, "a\r\nb\0\xFF"s, {"doc@1:a\r\nb\0\xFF"s}},
      {"an empty file", Per::file, "", {"doc@1:"}},
      {"lines", Per::line, "a\nb\n\nc", {"doc:1@1:a", "doc:2@2:b", "doc:3@3:", "doc:4@4:c"}},
      {"lines with CRLF", Per::line, "a\r\nb\r\n", {"doc:1@1:a", "doc:2@2:b"}},
      {"no lines", Per::line, "", {}},
      {"one line end", Per::line, "\n", {"doc:1@1:"}},
      {"paragraphs", Per::paragraph, "\n\na\nb\n \t\n\nc\n", {"doc:3@3:a\nb", "doc:7@7:c"}},
      {"paragraphs with CRLF",
       Per::paragraph,
       "a\r\nb\r\n\r\nc\r\n",
       {"doc:1@1:a\r\nb", "doc:4@4:c"}},
      {"only blank lines", Per::paragraph, "\n \n", {}}};
  for (const Row& row : rows) {
    for (const std::size_t step : {std::size_t{1}, std::size_t{3}, std::size_t{1} << 20U}) {
      CAPTURE(row.what);
      CAPTURE(step);
      CHECK(read_all(row.bytes, row.per, step) == row.expected);
    }
  }
}

TEST_CASE("text reader: lines longer than any block come whole") {
  const std::string line(200000, 'x');
  const auto lines = read_all(line + "\n" + line, Per::line, 70001);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0] == "doc:1@1:" + line);
  CHECK(lines[1] == "doc:2@2:" + line);
}

}  // namespace
}  // namespace vigie
