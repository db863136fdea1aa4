#include "stages/name_heads.h"

#include "support/test.h"

namespace vigie {
namespace {

const NameHeads& heads() {
  static const NameHeads one = [] {
    WordLists words;
    words.add({"words/civilities.txt", "Mme\nDocteur\n"});
    words.add({"words/functions.txt", "ministre\nchef de cabinet\n"});
    words.add({"words/function_complements.txt", "des Sports\nde la Santé\n"});
    words.add({"words/organisation_heads.txt", "groupe\n"});
    words.add({"words/competition_heads.txt", "coupe\n"});
    words.add({"words/function_words.txt", "selon\nle\n"});
    words.add({"words/determiners.txt", "le\ncette\n"});
    return NameHeads(words);
  }();
  return one;
}

TEST_CASE("name heads: titles are civil ones, functions of one word and fields of ministries") {
  CHECK(heads().is_civility("mme"));
  CHECK_FALSE(heads().is_civility("ministre"));
  for (const char* word : {"mme", "docteur", "ministre", "sports", "sante"}) {
    CAPTURE(word);
    CHECK(heads().is_title(word));
  }
  // "chef de cabinet" is no title of one word, and small words of a field are none.
  for (const char* word : {"chef", "cabinet", "des", "la", "macron"}) {
    CAPTURE(word);
    CHECK_FALSE(heads().is_title(word));
  }
}

TEST_CASE("name heads: things, openers and determiners are those of their lists") {
  CHECK(heads().is_thing("groupe"));
  CHECK(heads().is_thing("coupe"));
  CHECK_FALSE(heads().is_thing("ministre"));
  CHECK(heads().is_opener("selon"));
  CHECK_FALSE(heads().is_opener("cette"));
  CHECK(heads().is_determiner("cette"));
  CHECK_FALSE(heads().is_determiner("selon"));
}

TEST_CASE("name heads: without lists nothing is a head") {
  const NameHeads none{WordLists()};
  CHECK_FALSE(none.is_title("mme"));
  CHECK_FALSE(none.is_opener("le"));
}

}  // namespace
}  // namespace vigie
