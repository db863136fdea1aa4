#include "stages/rules/tagged_pattern.h"

#include <re2/re2.h>

#include <random>

#include "pipeline/utf8.h"
#include "support/test.h"

namespace vigie {
namespace {

// "whole | group 1 | group 2 ...", "-" for a group that took no part; "none" when nothing matches.
std::string shown(std::string_view text, const std::vector<Span>& groups) {
  std::string out;
  for (const Span group : groups) {
    if (!out.empty()) out += " | ";
    out += group.empty() ? "-" : std::string(group.in(text));
  }
  return out;
}

std::string told(TaggedWalk& walk, std::string_view text, std::size_t begin, std::size_t limit) {
  std::vector<Span> groups;
  std::size_t looked = 0;
  if (!walk.match(text, begin, limit, groups, looked)) return "none";
  CHECK(looked >= groups[0].size());
  CHECK(groups[0].begin == begin);
  return shown(text, groups);
}

std::string told(std::string_view pattern, std::string_view text) {
  const auto tagged = TaggedPattern::make(pattern);
  REQUIRE(tagged != nullptr);
  TaggedWalk walk(*tagged);
  return told(walk, text, 0, text.size());
}

TEST_CASE("tagged pattern: the longest match, and of its readings the one that comes first") {
  struct Row {
    const char* what;
    const char* pattern;
    const char* text;
    const char* expected;
  };
  constexpr Row kRows[] = {
      {"no group", "ab*", "abbc", "abb"},
      {"nothing", "x", "abc", "none"},
      {"the longest, not the first", "a|ab|abc", "abcd", "abc"},
      {"groups", "(?P<a>a+)(?P<b>b*)c", "aabbc", "aabbc | aa | bb"},
      {"a group that took no part", "(?P<a>x)?b", "b", "b | -"},
      {"greedy", "(?P<a>a*)(?P<b>a*)", "aaa", "aaa | aaa | -"},
      {"lazy", "(?P<a>a*?)(?P<b>a*)", "aaa", "aaa | - | aaa"},
      {"the last round counts", "(?:(?P<a>[ab]),)+", "a,b,", "a,b, | b"},
      {"an earlier round stays", "(?:(?P<a>a)|b)+", "ab", "ab | a"},
      {"counted", "(?P<a>a{2})(?P<b>a{0,2})", "aaaaa", "aaaa | aa | aa"},
      {"inside a character", "[é](?P<a>.)", "éà", "éà | à"},
      {"common beginnings", "(?P<w>premier ministre|premier|ministre) (?P<n>X)",
       "premier ministre X", "premier ministre X | premier ministre | X"},
      {"the end", "a(?P<a>b?)$", "ab", "ab | b"},
      {"not the end", "ab$", "abc", "none"},
      {"the end is longer", "a(?:$|b)", "a", "a"},
      {"the start", "^a", "ab", "a"},
      {"without case", "(?i:é)b", "Éb", "Éb"},
      {"a stop is no line end", "a.b", "a\nb", "none"},
      {"a class may be one", "a[^x]b", "a\nb", "a\nb"},
      {"groups without a name", "(a)(?P<x>b)", "ab", "ab | a | b"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.what);
    CHECK(told(row.pattern, row.text) == row.expected);
  }
}

TEST_CASE("tagged pattern: no match goes on behind the limit, and only the end is the end") {
  const auto tagged = TaggedPattern::make("a+$|a+b?");
  REQUIRE(tagged != nullptr);
  TaggedWalk walk(*tagged);
  CHECK(told(walk, "aaab", 0, 2) == "aa");
  CHECK(told(walk, "aaab", 1, 4) == "aab");
  CHECK(told(walk, "aaab", 3, 4) == "none");
}

TEST_CASE("tagged pattern: what only RE2 knows is left to it") {
  CHECK(TaggedPattern::make("(?s)a") == nullptr);
  CHECK(TaggedPattern::make("\\Aa") == nullptr);
  CHECK(TaggedPattern::make("(?:a{1,1000}){60}") == nullptr);  // too large
}

class RandomPattern {
 public:
  explicit RandomPattern(std::uint64_t seed) : random_(seed) {}

  std::string pattern() {
    groups_ = 0;
    return choice(0);
  }
  std::string text() {
    std::string out;
    for (std::size_t size = below(12); size > 0; --size) out += kLetters[below(5)];
    return out;
  }

 private:
  static constexpr const char* kLetters[] = {"a", "b", "c", "é", " "};

  std::size_t below(std::size_t count) { return random_() % count; }
  std::string choice(int depth) {
    std::string out = sequence(depth);
    while (below(4) == 0) out += '|' + sequence(depth);
    return out;
  }
  std::string sequence(int depth) {
    std::string out;
    for (std::size_t size = below(4); size > 0; --size) out += piece(depth);
    return out;
  }
  std::string piece(int depth) {
    static constexpr const char* kTimes[] = {"",    "",      "",     "",   "?",  "*", "+",
                                             "{2}", "{0,2}", "{1,}", "??", "*?", "+?"};
    std::string out;
    switch (depth < 3 ? below(9) : below(6)) {
      case 0: out = "[ab]"; break;
      case 1: out = "[^aé]"; break;
      case 2: out = "."; break;
      case 6: out = "(?:" + choice(depth + 1) + ')'; break;
      case 7:
        if (groups_ < 6) {
          ++groups_;
          const std::string name = "(?P<g" + std::to_string(groups_) + '>';
          out = name + choice(depth + 1) + ')';
          break;
        }
        [[fallthrough]];
      case 8: return below(6) == 0 ? "$" : below(6) == 0 ? "^" : "b";
      default: out = kLetters[below(5)];
    }
    return out + kTimes[below(std::size(kTimes))];
  }

  std::mt19937_64 random_;
  int groups_ = 0;
};

TEST_CASE("tagged pattern: says what RE2 says") {
  RE2::Options options;
  options.set_longest_match(true);
  options.set_log_errors(false);
  RandomPattern random(7);
  std::size_t matches = 0;
  for (int round = 0; round < 4000; ++round) {
    const std::string pattern = random.pattern();
    CAPTURE(pattern);
    const RE2 re(pattern, options);
    if (!re.ok()) continue;
    const auto tagged = TaggedPattern::make(pattern);
    REQUIRE(tagged != nullptr);
    TaggedWalk walk(*tagged);
    REQUIRE(static_cast<int>(tagged->groups().size()) == re.NumberOfCapturingGroups());
    for (int each = 0; each < 5; ++each) {
      const std::string text = random.text();
      CAPTURE(text);
      for (std::size_t begin = 0; begin <= text.size(); ++begin) {
        if (begin < text.size() && utf8::is_continuation(text[begin])) continue;
        std::array<re2::StringPiece, 8> pieces;
        const int count = re.NumberOfCapturingGroups() + 1;
        std::string expected = "none";
        if (re.Match(text, begin, text.size(), RE2::ANCHOR_START, pieces.data(), count)) {
          std::vector<Span> groups;
          for (int g = 0; g < count; ++g) {
            const re2::StringPiece& piece = pieces[static_cast<std::size_t>(g)];
            if (piece.data() == nullptr) {
              groups.push_back({0, 0});
            } else {
              const auto at = static_cast<std::uint32_t>(piece.data() - text.data());
              groups.push_back({at, at + static_cast<std::uint32_t>(piece.size())});
            }
          }
          expected = shown(text, groups);
          ++matches;
        }
        CHECK(told(walk, text, begin, text.size()) == expected);
      }
    }
  }
  CHECK(matches > 20000);
}

}  // namespace
}  // namespace vigie
