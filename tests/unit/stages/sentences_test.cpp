#include "stages/sentences.h"

#include "stages/tokens.h"
#include "support/builder.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

struct ZonePiece {
  std::string_view piece;
  ZoneKind kind;
};

std::string sentences_of(std::string text, const std::vector<ZonePiece>& zones = {}) {
  test::Builder b(std::move(text));
  b.document.tokens.clear();
  b.document.sentences.clear();
  for (const ZonePiece& zone : zones) b.zone(zone.piece, zone.kind);
  const Tokens tokens(test::tiny_words());
  tokens.run(b.document, tokens.make_scratch().get());
  Sentences(test::tiny_words()).run(b.document, nullptr);
  return test::joined(test::sentence_texts(b.document));
}

TEST_CASE("sentences: where they end within a line") {
  struct Row {
    std::string_view text;
    std::string_view expected;
  };
  constexpr Row kRows[] = {
      {"", ""},
      {"Sans fin", "Sans fin"},
      {"Il part. Elle reste.", "Il part. | Elle reste."},
      {"Quoi ? Rien ! Ah… Bon.", "Quoi ? | Rien ! | Ah… | Bon."},
      {"Il part... Elle reste.", "Il part... | Elle reste."},
      {"Il part... et reste.", "Il part... et reste."},
      {"Quoi ?! Rien.", "Quoi ?! | Rien."},
      {"Il part. elle reste.", "Il part. elle reste."},
      {"Le 3. Puis 4 hommes. 5 femmes.", "Le 3. | Puis 4 hommes. | 5 femmes."},
      {"M. Dupont part. Mme. Durand reste.", "M. Dupont part. | Mme. Durand reste."},
      {"E. Philippe part.", "E. Philippe part."},
      {"Des pommes, etc. Il part.", "Des pommes, etc. | Il part."},
      {"Des pommes, etc. et des poires.", "Des pommes, etc. et des poires."},
      {"« Il part. » Elle reste.", "« Il part. » | Elle reste."},
      {"« Il part. Elle reste. » Fin.", "« Il part. | Elle reste. » | Fin."},
      {"« Il part », dit-il. Fin.", "« Il part », dit-il. | Fin."},
      {"« Quoi ? » demanda-t-il.", "« Quoi ? » demanda-t-il."},
      {"Il part (enfin.) Elle reste.", "Il part (enfin.) | Elle reste."},
      {"Il part. (Elle reste.)", "Il part. | (Elle reste.)"},
      {"Il part. — Elle reste.", "Il part. | — Elle reste."},
      {"Il part. « Oui. »", "Il part. | « Oui. »"},
      {"Il a dit \"oui.\" Elle part.", "Il a dit \"oui.\" | Elle part."},
      {"Voir lemonde.fr. Fin.", "Voir lemonde.fr. | Fin."},
      {"Il est 3,5. Fin.", "Il est 3,5. | Fin."}};
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(sentences_of(std::string(row.text)) == row.expected);
  }
}

TEST_CASE("sentences: an acronym or an initial at the end joins two sentences for now") {
  // Known error: the stop belongs to the token, and nothing says that it also ends the sentence.
  CHECK(sentences_of("Il parle à l'O.N.U. Elle part.") == "Il parle à l'O.N.U. Elle part.");
  CHECK(sentences_of("Le plan B. Elle part.") == "Le plan B. Elle part.");
}

TEST_CASE("sentences: line ends") {
  CHECK(sentences_of("Un titre\nIl part.") == "Un titre | Il part.");
  CHECK(sentences_of("Un titre\n\nil part.") == "Un titre | il part.");
  CHECK(sentences_of("Un titre\r\n\r\nil part.") == "Un titre | il part.");
}

TEST_CASE("sentences: a wrapped text runs on over its line ends") {
  CHECK(sentences_of("Il part de\nla ville et\nde la\nrégion. Elle\nreste.") ==
        "Il part de\nla ville et\nde la\nrégion. | Elle\nreste.");
  CHECK(sentences_of("Il part de\nla ville et\nde la région\n\nElle reste.") ==
        "Il part de\nla ville et\nde la région | Elle reste.");
}

TEST_CASE("sentences: zone edges end a sentence") {
  CHECK(sentences_of("Accueil Politique Il part. Oui",
                     {{"Accueil Politique", ZoneKind::menu}, {"Il part. Oui", ZoneKind::body}}) ==
        "Accueil Politique | Il part. | Oui");
  CHECK(sentences_of("BAGDAD (AFP) — Il part",
                     {{"BAGDAD (AFP) —", ZoneKind::dateline}, {"Il part", ZoneKind::body}}) ==
        "BAGDAD (AFP) — | Il part");
}

TEST_CASE("sentences: a long run of closing marks takes linear time") {
  // Each closing mark looks back over those before it.
  const std::string text(20000, ')');
  CHECK_FALSE(sentences_of(text).empty());
}

}  // namespace
}  // namespace vigie
