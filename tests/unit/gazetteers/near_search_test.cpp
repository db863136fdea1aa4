#include "gazetteers/near_search.h"

#include "gazetteers/transliteration.h"
#include "stages/stage_table.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

const SoundRules& rules() {
  static const std::vector<SoundRules> all = [] {
    WordLists words = test::tiny_words();
    words.add({"words/sounds_test.txt",
               "ou\tu\tSou = Su\nq\tk\tQa = Ka\ne\t[ai]\tHe = Ha\n^al$\tal\tal = el\n"
               "^el$\tal\tel = al\n"});
    return sound_rules_of(words);
  }();
  REQUIRE(all.size() == 1);
  return all.front();
}

bool sounds(const std::string& text, const char* name) {
  Document document;
  document.reset(text);
  const Pipeline pipeline = make_pipeline(*test::tiny_resources(), "sentences");
  Session session = pipeline.start();
  pipeline.run(document, session);
  return NearSearch::sounds_like(rules(), document,
                                 {0, static_cast<std::uint32_t>(document.tokens.size())}, name);
}

TEST_CASE("near search: other letters for the same sounds are the same name") {
  CHECK(sounds("Souleimani", "Suleimani"));
  CHECK(sounds("Qasem Souleimani", "Kasim Suleimani"));
  CHECK_FALSE(sounds("Qasem", "Suleimani"));
  CHECK_FALSE(sounds("Souleimani", "Suleimanov"));
}

TEST_CASE("near search: small words within a name are articles of the language") {
  CHECK(sounds("Kadim el Qasemi", "Kadim al Kasemi"));
  CHECK_FALSE(sounds("Kadim par Qasemi", "Kadim al Kasemi"));
}

}  // namespace
}  // namespace vigie
