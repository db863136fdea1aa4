#include "pipeline/cli/run.h"
#include "stages/resources.h"
#include "support/sources.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie::cli {
namespace {

using test::run_command;

// A source tree on disk, as `compile --root` wants it.
struct Tree {
  test::TemporaryFolder folder;
  Tree() {
    const Sources& sources = test::tiny_sources();
    const auto write = [&](const std::string& below, const std::vector<TextSource>& texts) {
      for (const TextSource& text : texts) folder.write(below + '/' + text.path, text.text);
    };
    write("gazetteers/lists", sources.lists);
    write("data/words", sources.words);
    write("data/rules", sources.rules);
    write("data/zones", sources.zones);
  }
  [[nodiscard]] std::string root() const { return folder.path("."); }
};

TEST_CASE("compile: a tree becomes a resource that info describes") {
  const Tree tree;
  const std::string out = tree.folder.path("out.vigie");
  const auto compiled = run_command({"compile", "--root", tree.root(), "-o", out, "--stats"});
  CHECK(compiled.exit == kDone);
  CHECK(compiled.err.empty());
  CHECK(compiled.out.find("entries 12\nnames 16\nrules 4\nbytes ") == 0);
  const auto info = run_command({"info", "--check", "--resource", out});
  CHECK(info.exit == kDone);
  CHECK(info.out.find("lists 4\nentries 12\nnames 16\nrules 4\n") != std::string::npos);
  CHECK(info.out.find("section gaz.starts ") != std::string::npos);
}

TEST_CASE("compile: faults are told by place and nothing is written") {
  const Tree tree;
  tree.folder.write("gazetteers/lists/lists/bad.tsv", "name\ttype\nX\tloc\nY\tLOC\tZ\n");
  const std::string out = tree.folder.path("out.vigie");
  const auto result = run_command({"compile", "--root", tree.root(), "-o", out});
  CHECK(result.exit == kConfiguration);
  CHECK(result.err.find("bad.tsv:2:1: type \"loc\"") != std::string::npos);
  CHECK(result.err.find("bad.tsv:3:1: 3 cells") != std::string::npos);
  CHECK_THROWS_AS(static_cast<void>(read_file(out)), InputOutputError);
}

TEST_CASE("lint: a good tree is silent and a user's file is checked alone") {
  const Tree tree;
  const auto good = run_command({"lint", "--root", tree.root()});
  CHECK(good.exit == kDone);
  CHECK(good.out.empty());
  CHECK(good.err.empty());
  const std::string out = tree.folder.path("out.vigie");
  REQUIRE(run_command({"compile", "--root", tree.root(), "-o", out}).exit == kDone);
  const std::string list = tree.folder.write("mine.tsv", "name\ttype\nB\tLOC\nA\tLOC\n");
  const std::string rules = tree.folder.write(
      "mine.rules", "rule a.b\n  type PER\n  why w\n  pattern x\n  + [y]\n  - z\n");
  const auto result = run_command({"lint", list, rules, "--resource", out});
  CHECK(result.exit == kConfiguration);
  CHECK(result.err.find(list + ":3: \"A\" after \"B\"") != std::string::npos);
  CHECK(result.err.find(rules + ":5:5: rule \"a.b\" found nothing") != std::string::npos);
  CHECK(result.err.find("vigie: 4 faults\n") != std::string::npos);
}

}  // namespace
}  // namespace vigie::cli
