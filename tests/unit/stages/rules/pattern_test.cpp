#include "stages/rules/pattern.h"

#include <re2/re2.h>

#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

struct Expanded {
  std::string pattern;
  std::vector<Fault> faults;
};

Expanded expanded(std::string_view pattern) {
  PatternNames names;
  names.words = &test::tiny_words();
  names.definitions["YEAR"] = "[12][0-9]{3}";
  Expanded result;
  result.pattern = expand_pattern(pattern, names, {"t.rules", 4, 10}, result.faults);
  return result;
}

bool matches(std::string_view pattern, std::string_view text) {
  const Expanded e = expanded(pattern);
  REQUIRE(e.faults.empty());
  const RE2 re(e.pattern);
  REQUIRE(re.ok());
  return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), re);
}

TEST_CASE("pattern: blanks, apostrophes, lists and definitions match all their forms") {
  struct Row {
    std::string_view pattern;
    std::string_view text;
    bool expected;
  };
  constexpr Row kRows[] = {{"a b", "a b", true},
                           {"a b", "a\u00A0b", true},
                           {"a b", "a\u202Fb", true},
                           {"a b", "a\nb", true},
                           {"a b", "a  b", false},
                           {"a b", "ab", false},
                           {"a\\ b", "a b", true},
                           {"l'eau", "l'eau", true},
                           {"l'eau", "l’eau", true},
                           {"l'eau", "lʼeau", true},
                           {"[a ']+", "a'’ \u00A0", true},
                           {"[^ ']+", "a’", false},
                           {"[]a ]+", "] a", true},
                           {"[^]a]", "]", false},
                           {"[\\]a]+", "]a", true},
                           {"{{months}}", "janvier", true},
                           {"{{months}}", "Janvier", true},
                           {"{{months}}", "JANVIER", false},
                           {"{{months}}", "jan", false},
                           {"{{inverted}}", "t-il", true},
                           {"{{final_abbreviations}}", "etc.", true},
                           {"{{final_abbreviations}}", "etcx", false},
                           {"{{whole_words}}", "aujourd’hui", true},
                           {"{{whole_words}}", "Presqu'île", true},
                           {"en {{YEAR}}", "en 2021", true},
                           {"en {{YEAR}}s?", "en 2021s", true},
                           {"x{2,3}", "xxx", true},
                           {"(?P<span>é+)", "ééé", true}};
  for (const Row& row : kRows) {
    CAPTURE(row.pattern);
    CAPTURE(row.text);
    CHECK(matches(row.pattern, row.text) == row.expected);
  }
}

TEST_CASE("pattern: of a list the longest word matches first") {
  PatternNames names;
  WordLists words;
  words.add({"w.txt", "Saint\nSaint Denis\n"});
  names.words = &words;
  std::vector<Fault> faults;
  const RE2 re(expand_pattern("({{w}})", names, {}, faults));
  std::string found;
  REQUIRE(RE2::PartialMatch("à Saint Denis", re, &found));
  CHECK(found == "Saint Denis");
}

TEST_CASE("pattern: a line end of two characters is one line end") {
  CHECK(matches("a b", "a\r\nb"));
}

TEST_CASE("pattern: a blank after a named class within brackets is still in the brackets") {
  CHECK(matches("[[:alpha:] ']+", "a b'c"));
}

TEST_CASE("pattern: ASCII escapes, unknown names and open braces are refused with their column") {
  struct Row {
    std::string_view pattern;
    std::uint32_t column;  // 10 is the first of the pattern
    std::string_view message;
  };
  constexpr Row kRows[] = {
      {"\\bx", 10, "\\b knows ASCII only, expected a Unicode class; leave it out"},
      {"x\\B", 11, "\\B knows ASCII only"},
      {"\\w+", 10, "\\w knows ASCII only, expected a Unicode class; write \\p{L}"},
      {"éé\\d", 12, "\\d knows ASCII only, expected a Unicode class; write [0-9] or \\p{Nd}"},
      {"\\s", 10, "\\s knows ASCII only, expected a Unicode class; write a space"},
      {"[a\\W]", 12, "\\W knows ASCII only"},
      {"\\D", 10, "\\D knows"},
      {"\\S", 10, "\\S knows"},
      {"le {{mois}}", 13, "{{mois}} is unknown"},
      {"é{{months", 11, "{{ without }}"}};
  for (const Row& row : kRows) {
    CAPTURE(row.pattern);
    const Expanded e = expanded(row.pattern);
    CHECK(e.pattern.empty());
    REQUIRE(e.faults.size() == 1);
    CHECK(e.faults[0].place.to_string() == "t.rules:4:" + std::to_string(row.column));
    CHECK(e.faults[0].message.find(row.message) == 0);
  }
  CHECK(expanded("\\b\\d {{x}}").faults.size() == 3);
}

TEST_CASE("pattern: a backslash before a backslash escapes nothing else") {
  CHECK(matches("\\\\b", "\\b"));
}

}  // namespace
}  // namespace vigie
