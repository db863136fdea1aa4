#include "pipeline/cli/run.h"
#include "stages/resources.h"
#include "support/sources.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie::cli {
namespace {

using test::run_command;

TEST_CASE("verify: what was tagged cuts exactly in every unit") {
  const test::TemporaryFolder folder;
  std::vector<Fault> faults;
  const std::string resource =
      folder.write("tiny.vigie", compile_resources(test::tiny_sources(), faults).bytes);
  for (const char* unit : {"codepoint", "byte", "utf16"}) {
    CAPTURE(unit);
    const auto tagged =
        run_command({"-q", "-u", unit, "-w", "tokens,sentences", "--resource", resource},
                    "\xFF😀 e\u0301 Emmanuel Macron va à Bagdad\r\n\xC3");
    const auto result = run_command({"verify"}, tagged.out);
    CHECK(result.exit == kDone);
    CHECK(result.err.empty());
    CHECK(result.out.starts_with("1 document, "));
  }
}

TEST_CASE("verify: each kind of difference is told with its line") {
  struct Row {
    const char* line;
    const char* message;
  };
  constexpr Row kRows[] = {
      {"x", "no valid JSON"},
      {R"({"entities":[]})", "no string \"text\" to cut from"},
      {R"({"text":"ab"})", "no \"entities\""},
      {R"({"text":"ab","entities":[]})", "no \"unit\" of codepoint, byte or utf16"},
      {R"({"text":"ab","unit":"bit","entities":[]})", "no \"unit\""},
      {R"({"text":"ab","unit":"byte","entities":[{"start":0,"end":9}]})", "no such place"},
      {R"({"text":"ab","unit":"byte","entities":[{"start":1,"end":1}]})", "no such place"},
      {R"({"text":"ab","unit":"byte","entities":[{"start":0}]})", "a span without whole numbers"},
      {R"({"text":"ab","unit":"byte","entities":[{"start":0,"end":1,"text":"b"}]})",
       "cuts \"a\", expected \"b\""},
      {R"({"text":"é","unit":"byte","entities":[{"start":0,"end":1}]})", "cuts a character in two"},
      {R"({"text":"😀","unit":"utf16","entities":[{"start":0,"end":1}]})", "no such place"},
      {R"({"text":"a","unit":"byte","original":"!","entities":[]})", "\"original\" is no base64"},
      {R"({"text":"a","unit":"byte","original":"Yg==","entities":[]})", "does not decode to"},
      {R"({"text":"a","unit":"byte","entities":[],"tokens":[[0,2]]})",
       "tokens 0-2: no such place"}};
  for (const Row& row : kRows) {
    CAPTURE(row.line);
    const auto result = run_command({"verify"}, "\n" + std::string(row.line) + "\n");
    CHECK(result.exit == kFailed);
    CHECK(result.err.starts_with("vigie: -:2: "));
    CHECK(result.err.find(row.message) != std::string::npos);
  }
  CHECK(run_command({"verify"}, "").err.find("nothing to verify") != std::string::npos);
  CHECK(run_command({"verify"}, "").exit == kFailed);
}

}  // namespace
}  // namespace vigie::cli
