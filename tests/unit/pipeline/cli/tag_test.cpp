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
        "vigie: -:1: 2 ill-formed-utf8, the first at byte 1; if the text is not UTF-8, name its "
        "--encoding\n");
  CHECK(setting.tag({"-q", "-f", "text"}, "a\xFF").err.empty());
  // Nothing to name: it was named, or JSON has it so.
  CHECK(setting.tag({"-f", "text", "-e", "utf8"}, "a\xFF").err ==
        "vigie: -:1: 1 ill-formed-utf8, the first at byte 1\n");
  CHECK(setting.tag({"-f", "text", "-e", "ascii"}, "a\xFF").err ==
        "vigie: -:1: 1 ill-formed-bytes, the first at byte 1\n");
}

TEST_CASE("tag: other encodings by name, by mark, by guess") {
  const Setting setting;
  CHECK(setting.tag({"-f", "text", "-e", "cp1252"}, "Il va \xE0 Bagdad").out ==
        "Il va à [Bagdad|LOC]\n");
  CHECK(setting.tag({"-u", "byte", "-e", "cp1252"}, "\xE0 Bagdad").out ==
        "{\"id\":\"stdin\",\"source\":\"-\",\"text\":\"à Bagdad\",\"unit\":\"byte\","
        "\"encoding\":\"windows-1252\",\"original\":\"4CBCYWdkYWQ=\","
        "\"entities\":[{\"start\":2,\"end\":8,\"text\":\"Bagdad\",\"type\":\"LOC\",\"id\":"
        "\"geonames:98182\",\"zone\":\"body\",\"entity\":0}]}\n");
  const std::string utf16("\xFF\xFE\xE0\0 \0I\0r\0a\0k\0\n\0B\0a\0g\0d\0a\0d\0\r\0\n\0", 32);
  CHECK(setting.tag({"-f", "text"}, utf16).out == "à [Irak|LOC]\n[Bagdad|LOC]\n");
  const auto by_line = setting.tag({"-f", "tsv", "-u", "byte", "--per", "line"}, utf16);
  CHECK(by_line.out.find("stdin:1\t6\t14\tbyte\tIrak\t") != std::string::npos);
  CHECK(by_line.out.find("stdin:2\t0\t12\tbyte\tBagdad\t") != std::string::npos);
  CHECK(by_line.err.empty());

  const auto guessed = setting.tag({"-f", "text", "-e", "auto"}, "Il a \xE9t\xE9 \xE0 Bagdad");
  CHECK(guessed.out == "Il a été à [Bagdad|LOC]\n");
  CHECK(guessed.err.starts_with("vigie: -: read as windows-1252, "));
  CHECK(guessed.err.find(" % sure") != std::string::npos);
  CHECK(setting.tag({"-q", "-f", "text", "-e", "auto"}, "\xE9").err.empty());
}

TEST_CASE("tag: encodings that cannot be are refused before anything is read") {
  const Setting setting;
  const auto unknown = setting.tag({"-e", "windos-1252"}, "x");
  CHECK(unknown.exit == kUsage);
  CHECK(
      unknown.err ==
      "vigie: --encoding: unknown \"windos-1252\", expected auto or a name that ICU knows; did you "
      "mean \"windows-1252\"?\n");
  const auto json = setting.tag({"-e", "latin1", "--input", "jsonl"}, "{\"text\":\"x\"}\n");
  CHECK(json.exit == kUsage);
  CHECK(json.err.find("JSON Lines are always UTF-8") != std::string::npos);
  CHECK(setting.tag({"-e", "latin1", "a.txt", "b.jsonl"}).err.find("with b.jsonl") !=
        std::string::npos);
  for (const char* encoding : {"utf8", "auto"}) {
    CHECK(setting.tag({"-f", "text", "-e", encoding, "--input", "jsonl"}, "{\"text\":\"Irak\"}\n")
              .out == "[Irak|LOC]\n");
  }
  const auto lines = setting.tag({"-e", "utf-7", "--per", "line"}, "Bagdad\n");
  CHECK(lines.exit == kFailed);
  CHECK(lines.err.starts_with("vigie: -: --per line and --per paragraph cannot cut UTF-7"));
  CHECK(lines.out.empty());
}

TEST_CASE("tag: text encoded twice is named") {
  const Setting setting;
  const auto result = setting.tag({"-f", "text"}, "l\u00C3\u00A9t\u00C3\u00A9 \u00C3\u00A0-bas");
  CHECK(result.exit == kDone);
  CHECK(result.err ==
        "vigie: -:1: 2 encoded-twice, the first at byte 1; UTF-8 was read as windows-1252 and "
        "encoded once more: repair the text\n");
}

TEST_CASE("tag: an output file is written whole") {
  const Setting setting;
  const std::string path = setting.folder.path("out.txt");
  CHECK(setting.tag({"-f", "text", "-o", path}, "Bagdad").exit == kDone);
  CHECK(read_file(path) == "[Bagdad|LOC]\n");
}

}  // namespace
}  // namespace vigie::cli
