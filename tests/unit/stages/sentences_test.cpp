#include "stages/sentences.h"

#include "stages/resources.h"
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

struct Row {
  std::string_view text;
  std::string_view expected;
};

// The word lists that are shipped: what opens a sentence is in them.
const WordLists& shipped_words() {
  static const std::shared_ptr<Resources> opened = [] {
    std::vector<Fault> faults;
    return open_resources({VIGIE_TEST_RESOURCE, {}, {}}, faults);
  }();
  return opened->words;
}

std::string sentences_of(std::string text, const WordLists& words = shipped_words(),
                         const std::vector<ZonePiece>& zones = {}) {
  test::Builder b(std::move(text));
  b.document.tokens.clear();
  b.document.sentences.clear();
  for (const ZonePiece& zone : zones) b.zone(zone.piece, zone.kind);
  const Tokens tokens(words);
  tokens.run(b.document, tokens.make_scratch().get());
  Sentences(words).run(b.document, nullptr);
  return test::joined(test::sentence_texts(b.document));
}

template <std::size_t N>
void check(const Row (&rows)[N]) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(sentences_of(std::string(row.text)) == row.expected);
  }
}

TEST_CASE("sentences: stops") {
  constexpr Row kRows[] = {
      {"", ""},
      {"Sans fin", "Sans fin"},
      {"Il part. Elle reste.", "Il part. | Elle reste."},
      {"Quoi ? Rien ! Ah… Bon.", "Quoi ? | Rien ! | Ah… | Bon."},
      {"Il part... Elle reste.", "Il part... | Elle reste."},
      {"Il part... et reste.", "Il part... et reste."},
      {"Quoi ?! Rien.", "Quoi ?! | Rien."},
      {"Ah ! dit-il. Eh quoi ! vous partez ?", "Ah ! dit-il. | Eh quoi ! vous partez ?"},
      {"Voir lemonde.fr. Fin.", "Voir lemonde.fr. | Fin."},
      {"La gare.JPG est là. La gare.Le mur.", "La gare.JPG est là. | La gare. | Le mur."},
      {"Il est 3,5. Fin.", "Il est 3,5. | Fin."},
      {"Il part. العربية", "Il part. | العربية"}};
  check(kRows);
}

TEST_CASE("sentences: a lower-case word after a stop, unless an abbreviation may stand before it") {
  constexpr Row kRows[] = {
      {"Ils sont en sécurité. à ce jour, ils attendent.",
       "Ils sont en sécurité. | à ce jour, ils attendent."},
      {"Il habite la prov. de Liège.", "Il habite la prov. de Liège."},
      {"Le groupe rec.arts.movies existe.", "Le groupe rec.arts.movies existe."},
      {"Il part… puis revient.", "Il part… puis revient."}};
  check(kRows);
}

TEST_CASE("sentences: abbreviations, initials and acronyms keep their stop") {
  constexpr Row kRows[] = {
      {"M. Dupont part. Mme. Durand reste.", "M. Dupont part. | Mme. Durand reste."},
      {"Voir art. 5, éd. Gallimard, cf. nos. 3 et 4.",
       "Voir art. 5, éd. Gallimard, cf. nos. 3 et 4."},
      {"Il vit p. ex. à St. Denis, av. Foch.", "Il vit p. ex. à St. Denis, av. Foch."},
      {"Le prof. Durand et le gén. Leclerc.", "Le prof. Durand et le gén. Leclerc."},
      {"E. Philippe et J.-C. Juncker partent.", "E. Philippe et J.-C. Juncker partent."},
      {"A. De Gasperi et M. Le Pen partent.", "A. De Gasperi et M. Le Pen partent."},
      {"Vers 350 av. J.-C. à Rome.", "Vers 350 av. J.-C. à Rome."},
      {"Des pommes, etc. et des poires.", "Des pommes, etc. et des poires."}};
  check(kRows);
}

TEST_CASE("sentences: abbreviations, initials and acronyms may also end a sentence") {
  constexpr Row kRows[] = {
      {"Des pommes, etc. Il part.", "Des pommes, etc. | Il part."},
      {"Il parle à l'O.N.U. Elle part.", "Il parle à l'O.N.U. | Elle part."},
      {"Le plan B. Elle part.", "Le plan B. | Elle part."},
      {"Vers 350 av. J.-C. Il règne.", "Vers 350 av. J.-C. | Il règne."},
      {"Le roi Louis X. Les nobles partent.", "Le roi Louis X. | Les nobles partent."},
      {"Il fait 25 °C. Nature du sol.", "Il fait 25 °C. | Nature du sol."},
      {"Ils sont sept. Puis ils partent.", "Ils sont sept. | Puis ils partent."},
      {"Il vit 3 av. Foch. Elle aussi.", "Il vit 3 av. Foch. | Elle aussi."}};
  check(kRows);
}

TEST_CASE("sentences: numbers and items") {
  constexpr Row kRows[] = {
      {"Le 3. Puis 4 hommes. 5 femmes.", "Le 3. | Puis 4 hommes. | 5 femmes."},
      {"Fin de 2016. Le reste.", "Fin de 2016. | Le reste."},
      {"Arrivent les Bleus. 1er point : partir.", "Arrivent les Bleus. | 1er point : partir."},
      {"1. Introduction", "1. Introduction"},
      {"Voici la suite. 2. Le texte. IV. Le reste.",
       "Voici la suite. | 2. Le texte. | IV. Le reste."},
      {"Fin. a) Le premier point. b) Le deuxième.",
       "Fin. | a) Le premier point. | b) Le deuxième."},
      {"Il vend • des pommes • des poires", "Il vend | • des pommes | • des poires"}};
  check(kRows);
}

TEST_CASE("sentences: guillemets, quotes and brackets, the stop inside or outside") {
  constexpr Row kRows[] = {
      {"« Il part. » Elle reste.", "« Il part. » | Elle reste."},
      {"« Il part. Elle reste. » Fin.", "« Il part. | Elle reste. » | Fin."},
      {"« Il part », dit-il. Fin.", "« Il part », dit-il. | Fin."},
      {"« Il part ». Elle reste.", "« Il part ». | Elle reste."},
      {"« Quoi ? » demanda-t-il.", "« Quoi ? » demanda-t-il."},
      {"Il part. « Oui. »", "Il part. | « Oui. »"},
      {"« Il a dit “oui.” » Elle part.", "« Il a dit “oui.” » | Elle part."},
      {"Il part (enfin.) Elle reste.", "Il part (enfin.) | Elle reste."},
      {"Il part. (Elle reste.)", "Il part. | (Elle reste.)"},
      {"Il part.(", "Il part.("},
      {"Il a payé (120 € !) Elle aussi.", "Il a payé (120 € !) | Elle aussi."},
      {"Il part. (...) Les autres restent.", "Il part. | (...) Les autres restent."},
      {"Il cite […] Jean (?) Dupont.", "Il cite […] Jean (?) Dupont."}};
  check(kRows);
}

TEST_CASE("sentences: straight quotes open or close by the blanks round them, or in turn") {
  constexpr Row kRows[] = {
      {"Il a dit \"oui.\" Elle part.", "Il a dit \"oui.\" | Elle part."},
      {"Il part. \"Oui\", dit-elle.", "Il part. | \"Oui\", dit-elle."},
      {"Il part. \"Verdun !\" La gare attend.", "Il part. | \"Verdun !\" | La gare attend."},
      {"Il dit : \" Je pars. \" Elle reste.", "Il dit : \" Je pars. \" | Elle reste."},
      {"Son roman (\" L'obstiné \") paraît.", "Son roman (\" L'obstiné \") paraît."},
      {"On parle d'\"Oui\". Il part.", "On parle d'\"Oui\". | Il part."},
      {"Il dit \" oui \"\nEt \" Non. \" Elle part.",
       "Il dit \" oui \" | Et \" Non. \" | Elle part."}};
  check(kRows);
}

TEST_CASE("sentences: dashes") {
  constexpr Row kRows[] = {
      {"— Tu viens ? — Non, dit-il. — Bien.", "— Tu viens ? | — Non, dit-il. | — Bien."},
      {"— Pourquoi ? — demanda Marie.", "— Pourquoi ? — demanda Marie."},
      {"« Oui. » — dit-il. « Oui. » — Non.", "« Oui. » — dit-il. | « Oui. » | — Non."},
      {"Il part — elle aussi — demain.", "Il part — elle aussi — demain."},
      {"Il part. - si vous voulez.", "Il part. | - si vous voulez."},
      {"- Affaire des chargés de mission - Affaire des emplois",
       "- Affaire des chargés de mission | - Affaire des emplois"},
      {"Le vol Paris - Lyon part.", "Le vol Paris - Lyon part."}};
  check(kRows);
}

TEST_CASE("sentences: semicolons and colons before a capital") {
  constexpr Row kRows[] = {
      {"Angiox est un anticoagulant ; En utilisant Angiox, il guérit.",
       "Angiox est un anticoagulant ; | En utilisant Angiox, il guérit."},
      {"Il part ; elle reste.", "Il part ; elle reste."},
      {"Paul Colin, né en 1926 ; Lucien Carillon, en 1928.",
       "Paul Colin, né en 1926 ; Lucien Carillon, en 1928."},
      {"Absorption : La dose est de 3 mg.", "Absorption : | La dose est de 3 mg."},
      {"La mise à jour sera soumise : Il faut la lire.",
       "La mise à jour sera soumise : | Il faut la lire."},
      {"Suisse : Le financement est voté.", "Suisse : Le financement est voté."},
      {"1789 : La Révolution est là.", "1789 : La Révolution est là."}};
  check(kRows);
}

TEST_CASE("sentences: a title without a stop, then a word that only opens sentences") {
  constexpr Row kRows[] = {
      {"Grossesse et allaitement Les études manquent.",
       "Grossesse et allaitement | Les études manquent."},
      {"La réhabilitation Les charniers sont une affaire.",
       "La réhabilitation | Les charniers sont une affaire."},
      {"Accident mortel à Paris Il est parti.", "Accident mortel à Paris | Il est parti."},
      {"Chronologie Elle attire la foule.", "Chronologie | Elle attire la foule."},
      {"Le Monde, 20 juillet 2000 Le réseau repose sur lui.",
       "Le Monde, 20 juillet 2000 | Le réseau repose sur lui."},
      {"Guerre du Koweït (1990-1991) L'affaire est connue.",
       "Guerre du Koweït (1990-1991) | L'affaire est connue."},
      {"Jugement rendu hier Dans son ordonnance, il accuse.",
       "Jugement rendu hier | Dans son ordonnance, il accuse."},
      {"Un train déraille près de Lyon La France est en deuil.",
       "Un train déraille près de Lyon | La France est en deuil."},
      {"À CONNAÎTRE AVANT DE RECEVOIR ACLASTA Avant de recevoir Aclasta, lisez.",
       "À CONNAÎTRE AVANT DE RECEVOIR ACLASTA | Avant de recevoir Aclasta, lisez."}};
  check(kRows);
}

TEST_CASE("sentences: a capital article within a name starts nothing") {
  constexpr Row kRows[] = {
      {"Elle lit Le Monde avec Marine Le Pen à La Haye.",
       "Elle lit Le Monde avec Marine Le Pen à La Haye."},
      {"Le film Le Juge et l'Assassin plaît.", "Le film Le Juge et l'Assassin plaît."},
      {"Il écoute la chanson Il est libre Max.", "Il écoute la chanson Il est libre Max."},
      {"Le centre commercial Les Nations accueille.",
       "Le centre commercial Les Nations accueille."},
      {"Selon Reporters Sans Frontières, il part.", "Selon Reporters Sans Frontières, il part."},
      {"Il joue aux Deux Alpes avec Rainbow Six.", "Il joue aux Deux Alpes avec Rainbow Six."},
      {"On lit parmi lesquelles La cerámica est connue.",
       "On lit parmi lesquelles La cerámica est connue."},
      {"Masayoshi Son, qui part, revient.", "Masayoshi Son, qui part, revient."},
      {"Il a dit, Le soir venu, non.", "Il a dit, Le soir venu, non."}};
  check(kRows);
}

TEST_CASE("sentences: headings in a row, in a text that lost its line ends") {
  constexpr Row kRows[] = {{"Effets indésirables Troubles digestifs Les patients vont bien.",
                            "Effets indésirables | Troubles digestifs | Les patients vont bien."},
                           {"COMPOSITION DU MÉDICAMENT Chaque flacon en contient.",
                            "COMPOSITION DU MÉDICAMENT | Chaque flacon en contient."},
                           {"Le haut Commissariat est fermé.", "Le haut Commissariat est fermé."}};
  check(kRows);
  // With line ends, the lines tell.
  CHECK(sentences_of("Effets indésirables Troubles digestifs\nLes patients vont bien.") ==
        "Effets indésirables Troubles digestifs | Les patients vont bien.");
}

TEST_CASE("sentences: a common noun is known by its lower case nearby") {
  CHECK(sentences_of("Posologie de base Flacon perdu. Le flacon est vide.") ==
        "Posologie de base | Flacon perdu. | Le flacon est vide.");
  CHECK(sentences_of("Posologie de base Dumont perdu. Le mont est vide.") ==
        "Posologie de base Dumont perdu. | Le mont est vide.");
}

TEST_CASE("sentences: without word lists, marks alone decide") {
  const WordLists none;
  CHECK(sentences_of("Un titre Le texte. Il part ; Elle reste.", none) ==
        "Un titre Le texte. | Il part ; Elle reste.");
}

TEST_CASE("sentences: line ends") {
  constexpr Row kRows[] = {
      {"Un titre\nIl part.", "Un titre | Il part."},
      {"Un titre\n\nil part.", "Un titre | il part."},
      {"Un titre\r\n\r\nil part.", "Un titre | il part."},
      {"Il part avec la\nvoiture.\nElle reste.", "Il part avec la\nvoiture. | Elle reste."},
      {"Liste :\n- des pommes\n- des poires", "Liste : | - des pommes | - des poires"}};
  check(kRows);
}

TEST_CASE("sentences: a wrapped text runs on over its line ends") {
  constexpr Row kRows[] = {
      {"Il part de\nla ville et\nde la\nrégion. Elle\nreste.",
       "Il part de\nla ville et\nde la\nrégion. | Elle\nreste."},
      {"Il part de\nla ville et\nde la région\n\nElle reste.",
       "Il part de\nla ville et\nde la région | Elle reste."},
      {"Le gouver-\nnement va en Seine-\nSaint-Denis avec ses\namis.",
       "Le gouvernement va en Seine-Saint-Denis avec ses\namis."},
      {"Il part de la ville et de la campagne\navec ses amis et ses chiens, puis il va\nau Havre.\n"
       "Un titre\nPaul dort depuis trois longues heures\nsur le banc.",
       "Il part de la ville et de la campagne\navec ses amis et ses chiens, puis il va\nau Havre. "
       "| "
       "Un titre | Paul dort depuis trois longues heures\nsur le banc."}};
  check(kRows);
}

TEST_CASE("sentences: verse runs on over its capitals") {
  CHECK(
      sentences_of("Mignonne, allons voir si la rose\nQui ce matin avait déclose\n"
                   "Sa robe de pourpre au Soleil,\nA point perdu cette vesprée\n"
                   "Les plis de sa robe pourprée,\nEt son teint au vôtre pareil.\nLas ! voyez.") ==
      "Mignonne, allons voir si la rose\nQui ce matin avait déclose\n"
      "Sa robe de pourpre au Soleil,\nA point perdu cette vesprée\n"
      "Les plis de sa robe pourprée,\nEt son teint au vôtre pareil. | Las ! voyez.");
}

TEST_CASE("sentences: zone edges end a sentence") {
  CHECK(sentences_of("Accueil Politique Il part. Oui", shipped_words(),
                     {{"Accueil Politique", ZoneKind::menu}, {"Il part. Oui", ZoneKind::body}}) ==
        "Accueil Politique | Il part. | Oui");
  CHECK(sentences_of("BAGDAD (AFP) — il part", shipped_words(),
                     {{"BAGDAD (AFP) —", ZoneKind::dateline}, {"il part", ZoneKind::body}}) ==
        "BAGDAD (AFP) — | il part");
}

TEST_CASE("sentences: repeated without end, in linear time") {
  // Each of these looks back or ahead at every piece.
  for (const std::string piece : {")", "\" ", "Le Monde ", "mot Le chat ", "A. Le ", "mot : Il ",
                                  "mot - Le ", "mot\n", "Effets Zorblax ", "LE MOT DE "}) {
    CAPTURE(piece);
    std::string text;
    while (text.size() < 200000) text += piece;
    CHECK_FALSE(sentences_of(text).empty());
  }
}

}  // namespace
}  // namespace vigie
