#include "stages/near_mentions.h"

#include <set>

#include "stages/stage_table.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

// `text` up to its sentences.
Document cut(const std::string& text) {
  Document document;
  document.reset(text);
  const Pipeline pipeline = make_pipeline(*test::tiny_resources(), "sentences");
  Session session = pipeline.start();
  pipeline.run(document, session);
  return document;
}

TEST_CASE("near mentions: an origin keeps its source beside how it was found") {
  for (const MatchedBy by : {MatchedBy::exact, MatchedBy::folded, MatchedBy::sound,
                             MatchedBy::one_slip, MatchedBy::two_slips}) {
    Origin origin;
    origin.source = source_and(by, 1234567);
    CHECK(source_in(origin) == 1234567);
    CHECK(matched_by(origin) == by);
  }
}

TEST_CASE("near mentions: each way of finding a name is told differently") {
  std::set<std::string_view> reasons;
  for (const MatchedBy by : {MatchedBy::sound, MatchedBy::one_slip, MatchedBy::two_slips})
    reasons.insert(reason_of(by));
  CHECK(reasons.size() == 3);
  CHECK(reasons.count("") == 0);
}

TEST_CASE("near mentions: one slip is forgiven where the list says so, and only there") {
  TypeTable types;
  const auto fuzzy = test::gazetteer_of("# fuzzy: yes\nname\ttype\nSoleimani\tPER\n", types);
  const auto strict = test::gazetteer_of("name\ttype\nMarseille\tLOC\n", types);
  const NearMentions near({strict, fuzzy}, test::tiny_words());
  REQUIRE_FALSE(near.empty());
  const Document document = cut("Hier Soleimanni est parti de Marseile.");
  NearMentions::Scratch scratch;
  std::vector<NearMentions::Found> found;
  near.find(document, 0, scratch, found);
  REQUIRE(found.size() == 1);
  CHECK(found[0].source == 1);
  CHECK(found[0].match.by == MatchedBy::one_slip);
  const Token& token = document.tokens[found[0].match.tokens.first];
  CHECK(token.span.in(document.text()) == "Soleimanni");
}

TEST_CASE("near mentions: lists that forgive nothing cost nothing") {
  TypeTable types;
  const NearMentions near({test::gazetteer_of("name\ttype\nMarseille\tLOC\n", types)},
                          test::tiny_words());
  CHECK(near.empty());
}

}  // namespace
}  // namespace vigie
