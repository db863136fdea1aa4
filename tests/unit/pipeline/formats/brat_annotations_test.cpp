#include "pipeline/formats/brat_annotations.h"

#include <filesystem>

#include "pipeline/atomic_file.h"
#include "support/annotated.h"
#include "vigie/error.h"

namespace vigie {
namespace {

std::string read(const std::string& text, std::string_view marks) {
  AnnotatedText annotated;
  std::optional<ReadFault> fault;
  read_brat("id", text, marks, annotated, fault);
  return fault ? fmt::format("fault {}", fault->line) : test::shown(annotated);
}

TEST_CASE("brat annotations: spans, pieces, references; the rest is passed over") {
  CHECK(read("Anne",
             "T1\tPER 0 4\tAnne\r\n\nT2\tLOC 0 1;2 3\tA n\nN1\tReference T2 Wikidata:Q1\tA n\n"
             "#1\tAnnotatorNotes T1\tx\nR1\tin Arg1:T1 Arg2:T2\nA1\tsure T1\n*\tequiv T1 T2\n"
             "N2\tReference T9 Q2\tx\nN3\tReference\nE1\tPER:T1\n") ==
        "id [Anne] 0-4 PER 0-3 LOC/Wikidata:Q1");
  CHECK(read("", "") == "id []");
}

TEST_CASE("brat annotations: what is no span") {
  for (const char* line :
       {"T1 PER 0 4", "T1\tPER", "T1\tPER 0", "T1\tPER 0 x\ta", "T1\tPER 4 0\ta", "T1\tPER 0 1;\ta",
        "T1\t 0 1\ta", "T1\tPER -1 1\ta", "T1\tP\xFF 0 1\ta"}) {
    CAPTURE(line);
    CHECK(read("abcd", std::string("T0\tX 0 1\ta\n") + line) == "fault 2");
  }
}

TEST_CASE("brat annotations: a folder, with folders in it and texts without marks") {
  const auto folder = std::filesystem::temp_directory_path() / "vigie-brat-test";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder / "sub");
  write_atomically((folder / "b.txt").string(), "B");
  write_atomically((folder / "sub/a.txt").string(), "A");
  write_atomically((folder / "sub/a.ann").string(), "T1\tX 0 1\tA\n");
  std::string out;
  AnnotatedText annotated;
  std::optional<ReadFault> fault;
  for (const std::string& name : {folder.string(), folder.string() + "/"}) {
    const auto reader = make_brat_reader(name);
    while (reader->next(annotated, fault)) out += test::shown(annotated) + "\n";
  }
  CHECK(out == "b [B]\nsub/a [A] 0-1 X\nb [B]\nsub/a [A] 0-1 X\n");
  write_atomically((folder / "lost.ann").string(), "");
  CHECK_THROWS_AS(make_brat_reader(folder.string()), InputOutputError);
  std::filesystem::remove_all(folder);
  CHECK_THROWS_AS(make_brat_reader(folder.string()), InputOutputError);
}

}  // namespace
}  // namespace vigie
