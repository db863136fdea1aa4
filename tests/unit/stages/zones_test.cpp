#include "stages/zones.h"

#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

// Patterns of every kind the stage treats in its own way.
constexpr const char* kPatterns =
    "dateline lead\t(?P<place>\\p{Lu}[\\p{L}' -]{1,40}), (?P<day>[0-9]+) (?P<month>{{months}})"
    "(?: (?P<year>[0-9]{4}))? \\(\\p{L}+\\) ?[–—-]\n"
    "dateline lead\t\\p{Lu}[\\p{L}' -]{1,40} \\([\\p{L} .]{2,20}\\) ?[–—-]\n"
    "navigation\t{{nav}} ?:? ?(?P<title>\\p{Lu}.*)$\n"
    "related opens\t{{heads}}$\n"
    "related\t{{related}} ?:? ?(?P<title>\\p{Lu}.*)$\n"
    "related\t{{related}} ?:?$\n"
    "notice\t{{notices}}\n"
    "menu items\t{{menu_words}}\n"
    "menu weak\t{{menu_words}}$\n"
    "menu weak opens\t{{tags}} ?:?$\n"
    "share items\t{{networks}}\n"
    "share weak\t{{networks}} ?,?$\n"
    "share weak digit\t[0-9]{1,5}$\n"
    "comment opens weak\t{{comments}}$\n"
    "comment weak has=dit\t.* dit :$\n"
    "caption has=\xC2\xA9\t.*\xC2\xA9.*$\n"
    "byline\tPublié le (?P<day>[0-9]+) (?P<month>{{months}}) (?P<year>[0-9]{4})$\n"
    "byline weak\t{{by}} \\p{Lu}.*$\n"
    "byline beside\t\\p{Lu}\\p{Ll}+ \\p{Lu}\\p{Ll}+$\n"
    "byline tail has=AFP\t[.] (?P<zone>\\(AFP\\))$\n"
    "quote opens has=(@\t— .* \\(@[a-z]+\\)$\n";

const ZonePatterns& patterns() {
  static const ZonePatterns made = [] {
    WordLists words = test::tiny_words();
    words.add({"words/nav.txt", "Article précédent\nArticle suivant\n"});
    words.add({"words/related.txt", "Lire aussi\n"});
    words.add({"words/heads.txt", "Articles similaires\n"});
    words.add({"words/notices.txt", "Tout accepter\nNous utilisons des cookies\n"});
    words.add({"words/networks.txt", "Facebook\nTwitter\nWhatsApp\nReddit\nDigg\n"});
    words.add({"words/comments.txt", "Commentaires\n"});
    words.add({"words/tags.txt", "Mots-clés\n"});
    words.add({"words/by.txt", "Par\n"});
    std::vector<Fault> faults;
    return ZonePatterns({{"t.zones", kPatterns}}, words, faults);
  }();
  return made;
}

Document zoned(std::string text, std::string_view date = {}) {
  Document document;
  document.reset(std::move(text));
  document.date = DocumentDate::from_iso(date);
  const Zones zones(std::shared_ptr<const ZonePatterns>(&patterns(), [](const ZonePatterns*) {}));
  zones.run(document, zones.make_scratch().get());
  return document;
}

// "menu[Accueil > Politique] body[...]"; a zone within another says whose.
std::string zones_of(std::string text) {
  const Document document = zoned(std::move(text));
  std::string out;
  for (const Zone& zone : document.zones) {
    if (!out.empty()) out += ' ';
    out += zone_name(zone.kind);
    if (zone.parent != kNone) out += " in " + std::to_string(zone.parent);
    out += '[' + std::string(zone.span.in(document.text())) + ']';
  }
  return out;
}

struct Row {
  const char* what;
  std::string text;
  std::string expected;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(zones_of(row.text) == row.expected);
  }
}

// Paragraphs long enough to be told from labels.
const std::string kText =
    "La coalition a confirmé vendredi le départ de ses troupes, a déclaré à Bagdad le général.";
const std::string kMore =
    "Les habitants de Mossoul attendent la réouverture du pont, détruit pendant la bataille.";

TEST_CASE("zones: plain text is body, with a title where one stands apart") {
  check(
      {{"nothing", "", ""},
       {"blank lines belong to no zone", " \n\n\t\n", ""},
       {"one line is body", "Un titre", "body[Un titre]"},
       {"a title stands apart", "Un titre\n\nIl part.", "title[Un titre] body[Il part.]"},
       {"or above a paragraph", "Un titre\n" + kText, "title[Un titre] body[" + kText + "]"},
       {"short lines are no title and text", "Bonne année\nÀ bientôt !",
        "body[Bonne année\nÀ bientôt !]"},
       {"a sentence is no title", "Il part.\n\nElle reste.", "body[Il part.\n\nElle reste.]"},
       {"closed sentence is no title", "« Il part. »\n\nSuite.", "body[« Il part. »\n\nSuite.]"},
       {"a verse is no title", "Demain, dès l'aube,\n\nJe partirai.",
        "body[Demain, dès l'aube,\n\nJe partirai.]"},
       {"blanks round lines", "  Un titre \u00A0\r\n\r\n  Il part. ",
        "title[Un titre] body[Il part.]"},
       {"a heading between paragraphs", kText + "\n\nLe pont\n\n" + kMore,
        "body[" + kText + "\n\nLe pont\n\n" + kMore + "] heading in 0[Le pont]"},
       {"weak signs alone are text", "Culture\n\nPolitique\n\n" + kText,
        "title[Culture] body[Politique\n\n" + kText + "] heading in 1[Politique]"},
       {"a byline below the title", "Un titre\nPar Jean Dupont\nIl part.",
        "title[Un titre] byline[Par Jean Dupont] body[Il part.]"},
       {"a byline elsewhere is text", "Il part.\nPar Jean Dupont\nIl part.",
        "body[Il part.\nPar Jean Dupont\nIl part.]"},
       {"one line shows no page", "Nous utilisons des cookies", "body[Nous utilisons des cookies]"},
       {"wrapped text opens lines with anything",
        "Le pilote côtier de la ville partit aussitôt du port\net rasa le château d'If avant\n"
        "de rejoindre la rade et le navire qui attendait la\nPar Jean Dupont\nfin du jour.",
        "body[Le pilote côtier de la ville partit aussitôt du port\net rasa le château d'If "
        "avant\nde rejoindre la rade et le navire qui attendait la\nPar Jean Dupont\nfin du "
        "jour.]"}});
}

TEST_CASE("zones: datelines and what stands at the end of a line") {
  check({{"dateline then body on one line", "Bagdad (AFP) — Il part.",
          "dateline[Bagdad (AFP) —] body[Il part.]"},
         {"also at the head of a long paragraph",
          "Bagdad (AFP) — " + kText + ' ' + std::string(500, 'x'),
          "dateline[Bagdad (AFP) —] body[" + kText + ' ' + std::string(500, 'x') + "]"},
         {"no title after the dateline", "Bagdad (AFP) — Il part\n\nUn intertitre\n\nIl reste.",
          "dateline[Bagdad (AFP) —] body[Il part\n\nUn intertitre\n\nIl reste.]"},
         {"title, dateline", "Un titre\nBagdad (AFP) — Il part.",
          "title[Un titre] dateline[Bagdad (AFP) —] body[Il part.]"},
         {"both ends of a line", "Bagdad (AFP) — Il part. (AFP)",
          "dateline[Bagdad (AFP) —] body[Il part.] byline[(AFP)]"},
         {"the acronym of a sentence stays", "Il quitte l'Agence (AFP)",
          "body[Il quitte l'Agence (AFP)]"}});
}

TEST_CASE("zones: menus, links and share bars") {
  check({{"menu", "Accueil > Politique\nUn titre\nIl part.",
          "menu[Accueil > Politique] title[Un titre] body[Il part.]"},
         {"a word that goes on is no item", "Politique étrangère Culture\n\nIl part.",
          "title[Politique étrangère Culture] body[Il part.]"},
         {"related with its title", "Il part.\nLire aussi : Un autre titre\nElle reste.",
          "body[Il part.] related[Lire aussi : Un autre titre] title in 1[Un autre titre] "
          "body[Elle reste.]"},
         {"related alone takes the title below", kText + "\nLire aussi\nUn autre titre\n" + kMore,
          "body[" + kText + "] related[Lire aussi] related[Un autre titre] body[" + kMore + "]"},
         {"a sentence is no link", "Il part.\nLire aussi Balzac est permis\nElle reste.",
          "body[Il part.] related[Lire aussi Balzac est permis] title in 1[Balzac est permis] "
          "body[Elle reste.]"},
         {"two links on one line",
          "Article précédentLes autoritésArticle suivantLaporta : un Barça\nIl part.",
          "navigation[Article précédentLes autorités] title in 0[Les autorités] "
          "navigation[Article suivantLaporta : un Barça] title in 2[Laporta : un Barça] "
          "body[Il part.]"},
         {"two links with blanks",
          "Article précédent : Les autorités Article suivant : Laporta\nIl part.",
          "navigation[Article précédent : Les autorités ] title in 0[Les autorités] "
          "navigation[Article suivant : Laporta] title in 2[Laporta] body[Il part.]"},
         {"glued items are zones of their own", "AccueilCultureUn beau titre là\n\nIl part.",
          "menu[AccueilCultureUn beau titre là] menu in 0[Accueil] title in 0[Un beau titre là] "
          "body[Il part.]"},
         {"a share bar", "Il part.\nFacebookTwitterWhatsApp\nElle reste.",
          "body[Il part.] share[FacebookTwitterWhatsApp] share in 1[Facebook] share in 1[Twitter] "
          "body[Elle reste.]"},
         {"a share bar of lines", kText + "\nFacebook ,\nTwitter ,\nReddit ,\nDigg",
          "body[" + kText + "] share[Facebook ,] share[Twitter ,] share[Reddit ,] share[Digg]"}});
}

TEST_CASE("zones: a menu glued to the first words of the title lets the title out") {
  CHECK(zones_of("Accueil > Politique Irak : l'armée a été frappée...\n"
                 "Irak : l\u2019armée a été frappée cette nuit\nIl part.") ==
        "menu[Accueil > Politique Irak : l'armée a été frappée...] "
        "title in 0[Irak : l'armée a été frappée...] "
        "title[Irak : l\u2019armée a été frappée cette nuit] body[Il part.]");
}

TEST_CASE("zones: on a page, more lines are believed to be furniture") {
  check(
      {{"rubrics above the title, a counter, a byline and a name beside it",
        "Tout accepter\nAccueil Politique\nProche-Orient\nIrak : la coalition range ses armes\n"
        "Jean Dupont\nPublié le 3 janvier 2022\n14\n" +
            kText,
        "notice[Tout accepter] menu[Accueil Politique] menu[Proche-Orient] "
        "title[Irak : la coalition range ses armes] byline[Jean Dupont] "
        "byline[Publié le 3 janvier 2022] share[14] body[" +
            kText + "]"},
       {"the name of the site stands above the menu",
        "Le carnet de la Garonne\nAccueil\nCulture\nPourquoi le Bazacle ne parle plus\n"
        "Publié le 3 janvier 2022\n" +
            kText + "\nTout accepter",
        "menu[Le carnet de la Garonne] menu[Accueil] menu[Culture] "
        "title[Pourquoi le Bazacle ne parle plus] byline[Publié le 3 janvier 2022] body[" +
            kText + "] notice[Tout accepter]"},
       {"a block of links, a heading given back",
        "Tout accepter\nLire aussi : Un\n" + kText +
            "\nArticles similaires\nUn premier titre bien long\nUn deuxième titre bien long\nLe "
            "pont\n" +
            kMore,
        "notice[Tout accepter] related[Lire aussi : Un] title in 1[Un] body[" + kText +
            "] related[Articles similaires] related[Un premier titre bien long] "
            "related[Un deuxième titre bien long] body[Le pont\n" +
            kMore + "] heading in 7[Le pont]"},
       {"comments to the end",
        "Tout accepter\nUn titre de page assez long\n" + kText +
            "\nCommentaires\nOdile dit :\nMerci.\nLire aussi : Un\nFacebook",
        "notice[Tout accepter] title[Un titre de page assez long] body[" + kText +
            "] comment[Commentaires] comment[Odile dit :] comment[Merci.] related[Lire aussi : Un] "
            "title in 6[Un] share[Facebook]"},
       {"a counter above the article opens no comments",
        "Tout accepter\nLire aussi : Un\nUn titre de page assez long\nCommentaires\n" + kText,
        "notice[Tout accepter] related[Lire aussi : Un] title in 1[Un] "
        "title[Un titre de page assez long] share[Commentaires] body[" +
            kText + "]"},
       {"keywords",
        "Tout accepter\nUn titre de page assez long\nMots-clés\nIrak\nBagdad\n" + kText +
            "\nLire aussi : Un",
        "notice[Tout accepter] title[Un titre de page assez long] menu[Mots-clés] menu[Irak] "
        "menu[Bagdad] body[" +
            kText + "] related[Lire aussi : Un] title in 6[Un]"},
       {"the foot of the page",
        "Tout accepter\nUn titre de page assez long\n" + kText +
            "\nArticle suivant : Un\nCharte du groupe\nUn autre titre de page assez long",
        "notice[Tout accepter] title[Un titre de page assez long] body[" + kText +
            "] navigation[Article suivant : Un] title in 3[Un] menu[Charte du groupe] "
            "related[Un autre titre de page assez long]"},
       {"a caption twice",
        "Tout accepter\nUn titre de page assez long\nLes chefs d'État à Accra, dimanche.\n"
        "Les chefs d'État à Accra, dimanche. \xC2\xA9 AFP\n" +
            kText + "\nLire aussi : Un",
        "notice[Tout accepter] title[Un titre de page assez long] "
        "caption[Les chefs d'État à Accra, dimanche.] "
        "caption[Les chefs d'État à Accra, dimanche. \xC2\xA9 AFP] body[" +
            kText + "] related[Lire aussi : Un] title in 5[Un]"}});
}

TEST_CASE("zones: lists, tables and quotations lie within the body") {
  check({{"bullets", "Il part :\n• à Bagdad\n• à Erbil\nFin.",
          "body[Il part :\n• à Bagdad\n• à Erbil\nFin.] list in 0[• à Bagdad\n• à Erbil]"},
         {"numbers in order", "Il part :\n1. Bagdad\n2. Erbil\n4. Mossoul",
          "body[Il part :\n1. Bagdad\n2. Erbil\n4. Mossoul] list in 0[1. Bagdad\n2. Erbil]"},
         {"dashes", "Il part :\n- Bagdad\n- Erbil ;\n- Mossoul",
          "body[Il part :\n- Bagdad\n- Erbil ;\n- Mossoul] list in 0[- Bagdad\n- Erbil ;\n- "
          "Mossoul]"},
         {"dialogue is no list", "– Bonjour.\n– Bonsoir !\n– Adieu.",
          "body[– Bonjour.\n– Bonsoir !\n– Adieu.]"},
         {"a table", "Il gagne.\nClub\tPts\nMetz\t27\nFin.",
          "body[Il gagne.\nClub\tPts\nMetz\t27\nFin.] table in 0[Club\tPts\nMetz\t27]"},
         {"a mail", "Il écrit :\n> Salut\n> Jean\nFin.",
          "body[Il écrit :\n> Salut\n> Jean\nFin.] quote in 0[> Salut\n> Jean]"},
         {"a tweet", "Il écrit :\nQuelle fin #Irak\n— Jean Dupont (@jean)\nFin.",
          "body[Il écrit :\nQuelle fin #Irak\n— Jean Dupont (@jean)\nFin.] "
          "quote in 0[Quelle fin #Irak\n— Jean Dupont (@jean)]"}});
}

TEST_CASE("zones: a very long line is a paragraph whatever it starts with") {
  const std::string line = "Article suivant : Un " + std::string(500, 'x');
  CHECK(zones_of(line) == "body[" + line + "]");
}

TEST_CASE("zones: the document's date is the user's, the dateline's, or that of publication") {
  struct DateRow {
    std::string text;
    std::string_view given;
    std::string_view expected;
    std::uint32_t zone;
  };
  const DateRow rows[] = {
      {"Il part.", "", "", kNone},
      {"Il part.", "2022-01-02", "2022-01-02", kNone},
      {"Bagdad, 3 mai 2021 (AFP) – Il part.", "", "2021-05-03", 0},
      {"Bagdad, 3 mai (AFP) – Il part.", "", "XXXX-05-03", 0},
      {"Bagdad, 31 décembre (AFP) – Il part.\nPublié le 2 janvier 2022", "", "2021-12-31", 0},
      {"Bagdad, 3 mai 2021 (AFP) – Il part.", "2022-01-02", "2022-01-02", kNone},
      {"Un titre\nPublié le 2 janvier 2022\nIl part.", "", "2022-01-02", 1},
  };
  for (const DateRow& row : rows) {
    CAPTURE(row.text);
    const Document document = zoned(row.text, row.given);
    CHECK((document.date.day == 0 ? std::string() : document.date.to_iso()) == row.expected);
    CHECK(document.date.zone == row.zone);
  }
}

}  // namespace
}  // namespace vigie
