#include "pipeline/cli/annotated_file.h"

#include <filesystem>
#include <fstream>

#include "support/test.h"
#include "support/tiny.h"

namespace vigie::cli {
namespace {

void write(const std::string& path, std::string_view text) {
  std::ofstream(path, std::ios::binary) << text;
}

std::vector<std::string> types_in(const std::string& path, std::string_view format = {}) {
  AnnotatedFile file(path, format);
  AnnotatedText text;
  std::optional<std::string> fault;
  std::vector<std::string> types;
  while (file.next(text, fault)) {
    if (fault) {
      types.push_back(*fault);
      continue;
    }
    for (const Annotation& annotation : text.annotations) types.push_back(annotation.type);
  }
  return types;
}

TEST_CASE("annotated file: its format is told by its content, or named") {
  const test::TemporaryFolder folder;
  const std::string jsonl = folder.path("a.txt");
  write(jsonl, R"({"text":"Bagdad","spans":[{"start":0,"end":6,"label":"LOC"}]})");
  CHECK(types_in(jsonl) == std::vector<std::string>{"LOC"});
  CHECK(types_in(jsonl, "jsonl") == std::vector<std::string>{"LOC"});
  const std::string conll = folder.path("b.txt");
  write(conll, "Bagdad B-LOC\n");
  CHECK(types_in(conll) == std::vector<std::string>{"LOC"});
  const std::string brat = folder.path("c");
  std::filesystem::create_directory(brat);
  write(brat + "/un.txt", "Bagdad");
  write(brat + "/un.ann", "T1\tLOC 0 6\tBagdad\n");
  CHECK(types_in(brat) == std::vector<std::string>{"LOC"});
}

TEST_CASE("annotated file: a faulty text is told with its place, and the next one is read") {
  const test::TemporaryFolder folder;
  const std::string path = folder.path("a.jsonl");
  write(path,
        "{\"text\":\"a\",\"spans\":[{}]}\n"
        "{\"text\":\"Bagdad\",\"spans\":[{\"start\":0,\"end\":6,\"label\":\"LOC\"}]}\n");
  const std::vector<std::string> types = types_in(path);
  REQUIRE(types.size() == 2);
  CHECK(types[0] == path + ":1: a span without whole numbers \"start\" and \"end\"");
  CHECK(types[1] == "LOC");
}

TEST_CASE("annotated file: what is none of the formats is an error") {
  const test::TemporaryFolder folder;
  const std::string path = folder.path("a.txt");
  write(path, "Bagdad\n");
  CHECK_THROWS_AS(AnnotatedFile(path, {}), InputOutputError);
  CHECK_THROWS_AS(AnnotatedFile(folder.path("none"), {}), InputOutputError);
}

TEST_CASE("annotated file: a text's own date counts before the one that is given") {
  AnnotatedText text;
  text.text = "hier";
  const DocumentDate written = DocumentDate::from_iso("2020-01-03");
  CHECK(document_of(text, written).date.to_iso() == "2020-01-03");
  text.date = "2021-12-31";
  const Document document = document_of(text, written);
  CHECK(document.date.to_iso() == "2021-12-31");
  CHECK(document.decoded() == "hier");
}

}  // namespace
}  // namespace vigie::cli
