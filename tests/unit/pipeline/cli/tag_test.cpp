#include "pipeline/cli/run.h"
#include "stages/resources.h"
#include "support/sources.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie::cli {
namespace {

using test::run_command;

struct Setting {
  test::TemporaryFolder folder;
  std::string resource;
  Setting() {
    std::vector<Fault> faults;
    resource = folder.write("tiny.vigie", compile_resources(test::tiny_sources(), faults).bytes);
  }
  [[nodiscard]] test::CommandResult tag(std::vector<std::string> words,
                                        const std::string& in = {}) const {
    words.insert(words.end(), {"--resource", resource});
    return run_command(words, in);
  }
};

TEST_CASE("tag: text in, JSON Lines out") {
  const Setting setting;
  const auto result = setting.tag({"tag"}, "Il va à Bagdad.");
  CHECK(result.exit == kDone);
  CHECK(result.err.empty());
  CHECK(result.out ==
        "{\"id\":\"stdin\",\"source\":\"-\",\"text\":\"Il va à Bagdad.\",\"unit\":\"codepoint\","
        "\"entities\":[{\"start\":8,\"end\":14,\"text\":\"Bagdad\",\"type\":\"LOC\",\"id\":"
        "\"geonames:98182\","
        "\"zone\":\"body\",\"entity\":0}]}\n");
}

TEST_CASE("tag: options choose records, formats and types") {
  const Setting setting;
  CHECK(setting.tag({"-f", "text"}, "Il va à Bagdad.").out == "Il va à [Bagdad|LOC].\n");
  CHECK(setting.tag({"-f", "text", "--per", "line"}, "Bagdad\nIrak\n").out ==
        "[Bagdad|LOC]\n\n[Irak|LOC]\n");
  CHECK(setting.tag({"-f", "text", "-t", "PER"}, "Bagdad").out == "Bagdad\n");
  CHECK(setting.tag({"-f", "text", "--input", "jsonl"}, "{\"text\":\"Bagdad\"}\n").out ==
        "[Bagdad|LOC]\n");
  CHECK(setting.tag({"-f", "text", "--colour", "always"}, "Bagdad").out.find("\x1B[") !=
        std::string::npos);
  CHECK(setting.tag({"--until", "tokens"}, "Il va").out.find("\"tokens\":[[0,2],[3,5]]") !=
        std::string::npos);
  CHECK(setting.tag({"-t", "PERS"}, "x").exit == kUsage);
  CHECK(setting.tag({"-f", "text", "--zones", "title,body"}, "Bagdad").out == "[Bagdad|LOC]\n");
  CHECK(setting.tag({"-f", "text", "--zones", "title"}, "Bagdad").out == "Bagdad\n");
  CHECK(setting.tag({"--zones", "titel"}, "x").err.find("did you mean \"title\"?") !=
        std::string::npos);
  CHECK(setting.tag({"-f", "conll", "--until", "tokens"}, "x").exit == kUsage);
  CHECK(setting.tag({"--until", "nothing"}, "x").exit == kUsage);
  CHECK(setting.tag({"explain"}, "Bagdad").out.find("kept, best-claim") != std::string::npos);
}

TEST_CASE("tag: files are named in ids and one that fails does not stop the others") {
  const Setting setting;
  const std::string one = setting.folder.write("a/one.txt", "Bagdad");
  const std::string two = setting.folder.write("b/one.txt", "Irak");
  const auto result = setting.tag({one, setting.folder.path("absent.txt"), two});
  CHECK(result.exit == kFailed);
  CHECK(result.err == "vigie: " + setting.folder.path("absent.txt") +
                          ": cannot read: No such file or directory\n");
  CHECK(result.out.find("{\"id\":\"" + one + "\"") == 0);
  CHECK(result.out.find("\n{\"id\":\"" + two + "\"") != std::string::npos);
  CHECK(setting.tag({one}).out.find("{\"id\":\"one\"") == 0);
}

TEST_CASE("tag: faulty records are told with file and line and the others are done") {
  const Setting setting;
  const std::string file =
      setting.folder.write("x.jsonl", "{\"text\":\"Bagdad\"}\nnot json\n{\"text\":\"Irak\"}\n");
  const auto result = setting.tag({"-f", "text", file});
  CHECK(result.exit == kFailed);
  CHECK(result.out == "[Bagdad|LOC]\n\n[Irak|LOC]\n");
  CHECK(result.err.starts_with("vigie: " + file + ":2: "));
}

TEST_CASE("tag: ill-formed bytes are warned of once unless quiet") {
  const Setting setting;
  CHECK(setting.tag({"-f", "text"}, "a\xFF\xFE").err ==
        "vigie: -:1: 2 ill-formed-utf8, the first at byte 1\n");
  CHECK(setting.tag({"-q", "-f", "text"}, "a\xFF").err.empty());
}

TEST_CASE("tag: an output file is written whole") {
  const Setting setting;
  const std::string path = setting.folder.path("out.txt");
  CHECK(setting.tag({"-f", "text", "-o", path}, "Bagdad").exit == kDone);
  CHECK(read_file(path) == "[Bagdad|LOC]\n");
}

}  // namespace
}  // namespace vigie::cli
