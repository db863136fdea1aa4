#include "pipeline/evaluation/scored_text.h"

#include <fmt/format.h>

#include "support/test.h"

namespace vigie {
namespace {

std::string shown(const std::vector<ScoredSpan>& spans) {
  std::string text;
  for (const ScoredSpan& s : spans)
    text += fmt::format("{}{}-{} {}", text.empty() ? "" : ", ", s.span.begin, s.span.end, s.type);
  return text;
}

TEST_CASE("scored text: blanks at the ends go, also wide and odd ones") {
  const std::string text = "\xC2\xA0 Anne\xE2\x80\x89\x1C";
  const std::vector<Annotation> spans = {{{0, 10}, "PER"}, {{0, 2}, "LOC"}};
  const ScoredText scored = scored_text(text, spans, {}, {});
  CHECK(shown(scored.owed) == "3-7 PER");
}

TEST_CASE(
    "scored text: of nested spans the outermost, of crossing ones the earlier, of equal one") {
  const std::string text(40, 'x');
  const std::vector<Annotation> spans = {{{5, 9}, "LOC"},   {{0, 9}, "ORG"},   {{8, 20}, "PER"},
                                         {{20, 22}, "PER"}, {{20, 22}, "LOC"}, {{0, 9}, "ORG"}};
  CHECK(shown(scored_text(text, spans, {}, {}).owed) == "0-9 ORG, 20-22 LOC");
  ScoringOptions nested;
  nested.nested = true;
  CHECK(shown(scored_text(text, spans, {}, nested).owed) ==
        "0-9 ORG, 5-9 LOC, 8-20 PER, 20-22 LOC, 20-22 PER");
  // Types are chosen after that: what lies within another does not come to light.
  ScoringOptions places;
  places.types = {"LOC"};
  CHECK(shown(scored_text(text, spans, {}, places).owed) == "20-22 LOC");
}

TEST_CASE("scored text: the first renaming that fits counts, an empty one leaves out") {
  const std::string text(40, 'x');
  ScoringOptions options;
  options.renames = {{"loc.phys", "GEO"}, {"loc*", "LOC"}, {"prod*", ""}};
  const std::vector<Annotation> spans = {
      {{0, 2}, "loc.phys"}, {{3, 5}, "loc.adm"}, {{6, 8}, "prod.media"}, {{9, 11}, "pers"}};
  CHECK(shown(scored_text(text, spans, {}, options).owed) == "0-2 GEO, 3-5 LOC, 9-11 pers");
}

TEST_CASE("scored text: IGNORE takes away what touches it, not what is owed there") {
  const std::string text(40, 'x');
  const std::vector<Annotation> gold = {{{0, 10}, "IGNORE"}, {{2, 4}, "PER"}};
  const std::vector<Annotation> found = {
      {{2, 4}, "PER"}, {{5, 6}, "LOC"}, {{9, 12}, "LOC"}, {{13, 15}, "ORG"}};
  const ScoredText scored = scored_text(text, gold, found, {});
  CHECK(shown(scored.owed) == "2-4 PER");
  CHECK(shown(scored.found) == "2-4 PER, 13-15 ORG");
}

}  // namespace
}  // namespace vigie
