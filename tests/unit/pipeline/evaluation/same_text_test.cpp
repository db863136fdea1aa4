#include "pipeline/evaluation/same_text.h"

#include "support/test.h"

namespace vigie {
namespace {

AnnotatedText of_tokens(std::string text, std::vector<Span> spans) {
  AnnotatedText annotated;
  annotated.from_tokens = true;
  annotated.text = std::move(text);
  for (const Span span : spans) annotated.annotations.push_back({span, "X"});
  return annotated;
}

TEST_CASE("same text: without a text of its own, positions count in the other") {
  AnnotatedText annotated;
  annotated.unit = Unit::codepoint;
  annotated.annotations.push_back({{1, 2}, "X"});
  REQUIRE_FALSE(move_to(annotated, "\xC3\xA0\xC3\xA9", false));
  CHECK(annotated.annotations[0].span == Span{2, 4});
}

TEST_CASE("same text: blanks and their stand-ins may differ where tokens made a text") {
  AnnotatedText tokens = of_tokens("vend 40_000 vis . \nEt l' eau", {{5, 15}, {16, 17}, {22, 28}});
  REQUIRE_FALSE(move_to(tokens,
                        "vend 40\xC2\xA0"
                        "000\tvis.\r\n\r\nEt l'eau",
                        false));
  const std::string text =
      "vend 40\xC2\xA0"
      "000\tvis.\r\n\r\nEt l'eau";
  CHECK(tokens.annotations[0].span.in(text) ==
        "40\xC2\xA0"
        "000\tvis");
  CHECK(tokens.annotations[1].span.in(text) == ".");
  CHECK(tokens.annotations[2].span.in(text) == "l'eau");

  AnnotatedText plain = of_tokens("a_b 40 000", {{0, 3}, {4, 10}});
  plain.from_tokens = false;
  REQUIRE_FALSE(move_to(plain, "a_b 40_000 ", true));
  CHECK(plain.annotations[0].span == Span{0, 3});
  CHECK(plain.annotations[1].span == Span{4, 10});
}

TEST_CASE("same text: another text is told with its place") {
  AnnotatedText annotated = of_tokens("un\ndeux trois", {});
  const auto of_token = move_to(annotated, "un\ndeux quatre", false);
  REQUIRE(of_token);
  CHECK(of_token->find("code point 8 (line 2)") != std::string::npos);
  annotated.from_tokens = false;
  const auto plain = move_to(annotated, "un\n\ndeux trois", false);
  REQUIRE(plain);
  CHECK(plain->find("code point 3 (line 2)") != std::string::npos);
  annotated.text = "un\xC3\xA0";
  REQUIRE(move_to(annotated, "un\xC3\xA9", false));
  CHECK(move_to(annotated, "un", false)->find("code point 2 ") != std::string::npos);
}

}  // namespace
}  // namespace vigie
