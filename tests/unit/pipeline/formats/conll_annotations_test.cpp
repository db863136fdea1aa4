#include "pipeline/formats/conll_annotations.h"

#include "support/annotated.h"

namespace vigie {
namespace {

std::string read(const std::string& bytes) {
  return test::read_annotations("conll", bytes);
}

TEST_CASE("conll annotations: IOB1, IOB2, IOBES and BILOU say the same") {
  const std::string wanted = " [a b c d\n] 0-1 P 2-3 P 4-7 L\n";
  CHECK(read("a I-P\nb B-P\nc I-L\nd I-L\n") == wanted);
  CHECK(read("a B-P\nb B-P\nc B-L\nd I-L\n\n\n") == wanted);
  CHECK(read("a S-P\nb S-P\nc B-L\nd E-L\n") == wanted);
  CHECK(read("a\tx\tU-P\r\nb\ty\tU-P\r\nc\tz\tB-L\r\nd\tz\tL-L\r\n") == wanted);
}

TEST_CASE("conll annotations: a span ends with its sentence and its document") {
  CHECK(read("-DOCSTART- -X- O O\n\na B-P\n\nb I-P\n-DOCSTART- O\nc I-P\n") ==
        " [a\nb\n] 0-1 P 2-3 P\n [c\n] 0-1 P\n");
  CHECK(read("") == "");
  CHECK(read("-DOCSTART- O\n-DOCSTART- O\n") == " []\n []\n");
}

TEST_CASE("conll annotations: names of documents, comments, and the token #") {
  CHECK(read("# newdoc id = un\n# sent_id = 1\n# O\na S-P\n# newdoc id = deux\nb O\n") ==
        "un [# a\n] 2-3 P\ndeux [b\n]\n");
}

TEST_CASE("conll annotations: a bad line is a fault of its document, the next one is read") {
  CHECK(read("a PER\nb O\n-DOCSTART- O\nc O\n") ==
        "fault 1: label \"PER\", expected O, or one of B- I- E- S- L- U- and a type\n"
        " [b\n]\n [c\n]\n");
}

TEST_CASE("conllu annotations: blanks, words of several words, empty nodes") {
  const auto row = [](const char* id, const char* form, const char* misc) {
    return fmt::format("{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}\n", id, form, misc);
  };
  CHECK(test::read_annotations(
            "conllu", row("1", "Va", "_") + row("2-3", "du", "SpaceAfter=No") +
                          row("2", "de", "NE=B-X") + row("3", "le", "NE=I-X") +
                          row("3.1", "rien", "NE=B-X") + row("4", "Mans", "NE=I-X|SpaceAfter=No") +
                          row("5", ".", "NE=O") + "\n" + row("1", "Du", "NE=B-Y")) ==
        " [Va duMans.\nDu\n] 3-9 X 11-13 Y\n");
  CHECK(test::read_annotations("conllu", "1\ta\n") ==
        "fault 1: 2 columns, expected the ten of CoNLL-U, parted by tabs\n");
}

}  // namespace
}  // namespace vigie
