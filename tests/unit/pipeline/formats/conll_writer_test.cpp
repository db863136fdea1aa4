#include "pipeline/formats/conll_writer.h"

#include "support/writing.h"

namespace vigie {
namespace {

TEST_CASE("conll writer: IOB2 labels of the outermost mentions, a blank line a sentence") {
  test::Builder b("L'Université de Bagdad.\nQasem Soleimani Irak");
  b.kept("Université de Bagdad", types::ORG);
  b.kept("Bagdad", types::LOC);
  b.kept("Qasem Soleimani", types::PER);
  b.kept("Irak", types::LOC);
  CHECK(test::written("conll", test::record_of(b)) ==
        "-DOCSTART- O\n\n"
        "L' O\nUniversité B-ORG\nde I-ORG\nBagdad I-ORG\n. O\n\n"
        "Qasem B-PER\nSoleimani I-PER\nIrak B-LOC\n\n");
}

TEST_CASE("conll writer: blanks within a token become a stand-in") {
  test::Builder b("40\u00A0000");
  b.document.tokens = {{{0, 7}, TokenKind::number, Casing::none, false, true}};
  b.document.sentences = {{{0, 7}, {0, 1}}};
  b.document.mentions.clear();
  CHECK(test::written("conll", test::record_of(b)) == "-DOCSTART- O\n\n40_000 O\n\n");
}

TEST_CASE("conll writer: a document without sentences is its first line only") {
  test::Builder b("");
  CHECK(test::written("conll", test::record_of(b)) == "-DOCSTART- O\n\n");
}

}  // namespace
}  // namespace vigie
