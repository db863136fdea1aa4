#include "stages/rules/rule_engine.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <numeric>
#include <utility>

#include "pipeline/characters.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

constexpr int kLargestProgram = 40000;  // steps; more than any list of words needs
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

// RE2's reason, and what can be done.
std::string refused(const RE2& re) {
  if (re.error_code() == RE2::ErrorPatternTooLarge) {
    return "too large to be compiled, expected a pattern with fewer and smaller repetitions; "
           "shorten "
           "{n,m}, above all one within another";
  }
  if (re.error_code() == RE2::ErrorRepeatSize) {
    return fmt::format("{}, expected at most 1000 repetitions, nested ones multiplied; use + or *",
                       re.error());
  }
  return fmt::format("{}, expected a pattern RE2 accepts; correct it", re.error());
}

bool check_token_pattern(const Rule& rule, std::vector<Fault>& faults) {
  RE2::Options latin1 = options();
  latin1.set_encoding(RE2::Options::EncodingLatin1);
  const RE2 re(rule.tokens.expression, latin1);
  if (!re.ok()) {
    faults.push_back({rule.pattern_place, refused(re)});
    return false;
  }
  if (!TaggedPattern::make(rule.tokens.expression, TaggedPattern::Texts::bytes)) {
    faults.push_back({rule.pattern_place,
                      "too many alternatives or repetitions, expected fewer; split the rule"});
    return false;
  }
  if (re.NumberOfCapturingGroups() < kMostGroups) return true;
  faults.push_back(
      {rule.pattern_place, fmt::format("{} named groups, expected at most {}; leave some out",
                                       re.NumberOfCapturingGroups(), kMostGroups - 1)});
  return false;
}

// The index speaks for surface rules whose matches start at token edges.
std::string_view indexed_pattern(const Rule& rule) {
  return rule.alignment == Alignment::strict && rule.tokens.empty() ? std::string_view(rule.pattern)
                                                                    : std::string_view();
}

// Is the pattern one group "(?P<span>...)" from end to end?
bool span_is_all(std::string_view pattern) {
  if (!pattern.starts_with("(?P<span>")) return false;
  int depth = 0;
  bool in_class = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '\\') {
      ++i;
    } else if (in_class) {
      in_class = c != ']';
    } else if (c == '[') {
      in_class = true;
      // A bracket that closes at once stands for itself.
      if (i + 1 < pattern.size() && pattern[i + 1] == '^') ++i;
      if (i + 1 < pattern.size() && pattern[i + 1] == ']') ++i;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')' && --depth == 0) {
      return i + 1 == pattern.size();
    }
  }
  return false;
}

// Where what starts at `at` must end, at a character's edge.
std::size_t window_end(std::string_view words, std::size_t at, std::size_t size) {
  if (words.size() - at <= size) return words.size();
  std::size_t end = at + size;
  while (end > at && utf8::is_continuation(words[end])) --end;
  return end;
}

std::uint32_t at_character(const Document& document, std::uint32_t position) {
  return static_cast<std::uint32_t>(utf8::at_character(document.text(), position));
}

// The first byte from `position` on at which `re` may match; the sentence's end when there is none.
// Looks a little way ahead only, so that asking again and again stays linear.
std::uint32_t next_start(const Document& document, const Sentence& sentence, const RE2& re,
                         std::uint32_t position) {
  constexpr std::size_t kStep = RuleEngine::kLongestMatch;
  const std::string_view words = sentence.span.in(document.text());
  const std::size_t at = position - sentence.span.begin;
  const std::size_t end = window_end(words, at, 2 * kStep);
  re2::StringPiece match;
  if (re.Match(re2::StringPiece(words.data(), words.size()), at, end, RE2::UNANCHORED, &match, 1)) {
    return sentence.span.begin + static_cast<std::uint32_t>(match.data() - words.data());
  }
  if (end == words.size()) return sentence.span.end;
  return sentence.span.begin + static_cast<std::uint32_t>(window_end(words, at, kStep));
}

}  // namespace

void check_patterns(std::vector<Rule>& rules, std::vector<Fault>& faults) {
  std::erase_if(rules, [&](Rule& rule) {
    if (!rule.tokens.empty()) return !check_token_pattern(rule, faults);
    const RE2 re(rule.pattern, options());
    if (!re.ok()) {
      faults.push_back({rule.pattern_place, refused(re)});
      return true;
    }
    if (re.NumberOfCapturingGroups() >= kMostGroups) {
      faults.push_back(
          {rule.pattern_place,
           fmt::format("{} groups, expected at most {}; use (?:...) for groups without "
                       "a name",
                       re.NumberOfCapturingGroups(), kMostGroups - 1)});
      return true;
    }
    if (re.ProgramSize() > kLargestProgram) {
      faults.push_back({rule.pattern_place,
                        fmt::format("a program of {} steps, expected at most {}; shorten counted "
                                    "repetitions, or split the rule",
                                    re.ProgramSize(), kLargestProgram)});
      return true;
    }
    return false;
  });
}

RuleSet make_rule_set(std::vector<Rule> rules) {
  RuleSet set;
  set.rules = std::move(rules);
  std::map<std::uint32_t, std::vector<std::uint32_t>> passes;
  for (std::uint32_t rule = 0; rule < set.rules.size(); ++rule) {
    passes[set.rules[rule].pass].push_back(rule);
  }
  for (auto& [number, which] : passes) {
    std::vector<IndexedRule> indexed;
    for (const std::uint32_t rule : which) indexed.push_back({indexed_pattern(set.rules[rule])});
    const TokenRules tokens(set.rules, which);
    set.passes.push_back({number, which, RuleIndex(indexed, tokens.phrases())});
  }
  return set;
}

// One rule's pattern, compiled by the first thread that needs it.
struct RuleEngine::Compiled {
  explicit Compiled(const std::string& text) : pattern(text) {}

  const RE2& re2() {
    std::call_once(re2_once, [&] { re = std::make_unique<RE2>(pattern, options()); });
    return *re;
  }

  // Makes the automaton, and what follows.
  void prepare() {
    std::call_once(once, [&] {
      tagged = TaggedPattern::make(pattern);
      std::vector<std::string> names;
      if (tagged != nullptr) {
        names = tagged->groups();
      } else {
        // None, or -1, where RE2 refuses the pattern of a damaged resource.
        names.resize(static_cast<std::size_t>(std::max(0, re2().NumberOfCapturingGroups())));
        for (const auto& [name, group] : re2().NamedCapturingGroups()) {
          names[static_cast<std::size_t>(group) - 1] = name;
        }
      }
      groups = GroupNames(names);
      group_count = std::min<std::size_t>(kMostGroups, names.size() + 1);
      // "(?P<span>...)" alone is the whole match.
      if (groups.captures.empty() && (groups.span == 0 || span_is_all(pattern))) group_count = 1;
    });
  }

  const std::string& pattern;
  std::once_flag once;
  std::once_flag re2_once;
  std::unique_ptr<const TaggedPattern> tagged;  // null: only RE2 can tell
  std::unique_ptr<RE2> re;
  GroupNames groups;
  std::size_t group_count = 1;  // that must be asked for; 1: the match is the span
};

RuleEngine::RuleEngine(std::vector<Rule> rules) : RuleEngine(make_rule_set(std::move(rules))) {}

RuleEngine::RuleEngine(RuleSet set) : set_(std::move(set)) {
  for (const Rule& rule : set_.rules) {
    compiled_.push_back(rule.tokens.empty() ? std::make_unique<Compiled>(rule.pattern) : nullptr);
  }
  for (const RulePass& pass : set_.passes) {
    Pass& own = passes_.emplace_back(Pass{{}, {}, TokenRules(set_.rules, pass.rules), true});
    // Numbers in the index stand for rules and phrases of this pass.
    if (!pass.index.fits(pass.rules.size(), own.tokens.phrases().size())) {
      throw ResourceError("a rule index of other rules; compile again");
    }
    for (std::uint32_t i = 0; i < pass.rules.size(); ++i) {
      const Rule& rule = set_.rules[pass.rules[i]];
      own.only_tokens = own.only_tokens && !rule.tokens.empty();
      if (rule.tokens.empty() && indexed_pattern(rule).empty()) own.always.push_back(pass.rules[i]);
      if (rule.zones != kAllZones) own.zoned.emplace_back(i, rule.zones);
    }
  }
}

RuleEngine::~RuleEngine() = default;

RuleMatch& RuleEngine::next_match(Work& work) {
  if (work.match_count == work.matches.size()) work.matches.emplace_back();
  return work.matches[work.match_count++];
}

void RuleEngine::search(const Document& document,
                        const std::function<void(const RuleMatch&)>& found) const {
  Work work;
  for (std::size_t pass = 0; pass < passes_.size(); ++pass) search(document, pass, {}, work, found);
}

void RuleEngine::search(const Document& document, std::size_t pass_index, const Seen& seen,
                        Work& work, const std::function<void(const RuleMatch&)>& found) const {
  const RulePass& pass = set_.passes[pass_index];
  const Pass& own = passes_[pass_index];
  work.cursors.assign(set_.rules.size(), {});
  work.walks.resize(passes_.size());
  work.tagged.resize(compiled_.size());
  work.banned.assign(pass.rules.size(), false);
  work.tokens.resize(passes_.size());
  TokenRules::Work& tokens = work.tokens[pass_index];
  own.tokens.start(document, seen, tokens);
  std::uint32_t zone = kNone;
  bool first = true;
  for (const Sentence& sentence : document.sentences) {
    if (sentence.tokens.size() == 0) continue;
    if (!own.zoned.empty() && !document.zones.empty()) {
      // Sentences end where zones do.
      const std::uint32_t here = document.zone_at(sentence.span.begin);
      if (first || here != zone) {
        for (const auto& [rule, zones] : own.zoned) {
          work.banned[rule] = !document.in_zones(sentence.span.begin, zones);
        }
        zone = here;
        first = false;
      }
    }
    const bool tokens_may = own.tokens.begin(document, sentence, tokens);
    if (own.only_tokens && !tokens_may) continue;
    work.match_count = 0;
    pass.index.cut(document.text(), sentence.span, work.units);
    try_rules(document, sentence, pass_index, work);
    for (const std::uint32_t rule : own.always) search_sentence(document, sentence, rule, work);
    if (tokens_may) {
      own.tokens.search(document, sentence, work.units, pass.index, false, tokens,
                        [&](RuleMatch& match) { next_match(work) = match; });
    }
    // By rule; of each rule they have been found by position.
    work.order.resize(work.match_count);
    std::iota(work.order.begin(), work.order.end(), 0U);
    std::sort(work.order.begin(), work.order.end(), [&](std::uint32_t a, std::uint32_t b) {
      const std::uint32_t rule = work.matches[a].rule;
      const std::uint32_t other = work.matches[b].rule;
      return rule != other ? rule < other : a < b;
    });
    for (const std::uint32_t match : work.order) found(work.matches[match]);
  }
}

void RuleEngine::try_rules(const Document& document, const Sentence& sentence, std::size_t number,
                           Work& work) const {
  const RulePass& pass = set_.passes[number];
  const RuleIndex& index = pass.index;
  const std::size_t count = work.units.size() - 1;
  std::uint32_t token = sentence.tokens.first;
  for (std::size_t u = 0; u < count; ++u) {
    const TextUnit* units = work.units.data() + u;
    if (!index.starts(units[0].kind)) continue;
    const std::span<const std::uint32_t> rules = work.walks[number].rules_at(index, units);
    if (rules.empty()) continue;
    const std::uint32_t begin = units[0].begin;
    // What starts within a token is no match of a strict rule.
    while (token < sentence.tokens.last && document.tokens[token].span.end <= begin) ++token;
    if (token < sentence.tokens.last && document.tokens[token].span.begin < begin) continue;
    for (const std::uint32_t rule : rules) {
      if (work.banned[rule] || (u > 0 && index.only_at_start(rule))) continue;
      try_at_unit(document, sentence, pass.rules[rule], index.may_start_with_blank(rule), begin,
                  work);
    }
  }
}

void RuleEngine::try_at_unit(const Document& document, const Sentence& sentence, std::uint32_t rule,
                             bool blank_first, std::uint32_t begin, Work& work) const {
  if (blank_first) {
    const std::string_view text = document.text();
    std::uint32_t blank = begin;
    while (blank > sentence.span.begin) {
      const auto before = static_cast<std::uint32_t>(utf8::previous(text, blank));
      const CharClass c = classify(utf8::peek(text, before));
      if (c != CharClass::space && c != CharClass::newline) break;
      blank = before;
    }
    for (; blank < begin; blank = static_cast<std::uint32_t>(utf8::after(text, blank))) {
      try_at(document, sentence, rule, blank, work);
    }
  }
  try_at(document, sentence, rule, begin, work);
}

void RuleEngine::try_at(const Document& document, const Sentence& sentence, std::uint32_t rule,
                        std::uint32_t position, Work& work) const {
  constexpr std::size_t kPatience = 8192;  // bytes
  constexpr std::size_t kTimes = 4;        // each byte of the sentence may be read so often
  Work::Cursor& cursor = work.cursors[rule];
  const auto number = static_cast<std::uint32_t>(&sentence - document.sentences.data());
  if (cursor.sentence != number) cursor = {number, sentence.span.begin, 0};
  if (position < cursor.from) return;
  RuleMatch& match = next_match(work);
  bool good = false;
  if (match_at(document, sentence, rule, position, cursor.from, match, good, true, work)) {
    if (!good) --work.match_count;
    return;
  }
  --work.match_count;
  cursor.looked += work.looked;
  if (cursor.looked < kPatience + kTimes * (position - sentence.span.begin)) return;
  // It keeps failing: see where it can match at all. What was read stays on its account.
  cursor.from = next_start(document, sentence, compiled_[rule]->re2(), position);
}

bool RuleEngine::find_groups(std::string_view words, std::size_t at, std::uint32_t rule,
                             bool tagged, Work& work) const {
  Compiled& compiled = *compiled_[rule];
  compiled.prepare();
  const std::size_t last = window_end(words, at, kLongestMatch);
  if (tagged && compiled.tagged != nullptr) {
    std::unique_ptr<TaggedWalk>& walk = work.tagged[rule];
    if (walk == nullptr) walk = std::make_unique<TaggedWalk>(*compiled.tagged);
    work.looked = 0;
    return walk->match(words, at, last, work.groups, work.looked);
  }
  const RE2& re = compiled.re2();
  const re2::StringPiece subject(words.data(), words.size());
  std::array<re2::StringPiece, kMostGroups> groups;
  // First the automaton, which is fast; what it has found is then taken apart.
  if (!re.Match(subject, at, last, RE2::ANCHOR_START, groups.data(), 1)) return false;
  if (compiled.group_count > 1 &&
      !re.Match(subject, at, at + groups[0].size(), RE2::ANCHOR_BOTH, groups.data(),
                static_cast<int>(compiled.group_count))) {
    return false;
  }
  work.groups.assign(compiled.group_count, {0, 0});
  for (std::size_t g = 0; g < compiled.group_count; ++g) {
    if (groups[g].data() == nullptr) continue;
    const auto begin = static_cast<std::uint32_t>(groups[g].data() - words.data());
    work.groups[g] = {begin, begin + static_cast<std::uint32_t>(groups[g].size())};
  }
  return true;
}

bool RuleEngine::match_at(const Document& document, const Sentence& sentence, std::uint32_t rule,
                          std::uint32_t position, std::uint32_t& from, RuleMatch& match, bool& good,
                          bool tagged, Work& work) const {
  const std::uint32_t base = sentence.span.begin;
  if (!find_groups(sentence.span.in(document.text()), position - base, rule, tagged, work)) {
    return false;
  }
  const Compiled& compiled = *compiled_[rule];
  const auto span_of = [&](std::size_t group) -> Span {
    const Span found = work.groups[group];
    return found.empty() ? Span{} : Span{base + found.begin, base + found.end};
  };
  const Span whole{position, base + work.groups[0].end};
  const Span span =
      compiled.group_count > 1 && compiled.groups.span != 0 ? span_of(compiled.groups.span) : whole;
  good = !span.empty();
  if (good) {
    match.tokens =
        tokens_in(document, sentence, span, set_.rules[rule].alignment == Alignment::expand);
    good = match.tokens.size() > 0;
  }
  if (good) {
    match.span = {document.tokens[match.tokens.first].span.begin,
                  document.tokens[match.tokens.last - 1].span.end};
    if (set_.rules[rule].alignment == Alignment::strict) {
      // The context must fall on token edges too: "general" is no title within "le generaliste".
      good =
          match.span == span && (whole == span || (on_token_edge(document, sentence, whole.begin) &&
                                                   on_token_edge(document, sentence, whole.end)));
    }
  }
  if (good) {
    match.rule = rule;
    match.sentence = static_cast<std::uint32_t>(&sentence - document.sentences.data());
    match.whole = whole;
    match.captures.clear();
    for (const auto& [name, group] : compiled.groups.captures) {
      const Span capture = span_of(group);
      if (!capture.empty()) match.captures.push_back({name, capture});
    }
    // What a pattern says must not stand there, for want of look-ahead: "never", "never2" ...
    good = std::none_of(match.captures.begin(), match.captures.end(),
                        [](const Capture& capture) { return capture.name.starts_with("never"); });
    // Context may serve two matches ("MM. Dupont et Durand"): go on after the span.
    from = std::max(span.end, whole.begin + 1);
  } else {
    // No match can start inside a token: skip to the next place where one can.
    from = next_edge(document, sentence, whole.begin + 1);
  }
  return true;
}

void RuleEngine::search_sentence(const Document& document, const Sentence& sentence,
                                 std::uint32_t rule, Work& work) const {
  std::uint32_t from = sentence.span.begin;
  while (from < sentence.span.end) {
    from = next_start(document, sentence, compiled_[rule]->re2(), from);
    if (from >= sentence.span.end) return;
    RuleMatch& match = next_match(work);
    bool good = false;
    const std::uint32_t at = from;
    if (!match_at(document, sentence, rule, at, from, match, good, false, work)) {
      from = static_cast<std::uint32_t>(utf8::after(document.text(), at));
    }
    if (!good) --work.match_count;
    from = at_character(document, from);
  }
}

std::vector<RuleMatch> RuleEngine::matches(const Document& document, std::uint32_t rule,
                                           const Seen& seen) const {
  std::vector<RuleMatch> all;
  for (std::uint32_t sentence = 0; sentence < document.sentences.size(); ++sentence) {
    for (RuleMatch& match : matches_in(document, sentence, rule, seen)) {
      all.push_back(std::move(match));
    }
  }
  return all;
}

std::vector<RuleMatch> RuleEngine::matches_in(const Document& document, std::uint32_t number,
                                              std::uint32_t rule, const Seen& seen) const {
  std::vector<RuleMatch> all;
  const Sentence& sentence = document.sentences[number];
  if (sentence.tokens.size() == 0) return all;
  if (compiled_[rule] == nullptr) {
    // All token rules of its pass are run, those that lack what they need too.
    Work work;
    for (std::size_t pass = 0; pass < passes_.size(); ++pass) {
      if (set_.passes[pass].number != set_.rules[rule].pass) continue;
      TokenRules::Work tokens;
      passes_[pass].tokens.start(document, seen, tokens);
      passes_[pass].tokens.begin(document, sentence, tokens);
      set_.passes[pass].index.cut(document.text(), sentence.span, work.units);
      passes_[pass].tokens.search(document, sentence, work.units, set_.passes[pass].index, true,
                                  tokens, [&](RuleMatch& match) {
                                    if (match.rule == rule) all.push_back(match);
                                  });
    }
    return all;
  }
  Work work;
  std::uint32_t from = sentence.span.begin;
  while (from < sentence.span.end) {
    RuleMatch match;
    bool good = false;
    auto next = static_cast<std::uint32_t>(utf8::after(document.text(), from));
    if (match_at(document, sentence, rule, from, next, match, good, false, work) && good)
      all.push_back(match);
    from = at_character(document, next);
  }
  return all;
}

}  // namespace vigie
