#include "pipeline/cli/run.h"

#include <array>

#include "pipeline/cli/verbs.h"
#include "support/sources.h"
#include "support/test.h"
#include "support/tiny.h"
#include "vigie/error.h"
#include "vigie/version.h"

namespace vigie::cli {
namespace {

using test::run_command;

TEST_CASE("run: help and version go to standard output and exit 0") {
  CHECK(run_command({"--help"}).out == help_text());
  CHECK(run_command({"help"}).out == help_text());
  CHECK(run_command({"verify", "-h"}).out == help_text());
  const auto version = run_command({"--version"});
  CHECK(version.out == "vigie " + std::string(kVersion) + "\n");
  CHECK(version.exit == kDone);
  CHECK(version.err.empty());
}

TEST_CASE("run: each kind of trouble has its exit code and one line on standard error") {
  struct Row {
    std::vector<std::string> words;
    int exit;
    const char* message;
  };
  const Row rows[] = {
      {{"--nonsense"}, kUsage, "vigie: unknown option --nonsense"},
      {{"--unit", "bite"},
       kUsage,
       "--unit: unknown \"bite\", expected one of codepoint, byte, utf16"},
      {{"--format", "xml"}, kUsage, "--format: unknown \"xml\""},
      {{"--with", "token"}, kUsage, "did you mean \"tokens\"?"},
      {{"--per", "word"}, kUsage, "--per: unknown \"word\""},
      {{"--input", "pdf"}, kUsage, "--input: unknown \"pdf\""},
      {{"compile"}, kUsage, "`compile` needs --output FILE"},
      {{"--resource", "/no/such.vigie"}, kConfiguration, "/no/such.vigie: cannot open"},
      {{"info", "--resource", "/dev/null"}, kConfiguration, "/dev/null: not a regular file"},
      {{"compile", "--root", "/no/such", "--output", "/tmp/x"},
       kFailed,
       "/no/such/gazetteers/lists"}};
  for (const Row& row : rows) {
    CAPTURE(row.message);
    const auto result = run_command(row.words);
    CHECK(result.exit == row.exit);
    CHECK(result.out.empty());
    CHECK(result.err.starts_with("vigie: "));
    CHECK(result.err.find(row.message) != std::string::npos);
  }
}

TEST_CASE("run: values are split at commas and empty ones dropped") {
  Arguments arguments;
  arguments.flags["types"] = {"PER,LOC", "", ",ORG,,"};
  CHECK(comma_values(arguments, "types") == std::vector<std::string>{"PER", "LOC", "ORG"});
  CHECK(comma_values(arguments, "with").empty());
  CHECK(input_files(arguments) == std::vector<std::string>{"-"});
  arguments.files = {"a"};
  CHECK(input_files(arguments) == std::vector<std::string>{"a"});
  arguments.flags["resource"] = {"x.vigie"};
  CHECK(resource_path(arguments) == "x.vigie");
  constexpr std::array<std::string_view, 2> kKnown = {"text", "jsonl"};
  CHECK_THROWS_WITH_AS(unknown_value("input", "json", kKnown),
                       doctest::Contains("did you mean \"jsonl\"?"), UsageError);
}

}  // namespace
}  // namespace vigie::cli
