// Properties of zones, with the patterns that are shipped.
#include <algorithm>
#include <array>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "pipeline/characters.h"
#include "pipeline/text_source.h"
#include "pipeline/utf8.h"
#include "stages/stage_table.h"
#include "support/random_text.h"
#include "support/test.h"

namespace vigie {
namespace {

const Pipeline& pipeline() {
  static const Pipeline made = [] {
    std::vector<Fault> faults;
    return make_pipeline(*open_resources({VIGIE_TEST_RESOURCE, {}, {}}, faults), "zones");
  }();
  return made;
}

Document zoned(const std::string& text) {
  Document document;
  document.reset(text);
  Session session = pipeline().start();
  pipeline().run(document, session);
  return document;
}

// Lines of pages, of plain texts, and what looks like both.
constexpr std::array<std::string_view, 56> kLines = {
    "Accueil",
    "Accueil > Monde > Afrique",
    "AccueilMondeCulture",
    "Culture",
    "Se connecter",
    "Irak : la coalition range ses armes",
    "Par Jean Dupont",
    "Par Jean DupontPublié le 3 mai 2021 à 18h05",
    "Publié le 31/12/2021 à 18:05, mis à jour le 02/01/2022",
    "Jean Dupont",
    "Partager",
    "Partager sur Facebook Twitter",
    "FacebookTwitterWhatsApp",
    "Temps de lecture : 3 min",
    "0",
    "12 commentaires",
    "Bagdad, 3 jan (Reuters) – Deux roquettes sont tombées.",
    "BAGDAD (AFP) - Deux roquettes sont tombées. (Avec AFP)",
    "Paris :, 31 déc. (Agence) –",
    "Paris, le 31 décembre 2021",
    "De notre envoyée spéciale à Erbil",
    "2 janvier 2018. – Un séisme.",
    "Un barrage flottant, mercredi. © AFP",
    "Un barrage flottant, mercredi. JEAN DUPONT / AFP",
    "Un barrage flottant, mercredi.",
    "(Photo Jean Dupont)",
    "Lire aussi",
    "Lire aussi : Un autre titre",
    "À lire également",
    "Articles similaires",
    "Sur le même sujet",
    "Article précédentLes autorités",
    "Article précédentUnArticle suivantDeux",
    "1 2 3 Suivant",
    "Nous utilisons des cookies pour mesurer l'audience de ce site.",
    "Cet article est réservé aux abonnés",
    "Publicité",
    "Mentions légales",
    "© 2021 Le Journal - Tous droits réservés",
    "Laisser un commentaire",
    "Odile dit :",
    "Répondre",
    "Mots-clés",
    "- un",
    "- deux ;",
    "• trois",
    "1. Un",
    "2. Deux",
    "Club\tPts",
    "Metz\t27",
    "> cité",
    "Quelle fin #Irak",
    "— Jean Dupont (@jean) 3 mai 2021",
    "– Bonjour, dit-il.",
    "Les habitants attendent la réouverture du pont, détruit pendant la bataille de Mossoul.",
    "et la suite d'une ligne sans majuscule",
};

std::string random_page(test::RandomText& random, std::size_t most) {
  constexpr std::array<std::string_view, 8> kBreaks = {"\n",   "\n",   "\n", "\n\n",
                                                       "\n\n", "\r\n", " ",  ""};
  std::string page;
  const std::size_t count = random.below(most + 1);
  for (std::size_t i = 0; i < count; ++i) {
    page +=
        random.below(8) == 0 ? random.text(6) : std::string(kLines[random.below(kLines.size())]);
    page += kBreaks[random.below(kBreaks.size())];
  }
  return page;
}

bool is_blank(char32_t code) {
  const CharClass c = classify(code);
  return c == CharClass::space || c == CharClass::newline || c == CharClass::joiner;
}

bool is_body_part(ZoneKind kind) {
  return kind == ZoneKind::heading || kind == ZoneKind::list || kind == ZoneKind::table ||
         kind == ZoneKind::quote;
}

TEST_CASE("zones: nested, in order, apart, and all but blanks is covered") {
  test::RandomText random(51);
  for (int round = 0; round < test::rounds(1500); ++round) {
    const std::string page = random_page(random, 40);
    CAPTURE(page);
    const Document document = zoned(page);
    const std::string_view text = document.text();
    std::uint32_t covered = 0;  // end of the zones without a parent
    const auto check_gap = [&](std::uint32_t end) {
      std::size_t position = covered;
      while (position < end) REQUIRE(is_blank(utf8::next(text, position)));
      REQUIRE(position == end);  // no character is cut
    };
    std::vector<std::uint32_t> inner_ends(document.zones.size());
    for (std::uint32_t z = 0; z < document.zones.size(); ++z) {
      const Zone& zone = document.zones[z];
      REQUIRE(zone.span.begin < zone.span.end);
      REQUIRE(zone.span.end <= text.size());
      inner_ends[z] = zone.span.begin;
      if (zone.parent == kNone) {
        REQUIRE(zone.span.begin >= covered);
        check_gap(zone.span.begin);
        covered = zone.span.end;
        REQUIRE_FALSE(is_body_part(zone.kind));
        continue;
      }
      REQUIRE(zone.parent < z);
      const Zone& parent = document.zones[zone.parent];
      REQUIRE(parent.parent == kNone);
      REQUIRE(parent.span.contains(zone.span));
      REQUIRE(zone.span.begin >= inner_ends[zone.parent]);  // siblings stand apart
      inner_ends[zone.parent] = zone.span.end;
      if (is_body_part(zone.kind)) {
        REQUIRE(parent.kind == ZoneKind::body);
      } else {
        REQUIRE(is_furniture(parent.kind));
        REQUIRE((zone.kind == parent.kind || zone.kind == ZoneKind::title));
      }
    }
    check_gap(static_cast<std::uint32_t>(text.size()));
  }
}

TEST_CASE("zones: a date is a day that exists, and a zone of this document tells it") {
  test::RandomText random(52);
  std::size_t dated = 0;
  for (int round = 0; round < test::rounds(800); ++round) {
    const std::string page = random_page(random, 12);
    CAPTURE(page);
    const Document document = zoned(page);
    const DocumentDate& date = document.date;
    if (date.day == 0) {
      REQUIRE(date.zone == kNone);
      continue;
    }
    ++dated;
    REQUIRE((date.month >= 1 && date.month <= 12));
    REQUIRE(date.day <= days_in_month(date.month, date.year));
    REQUIRE(date.zone < document.zones.size());
    const ZoneKind kind = document.zones[date.zone].kind;
    REQUIRE((kind == ZoneKind::dateline || kind == ZoneKind::byline));
  }
  CHECK(dated > 100);
}

// The paragraphs of the samples: lines of text that nobody takes for anything else.
std::vector<std::string> paragraphs() {
  std::vector<std::string> found;
  for (const char* name : {"irak", "marseille", "sahel"}) {
    std::istringstream lines(read_file(std::string("data/samples/") + name + ".txt"));
    for (std::string line; std::getline(lines, line);) {
      if (line.size() > 300) found.push_back(line);
    }
  }
  return found;
}

TEST_CASE("zones: a paragraph stays text whatever stands round it") {
  const std::vector<std::string> texts = paragraphs();
  REQUIRE(texts.size() > 10);
  test::RandomText random(53);
  for (int round = 0; round < test::rounds(400); ++round) {
    std::string page;
    std::vector<std::uint32_t> places;
    for (std::size_t i = 0; i < 12; ++i) {
      if (random.below(2) == 0) {
        places.push_back(static_cast<std::uint32_t>(page.size()));
        page += texts[random.below(texts.size())] + "\n\n";
      } else {
        // Comments are the exception: below their heading all is comment.
        std::string_view line = kLines[random.below(kLines.size())];
        if (line.find("omment") == std::string_view::npos) page += std::string(line) + '\n';
      }
    }
    CAPTURE(page);
    const Document document = zoned(page);
    REQUIRE(document.text() == page);
    for (const std::uint32_t place : places) {
      const std::uint32_t zone = document.zone_at(place);
      REQUIRE(zone != kNone);
      REQUIRE(document.zones[zone].kind == ZoneKind::body);
    }
  }
}

// The first lines that a pattern is asked about, an automaton answers before RE2 is; then RE2
// alone.
TEST_CASE("zone patterns: a pattern says the same when it is new and when it is worn") {
  std::vector<Fault> faults;
  const auto resources = open_resources({VIGIE_TEST_RESOURCE, {}, {}}, faults);
  const auto sources = unpack_sources(resources->file->section("zones"));
  const auto made = [&] {
    return std::make_unique<ZonePatterns>(sources, resources->words, faults, false);
  };
  std::vector<std::string> lines(kLines.begin(), kLines.end());
  for (const char* name : {"irak", "marseille", "sahel"}) {
    std::istringstream text(read_file(std::string("data/samples/") + name + ".txt"));
    for (std::string line; std::getline(text, line);) {
      if (!line.empty() && line.front() != ' ' && line.back() != ' ') lines.push_back(line);
    }
  }
  const auto shown = [](const ZonePatterns& patterns, const std::string& line) {
    ZoneMatch match;
    if (!patterns.match(line, true, match)) return std::string("none");
    std::string out = zone_name(match.kind);
    for (const Span span : {match.zone, match.title, match.day, match.month, match.year}) {
      out += " " + std::to_string(span.begin) + "-" + std::to_string(span.end);
    }
    return out + (match.weak ? " weak" : "") + (match.opens ? " opens" : "");
  };
  const auto worn = made();
  for (const std::string& line : lines) {
    for (int i = 0; i < 40; ++i) static_cast<void>(shown(*worn, line));
  }
  auto fresh = made();
  std::size_t asked = 0;
  for (const std::string& line : lines) {
    if (++asked % 10 == 0) fresh = made();
    CAPTURE(line);
    CHECK(shown(*fresh, line) == shown(*worn, line));
  }
}

}  // namespace
}  // namespace vigie
