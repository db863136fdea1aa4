#include "pipeline/cli/flags.h"

#include <filesystem>
#include <set>

#include "pipeline/text_source.h"
#include "support/test.h"
#include "vigie/error.h"

namespace vigie::cli {
namespace {

TEST_CASE("flags: names and letters are unique and every verb named exists") {
  std::set<std::string_view> verbs;
  for (const VerbRow& verb : verb_table()) CHECK(verbs.insert(verb.name).second);
  std::set<std::string_view> names;
  std::set<char> letters;
  for (const FlagRow& flag : flag_table()) {
    CAPTURE(flag.name);
    CHECK(names.insert(flag.name).second);
    if (flag.letter != '\0') CHECK(letters.insert(flag.letter).second);
    CHECK_FALSE(flag.summary.empty());
    CHECK(flag.summary.find('\n') == std::string_view::npos);
    CHECK(flag.verbs.ends_with(' '));
    std::size_t begin = 0;
    while (begin < flag.verbs.size()) {
      const std::size_t end = flag.verbs.find(' ', begin);
      CHECK(verbs.contains(flag.verbs.substr(begin, end - begin)));
      begin = end + 1;
    }
  }
}

TEST_CASE("flags: help and docs name every verb and flag") {
  const std::string help = help_text();
  const std::string markdown = help_markdown();
  for (const VerbRow& verb : verb_table()) {
    CAPTURE(verb.name);
    CHECK(help.find("\n  " + std::string(verb.name) + ' ') != std::string::npos);
    CHECK(markdown.find("| `" + std::string(verb.name)) != std::string::npos);
  }
  for (const FlagRow& flag : flag_table()) {
    CAPTURE(flag.name);
    CHECK(help.find("--" + std::string(flag.name)) != std::string::npos);
    CHECK(markdown.find("--" + std::string(flag.name)) != std::string::npos);
  }
  if (std::filesystem::exists("docs/cli.md")) {
    CHECK(read_file("docs/cli.md").find(markdown) != std::string::npos);
  }
}

TEST_CASE("flags: a command line is a verb, flags and files") {
  const Arguments none = parse_arguments({});
  CHECK(none.verb == "tag");
  CHECK(none.files.empty());

  const Arguments a = parse_arguments(
      {"explain", "-u", "byte", "--types", "PER", "-tLOC,ORG", "x.txt", "--per=line", "-", "-q"});
  CHECK(a.verb == "explain");
  CHECK(a.get("unit", "codepoint") == "byte");
  CHECK(a.all("types") == std::vector<std::string>{"PER", "LOC,ORG"});
  CHECK(a.get("types", "") == "LOC,ORG");
  CHECK(a.get("per", "file") == "line");
  CHECK(a.has("quiet"));
  CHECK_FALSE(a.has("input"));
  CHECK(a.get("input", "text") == "text");
  CHECK(a.all("lists").empty());
  CHECK(a.files == std::vector<std::string>{"x.txt", "-"});

  CHECK(parse_arguments({"x.txt"}).files == std::vector<std::string>{"x.txt"});
  CHECK(parse_arguments({"tag", "tag"}).files == std::vector<std::string>{"tag"});
  CHECK(parse_arguments({"--", "--odd"}).files == std::vector<std::string>{"--odd"});
}

TEST_CASE("flags: what is wrong is refused with what to do") {
  struct Row {
    std::vector<std::string> words;
    const char* message;
  };
  const Row rows[] = {{{"--fromat", "tsv"}, "unknown option --fromat; did you mean --format?"},
                      {{"--fromat=tsv"}, "did you mean --format?"},
                      {{"verify", "--format", "tsv"}, "--format does not go with `verify`"},
                      {{"compile", "x"}, "`compile` takes no FILE, found \"x\""},
                      {{"--format"}, "see `vigie --help`"},
                      {{"--unit", "byte", "--unit", "byte"}, "see `vigie --help`"},
                      {{"--for", "tsv"}, "unknown option --for"},
                      {{"-Z"}, "unknown option -Z"},
                      {{"--quiet=yes"}, "see `vigie --help`"}};
  for (const Row& row : rows) {
    CAPTURE(row.words.front());
    CHECK_THROWS_WITH_AS(static_cast<void>(parse_arguments(row.words)),
                         doctest::Contains(row.message), UsageError);
  }
}

}  // namespace
}  // namespace vigie::cli
