#include "stages/resources.h"

#include <algorithm>

#include "stages/stage_table.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

std::vector<Fault> faults_of(const Sources& sources) {
  std::vector<Fault> faults;
  const CompileResult result = compile_resources(sources, faults);
  CHECK(result.bytes.empty() != faults.empty());
  return faults;
}

TEST_CASE("resources: the same sources give the same bytes") {
  std::vector<Fault> faults;
  const CompileResult one = compile_resources(test::tiny_sources(), faults);
  CHECK(one.bytes == compile_resources(test::tiny_sources(), faults).bytes);
  CHECK(faults.empty());
  CHECK(one.rules == 4);
  CHECK(one.entries == 12);
  CHECK(one.surfaces == 16);
}

TEST_CASE("resources: the tiny sources pass their own lint") {
  std::vector<Fault> faults;
  lint_sources(test::tiny_sources(), faults);
  for (const Fault& fault : faults) FAIL_CHECK(fault.place.to_string(), ": ", fault.message);
}

TEST_CASE("resources: the faults of every source come in one run and stop compilation") {
  Sources sources = test::tiny_sources();
  sources.lists.push_back({"lists/bad.tsv", "name\ttype\nX\tloc\n"});
  sources.rules.push_back({"rules/bad.rules", "rule\n"});
  sources.zones.push_back({"zones/bad.zones", "nothing\n"});
  const auto faults = faults_of(sources);
  std::vector<std::string> files;
  for (const Fault& fault : faults) files.push_back(fault.place.file);
  for (const char* file : {"lists/bad.tsv", "rules/bad.rules", "zones/bad.zones"}) {
    CAPTURE(file);
    CHECK(std::find(files.begin(), files.end(), file) != files.end());
  }
}

TEST_CASE("resources: rules that compile can also be opened") {
  // RE2 groups are limited when the engine is made: the compiler must refuse them first.
  Sources sources = test::tiny_sources();
  std::string pattern;
  for (int i = 0; i < 17; ++i) pattern += "(?P<g" + std::to_string(i) + ">a)?";
  sources.rules.push_back({"rules/groups.rules", "rule x.y\n  type PER\n  why w\n  pattern " +
                                                     pattern + "b\n  + [ab]\n  - c\n"});
  std::vector<Fault> faults;
  const CompileResult result = compile_resources(sources, faults);
  if (!faults.empty()) return;
  const test::TemporaryFolder folder;
  CHECK_NOTHROW(
      static_cast<void>(open_resources({folder.write("r.vigie", result.bytes), {}, {}}, faults)));
}

TEST_CASE("resources: examples that fail and counter-examples that match are faults") {
  struct Row {
    const char* text;
    const char* message;
  };
  constexpr Row kRows[] = {
      {"  + le général [Qasem] Soleimani\n  - rien\n",
       "found [Qasem Soleimani], expected the marks"},
      {"  + le [mort]\n  - rien\n", "found nothing, expected the marks"},
      {"  + le général [Qasem]\n  - le général Qasem\n", "found [Qasem], expected nothing"}};
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    Sources sources = test::tiny_sources();
    sources.rules = {{"r.rules", std::string("rule a.b\n  type PER\n  why w\n  pattern général "
                                             "(?P<span>\\p{Lu}\\p{Ll}+(?: \\p{Lu}\\p{Ll}+)*)\n") +
                                     row.text}};
    std::vector<Fault> faults;
    lint_sources(sources, faults);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].message.find(row.message) != std::string::npos);
  }
}

TEST_CASE("resources: the user's lists and rules come before the shipped ones") {
  std::vector<Fault> faults;
  const test::TemporaryFolder folder;
  const std::string path =
      folder.write("tiny.vigie", compile_resources(test::tiny_sources(), faults).bytes);
  const std::string list = folder.write("mine.tsv", "name\ttype\nBagdad\tPROD\nX\tloc\n");
  const std::string rules = folder.write(
      "mine.rules", "rule my.rule\n  type EVENT\n  why mine\n  pattern Irak\n  + [Irak]\n  - x\n");
  const auto resources = open_resources({path, {{list}}, {rules}}, faults);
  REQUIRE(faults.size() == 1);  // the faulty line, left out
  CHECK(faults[0].place.to_string() == list + ":3:1");
  REQUIRE(resources->gazetteers.size() == 2);
  CHECK(resources->gazetteers[0].user);
  CHECK_FALSE(resources->gazetteers[1].user);
  REQUIRE(resources->rules.size() == 2);
  CHECK(resources->rules[0].user);
  const Pipeline pipeline = make_pipeline(*resources, {});
  Session session = pipeline.start();
  Document document;
  document.reset("Il va à Bagdad en Irak.");
  pipeline.run(document, session);
  std::string kept;
  for (const Mention& mention : document.mentions) {
    if (mention.verdict.state == State::kept)
      kept += std::string(pipeline.types().name(mention.type)) + ' ';
  }
  CHECK(kept == "PROD EVENT ");
}

TEST_CASE("resources: a faulty head of the user's list is reported and does not throw") {
  std::vector<Fault> faults;
  const test::TemporaryFolder folder;
  const std::string path =
      folder.write("tiny.vigie", compile_resources(test::tiny_sources(), faults).bytes);
  const std::string list = folder.write("mine.tsv", "# type: person\nname\nDupont\n");
  CHECK_NOTHROW(static_cast<void>(open_resources({path, {{list}}, {}}, faults)));
  CHECK_FALSE(faults.empty());
}

TEST_CASE("resources: faulty rules of the user are all reported and then thrown") {
  std::vector<Fault> faults;
  const test::TemporaryFolder folder;
  const std::string path =
      folder.write("tiny.vigie", compile_resources(test::tiny_sources(), faults).bytes);
  const std::string rules = folder.write("mine.rules", "rule a\n  priority x\nfoo\n");
  CHECK_THROWS_WITH_AS(static_cast<void>(open_resources({path, {}, {rules}}, faults)),
                       doctest::Contains("--rules: "), ConfigError);
  REQUIRE(faults.size() >= 2);
  CHECK(faults[0].place.to_string() == rules + ":2:12");
  CHECK(faults[1].place.to_string() == rules + ":3:1");
}

TEST_CASE("resources: a resource of another tokeniser or without its sections is refused") {
  std::vector<Fault> faults;
  const test::TemporaryFolder folder;
  const auto good =
      ResourceFile::from_bytes(compile_resources(test::tiny_sources(), faults).bytes, "good");
  const auto rebuilt = [&](std::string_view changed, const std::string& bytes, bool drop) {
    ResourceBuilder builder;
    for (const auto& info : good->sections()) {
      if (info.name == changed && drop) continue;
      builder.add(info.name, info.name == changed ? bytes : std::string(good->section(info.name)));
    }
    return folder.write("changed.vigie", builder.finish());
  };
  std::string meta(good->section("meta"));
  std::string other_tokeniser = meta;
  other_tokeniser[0] = static_cast<char>(other_tokeniser[0] ^ 1);
  std::string other_unicode = meta;
  other_unicode[8] = '3';
  CHECK_THROWS_WITH_AS(
      static_cast<void>(open_resources({rebuilt("meta", other_tokeniser, false), {}, {}}, faults)),
      doctest::Contains("made with tokeniser"), ResourceError);
  CHECK_THROWS_WITH_AS(
      static_cast<void>(open_resources({rebuilt("meta", other_unicode, false), {}, {}}, faults)),
      doctest::Contains("made with Unicode 3"), ResourceError);
  CHECK_THROWS_AS(static_cast<void>(open_resources({rebuilt("meta", "", false), {}, {}}, faults)),
                  ResourceError);
  for (const char* section : {"meta", "words", "rules", "zones", "gaz.starts"}) {
    CAPTURE(section);
    CHECK_THROWS_WITH_AS(
        static_cast<void>(open_resources({rebuilt(section, "", true), {}, {}}, faults)),
        doctest::Contains("no section"), ResourceError);
  }
}

TEST_CASE("resources: sources are read from their folders by ending") {
  const test::TemporaryFolder folder;
  folder.write("l/a.tsv", "x");
  folder.write("l/a.txt", "x");
  folder.write("w/fr/b.txt", "x");
  folder.write("r/c.rules", "x");
  folder.write("z/d.zones", "x");
  const Sources sources = read_sources({folder.path("."), "l", "w", "r", "z"});
  CHECK(sources.lists.size() == 1);
  CHECK(sources.words.size() == 1);
  CHECK(sources.rules.size() == 1);
  REQUIRE(sources.zones.size() == 1);
  CHECK(sources.zones[0].path == "z/d.zones");  // wherever the tree stands
}

}  // namespace
}  // namespace vigie
