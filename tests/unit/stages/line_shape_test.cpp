#include "stages/line_shape.h"

#include "stages/tokens.h"
#include "support/builder.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

LineShape shape_of(std::string text) {
  test::Builder b(std::move(text));
  b.document.tokens.clear();
  const Tokens tokens(test::tiny_words());
  tokens.run(b.document, tokens.make_scratch().get());
  return line_shape(b.document);
}

TEST_CASE("line shape: one line is no lines, whatever its end") {
  CHECK_FALSE(shape_of("").lines);
  CHECK_FALSE(shape_of("Il part.").lines);
  CHECK_FALSE(shape_of("Il part.\n").lines);
  CHECK_FALSE(shape_of("Il part.\n\n  \n").lines);
  CHECK(shape_of("Il part.\nElle reste.").lines);
}

TEST_CASE("line shape: wrapped when at least half of the lines run on in lower case") {
  const LineShape wrapped = shape_of("Il part de la\nville avec ses\namis. Paul\nreste.");
  CHECK(wrapped.wrapped);
  CHECK_FALSE(wrapped.verse);
  CHECK(wrapped.width == 12);  // of 13, 13 and 10 bytes
  CHECK_FALSE(shape_of("Il part.\nElle reste.\nIls dorment\nencore.").wrapped);
  CHECK_FALSE(shape_of("Il part de la\nville.").wrapped);  // one line end proves nothing
  CHECK_FALSE(shape_of("Il part de la\n\nville avec ses\n\namis.").wrapped);
}

TEST_CASE("line shape: verse has capitals and commas at its line ends") {
  CHECK(shape_of("Il part,\nElle reste\nDans la ville,\nEt puis dort.").verse);
  CHECK_FALSE(shape_of("Accueil\nPolitique\nCulture\nSport").verse);
  CHECK_FALSE(shape_of("Il part,\nelle reste,\npuis dort,\nenfin.").verse);
  std::string prose;
  for (int i = 0; i < 5; ++i) prose += "Le " + std::string(120, 'x') + ",\n";
  CHECK_FALSE(shape_of(prose).verse);
}

TEST_CASE("line shape: line ends between tokens") {
  test::Builder b("Un\ndeux\n\n\ntrois quatre");
  const auto& tokens = b.document.tokens;
  REQUIRE(tokens.size() == 4);
  CHECK(line_ends_between(b.document.text(), tokens[0], tokens[1]) == 1);
  CHECK(line_ends_between(b.document.text(), tokens[1], tokens[2]) == 2);
  CHECK(line_ends_between(b.document.text(), tokens[2], tokens[3]) == 0);
}

}  // namespace
}  // namespace vigie
