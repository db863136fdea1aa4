#include "stages/acronyms.h"

#include <algorithm>

#include "pipeline/characters.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

constexpr std::uint32_t kLongest = 18;  // tokens of a long form
constexpr std::size_t kFewestLetters = 2;
constexpr std::size_t kMostLetters = 12;
constexpr std::size_t kShortWord =
    3;                          // letters of a word that may be passed over: "de", "des", "les"
constexpr int kPassedOver = 1;  // longer words without a letter of their own
constexpr std::int16_t kPriority = 74;

std::string_view word_of(const Document& document, std::uint32_t token) {
  return document.tokens[token].span.in(document.text());
}

std::uint64_t key_of(TokenRange tokens) {
  return std::uint64_t{tokens.first} << 32U | tokens.last;
}

// The letters of an acronym, folded; empty when the token is none.
std::string letters_of(const Document& document, std::uint32_t token) {
  const Token& candidate = document.tokens[token];
  if (candidate.kind != TokenKind::word || candidate.casing != Casing::capitals) return {};
  std::string letters;
  for (const char c : folded(candidate.span.in(document.text()))) {
    if (c >= 'a' && c <= 'z') letters += c;
  }
  if (letters.size() < kFewestLetters || letters.size() > kMostLetters) return {};
  return letters;
}

}  // namespace

struct Acronyms::Pair {
  TokenRange words;
  std::uint32_t acronym = 0;
};

Acronyms::Acronyms(const WordLists& words, const TypeTable& types) : types_(&types) {
  for (const std::string_view list : {"group_nouns", "organisation_heads"}) {
    for (const Word& word : words.get(list)) {
      if (word.text.find(' ') == std::string::npos) heads_.insert(folded(word.text));
    }
  }
}

// True when the letters are the initials of the words in order, the first of the first. Words
// behind hyphens count: "democratie-Forces".
bool Acronyms::is_long_form(const Document& document, TokenRange words,
                            std::string_view letters) const {
  std::size_t next = 0;
  int passed_over = 0;
  bool capitals = true;
  for (std::uint32_t t = words.first; t < words.last; ++t) {
    if (document.tokens[t].kind != TokenKind::word) return false;
    const std::string word = folded(word_of(document, t));
    const Casing casing = document.tokens[t].casing;
    const bool small = casing == Casing::lower || casing == Casing::none;
    for (std::size_t begin = 0, end = 0; begin < word.size(); begin = end + 1) {
      end = std::min(word.find_first_of("-'", begin), word.size());
      const std::string_view piece = std::string_view(word).substr(begin, end - begin);
      const bool first = t == words.first && begin == 0;
      if (!first && (piece.empty() || (small && utf8::length(piece) <= kShortWord))) continue;
      if (next < letters.size() && !piece.empty() && piece.front() == letters[next]) {
        ++next;
      } else if (first || ++passed_over > kPassedOver) {
        return false;
      }
    }
    if (small && utf8::length(word) > kShortWord) capitals = false;
  }
  if (next < letters.size()) return false;
  return heads_.contains(folded(word_of(document, words.first))) ||
         (capitals && letters.size() > kFewestLetters);
}

// "union burundaise des journalistes (UBJ)": from the bracket backwards, the nearest fit.
bool Acronyms::find_before(const Document& document, const Sentence& sentence, std::uint32_t open,
                           Pair& pair) const {
  const std::string letters = letters_of(document, open + 1);
  if (letters.empty()) return false;
  const std::uint32_t stop = open - std::min(open - sentence.tokens.first, kLongest);
  for (std::uint32_t first = open; first > stop;) {
    --first;
    if (document.tokens[first].kind != TokenKind::word) return false;
    if (open - first >= 2 && is_long_form(document, {first, open}, letters)) {
      pair = {{first, open}, open + 1};
      return true;
    }
  }
  return false;
}

// "SNR (service national de renseignement)", with or without an article behind the bracket.
bool Acronyms::find_inside(const Document& document, const Sentence& sentence, std::uint32_t open,
                           Pair& pair) const {
  if (open == sentence.tokens.first) return false;
  const std::string letters = letters_of(document, open - 1);
  if (letters.empty()) return false;
  const std::uint32_t stop = std::min(sentence.tokens.last, open + 1 + kLongest);
  std::uint32_t close = open + 1;
  while (close < stop && document.tokens[close].kind == TokenKind::word) ++close;
  if (close >= stop || word_of(document, close) != ")") return false;
  for (std::uint32_t first = open + 1; first <= open + 2 && first + 2 <= close; ++first) {
    if (!is_long_form(document, {first, close}, letters)) continue;
    pair = {{first, close}, open - 1};
    return true;
  }
  return false;
}

void Acronyms::propose(Document& document, const Pair& pair, const Claims& claims) const {
  TypeId type = types::ORG;
  std::uint32_t long_form = kNone;
  if (const auto claim = claims.find(key_of(pair.words)); claim != claims.end()) {
    long_form = claim->second;
    type = document.mentions[long_form].type;
  }
  const auto add = [&](TokenRange tokens, std::uint32_t support) {
    Mention mention;
    mention.tokens = tokens;
    mention.span = {document.tokens[tokens.first].span.begin,
                    document.tokens[tokens.last - 1].span.end};
    mention.type = type;
    mention.strength = Strength::decide;
    mention.priority = kPriority;
    mention.origin = {index(), false, 0, support};
    document.mentions.push_back(mention);
  };
  if (long_form == kNone) {
    long_form = static_cast<std::uint32_t>(document.mentions.size());
    add(pair.words, kNone);
  }
  add({pair.acronym, pair.acronym + 1}, long_form);
}

// By tokens: the first claim that makes them a name of something else than a person.
Acronyms::Claims Acronyms::claims_of(const Document& document) const {
  Claims claims;
  for (std::uint32_t m = 0; m < document.mentions.size(); ++m) {
    const Mention& mention = document.mentions[m];
    const TypeId coarse = types_->coarse(mention.type);
    if (mention.strength == Strength::evidence || mention.tokens.size() < 2) continue;
    if (coarse == types::PER || (coarse >= types::DATE && coarse < types::built_in_count)) continue;
    claims.try_emplace(key_of(mention.tokens), m);
  }
  return claims;
}

void Acronyms::run(Document& document, Scratch* /*scratch*/) const {
  std::vector<Pair> pairs;
  for (const Sentence& sentence : document.sentences) {
    for (std::uint32_t t = sentence.tokens.first; t + 2 < sentence.tokens.last; ++t) {
      if (document.tokens[t].span.size() != 1 || word_of(document, t) != "(") continue;
      Pair pair;
      const bool closed = word_of(document, t + 2) == ")";
      if ((closed && find_before(document, sentence, t, pair)) ||
          find_inside(document, sentence, t, pair)) {
        pairs.push_back(pair);
      }
    }
  }
  if (pairs.empty()) return;
  const Claims claims = claims_of(document);
  for (const Pair& pair : pairs) propose(document, pair, claims);
}

OriginText Acronyms::describe(const Document& document, const Origin& origin) const {
  OriginText text{.kind = "acronym",
                  .source = "acronym and long form",
                  .item = {},
                  .place = {},
                  .why = "its acronym stands beside it"};
  if (origin.item != kNone) {
    text.item = std::string(document.mentions[origin.item].span.in(document.text()));
    text.why = "the initials of the long form beside it";
  }
  return text;
}

}  // namespace vigie
