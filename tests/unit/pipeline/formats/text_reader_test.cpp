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

struct Read {
  std::vector<std::string> texts;  // "line:bytes", in the units of the source
  std::vector<std::string> remarks;
  std::vector<std::string> faults;
  std::string encoding;
};

Read read_encoded(const std::string& bytes, Per per, std::size_t step, const char* encoding) {
  Read read;
  test::DribblingSource source(bytes, step);
  const auto reader = make_text_reader(
      source, {per, "f.txt", "doc", encoding,
               [&](const std::string& remark) { read.remarks.push_back(remark); }});
  Record record;
  std::optional<ReadFault> fault;
  while (reader->next(record, fault)) {
    if (fault) {
      read.faults.push_back(fault->message);
      fault.reset();
      continue;
    }
    read.texts.push_back(std::to_string(record.line) + ":" +
                         std::string(record.document.original()));
    read.encoding = record.document.encoding();
  }
  return read;
}

TEST_CASE("text reader: lines and paragraphs of other encodings") {
  struct Row {
    const char* what;
    const char* encoding;
    Per per;
    std::string bytes;
    const char* found;
    std::vector<std::string> texts;
  };
  const Row rows[] = {
      {"windows-1252",
       "windows-1252",
       Per::line,
       "\xE9\r\n\xE0\n",
       "windows-1252",
       {"1:\xE9", "2:\xE0"}},
      {"UTF-16LE by its mark, with letters that hold the byte of a line feed",
       "",
       Per::line,
       "\xFF\xFE"
       "a\0\x0A\x01\x0D\0\x0A\0\0\x0A\x0A\0"s,
       "UTF-16LE",
       {"1:\xFF\xFE"
        "a\0\x0A\x01"s,
        "2:\0\x0A"s}},
      {"UTF-16BE",
       "UTF-16BE",
       Per::line,
       "\x0A\x00\x00\x0A\x00z"s,
       "UTF-16BE",
       {"1:\x0A\x00"s, "2:\x00z"s}},
      {"UTF-16LE, half a unit at the end",
       "UTF-16LE",
       Per::line,
       "a\0\x0A\0b"s,
       "UTF-16LE",
       {"1:a\0"s, "2:b"}},
      {"UTF-32LE by its mark",
       "",
       Per::line,
       "\xFF\xFE\0\0a\0\0\0\x0A\0\0\0b\0\0\0"s,
       "UTF-32LE",
       {"1:\xFF\xFE\0\0a\0\0\0"s, "2:b\0\0\0"s}},
      {"paragraphs of UTF-16LE",
       "UTF-16LE",
       Per::paragraph,
       "\x0A\0a\0\x0D\0\x0A\0b\0\x0D\0\x0A\0 \0\x09\0\x0D\0\x0A\0c\0"s,
       "UTF-16LE",
       {"2:a\0\x0D\0\x0A\0b\0"s, "5:c\0"s}},
      {"EBCDIC", "IBM037", Per::paragraph, "\xC1\x25\x40\x25\xC2", "IBM037", {"1:\xC1", "3:\xC2"}},
      {"a whole file by its mark", "", Per::file, "\xFE\xFF\0a"s, "UTF-16BE", {"1:\xFE\xFF\0a"s}},
      {"a UTF-8 mark stays with the text", "", Per::line, "\uFEFFa\nb", "", {"1:\uFEFFa", "2:b"}},
      {"nothing that looks like a mark", "", Per::line, "\xFF\n\xFE", "", {"1:\xFF", "2:\xFE"}}};
  for (const Row& row : rows) {
    for (const std::size_t step : {std::size_t{1}, std::size_t{3}, std::size_t{1} << 20U}) {
      CAPTURE(row.what);
      CAPTURE(step);
      const Read read = read_encoded(row.bytes, row.per, step, row.encoding);
      CHECK(read.texts == row.texts);
      CHECK(read.encoding == row.found);
      CHECK(read.remarks.empty());
      CHECK(read.faults.empty());
    }
  }
}

TEST_CASE("text reader: what is guessed is told, whatever the reads give") {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "Le g\xE9n\xE9ral est arriv\xE9 \xE0 Bagdad.\n";
  for (const Per per : {Per::file, Per::line, Per::paragraph}) {
    for (const std::size_t step : {std::size_t{1}, std::size_t{1} << 20U}) {
      const Read read = read_encoded(text, per, step, "auto");
      CHECK(read.encoding == "windows-1252");
      REQUIRE(read.remarks.size() == 1);
      CHECK(read.remarks[0].starts_with("read as windows-1252, "));
    }
  }
  const Read marked = read_encoded("\xEF\xBB\xBFz", Per::line, 1, "windows-1252");
  CHECK(marked.encoding.empty());
  REQUIRE(marked.remarks.size() == 1);
  CHECK(marked.remarks[0] == "read as UTF-8, which its byte-order mark says, not as windows-1252");
}

TEST_CASE("text reader: an encoding whose lines cannot be told apart is one fault") {
  const Read read = read_encoded("a\nb\nc", Per::line, 1, "ISO-2022-KR");
  CHECK(read.texts.empty());
  REQUIRE(read.faults.size() == 1);
  CHECK(read.faults[0].find("ISO-2022-KR") != std::string::npos);
  CHECK(read_encoded("a\nb", Per::file, 1, "ISO-2022-KR").texts.size() == 1);
}

// Gives one line, and would wait for ever for the next.
class WaitingSource final : public ByteSource {
 public:
  explicit WaitingSource(std::string first) : first_(std::move(first)) {}
  std::size_t read(char* into, std::size_t size) override {
    REQUIRE_FALSE(first_.empty());  // nobody must ask again
    const std::size_t count = std::min(size, first_.size());
    std::memcpy(into, first_.data(), count);
    first_.erase(0, count);
    return count;
  }

 private:
  std::string first_;
};

TEST_CASE("text reader: a live pipe gets its answer after its first line") {
  for (const std::string& line : {"a\n"s, "\n"s, "\uFEFF\n"s, "\xFF\xFE\x0A\0"s, "\xE9\n"s}) {
    CAPTURE(line);
    WaitingSource source(line);
    const auto reader = make_text_reader(source, {Per::line, "-", "stdin"});
    Record record;
    std::optional<ReadFault> fault;
    CHECK(reader->next(record, fault));
    CHECK_FALSE(fault);
  }
}

}  // namespace
}  // namespace vigie
