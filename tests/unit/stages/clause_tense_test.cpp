#include "stages/clause_tense.h"

#include "support/builder.h"
#include "support/test.h"

namespace vigie {
namespace {

Tense tense_of(std::string text, std::string_view piece) {
  WordLists words;
  words.add({"tense_words.txt",
             "va\tfuture\nprévue\tfuture\nfut\tpast\na\tauxiliary\nest\tauxiliary\nqui\tclause\n"});
  words.add({"tense_endings.txt",
             "ra\tfuture\nront\tfuture\nrait\tfuture\nait\tpast\nèrent\tpast\né\tparticiple\n"
             "ée\tparticiple\nara\tnone\nfront\tnone\n"});
  const ClauseTense tense(words);
  const test::Builder b(std::move(text));
  return tense.at(b.document, b.document.sentences.front(),
                  b.document.tokens.empty() ? TokenRange{} : b.tokens_of(b.find(piece)));
}

TEST_CASE("clause tense: auxiliaries with participles, and endings") {
  CHECK(tense_of("Il a été arrêté vendredi.", "vendredi") == Tense::past);
  CHECK(tense_of("Le sommet se tiendra vendredi.", "vendredi") == Tense::future);
  CHECK(tense_of("Ils chantèrent vendredi.", "vendredi") == Tense::past);
  CHECK(tense_of("Il pleuvait vendredi.", "vendredi") == Tense::past);
  CHECK(tense_of("Il devrait venir vendredi.", "vendredi") == Tense::future);
  CHECK(tense_of("Il va venir vendredi.", "vendredi") == Tense::future);
  CHECK(tense_of("La fête est prévue vendredi.", "vendredi") == Tense::future);
  CHECK(tense_of("Ce fut vendredi.", "vendredi") == Tense::past);
  CHECK(tense_of("Il part vendredi.", "vendredi") == Tense::unknown);
  CHECK(tense_of("Il a un chat vendredi.", "vendredi") == Tense::unknown);
}

TEST_CASE("clause tense: words that only look like verbs, names and capitals") {
  CHECK(tense_of("Il prépara tout vendredi.", "vendredi") == Tense::unknown);
  CHECK(tense_of("Le front tient vendredi.", "vendredi") == Tense::unknown);
  CHECK(tense_of("Le Sahara brûle vendredi.", "vendredi") == Tense::unknown);
}

TEST_CASE("clause tense: the nearest verb of the clause counts") {
  const std::string two = "L'homme qui a été arrêté lundi sera jugé vendredi.";
  CHECK(tense_of(two, "lundi") == Tense::past);
  CHECK(tense_of(two, "vendredi") == Tense::future);
  CHECK(tense_of("Vendredi, le maire parlera.", "Vendredi") == Tense::future);
  CHECK(tense_of("Vendredi, le maire a parlé.", "Vendredi") == Tense::past);
  CHECK(tense_of("Il parlera ; vendredi, il a mangé.", "vendredi") == Tense::past);
  CHECK(tense_of("vendredi", "vendredi") == Tense::unknown);
}

}  // namespace
}  // namespace vigie
