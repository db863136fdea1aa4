#include "stages/sentence_words.h"

#include "support/test.h"

namespace vigie {
namespace {

WordLists lists() {
  WordLists lists;
  lists.add({"sentence_openers.txt", "l'\tdefinite\nà\tpreposition\nil\tpronoun\nodd\tnothing\n"});
  lists.add(
      {"sentence_cues.txt",
       "est\tverb\nest\tlink\nlait\tnoun\n-ait\tending\n-tion\tcommon\nfilm\tnamer\nM.\ttitle\n"});
  lists.add({"sentence_names.txt", "france\n"});
  lists.add({"final_abbreviations.txt", "etc.\n"});
  lists.add(
      {"sentence_weights.txt",
       "threshold\t50\nbias\t-5\nopener pronoun\t10\nnext lower\t100\nprevious name\t-1000\n"
       "opener-next pronoun lower\t7\nprevious-next word lower\t3\nname-opener pronoun\t2000\n"
       "second-word\t-40000\nverb\t11\nno-verb\t-12\nunknown thing\t9\n"});
  return lists;
}

TEST_CASE("sentence words: found whatever their case and apostrophe") {
  const SentenceWords words(lists());
  CHECK(words.find("l'").opener == Opener::definite);
  CHECK(words.find("L'").opener == Opener::definite);
  CHECK(words.find("L\xE2\x80\x99").opener == Opener::definite);
  CHECK(words.find("À").opener == Opener::preposition);
  CHECK(words.find("a").opener == Opener::none);
  CHECK(words.find("odd").opener == Opener::none);
  CHECK(words.find("").opener == Opener::none);
  CHECK(words.find("FRANCE").has(SentenceWords::kKnownName));
  CHECK(words.find("etc.").has(SentenceWords::kFinal));
  CHECK(words.find("M.").has(SentenceWords::kTitle));
  CHECK(words.find("est").has(SentenceWords::kLink));
  CHECK(words.find("est").has(SentenceWords::kVerb));
  CHECK_FALSE(words.find("film").has(SentenceWords::kLink));
}

TEST_CASE("sentence words: finite verbs by list or ending, common nouns by ending") {
  const SentenceWords words(lists());
  const auto verb = [&](std::string_view word) {
    return words.is_finite_verb(word, words.find(word));
  };
  CHECK(verb("est"));
  CHECK(verb("chantait"));
  CHECK(verb("-t-il"));
  CHECK_FALSE(verb("lait"));
  CHECK_FALSE(verb("ait"));
  CHECK_FALSE(verb("film"));
  CHECK(words.looks_common("Absorption"));
  CHECK_FALSE(words.looks_common("Paris"));
}

TEST_CASE("sentence words: the weights of a place add up") {
  const SentenceWords words(lists());
  CHECK(words.threshold() == 50);
  CHECK(words.verb_weight(true) == 11);
  CHECK(words.verb_weight(false) == -12);
  StartPlace place{Opener::pronoun, Before::word, After::lower, false};
  CHECK(words.score(place) == -5 + 10 + 100 + 7 + 3);
  place.after = After::comma;
  CHECK(words.score(place) == -5 + 10);
  place.before = Before::name;
  CHECK(words.score(place) == -5 + 10 - 1000 + 2000);
  place.second_word = true;
  CHECK(words.score(place) == -5 + 10 - 1000 + 2000 - 40000);
  place.opener = Opener::definite;
  CHECK(words.score(place) == -5 - 1000 - 40000);
}

TEST_CASE("sentence words: many words, and none at all") {
  WordLists many;
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "mot" + std::to_string(i) + "\tpronoun\n";
  many.add({"sentence_openers.txt", text});
  const SentenceWords words(many);
  for (int i = 0; i < 3000; ++i)
    CHECK(words.find("Mot" + std::to_string(i)).opener == Opener::pronoun);
  CHECK(words.find("mot3000").opener == Opener::none);

  const SentenceWords none{WordLists()};
  CHECK(none.find("le").opener == Opener::none);
  CHECK(none.score({Opener::pronoun, Before::word, After::lower, false}) < none.threshold());
}

}  // namespace
}  // namespace vigie
