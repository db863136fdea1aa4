#include "stages/model/word_classes.h"

#include "gazetteers/pieces.h"
#include "support/test.h"

namespace vigie::model {
namespace {

std::shared_ptr<const ResourceFile> compiled(const std::string& text, std::vector<Fault>& faults) {
  ResourceBuilder builder;
  compile_word_classes({"classes.txt", text}, builder, faults);
  return ResourceFile::from_bytes(builder.finish(), "test");
}

TEST_CASE("word classes: each word of a line has its classes, small ones also folded") {
  std::vector<Fault> faults;
  const WordClasses classes(
      compiled("# comment\n3 40 500 Paris Lyon\n7 41 501 été parti\n", faults));
  CHECK(faults.empty());
  const std::uint32_t paris = classes.row(piece_hash("Paris"));
  REQUIRE(paris != WordClasses::kNoRow);
  CHECK(classes.row(piece_hash("Lyon")) == paris);
  CHECK(classes.at(paris, 0) == 4);  // 0 is for words without a class
  CHECK(classes.at(paris, 2) == 501);
  CHECK(classes.small_row(piece_hash("ete")) == classes.row(piece_hash("été")));
  CHECK(classes.small_row(piece_hash("paris")) == WordClasses::kNoRow);
  CHECK(classes.row(piece_hash("Marseille")) == WordClasses::kNoRow);
  CHECK(classes.at(WordClasses::kNoRow, 1) == 0);
}

TEST_CASE("word classes: a faulty line is reported with its number, the others are used") {
  std::vector<Fault> faults;
  const WordClasses classes(compiled("3 40 Paris\n3 40 500\n7 41 501 parti\n", faults));
  REQUIRE(faults.size() == 2);
  CHECK(faults[0].place.to_string() == "classes.txt:1:1");
  CHECK(faults[1].place.to_string() == "classes.txt:2:1");
  CHECK(classes.row(piece_hash("parti")) != WordClasses::kNoRow);
}

TEST_CASE("word classes: no source makes classes that know no word") {
  std::vector<Fault> faults;
  const WordClasses classes(compiled("", faults));
  CHECK(classes.row(piece_hash("Paris")) == WordClasses::kNoRow);
}

}  // namespace
}  // namespace vigie::model
