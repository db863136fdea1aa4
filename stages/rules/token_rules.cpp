#include "stages/rules/token_rules.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

#include "pipeline/characters.h"
#include "pipeline/utf8.h"
#include "stages/rules/rule_engine.h"
#include "stages/rules/word_forms.h"

namespace vigie {
namespace {

bool is_upper_at(std::string_view text, std::size_t position) {
  return position < text.size() && classify(utf8::peek(text, position)) == CharClass::upper;
}

// "E.", "J.-C.", "W": capitals with their stops.
bool is_initial(std::string_view word) {
  std::size_t position = 0;
  while (position < word.size()) {
    if (classify(utf8::next(word, position)) != CharClass::upper) return false;
    if (position == word.size()) return utf8::length(word) == 1;
    if (word[position++] != '.') return false;
    if (position < word.size() && word[position] == '-') ++position;
  }
  return true;
}

// Bits in the order of token_shapes().
std::uint16_t shapes_of(const Document& document, std::uint32_t index) {
  const Token& token = document.tokens[index];
  const std::string_view text = token.span.in(document.text());
  std::uint32_t bits = 0;
  std::uint32_t bit = 1;
  const auto next = [&](bool holds) {
    if (holds) bits |= bit;
    bit <<= 1U;
  };
  const bool word = token.kind == TokenKind::word;
  const bool number = token.kind == TokenKind::number;
  next(true);                                                                      // any
  next(token.casing == Casing::capitalised);                                       // Cap
  next(token.casing == Casing::capitals);                                          // CAPS
  next(word && is_upper_at(text, 0));                                              // Up
  next(token.casing == Casing::lower);                                             // low
  next(token.casing == Casing::mixed);                                             // mixed
  next(word && is_initial(text));                                                  // initial
  next(word);                                                                      // word
  next(number);                                                                    // num
  next(number && text.find_first_not_of("0123456789") == std::string_view::npos);  // digits
  next(token.kind == TokenKind::punctuation);                                      // punctuation
  next(token.kind == TokenKind::symbol);                                           // symbol
  next(token.glued);                                                               // glued
  next(token.line_start);                                                          // line
  return static_cast<std::uint16_t>(bits);
}

// The ASCII letter at `position`, made small, or 0.
char first_letter(std::string_view text, std::size_t position) {
  if (position >= text.size()) return '\0';
  const char c = text[position];
  if (c >= 'a' && c <= 'z') return c;
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : '\0';
}

}  // namespace

// One rule, its automaton made by the first thread that needs it.
struct TokenRules::Compiled {
  std::uint32_t rule = 0;
  const TokenPattern* pattern = nullptr;
  std::vector<std::uint32_t> tests;   // the pattern's, among all rules'
  std::vector<std::uint32_t> shapes;  // of those that are shapes: their number
  mutable std::once_flag once;
  mutable std::unique_ptr<const TaggedPattern> tagged;  // null in a damaged resource only
  mutable GroupNames groups;

  const TaggedPattern* get() const {
    std::call_once(once, [this] {
      tagged = TaggedPattern::make(pattern->expression, TaggedPattern::Texts::bytes);
      if (tagged != nullptr) groups = GroupNames(tagged->groups());
    });
    return tagged.get();
  }
};

TokenRules::TokenRules(const std::vector<Rule>& rules, const std::vector<std::uint32_t>& which) {
  std::map<std::string, std::uint32_t> phrases;
  for (const std::uint32_t rule : which) {
    const TokenPattern& pattern = rules[rule].tokens;
    if (pattern.empty()) continue;
    auto compiled = std::make_unique<Compiled>();
    compiled->rule = rule;
    compiled->pattern = &pattern;
    for (TokenTest test : pattern.tests) {
      test.bit = 0;
      const auto twin = std::find(tests_.begin(), tests_.end(), test);
      const auto number = static_cast<std::uint32_t>(twin - tests_.begin());
      compiled->tests.push_back(number);
      const auto& shapes = token_shapes();
      compiled->shapes.push_back(static_cast<std::uint32_t>(
          std::find(shapes.begin(), shapes.end(), test.name) - shapes.begin()));
      if (twin != tests_.end()) continue;
      reads_mentions_ = reads_mentions_ || test.kind == TokenTestKind::list ||
                        test.kind == TokenTestKind::mention;
      for (const std::string& text : test.words) {
        const auto [known, fresh] =
            phrases.try_emplace(text, static_cast<std::uint32_t>(phrases_.size()));
        if (fresh) {
          Phrase& phrase = phrases_.emplace_back();
          phrase_texts_.push_back(text);
          fold_marks_append(text, phrase.form);
          phrase.folded = folded(text);
          const std::string capital = with_capital(phrase.form);
          if (capital != phrase.form) phrase.capital = capital;
          const std::size_t first = RuleIndex::first_unit(text).size();
          phrase.one_unit = first == text.size();
          std::size_t next = first;
          while (next < text.size() && text[next] == ' ') ++next;
          phrase.second = first_letter(text, next);
        }
        std::vector<std::uint32_t>& tests = phrases_[known->second].tests;
        if (tests.empty() || tests.back() != number) tests.push_back(number);
      }
      tests_.push_back(std::move(test));
    }
    compiled_.push_back(std::move(compiled));
  }
}

TokenRules::~TokenRules() = default;
TokenRules::TokenRules(TokenRules&&) noexcept = default;
TokenRules& TokenRules::operator=(TokenRules&&) noexcept = default;

void TokenRules::find_tests_of_types(const TypeTable& types, Work& work) const {
  for (auto& tests : work.tests_of_type) tests.assign(types.size(), {});
  for (std::uint32_t t = 0; t < tests_.size(); ++t) {
    const TokenTest& test = tests_[t];
    if (test.kind != TokenTestKind::list && test.kind != TokenTestKind::mention) continue;
    auto& of_type = work.tests_of_type[test.kind == TokenTestKind::list ? 0 : 1];
    for (std::size_t type = 0; type < of_type.size(); ++type) {
      const std::string_view name = types.name(static_cast<TypeId>(type));
      if (name.starts_with(test.name) &&
          (name.size() == test.name.size() || name[test.name.size()] == '.')) {
        of_type[type].push_back(t);
      }
    }
  }
}

void TokenRules::start(const Document& document, const Seen& seen, Work& work) const {
  work.stretches.resize(std::max(work.stretches.size(), tests_.size()));
  work.mentions.clear();
  if (!reads_mentions_ || seen.types == nullptr) return;
  if (work.tests_of_type[0].size() != seen.types->size()) find_tests_of_types(*seen.types, work);
  for (std::uint32_t m = 0; m < document.mentions.size(); ++m) {
    const Mention& mention = document.mentions[m];
    const std::size_t who = m < seen.lists ? 0 : 1;
    if (mention.type < work.tests_of_type[who].size() &&
        !work.tests_of_type[who][mention.type].empty()) {
      work.mentions.emplace_back(mention.tokens.first, m);
    }
  }
  std::sort(work.mentions.begin(), work.mentions.end());
  work.lists = seen.lists;
}

std::string_view TokenRules::form_of(const Document& document, const Sentence& sentence,
                                     std::uint32_t token, Work& work) {
  const std::uint32_t at = token - sentence.tokens.first;
  Span& form = work.form_of[at];
  if (work.known[at] == 0) {
    work.known[at] = 1;
    form.begin = static_cast<std::uint32_t>(work.forms.size());
    fold_marks_append(document.tokens[token].span.in(document.text()), work.forms);
    form.end = static_cast<std::uint32_t>(work.forms.size());
  }
  return form.in(work.forms);
}

std::uint32_t TokenRules::phrase_end(const Document& document, const Sentence& sentence,
                                     std::uint32_t token, const Phrase& phrase, Work& work) const {
  bool small = false;  // a small letter was seen
  std::size_t capitals = 0;
  std::size_t size = 0;      // of what was read
  bool as_written = true;    // it begins the phrase
  bool with_capital = true;  // it begins the phrase with a capital first
  const auto begins = [&](const std::string& whole, std::string_view form, bool blank) {
    if (blank && (size >= whole.size() || whole[size] != ' ')) return false;
    const std::size_t at = size + (blank ? 1 : 0);
    return at <= whole.size() && std::string_view(whole).substr(at).starts_with(form);
  };
  for (std::uint32_t t = token; t < sentence.tokens.last; ++t) {
    const Token& each = document.tokens[t];
    const std::string_view form = form_of(document, sentence, t, work);
    const bool blank = t > token && !each.glued;
    as_written = as_written && begins(phrase.form, form, blank);
    with_capital = with_capital && begins(phrase.capital, form, blank);
    size += form.size() + (blank ? 1 : 0);
    small = small || each.casing == Casing::lower || each.casing == Casing::capitalised ||
            each.casing == Casing::mixed;
    if (each.casing == Casing::capitals) ++capitals;
    if (as_written && size == phrase.form.size()) return t + 1;
    if (with_capital && !phrase.capital.empty() && size == phrase.capital.size()) return t + 1;
    if (small && !as_written && !with_capital) break;
    if (!small && capitals > 0) {
      work.form.clear();
      for (std::uint32_t read = token; read <= t; ++read) {
        if (read > token && !document.tokens[read].glued) work.form += ' ';
        work.form += form_of(document, sentence, read, work);
      }
      work.folded_form.clear();
      fold_append(work.form, work.folded_form);
      if (work.folded_form == phrase.folded) return t + 1;
    }
    // Accents and ligatures may be written with fewer bytes, never with more than twice as many.
    if (size > 2 * phrase.form.size()) break;
  }
  return kNone;
}

void TokenRules::find_phrases(const Document& document, const Sentence& sentence,
                              const std::vector<TextUnit>& units, const RuleIndex& index,
                              Work& work) const {
  std::uint32_t token = sentence.tokens.first;
  work.forms.clear();
  work.form_of.resize(sentence.tokens.size());
  work.known.assign(sentence.tokens.size(), 0);
  const std::string_view text = document.text();
  for (std::size_t u = 0; u + 1 < units.size(); ++u) {
    const TextUnit& unit = units[u];
    if (unit.phrase == 0) continue;
    while (token < sentence.tokens.last && document.tokens[token].span.begin < unit.begin) ++token;
    if (token == sentence.tokens.last) return;
    if (document.tokens[token].span.begin != unit.begin) continue;
    const bool unit_is_token = document.tokens[token].span.end <= units[u + 1].begin;
    const std::string_view word = document.tokens[token].span.in(text);
    const char beyond = first_letter(text, units[u + 1].begin);
    for (const std::uint32_t p : index.phrases_of(unit.phrase)) {
      const Phrase& phrase = phrases_[p];
      if (phrase.one_unit && !unit_is_token) continue;
      if (!phrase.one_unit && beyond != '\0' && phrase.second != '\0' && beyond != phrase.second) {
        continue;
      }
      const bool as_written = phrase.one_unit && (word == phrase.form || word == phrase.capital);
      const std::uint32_t end =
          as_written ? token + 1 : phrase_end(document, sentence, token, phrase, work);
      if (end == kNone) continue;
      for (const std::uint32_t test : phrase.tests) work.stretches[test].push_back({token, end});
    }
  }
}

void TokenRules::find_mentions(const Document& document, const Sentence& sentence,
                               Work& work) const {
  auto at = std::partition_point(
      work.mentions.begin(), work.mentions.end(),
      [&](const auto& mention) { return mention.first < sentence.tokens.first; });
  for (; at != work.mentions.end() && at->first < sentence.tokens.last; ++at) {
    const Mention& mention = document.mentions[at->second];
    if (mention.tokens.last > sentence.tokens.last) continue;
    const std::size_t who = at->second < work.lists ? 0 : 1;
    for (const std::uint32_t test : work.tests_of_type[who][mention.type]) {
      work.stretches[test].push_back(mention.tokens);
    }
  }
}

bool TokenRules::begin(const Document& document, const Sentence& sentence, Work& work) const {
  for (auto& stretches : work.stretches) stretches.clear();
  find_mentions(document, sentence, work);
  return std::any_of(compiled_.begin(), compiled_.end(),
                     [&](const auto& rule) { return has_needs(*rule, false, work); });
}

// Every row of what `rule` needs is met by what was found. Without `words`, rows in which words
// would do are not looked at.
bool TokenRules::has_needs(const Compiled& rule, bool words, const Work& work) const {
  const auto& needs = rule.pattern->needs;
  return std::all_of(needs.begin(), needs.end(), [&](const auto& one_of) {
    return std::any_of(one_of.begin(), one_of.end(), [&](std::uint32_t need) {
      const std::uint32_t test = rule.tests[need];
      return !work.stretches[test].empty() || (!words && tests_[test].kind == TokenTestKind::words);
    });
  });
}

void TokenRules::search(const Document& document, const Sentence& sentence,
                        const std::vector<TextUnit>& units, const RuleIndex& index, bool all,
                        Work& work, const std::function<void(RuleMatch&)>& found) const {
  work.shapes.clear();
  find_phrases(document, sentence, units, index, work);
  work.walks.resize(compiled_.size());
  for (std::size_t rule = 0; rule < compiled_.size(); ++rule) {
    if (all || has_needs(*compiled_[rule], true, work)) run(document, sentence, rule, work, found);
  }
}

void TokenRules::run(const Document& document, const Sentence& sentence, std::size_t index,
                     Work& work, const std::function<void(RuleMatch&)>& found) const {
  const Compiled& rule = *compiled_[index];
  const std::uint32_t first = sentence.tokens.first;
  const std::uint32_t count = sentence.tokens.size();
  if (work.shapes.empty()) {
    for (std::uint32_t i = 0; i < count; ++i) work.shapes.push_back(shapes_of(document, first + i));
  }
  const TokenPattern& pattern = *rule.pattern;
  const std::uint32_t width = pattern.width;
  std::string& code = work.code;
  code.assign(std::size_t{width} * count, '\0');
  for (std::uint32_t i = 0; i < count; ++i) code[i * width] = static_cast<char>(kFirstByte);
  const auto mark = [&](std::uint32_t token, std::uint32_t bit) {
    char& byte = code[token * width + bit / 8];
    byte = static_cast<char>(static_cast<unsigned char>(byte) | (1U << (bit % 8)));
  };
  for (std::size_t t = 0; t < pattern.tests.size(); ++t) {
    const TokenTest& test = pattern.tests[t];
    if (!test.covers()) {
      for (std::uint32_t i = 0; i < count; ++i) {
        if ((static_cast<unsigned>(work.shapes[i]) >> rule.shapes[t] & 1U) != 0) mark(i, test.bit);
      }
      continue;
    }
    for (const TokenRange& stretch : work.stretches[rule.tests[t]]) {
      mark(stretch.first - first, test.bit);
      for (std::uint32_t i = stretch.first + 1; i < stretch.last; ++i) {
        mark(i - first, test.bit + 1);
      }
      mark(stretch.last - 1 - first, test.bit + 2);
    }
  }

  std::unique_ptr<TaggedWalk>& walk = work.walks[index];
  if (walk == nullptr) {
    if (rule.get() == nullptr) return;
    walk = std::make_unique<TaggedWalk>(*rule.get());
  }
  const auto tokens_of = [&](std::size_t group) -> TokenRange {
    const Span bytes = work.groups[group];
    return bytes.empty() ? TokenRange{}
                         : TokenRange{first + bytes.begin / width, first + bytes.end / width};
  };
  const auto span_of = [&](TokenRange tokens) -> Span {
    return {document.tokens[tokens.first].span.begin, document.tokens[tokens.last - 1].span.end};
  };
  RuleMatch match;
  std::size_t looked = 0;
  for (std::uint32_t i = 0; i < count;) {
    if (!walk->match(code, std::size_t{i} * width, code.size(), work.groups, looked)) {
      ++i;
      continue;
    }
    const TokenRange span = tokens_of(rule.groups.span);
    std::uint32_t next = i + 1;
    if (span.size() > 0) {
      match.rule = rule.rule;
      match.sentence = static_cast<std::uint32_t>(&sentence - document.sentences.data());
      match.tokens = span;
      match.span = span_of(span);
      match.whole = span_of(tokens_of(0));
      match.captures.clear();
      for (const auto& [name, group] : rule.groups.captures) {
        const TokenRange tokens = tokens_of(group);
        if (tokens.size() > 0) match.captures.push_back({name, span_of(tokens)});
      }
      found(match);
      next = std::max(next, span.last - first);
    }
    i = next;
  }
}

}  // namespace vigie
