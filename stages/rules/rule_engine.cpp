#include "stages/rules/rule_engine.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <mutex>

#include "pipeline/utf8.h"
#include "stages/rules/pattern.h"

namespace vigie {
namespace {

constexpr int kMaxGroups = 17;  // the whole match and the rule's own
constexpr std::int64_t kMemory = std::int64_t{64} << 20U;

RE2::Options options() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kMemory);
  // Leftmost-longest: "mondiale" is not cut to "mondial" because a rule lists the short ending
  // first.
  options.set_longest_match(true);
  return options;
}

// Tokens of `sentence` that lie wholly within `span`, or that touch it.
TokenRange tokens_in(const Document& document, const Sentence& sentence, Span span, bool touched) {
  const auto begin = document.tokens.begin();
  const auto first = begin + sentence.tokens.first;
  const auto last = begin + sentence.tokens.last;
  TokenRange range;
  range.first =
      static_cast<std::uint32_t>(std::partition_point(first, last,
                                                      [&](const Token& token) {
                                                        return touched
                                                                   ? token.span.end <= span.begin
                                                                   : token.span.begin < span.begin;
                                                      }) -
                                 begin);
  range.last =
      static_cast<std::uint32_t>(std::partition_point(first, last,
                                                      [&](const Token& token) {
                                                        return touched ? token.span.begin < span.end
                                                                       : token.span.end <= span.end;
                                                      }) -
                                 begin);
  range.last = std::max(range.first, range.last);
  return range;
}

// `position` itself when it is on a token edge or between tokens, else the end of the token that
// has it strictly inside.
std::uint32_t next_edge(const Document& document, const Sentence& sentence,
                        std::uint32_t position) {
  const auto begin = document.tokens.begin();
  const auto last = begin + sentence.tokens.last;
  const auto token = std::partition_point(begin + sentence.tokens.first, last,
                                          [&](const Token& t) { return t.span.end <= position; });
  return token == last || token->span.begin >= position ? position : token->span.end;
}

bool on_token_edge(const Document& document, const Sentence& sentence, std::uint32_t position) {
  return next_edge(document, sentence, position) == position;
}

}  // namespace

void check_patterns(std::vector<Rule>& rules, std::vector<Fault>& faults) {
  std::erase_if(rules, [&](Rule& rule) {
    const RE2 re(rule.pattern, options());
    if (!re.ok()) {
      faults.push_back({rule.pattern_place,
                        fmt::format("{}, expected a pattern RE2 accepts; correct it", re.error())});
      return true;
    }
    if (re.NumberOfCapturingGroups() >= kMaxGroups - 1) {
      faults.push_back(
          {rule.pattern_place,
           fmt::format("{} groups, expected at most {}; use (?:...) for groups without "
                       "a name",
                       re.NumberOfCapturingGroups(), kMaxGroups - 2)});
      return true;
    }
    // Only strict rules must start and end at token edges, and no edge lies between two letters of
    // one sentence.
    const bool strict = rule.alignment == Alignment::strict;
    rule.literals = required_literals(rule.pattern, strict, strict);
    return false;
  });
}

// One rule's pattern, compiled by the first thread that needs it.
struct RuleEngine::Compiled {
  explicit Compiled(std::string text)
      : pattern(std::move(text)), guarded(!pattern.starts_with("(?P<")) {}

  const RE2& get() {
    std::call_once(once, [&] {
      re = std::make_unique<RE2>(pattern, options());
      for (const auto& [name, group] : re->NamedCapturingGroups()) {
        if (name == "span") {
          span_group = group;
        } else if (name == kWholeGroup) {
          whole_group = group;
        } else {
          captures.emplace_back(name, group);
        }
      }
      if (span_group == 0) span_group = whole_group;
      // In order of the pattern, not of their names.
      std::sort(captures.begin(), captures.end(),
                [](const auto& a, const auto& b) { return a.second < b.second; });
    });
    return *re;
  }

  const std::string pattern;
  const bool guarded;  // see guarded_pattern
  std::once_flag once;
  std::unique_ptr<RE2> re;
  int span_group = 0;
  int whole_group = 0;
  std::vector<std::pair<std::string, int>> captures;
};

RuleEngine::RuleEngine(std::vector<Rule> rules) : rules_(std::move(rules)) {
  for (std::uint32_t index = 0; index < rules_.size(); ++index) {
    const Rule& rule = rules_[index];
    if (rule.literals) {
      literals_.add(*rule.literals, index);
    } else {
      always_.push_back(index);
    }
    // Only strict rules must start at a token's edge.
    compiled_.push_back(
        std::make_unique<Compiled>(rule.alignment == Alignment::strict
                                       ? guarded_pattern(rule.pattern)
                                       : fmt::format("(?P<{}>{})", kWholeGroup, rule.pattern)));
  }
  literals_.build();
}

RuleEngine::~RuleEngine() = default;

void RuleEngine::search(const Document& document,
                        const std::function<void(const RuleMatch&)>& found) const {
  if (rules_.empty()) return;
  std::vector<std::uint32_t> candidates;
  for (const Sentence& sentence : document.sentences) {
    candidates = always_;
    literals_.scan(sentence.span.in(document.text()), candidates);
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    for (const std::uint32_t rule : candidates) search_sentence(document, sentence, rule, found);
  }
}

std::vector<RuleMatch> RuleEngine::matches(const Document& document, std::uint32_t rule) const {
  std::vector<RuleMatch> all;
  for (const Sentence& sentence : document.sentences) {
    search_sentence(document, sentence, rule,
                    [&](const RuleMatch& match) { all.push_back(match); });
  }
  return all;
}

void RuleEngine::search_sentence(const Document& document, const Sentence& sentence,
                                 std::uint32_t rule,
                                 const std::function<void(const RuleMatch&)>& found) const {
  Compiled& compiled = *compiled_[rule];
  const RE2& re = compiled.get();
  const std::string_view text = document.text();
  const std::string_view words = sentence.span.in(text);
  const re2::StringPiece subject(words.data(), words.size());
  std::array<re2::StringPiece, kMaxGroups> groups;
  const int group_count = std::min(kMaxGroups, re.NumberOfCapturingGroups() + 1);
  const auto span_of = [&](int group) -> Span {
    const re2::StringPiece& piece = groups[static_cast<std::size_t>(group)];
    if (piece.data() == nullptr) return {};
    const auto begin = static_cast<std::uint32_t>(piece.data() - text.data());
    return {begin, begin + static_cast<std::uint32_t>(piece.size())};
  };

  std::size_t from = 0;
  while (from <= words.size() &&
         re.Match(subject, from, words.size(), RE2::UNANCHORED, groups.data(), group_count)) {
    const Span whole = span_of(compiled.whole_group);
    const Span span = span_of(compiled.span_group);
    const std::size_t whole_begin = whole.begin - sentence.span.begin;

    RuleMatch match;
    match.rule = rule;
    match.sentence = static_cast<std::uint32_t>(&sentence - document.sentences.data());
    match.tokens = tokens_in(document, sentence, span, rules_[rule].alignment == Alignment::expand);
    bool good = !span.empty() && match.tokens.size() > 0;
    if (good) {
      match.span = {document.tokens[match.tokens.first].span.begin,
                    document.tokens[match.tokens.last - 1].span.end};
      if (rules_[rule].alignment == Alignment::strict) {
        // The context must fall on token edges too: "general" is no title within "le generaliste".
        good = match.span == span && on_token_edge(document, sentence, whole.begin) &&
               on_token_edge(document, sentence, whole.end);
      }
    }
    if (good) {
      for (const auto& [name, group] : compiled.captures) {
        const Span capture = span_of(group);
        if (!capture.empty()) match.captures.push_back({name, capture});
      }
      // What a pattern says must not stand there, for want of look-ahead: "never", "never2" ...
      const bool barred = std::any_of(match.captures.begin(), match.captures.end(),
                                      [](const Capture& c) { return c.name.starts_with("never"); });
      if (!barred) found(match);
      // Context may serve two matches ("MM. Dupont et Durand"): go on after the span.
      from = std::max<std::size_t>(span.end - sentence.span.begin, whole_begin + 1);
    } else {
      // No match can start inside a token: skip to the next place where one can.
      from = next_edge(document, sentence, whole.begin + 1) - sentence.span.begin;
    }
    from = utf8::at_character(words, from);
    if (from > words.size()) return;
    if (compiled.guarded) {
      // The guard takes in the character before the match; never so far back that the last match
      // could be found again (at the start of the sentence the guard needs no character).
      const std::size_t guard = utf8::previous(words, from);
      if (guard > whole_begin) from = guard;
    }
  }
}

}  // namespace vigie
