#include "stages/rules/required_literals.h"

#include "stages/rules/pattern.h"
#include "support/test.h"

namespace vigie {
namespace {

// "<x>" a word with both edges known, "~x~" none; "?" nothing is promised.
std::string shown(std::string_view pattern, bool starts = true, bool ends = true) {
  std::vector<Fault> faults;
  const WordLists words;
  PatternNames names;
  names.words = &words;
  const std::string expanded = expand_pattern(pattern, names, {}, faults);
  REQUIRE(faults.empty());
  const auto literals = required_literals(expanded, starts, ends);
  if (!literals) return "?";
  std::string out;
  for (const RequiredLiteral& literal : *literals) {
    if (!out.empty()) out += ' ';
    out += (literal.word_start ? "<" : "~") + literal.bytes + (literal.word_end ? ">" : "~");
  }
  return out;
}

TEST_CASE("required literals: what a pattern needs, with the edges that are known") {
  struct Row {
    const char* pattern;
    const char* expected;
  };
  constexpr Row kRows[] = {
      {"Bagdad", "<Bagdad>"},
      {"(?:Mme|M\\.) (?P<span>\\p{Lu}\\p{Ll}+)", "<M.~ <Mme>"},
      {"(?P<title>maire) (?P<span>\\p{Lu}\\p{Ll}+)", "<maire>"},
      {"\\p{Lu}+maire", "~maire>"},
      {"maire\\p{L}*", "<maire~"},
      {"maire[0-9]*", "<maire>"},
      {"maires?", "<maire> <maires>"},
      {"[dD]e la Loire", "<Loire>"},
      {"[0-9]+ ?%", "~%~"},
      {"[0-9]+ ans", "<ans>"},
      {"[0-9]{4}", "~0~ ~1~ ~2~ ~3~ ~4~ ~5~ ~6~ ~7~ ~8~ ~9~"},
      {"(?:abc)+d", "~abc~"},
      {"(?:abc)*d", "~d>"},
      {"(?:abc)*", "?"},
      {"\\p{Lu}\\p{Ll}+", "?"},
      {"\\p{Lu}+|ville", "?"},
      {"aujourd'hui", "<aujourd>"},
      {"(?i:k)g", "<Kg> <kg> <\u212Ag>"},
      {"^Paris$", "<Paris>"},
      {"x?", "?"},
      {"porte-avions", "<porte-avions>"},
      {"[[:alpha:]]x", "?"},
      {"(?s)x", "?"},
      {"x.{2}y", "<x~"},
      {"[^a-z]x", "~x>"},
      {"\\.[A-C]", "~.A> ~.B> ~.C>"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.pattern);
    CHECK(shown(row.pattern) == row.expected);
  }
}

TEST_CASE("required literals: without strict edges nothing is said of the ends") {
  CHECK(shown("maire", false, false) == "~maire~");
  CHECK(shown("maire de Paris", false, false) == "<Paris~");
  CHECK(shown("le maire de", false, false) == "<maire>");
}

TEST_CASE("required literals: broken patterns promise nothing") {
  for (const char* pattern :
       {"(", ")", "[a", "a{", "a\\", "\\x{", "\\x{110000000}", "(?P<a", "*"}) {
    CAPTURE(pattern);
    CHECK_FALSE(required_literals(pattern, true, true).has_value());
  }
  CHECK_FALSE(required_literals(std::string(5000, '('), true, true).has_value());
}

}  // namespace
}  // namespace vigie
