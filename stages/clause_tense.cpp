#include "stages/clause_tense.h"

#include <algorithm>

#include "pipeline/characters.h"

namespace vigie {
namespace {

constexpr std::uint32_t kReach = 40;  // tokens

bool ends_clause(const Document& document, const Token& token) {
  if (token.kind != TokenKind::punctuation) return false;
  const std::string_view mark = token.span.in(document.text());
  return mark == "." || mark == ";" || mark == ":" || mark == "(" || mark == ")" || mark == "!" ||
         mark == "?";
}

}  // namespace

ClauseTense::Table ClauseTense::table_of(const std::vector<Word>& words) {
  Table table;
  for (const Word& word : words) {
    const Role role = word.value == "future"       ? Role::future
                      : word.value == "past"       ? Role::past
                      : word.value == "auxiliary"  ? Role::auxiliary
                      : word.value == "participle" ? Role::participle
                      : word.value == "clause"     ? Role::clause
                                                   : Role::none;
    table.emplace(word.text, role);
  }
  return table;
}

ClauseTense::ClauseTense(const WordLists& words)
    : words_(table_of(words.get("tense_words"))), endings_(table_of(words.get("tense_endings"))) {
  for (const auto& [ending, role] : endings_)
    longest_ending_ = std::max(longest_ending_, ending.size());
}

// Names and nouns with a capital are no verbs; the first word of a sentence hardly ever is one.
ClauseTense::Role ClauseTense::role_of(const Document& document, std::uint32_t token) const {
  const Token& t = document.tokens[token];
  if (t.kind != TokenKind::word || t.casing != Casing::lower) return Role::none;
  std::string word;
  fold_marks_append(t.span.in(document.text()), word);
  if (const auto it = words_.find(word); it != words_.end()) return it->second;
  for (std::size_t size = std::min(word.size(), longest_ending_); size > 0; --size) {
    const auto it = endings_.find(word.substr(word.size() - size));
    if (it == endings_.end()) continue;
    constexpr std::size_t kStem = 2;  // bytes that a verb has before its ending
    const bool whole = size == word.size();
    return whole || word.size() >= size + kStem || it->second == Role::none ? it->second
                                                                            : Role::none;
  }
  return Role::none;
}

Tense ClauseTense::tense_of(const Document& document, std::uint32_t token,
                            std::uint32_t last) const {
  switch (role_of(document, token)) {
    case Role::future: return Tense::future;
    case Role::past: return Tense::past;
    case Role::auxiliary: {
      constexpr std::uint32_t kBetween = 4;  // "a ete hier soir violemment agresse"
      for (std::uint32_t t = token + 1; t < std::min(last, token + kBetween); ++t) {
        const Role role = role_of(document, t);
        if (role == Role::participle || role == Role::past) return Tense::past;
        if (role == Role::future) return Tense::future;  // "est prevu"
      }
      return Tense::unknown;
    }
    default: return Tense::unknown;
  }
}

Tense ClauseTense::at(const Document& document, const Sentence& sentence, TokenRange span) const {
  const std::uint32_t first =
      span.first > sentence.tokens.first + kReach ? span.first - kReach : sentence.tokens.first;
  for (std::uint32_t t = span.first; t-- > first;) {
    if (ends_clause(document, document.tokens[t])) break;
    const Tense tense = tense_of(document, t, sentence.tokens.last);
    if (tense != Tense::unknown) return tense;
    if (role_of(document, t) == Role::clause) break;
  }
  const std::uint32_t last = std::min(sentence.tokens.last, span.last + kReach);
  for (std::uint32_t t = span.last; t < last; ++t) {
    if (ends_clause(document, document.tokens[t]) || role_of(document, t) == Role::clause) break;
    const Tense tense = tense_of(document, t, sentence.tokens.last);
    if (tense != Tense::unknown) return tense;
  }
  return Tense::unknown;
}

}  // namespace vigie
