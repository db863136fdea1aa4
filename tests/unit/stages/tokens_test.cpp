#include "stages/tokens.h"

#include <span>

#include "pipeline/characters.h"
#include "support/builder.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

const Tokeniser& tokeniser() {
  static const Tokeniser rules(test::tiny_words());
  return rules;
}

std::vector<Token> cut(std::string_view text) {
  std::vector<Token> tokens;
  tokeniser().cut(text, {}, tokens);
  return tokens;
}

std::string cut_texts(std::string_view text) {
  std::vector<std::string> texts;
  for (const Token& token : cut(text)) texts.emplace_back(token.span.in(text));
  return test::joined(texts);
}

struct Row {
  std::string_view text;
  std::string_view expected;
};

void check_rows(std::span<const Row> rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(cut_texts(row.text) == row.expected);
  }
}

TEST_CASE("tokens: a clitic ends at its apostrophe") {
  constexpr Row kRows[] = {{"l'armée", "l' | armée"},
                           {"l’armée", "l’ | armée"},
                           {"L'armée", "L' | armée"},
                           {"L’ARMÉE", "L’ | ARMÉE"},
                           {"d'abord", "d' | abord"},
                           {"D’accord", "D’ | accord"},
                           {"qu'il", "qu' | il"},
                           {"Qu’Emmanuel", "Qu’ | Emmanuel"},
                           {"QU'ELLE", "QU' | ELLE"},
                           {"jusqu'à", "jusqu' | à"},
                           {"lorsqu’elle", "lorsqu’ | elle"},
                           {"puisqu'on", "puisqu' | on"},
                           {"quoiqu'il", "quoiqu' | il"},
                           {"n'est", "n' | est"},
                           {"N'EST", "N' | EST"},
                           {"s'il t'a", "s' | il | t' | a"},
                           {"C'Est", "C' | Est"},
                           {"J'Accuse", "J' | Accuse"},
                           {"d'1 million", "d' | 1 | million"},
                           {"l'«État»", "l' | « | État | »"},
                           {"qu'à l'est", "qu' | à | l' | est"},
                           {"L'Oréal", "L' | Oréal"},
                           {"D'Artagnan", "D' | Artagnan"},
                           {"l'Île-de-France", "l' | Île-de-France"}};
  check_rows(kRows);
}

TEST_CASE("tokens: names keep an apostrophe that is no elision") {
  constexpr Row kRows[] = {{"N'Djamena", "N'Djamena"},     {"N’Djamena", "N’Djamena"},
                           {"M'Bappé", "M'Bappé"},         {"N'Golo Kanté", "N'Golo | Kanté"},
                           {"O'Connor", "O'Connor"},       {"T'Pau", "T'Pau"},
                           {"rock'n'roll", "rock'n'roll"}, {"grand'mère", "grand'mère"},
                           {"entr'ouvert", "entr'ouvert"}};
  check_rows(kRows);
}

TEST_CASE("tokens: listed words stay whole") {
  constexpr Row kRows[] = {
      {"aujourd'hui", "aujourd'hui"},   {"Aujourd’hui,", "Aujourd’hui | ,"},
      {"AUJOURD'HUI", "AUJOURD'HUI"},   {"d'aujourd'hui", "d' | aujourd'hui"},
      {"prud'hommes", "prud'hommes"},   {"quelqu'un", "quelqu'un"},
      {"Quelqu’une", "Quelqu’une"},     {"presqu'île", "presqu'île"},
      {"main-d'œuvre", "main-d'œuvre"}, {"chef-d’oeuvre", "chef-d’oeuvre"},
      {"rendez-vous", "rendez-vous"},   {"un rendez-vous.", "un | rendez-vous | ."}};
  check_rows(kRows);
}

TEST_CASE("tokens: an inverted pronoun starts at its hyphen") {
  constexpr Row kRows[] = {{"parle-t-il", "parle | -t-il"},
                           {"A-t-on", "A | -t-on"},
                           {"A‑t‑elle", "A | ‑t‑elle"},
                           {"PARLE-T-IL", "PARLE | -T-IL"},
                           {"est-ce", "est | -ce"},
                           {"Qu'est-ce", "Qu' | est | -ce"},
                           {"dis-moi", "dis | -moi"},
                           {"Peut-on", "Peut | -on"},
                           {"vas-y", "vas | -y"},
                           {"prends-en", "prends | -en"},
                           {"dit-il,", "dit | -il | ,"},
                           {"celui-ci", "celui-ci"},
                           {"peut-être", "peut-être"},
                           {"Jean-Yves", "Jean-Yves"},
                           {"Bar-le-Duc", "Bar-le-Duc"},
                           {"Saint-Leu-la-Forêt", "Saint-Leu-la-Forêt"},
                           {"Notre-Dame-de-la-Garde", "Notre-Dame-de-la-Garde"},
                           {"Mont‑Saint‑Michel", "Mont‑Saint‑Michel"},
                           {"Covid-19", "Covid-19"},
                           {"pré- et", "pré | - | et"}};
  check_rows(kRows);
}

TEST_CASE("tokens: initials and abbreviations keep their stops") {
  constexpr Row kRows[] = {{"O.N.U.", "O.N.U."},
                           {"l'O.N.U. dit", "l' | O.N.U. | dit"},
                           {"S.N.C.F", "S.N.C.F"},
                           {"av. J.-C.", "av | . | J.-C."},
                           {"J.-C. dit", "J.-C. | dit"},
                           {"E. Philippe", "E. | Philippe"},
                           {"É. Philippe", "É. | Philippe"},
                           {"J.R.R. Tolkien", "J.R.R. | Tolkien"},
                           {"J.P. Morgan", "J.P. | Morgan"},
                           {"M. Dupont", "M. | Dupont"},
                           {"MM. Dupont", "MM. | Dupont"},
                           {"p. 12", "p. | 12"},
                           {"fruits, etc.", "fruits | , | etc."},
                           {"etc...", "etc | ..."},
                           {"Fin.Le", "Fin | . | Le"},
                           {"la fin. Il", "la | fin | . | Il"}};
  check_rows(kRows);
}

TEST_CASE("tokens: numbers with their marks are one token") {
  constexpr Row kRows[] = {{"40 000", "40 000"},
                           {"40\u00A0000", "40\u00A0000"},
                           {"40\u202F000 euros", "40\u202F000 | euros"},
                           {"2 000 000", "2 000 000"},
                           {"en 2021 300 morts", "en | 2021 | 300 | morts"},
                           {"40 0000", "40 | 0000"},
                           {"01 234", "01 | 234"},
                           {"3,5", "3,5"},
                           {"3, 5", "3 | , | 5"},
                           {"1.234.567", "1.234.567"},
                           {"20 h 35", "20 | h | 35"},
                           {"10:30", "10:30"},
                           {"12/03/2021", "12/03/2021"},
                           {"2020-2021", "2020-2021"},
                           {"10 %", "10 | %"},
                           {"10%", "10 | %"},
                           {"50€", "50 | €"},
                           {"1er", "1er"},
                           {"G20", "G20"},
                           {"H1N1", "H1N1"},
                           {"en 2021.", "en | 2021 | ."},
                           {"11-Septembre", "11-Septembre"}};
  check_rows(kRows);
}

TEST_CASE("tokens: addresses are one token without the marks behind them") {
  constexpr Row kRows[] = {
      {"a.b@lemonde.fr.", "a.b@lemonde.fr | ."},
      {"(jean.dupont+x@exemple.co.uk)", "( | jean.dupont+x@exemple.co.uk | )"},
      {"à @lemonde et #Irak_2021 !", "à | @lemonde | et | #Irak_2021 | !"},
      {"x@y", "x | @y"},
      {"https://www.lemonde.fr/a?b=c#d.", "https://www.lemonde.fr/a?b=c#d | ."},
      {"(www.lemonde.fr),", "( | www.lemonde.fr | ) | ,"},
      {"«http://a.fr»", "« | http://a.fr | »"},
      {"lemonde.fr", "lemonde.fr"},
      {"Sur lemonde.fr, on", "Sur | lemonde.fr | , | on"},
      {"www. rien", "www | . | rien"},
      {"@ # @1", "@ | # | @ | 1"}};
  check_rows(kRows);
}

TEST_CASE("tokens: marks and symbols") {
  constexpr Row kRows[] = {{"Quoi ?!", "Quoi | ? | !"},
                           {"Hein ??", "Hein | ??"},
                           {"Et...", "Et | ..."},
                           {"Et…", "Et | …"},
                           {"« Oui »", "« | Oui | »"},
                           {"“Oui”", "“ | Oui | ”"},
                           {"'mot'", "' | mot | '"},
                           {"R&D", "R&D"},
                           {"AT&T et H & M", "AT&T | et | H | & | M"},
                           {"a & b", "a | & | b"},
                           {"— Oui - non – si", "— | Oui | - | non | – | si"},
                           {"(a/b)", "( | a | / | b | )"},
                           {"😀😀", "😀 | 😀"},
                           {"👩‍👩‍👧", "👩‍👩‍👧"},
                           {"👍🏽!", "👍🏽 | !"},
                           {"❤️‍🔥", "❤️‍🔥"},
                           {"🇫🇷🇮🇶", "🇫🇷 | 🇮🇶"},
                           {"exem\u00ADple", "exem\u00ADple"},
                           {"\uFEFFDébut", "Début"},
                           {"", ""},
                           {" \n\t ", ""}};
  check_rows(kRows);
}

TEST_CASE("tokens: pronouns one after the other, and names that end like one") {
  constexpr Row kRows[] = {
      {"Kim Jong-il", "Kim | Jong-il"},     {"Jong-il part", "Jong | -il | part"},
      {"Mais est-il", "Mais | est | -il"},  {"Peut-être Est-il", "Peut-être | Est-il"},
      {"dis-le-moi", "dis | -le | -moi"},   {"allez-vous-en !", "allez | -vous | -en | !"},
      {"va-t'en", "va | -t' | en"},         {"donne-m’en", "donne | -m’ | en"},
      {"Ivry-le-Temple", "Ivry-le-Temple"}, {"Châteauneuf-les-Bains", "Châteauneuf-les-Bains"}};
  check_rows(kRows);
}

TEST_CASE("tokens: signs, units and endings that belong to their word") {
  constexpr Row kRows[] = {{"n° 5", "n° | 5"},
                           {"N°5", "N° | 5"},
                           {"30 °C.", "30 | °C | ."},
                           {"à 30° Celsius", "à | 30 | ° | Celsius"},
                           {"de -8 à +14", "de | -8 | à | +14"},
                           {"2010 -2012", "2010 | - | 2012"},
                           {"le 20h35", "le | 20 | h | 35"},
                           {"160km/h", "160 | km/h"},
                           {"10 km/h", "10 | km/h"},
                           {"M. Dupont, m. Dupont", "M. | Dupont | , | m. | Dupont"},
                           {"à 500 m. Il part", "à | 500 | m | . | Il | part"},
                           {"à 500m. Il part", "à | 500 | m | . | Il | part"},
                           {"500\nm. Dupont", "500 | m. | Dupont"},
                           {"40 000euros", "40 000 | euros"},
                           {"5G et 2M", "5G | et | 2M"},
                           {"AUTRE(S)", "AUTRE(S)"},
                           {"employé(e)s.", "employé(e)s | ."},
                           {"f(x)", "f(x)"},
                           {"Mali(AFP)", "Mali | ( | AFP | )"},
                           {"C'est fini.il part", "C' | est | fini | . | il | part"},
                           {"c'est-à-dire", "c'est-à-dire"},
                           {"https://x.fr/a_(b)", "https://x.fr/a_(b)"},
                           {"(https://x.fr/a)", "( | https://x.fr/a | )"},
                           {"https://x.fr…", "https://x.fr | …"},
                           {"l'équipe 🏴󠁧󠁢󠁥󠁮󠁧󠁿!",
                            "l' | équipe | 🏴󠁧󠁢󠁥󠁮󠁧󠁿 | !"}};
  check_rows(kRows);
}

// What the cutter does today against what Universal Dependencies (French GSD) does. Each row is a
// known error: when one of them comes right, move it to a table above.
TEST_CASE("tokens: known errors are still as they were") {
  struct Known {
    std::string_view text;
    std::string_view now;
    std::string_view right;
  };
  constexpr Known kRows[] = {
      {"la vitamine C. Il", "la | vitamine | C. | Il", "la | vitamine | C | . | Il"},
      {"y'a", "y'a", "y' | a"},
      {"peut - être", "peut | - | être", "peut - être"},
      {"GPIIb/IIIa", "GPIIb | / | IIIa", "GPIIb/IIIa"},
      {"10'000 francs", "10 | ' | 000 | francs", "10'000 | francs"}};
  for (const Known& row : kRows) {
    CAPTURE(row.text);
    CAPTURE(row.right);
    CHECK(cut_texts(row.text) == row.now);
  }
}

TEST_CASE("tokens: long words and blocks of sixteen bytes give the same as short ones") {
  // The fast path looks at sixteen bytes: words that end before, at and after its edge, with
  // letters of two bytes across it.
  for (const std::string letter : {"a", "é", "Z", "É", "œ", "ł"}) {
    for (std::size_t size = 1; size < 40; ++size) {
      std::string word = "b";
      while (word.size() < size) word += letter;
      const std::string text = word + " fin" + std::string(20, ' ');
      CAPTURE(text);
      const auto with_room = cut(text);
      REQUIRE(with_room.size() == 2);
      CHECK(with_room[0].span == Span{0, static_cast<std::uint32_t>(word.size())});
      const auto alone = cut(word);
      REQUIRE(alone.size() == 1);
      CHECK(alone[0].span == with_room[0].span);
      CHECK(static_cast<int>(alone[0].casing) == static_cast<int>(with_room[0].casing));
      CHECK(static_cast<int>(alone[0].casing) == static_cast<int>(casing_of(word)));
    }
  }
  const std::string signs = "a×b÷c                    ";
  CHECK(cut_texts(signs) == "a | × | b | ÷ | c");
}

TEST_CASE("tokens: lines are marked with their casing") {
  struct LineRow {
    std::string_view text;
    LineCasing expected;
  };
  constexpr LineRow kRows[] = {{"Bagdad brûle", LineCasing::normal},
                               {"BAGDAD BRÛLE", LineCasing::capitals},
                               {"L'IRAK À L'ONU", LineCasing::capitals},
                               {"BAGDAD, 3 jan (Reuters)", LineCasing::normal},
                               {"À", LineCasing::normal},
                               {"bagdad brûle", LineCasing::lower},
                               {"12 %", LineCasing::normal},
                               {"iPhone", LineCasing::normal}};
  for (const LineRow& row : kRows) {
    CAPTURE(row.text);
    std::vector<Line> lines;
    mark_lines(cut(row.text), lines);
    REQUIRE(lines.size() == 1);
    CHECK(static_cast<int>(lines[0].casing) == static_cast<int>(row.expected));
    CHECK(lines[0].tokens.first == 0);
    CHECK(lines[0].tokens.last == cut(row.text).size());
  }
  std::vector<Line> lines;
  mark_lines(cut("UN DEUX\n\ntrois quatre"), lines);
  REQUIRE(lines.size() == 2);
  CHECK(lines[1].span == Span{9, 21});
  mark_lines({}, lines);
  CHECK(lines.empty());
}

TEST_CASE("tokens: kind, casing and place of each token") {
  struct Kind {
    std::string_view text;
    TokenKind expected;
  };
  constexpr Kind kRows[] = {{"Bagdad", TokenKind::word},       {"40 000", TokenKind::number},
                            {"12/03/2021", TokenKind::number}, {"1er", TokenKind::word},
                            {"-t-il", TokenKind::word},        {",", TokenKind::punctuation},
                            {"...", TokenKind::punctuation},   {"€", TokenKind::symbol},
                            {"😀", TokenKind::symbol},          {"www.a.fr", TokenKind::url},
                            {"a@b.fr", TokenKind::email},      {"@lemonde", TokenKind::handle},
                            {"#Irak", TokenKind::handle}};
  for (const Kind& row : kRows) {
    CAPTURE(row.text);
    const auto tokens = cut(row.text);
    REQUIRE(tokens.size() == 1);
    CHECK(std::string_view(token_kind_name(tokens[0].kind)) == token_kind_name(row.expected));
  }
  const auto tokens = cut("L'ONU,\n 40 \n\u00AD(Paris)");
  struct Place {
    bool glued;
    bool line_start;
    Casing casing;
  };
  constexpr Place kPlaces[] = {
      {false, true, Casing::capitalised}, {true, false, Casing::capitals},
      {true, false, Casing::none},        {false, true, Casing::none},
      {false, true, Casing::none},        {true, false, Casing::capitalised},
      {true, false, Casing::none}};
  REQUIRE(tokens.size() == std::size(kPlaces));
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    CAPTURE(i);
    CHECK(tokens[i].glued == kPlaces[i].glued);
    CHECK(tokens[i].line_start == kPlaces[i].line_start);
    CHECK(static_cast<int>(tokens[i].casing) == static_cast<int>(kPlaces[i].casing));
  }
}

TEST_CASE("tokens: no token crosses a break") {
  const std::string_view text = "MenuTitre aujourd'hui 40 000";
  const std::uint32_t breaks[] = {0, 4, 17, 25, 99};
  std::vector<Token> tokens;
  tokeniser().cut(text, breaks, tokens);
  std::vector<std::string> texts;
  for (const Token& token : tokens) texts.emplace_back(token.span.in(text));
  CHECK(test::joined(texts) == "Menu | Titre | aujourd | ' | hui | 40 | 000");
}

TEST_CASE("tokens: the stage cuts at zone edges and keeps the first of a line marked") {
  test::Builder b("Accueil\n   Bagdad brûle\nÀ Paris");
  b.document.tokens.clear();
  b.zone("Accueil", ZoneKind::menu);
  b.zone("Bagdad brûle\nÀ Paris", ZoneKind::body);
  const Tokens stage(test::tiny_words());
  stage.run(b.document, stage.make_scratch().get());
  CHECK(test::joined(test::token_texts(b.document)) == "Accueil | Bagdad | brûle | À | Paris");
  constexpr bool kLineStart[] = {true, true, false, true, false};
  for (std::size_t i = 0; i < b.document.tokens.size(); ++i) {
    CAPTURE(i);
    CHECK(b.document.tokens[i].line_start == kLineStart[i]);
  }
}

TEST_CASE("tokens: names in lists are cut like texts") {
  const std::string_view name = "l'Université de Bagdad";
  std::vector<std::string> texts;
  for (const Span span : tokeniser().cut_name(name)) texts.emplace_back(span.in(name));
  CHECK(test::joined(texts) == "l' | Université | de | Bagdad");
}

TEST_CASE("tokens: the fingerprint changes with the word lists it depends on") {
  WordLists more;
  for (const TextSource& source : test::tiny_sources().words) more.add(source);
  CHECK(Tokeniser::fingerprint(more) == Tokeniser::fingerprint(test::tiny_words()));
  more.add({"months.txt", "brumaire\t2\n"});
  CHECK(Tokeniser::fingerprint(more) == Tokeniser::fingerprint(test::tiny_words()));
  more.add({"clitics.txt", "entr\n"});
  CHECK(Tokeniser::fingerprint(more) != Tokeniser::fingerprint(test::tiny_words()));
}

}  // namespace
}  // namespace vigie
