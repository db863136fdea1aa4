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

TEST_CASE("verify: what was tagged in another encoding cuts exactly in every unit") {
  const test::TemporaryFolder folder;
  std::vector<Fault> faults;
  const std::string resource =
      folder.write("tiny.vigie", compile_resources(test::tiny_sources(), faults).bytes);
  struct Row {
    const char* encoding;
    std::string bytes;
  };
  const Row rows[] = {{"windows-1252", "\x8Cuvre d'Emmanuel Macron \xE0 Bagdad\r\n\x81"},
                      {"ascii", "\xE9t\xE9 \xE0 Bagdad"},
                      {"UTF-16", std::string("\xFF\xFE\xE0\0 \0\x3D\xD8I\0r\0a\0k\0z", 17)},
                      {"UTF-7", "+AOA- Bagdad et +AOA- Erbil"},  // the bytes alone would not do
                      {"ISO-2022-JP", "\x1B$BF|K\\\x1B(B Bagdad"}};
  for (const Row& row : rows) {
    for (const char* unit : {"codepoint", "byte", "utf16"}) {
      CAPTURE(row.encoding);
      CAPTURE(unit);
      const auto tagged = run_command({"-q", "-e", row.encoding, "-u", unit, "-w",
                                       "tokens,sentences,zones", "--resource", resource},
                                      row.bytes);
      CHECK(tagged.exit == kDone);
      const auto result = run_command({"verify"}, tagged.out);
      CHECK(result.err.empty());
      CHECK(result.exit == kDone);
    }
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
      {R"({"text":"b","unit":"byte","encoding":"none","original":"Yg==","entities":[]})",
       "unknown \"encoding\" \"none\""},
      {R"({"text":"é","unit":"byte","encoding":"cp1252","original":"6Q==","entities":[{"start":0,"end":1,"text":"e"}]})",
       "cuts \"é\", expected \"e\""},
      {R"({"text":"é","unit":"byte","encoding":"utf-7","original":"K0FPay0=","entities":[{"start":0,"end":2,"text":"é"}]})",
       "cuts a character in two"},
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
