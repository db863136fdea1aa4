#include "pipeline/formats/json.h"

#include "support/test.h"

namespace vigie {
namespace {

using namespace std::string_literals;

std::string json_string(std::string_view text) {
  std::string out;
  append_json_string(text, out);
  return out;
}

std::string fault_of(std::string_view line) {
  JsonLineParser parser;
  JsonRecord record;
  return parser.parse(line, record).value_or("");
}

TEST_CASE("json: strings are escaped as little as JSON asks") {
  struct Row {
    std::string text;
    std::string_view expected;
  };
  const Row rows[] = {{"", "\"\""},
                      {"été 😀 / ’", "\"été 😀 / ’\""},
                      {"a\"b\\c", R"("a\"b\\c")"},
                      {"\n\r\t\b\f", R"("\n\r\t\b\f")"},
                      {"\0\x01\x1F\x7F"s, "\"\\u0000\\u0001\\u001f\x7F\""},
                      {"\u2028", "\"\u2028\""}};
  JsonLineParser parser;
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::string written = json_string(row.text);
    CHECK(written == row.expected);
    JsonRecord record;
    REQUIRE_FALSE(parser.parse("{\"text\":" + written + "}", record));
    CHECK(record.text == row.text);
  }
}

TEST_CASE("json: members come back byte for byte and in order") {
  JsonLineParser parser;
  JsonRecord record;
  const std::string line =
      R"( {"id" : 7 , "t\u0065xt":"\u00e9\n" ,"n":[1, {"a" :null}] , "o":{ "x":1e400 },)"
      R"("big":12345678901234567890123,"b":true} )";
  REQUIRE_FALSE(parser.parse(line, record));
  REQUIRE(record.members.size() == 6);
  CHECK(record.members[0].raw == R"("id" : 7)");
  CHECK(record.members[1].key == "text");
  CHECK(record.members[1].raw == R"("t\u0065xt":"\u00e9\n")");
  CHECK(record.members[2].raw.starts_with(R"("n":[1, {"a" :null}])"));
  CHECK(record.members[3].raw == R"("o":{ "x":1e400 })");
  CHECK(record.members[4].raw == R"("big":12345678901234567890123)");
  CHECK(record.members[5].raw == R"("b":true)");
  CHECK(record.id == "7");
  CHECK(record.text == "é\n");
}

TEST_CASE("json: what Vigie wrote is read back") {
  JsonLineParser parser;
  JsonRecord record;
  REQUIRE_FALSE(parser.parse(
      R"({"id":"a","text":"x","date":"2021-12-31","unit":"byte","original":"eA=="})", record));
  CHECK(record.id == "a");
  CHECK(record.text == "x");
  CHECK(record.date == "2021-12-31");
  CHECK(record.unit == "byte");
  CHECK(record.original == "eA==");
}

TEST_CASE("json: spans are collected at any depth and in order") {
  struct Row {
    std::string_view raw;
    std::vector<std::string> expected;  // "start-end text", or "bad"
  };
  const Row rows[] = {
      {R"([])", {}},
      {R"([[0,1],[2,5]])", {"0-1", "2-5"}},
      {R"([[0,1],[2],[1,"x"],[3,4]])", {"0-1", "bad", "bad", "3-4"}},
      {R"([{"start":0,"end":1,"text":"x","z":[]}])", {"0-1 x"}},
      {R"([{"start":-1,"end":2}])", {"bad"}},
      {R"([{"start":1.5,"end":2}])", {"bad"}},
      {R"([{"end":2}])", {"bad"}},
      {R"([{"text":"x"}])", {}},
      {R"([{"start":0,"end":9,"parts":[{"start":0,"end":4,"type":"given"}]}])", {"0-9", "0-4"}}};
  for (const Row& row : rows) {
    CAPTURE(row.raw);
    std::vector<std::string> found;
    for (const JsonSpan& span : collect_spans(row.raw)) {
      found.push_back(!span.well_formed
                          ? std::string("bad")
                          : std::to_string(span.start) + '-' + std::to_string(span.end) +
                                (span.text ? ' ' + *span.text : std::string()));
    }
    CHECK(found == row.expected);
  }
}

TEST_CASE("json: what is no JSON object is refused and the parser goes on") {
  JsonLineParser parser;
  for (const std::string& line : {""s,
                                  " "s,
                                  "{"s,
                                  "[1]"s,
                                  "\"x\""s,
                                  "3"s,
                                  "null"s,
                                  "{}x"s,
                                  "{} {}"s,
                                  R"({"a":1,})"s,
                                  R"({a:1})"s,
                                  R"({"a" 1})"s,
                                  R"({"a":01})"s,
                                  R"({"a":+1})"s,
                                  R"({"a":1.})"s,
                                  R"({"a":.5})"s,
                                  R"({"a":1e})"s,
                                  R"({"a":-})"s,
                                  R"({"a":nul})"s,
                                  R"({"a":nulll})"s,
                                  R"({"a":tru})"s,
                                  R"({"a":truee})"s,
                                  R"({"a":"\x"})"s,
                                  R"({"a":"\ud800"})"s,
                                  R"({"\ud800":1})"s,
                                  "{\"a\":\"\x01\"}"s,
                                  "{\"a\":\"\xFF\"}"s,
                                  "{\"a\":\"\n\"}"s,
                                  R"({"a":[1 2]})"s,
                                  R"({"a":[1,]})"s,
                                  R"({"a":{"b":}})"s,
                                  R"({"a":{"b":01}})"s,
                                  R"({"a":[[01]]})"s,
                                  R"({"a":[1)"s,
                                  "{\"a\":" + std::string(3000, '[') + "}",
                                  "{\"a\":" + std::string(1500, '[') + std::string(1500, ']') + "}",
                                  R"({"a":"x)"s}) {
    CAPTURE(line.substr(0, 40));
    JsonRecord record;
    const auto fault = parser.parse(line, record);
    REQUIRE(fault);
    CHECK_FALSE(fault->empty());
    CHECK(fault->find('\n') == std::string::npos);
    REQUIRE_FALSE(parser.parse(R"({"text":"ok"})", record));
    CHECK(record.text == "ok");
    CHECK(record.members.size() == 1);
  }
}

TEST_CASE("json: numbers of every lawful form are kept") {
  for (const char* number : {"0", "-0", "10", "1.5", "1e5", "1E+5", "-1.25e-7", "1e999",
                             "123456789012345678901234567890"}) {
    CAPTURE(number);
    CHECK(fault_of("{\"a\":" + std::string(number) + "}").empty());
    CHECK(fault_of("{\"a\":[" + std::string(number) + " ]}").empty());
  }
}

TEST_CASE("json: nesting as deep as allowed is read") {
  CHECK(fault_of("{\"a\":" + std::string(900, '[') + std::string(900, ']') + "}").empty());
}

TEST_CASE("json: base64 there and back") {
  struct Row {
    std::string bytes;
    std::string_view text;
  };
  const Row rows[] = {{"", ""},
                      {"f", "Zg=="},
                      {"fo", "Zm8="},
                      {"foo", "Zm9v"},
                      {"foob", "Zm9vYg=="},
                      {"fooba", "Zm9vYmE="},
                      {"foobar", "Zm9vYmFy"},
                      {"\0\xFF\xFE"s, "AP/+"}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(to_base64(row.bytes) == row.text);
    CHECK(from_base64(row.text) == row.bytes);
  }
  for (const char* bad : {"Z", "Zg", "Zg=", "Z===", "====", "Zg==Zg==", "Zm9v\n", "Zm9!", "Z g="}) {
    CAPTURE(bad);
    CHECK_FALSE(from_base64(bad));
  }
}

}  // namespace
}  // namespace vigie
