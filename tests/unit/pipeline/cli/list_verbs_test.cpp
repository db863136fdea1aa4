#include "pipeline/cli/run.h"
#include "pipeline/cli/verbs.h"
#include "stages/resources.h"
#include "support/sources.h"
#include "support/test.h"
#include "support/tiny.h"
#include "vigie/error.h"

namespace vigie::cli {
namespace {

using test::run_command;

TEST_CASE("list verbs: options about lists become what is opened") {
  const Arguments arguments = parse_arguments(
      {"tag", "-l", "a.txt", "--exclude", "b.txt", "--lists", "c.csv", "--type", "ORG.club",
       "--list-format", "plain", "--cache", "kept", "--resource", "r.vigie"});
  const ResourceOptions options = resource_options(arguments);
  CHECK(options.path == "r.vigie");
  CHECK(options.cache == "kept");
  REQUIRE(options.lists.size() == 3);
  CHECK(options.lists[0].path == "a.txt");
  CHECK(options.lists[1].path == "c.csv");
  CHECK(options.lists[2].path == "b.txt");
  for (const UserList& list : options.lists) {
    CHECK(list.options.format == ListFormat::plain);
    CHECK(list.options.type == "ORG.club");
    CHECK(list.options.exclude == (list.path == "b.txt"));
  }
  CHECK(resource_options(parse_arguments({"--no-cache", "--cache", "kept"})).cache.empty());
}

TEST_CASE("list verbs: what is wrong with the options is said before anything is read") {
  struct Row {
    std::vector<std::string> words;
    const char* message;
  };
  const Row rows[] = {{{"lookup"}, "`lookup` needs a NAME"},
                      {{"lookup", "--format", "tsv", "X"}, "--format: unknown \"tsv\""},
                      {{"diff", "a"}, "`diff` needs two files"},
                      {{"diff", "a", "b", "c"}, "`diff` needs two files"},
                      {{"diff", "--type", "org", "a", "b"}, "--type: \"org\""},
                      {{"lookup", "--list-format", "xls", "X"}, "--list-format: unknown \"xls\""},
                      {{"verify", "--lists", "a"}, "--lists does not go with `verify`"}};
  for (const Row& row : rows) {
    CAPTURE(row.message);
    const auto result = run_command(row.words);
    CHECK(result.exit == kUsage);
    CHECK(result.out.empty());
    CHECK(result.err.find(row.message) != std::string::npos);
  }
}

TEST_CASE("list verbs: lookup and diff write to a file too") {
  const test::TemporaryFolder folder;
  std::vector<Fault> faults;
  const std::string resource =
      folder.write("tiny.vigie", compile_resources(test::tiny_sources(), faults).bytes);
  const std::string out = folder.path("out.txt");
  CHECK(run_command({"lookup", "--resource", resource, "-o", out, "Baghdad"}).exit == kDone);
  CHECK(read_file(out) ==
        "Baghdad\n  LOC \"Baghdad\" for \"Bagdad\": found as typed; decide, geonames:98182; "
        "lists/places.tsv:6\n");
  const std::string list = folder.write("a.txt", "Zorb\n");
  const std::string other = folder.write("b.txt", "Zorb\nZorba\n");
  CHECK(run_command({"diff", "--type", "ORG", "-o", out, list, other}).exit == kFailed);
  CHECK(read_file(out) == "b\n+ Zorba (ORG)\n1 added, 0 removed, 0 changed\n");
  CHECK(run_command({"diff", resource, resource}).exit == kDone);
}

}  // namespace
}  // namespace vigie::cli
