#include "pipeline/formats/jsonl_reader.h"

#include "support/sources.h"
#include "support/test.h"

namespace vigie {
namespace {

TEST_CASE("jsonl reader: records and faults with their line numbers whatever the reads give") {
  const std::string bytes =
      "\xEF\xBB\xBF{\"id\":\"a\",\"text\":\"un\",\"date\":\"2021-12-31\",\"x\":[1, "
      "2],\"unit\":\"byte\"}\r\n"
      "\n"
      "  \t\r\n"
      "{\"text\":\"deux\", \"entities\":[], \"y\":null}\n"
      "not json\n"
      "{\"id\":3}\n"
      "{\"text\":3}\n"
      "[]\n"
      "{\"id\":12,\"text\":\"fin\\u0000\"}";
  struct Row {
    std::uint64_t line;
    const char* id;
    const char* members;
    const char* fault;
  };
  constexpr Row kRows[] = {
      {1, "a",
       "\"id\":\"a\",\"text\":\"un\",\"date\":\"2021-12-31\",\"x\":[1, 2],\"unit\":\"byte\"",
       nullptr},
      {4, "doc:4", "\"text\":\"deux\",\"entities\":[],\"y\":null", nullptr},
      {5, nullptr, nullptr, "expected an object with a string \"text\""},
      {6, nullptr, nullptr, "no string \"text\""},
      {7, nullptr, nullptr, "no string \"text\""},
      {8, nullptr, nullptr, "a JSON value that is no object"},
      {9, "12", "\"id\":12,\"text\":\"fin\\u0000\"", nullptr}};
  for (const std::size_t step : {std::size_t{1}, std::size_t{7}, std::size_t{1} << 20U}) {
    CAPTURE(step);
    test::DribblingSource source(bytes, step);
    const auto reader = make_jsonl_reader(source, {Per::file, "f.jsonl", "doc"});
    Record record;
    std::optional<ReadFault> fault;
    for (const Row& row : kRows) {
      CAPTURE(row.line);
      REQUIRE(reader->next(record, fault));
      if (row.fault != nullptr) {
        REQUIRE(fault);
        CHECK(fault->line == row.line);
        CHECK(fault->message.find(row.fault) != std::string::npos);
        fault.reset();
        continue;
      }
      REQUIRE_FALSE(fault);
      CHECK(record.line == row.line);
      CHECK(record.id == row.id);
      std::string members;
      for (const Record::Member& member : record.members) {
        members += (members.empty() ? "" : ",") + member.raw;
      }
      CHECK(members == row.members);
      CHECK(record.source == "f.jsonl");
      if (row.line == 1) CHECK(record.date == "2021-12-31");
      if (row.line == 1) CHECK(record.document.date.to_iso() == "2021-12-31");
      if (row.line == 4) CHECK(record.date.empty());
      if (row.line == 9) CHECK(record.document.original().size() == 4);
    }
    CHECK_FALSE(reader->next(record, fault));
    CHECK_FALSE(reader->next(record, fault));
  }
}

TEST_CASE("jsonl reader: of two members with one name the text read is the text written") {
  test::DribblingSource source("{\"text\":\"un\",\"text\":null}\n", 99);
  const auto reader = make_jsonl_reader(source, {Per::file, "f", "doc"});
  Record record;
  std::optional<ReadFault> fault;
  REQUIRE(reader->next(record, fault));
  // Every reader of the output takes the last "text": what was tagged must be the same.
  CHECK(fault);
}

TEST_CASE("jsonl reader: a file in another encoding is one fault") {
  for (const std::string& bytes : {std::string("\xFF\xFE{\0}\0\n\0{\0}\0\n\0", 14),
                                   std::string("\xFE\xFF\0{\0}\0\n\0{\0}", 12)}) {
    test::DribblingSource source(bytes, 3);
    const auto reader = make_jsonl_reader(source, {Per::file, "f.jsonl", "doc"});
    Record record;
    std::optional<ReadFault> fault;
    REQUIRE(reader->next(record, fault));
    REQUIRE(fault);
    CHECK(fault->line == 1);
    CHECK(fault->message.find("expected UTF-8, which JSON is always in") != std::string::npos);
    fault.reset();
    CHECK_FALSE(reader->next(record, fault));
  }
}

}  // namespace
}  // namespace vigie
