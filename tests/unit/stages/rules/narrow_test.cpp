#include "stages/rules/narrow.h"

#include <re2/re2.h>

#include "stages/rules/pattern.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

TEST_CASE("narrow: texts come back by their starts, and what has no form is told") {
  std::string narrow;
  std::vector<std::uint32_t> starts;
  REQUIRE(narrow_text("l’été\u202F»", narrow, starts));
  CHECK(narrow == "l\x92\xE9t\xE9\x81\xBB");
  CHECK(starts == std::vector<std::uint32_t>{0, 1, 4, 6, 7, 9, 12, 14});
  CHECK_FALSE(narrow_text("Erdoğan", narrow, starts));
  CHECK_FALSE(narrow_text("\u0085", narrow, starts));
  CHECK(narrow_text("", narrow, starts));
}

// Both say the same of every text that has a narrow form.
TEST_CASE("narrow: a pattern matches what it matched, with the same groups") {
  constexpr std::string_view kPatterns[] = {"(\\p{Lu}\\p{Ll}+)(?: (\\p{L}+))?",
                                            "([^\\p{L}]+)(.)",
                                            "l'([^ ]*)",
                                            "(?i:(œuvre|ÉTÉ))",
                                            "([€«-»]+) ?([0-9]+)",
                                            "{{months}} ([a-zà-ÿ]+)",
                                            "[]x]+([\\]…–-]*)",
                                            "(\\x{153}|ÿ|Ÿ)"};
  constexpr std::string_view kTexts[] = {"Été Doré",   "l’œuf", "L'Œuvre",  "ŒUVRE",   "été",
                                         "ÉTÉ",        "« 12",  "€\u202F3", "août là", "]x…–]",
                                         "œ",          "Ÿ",     "12 ; a",   "\u00A0x", "Jean-Yves",
                                         "élan vital", ""};
  PatternNames names;
  names.words = &test::tiny_words();
  std::vector<Fault> faults;
  RE2::Options wide_options;
  wide_options.set_longest_match(true);
  RE2::Options narrow_options = wide_options;
  narrow_options.set_encoding(RE2::Options::EncodingLatin1);
  for (const std::string_view pattern : kPatterns) {
    CAPTURE(pattern);
    const std::string expanded = expand_pattern(pattern, names, {}, faults);
    const auto form = narrow_pattern(expanded);
    REQUIRE(form.has_value());
    const RE2 wide(expanded, wide_options);
    const RE2 narrow(*form, narrow_options);
    REQUIRE(narrow.ok());
    for (const std::string_view text : kTexts) {
      CAPTURE(text);
      std::string bytes;
      std::vector<std::uint32_t> starts;
      REQUIRE(narrow_text(text, bytes, starts));
      re2::StringPiece a[3];
      re2::StringPiece b[3];
      const int groups = wide.NumberOfCapturingGroups() + 1;
      const re2::StringPiece subject(text.data(), text.size());
      const bool found = wide.Match(subject, 0, text.size(), RE2::UNANCHORED, a, groups);
      REQUIRE(narrow.Match(bytes, 0, bytes.size(), RE2::UNANCHORED, b, groups) == found);
      for (int g = 0; found && g < groups; ++g) {
        CAPTURE(g);
        REQUIRE((a[g].data() == nullptr) == (b[g].data() == nullptr));
        if (a[g].data() == nullptr) continue;
        const auto begin = static_cast<std::size_t>(b[g].data() - bytes.data());
        CHECK(starts[begin] == static_cast<std::uint32_t>(a[g].data() - text.data()));
        CHECK(starts[begin + b[g].size()] - starts[begin] == a[g].size());
      }
    }
  }
  CHECK(faults.empty());
  for (const char* pattern : {"\\p{Greek}", "[[:alpha:]]", "(?i:[é])", "(?s:.)", "\\pL"}) {
    CAPTURE(pattern);
    CHECK_FALSE(narrow_pattern(pattern).has_value());
  }
}

}  // namespace
}  // namespace vigie
