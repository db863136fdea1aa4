#include "stages/sentences.h"

#include <algorithm>

#include "pipeline/characters.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

constexpr char32_t kEllipsis = 0x2026;
constexpr char32_t kOpenGuillemet = 0xAB;
constexpr char32_t kCloseGuillemet = 0xBB;

bool is_terminator(std::string_view token) {
  const char32_t first = utf8::peek(token, 0);
  return first == U'.' || first == U'!' || first == U'?' || first == kEllipsis;
}

bool is_closing(std::string_view token) {
  switch (utf8::peek(token, 0)) {
    case U'"':
    case U')':
    case U']':
    case U'}':
    case kCloseGuillemet:
    case 0x201D:
    case 0x203A: return true;
    default: return false;
  }
}

bool is_dash(std::string_view token) {
  const char32_t first = utf8::peek(token, 0);
  return first == 0x2013 || first == 0x2014 || first == U'-';
}

// Line ends between two tokens: none, one, or a blank line.
int line_ends_between(std::string_view text, const Token& left, const Token& right) {
  const std::string_view gap = text.substr(left.span.end, right.span.begin - left.span.end);
  return static_cast<int>(std::min<std::ptrdiff_t>(2, std::count(gap.begin(), gap.end(), '\n')));
}

// Hard-wrapped text: most line ends within paragraphs come in mid-sentence.
bool is_wrapped(const Document& document) {
  const std::string_view text = document.text();
  std::size_t running = 0;
  std::size_t total = 0;
  for (std::size_t i = 1; i < document.tokens.size(); ++i) {
    const Token& token = document.tokens[i];
    if (!token.line_start || line_ends_between(text, document.tokens[i - 1], token) != 1) continue;
    ++total;
    if (token.casing == Casing::lower && !is_terminator(document.tokens[i - 1].span.in(text)))
      ++running;
  }
  return total >= 2 && running * 2 >= total;
}

}  // namespace

Sentences::Sentences(const WordLists& words) {
  for (const Word& word : words.get("final_abbreviations")) {
    final_abbreviations_.insert(folded(word.text));
  }
}

// Does a sentence end after token `index`, as far as its own line tells?
bool Sentences::ends_after(const Document& document, std::size_t index) const {
  const std::string_view text = document.text();
  const std::vector<Token>& tokens = document.tokens;
  const auto word = [&](std::size_t i) { return tokens[i].span.in(text); };

  // Step back over closing marks to what may be the stop.
  std::size_t stop = index;
  constexpr std::size_t kMostClosing = 4;  // more are no punctuation of a sentence
  while (stop > 0 && index - stop < kMostClosing && is_closing(word(stop)) &&
         is_closing(word(stop - 1))) {
    --stop;
  }
  bool closed = false;
  if (is_closing(word(stop)) && stop > 0) {
    --stop;
    closed = true;
  }
  const std::string_view mark = word(stop);
  const bool abbreviation = tokens[stop].kind == TokenKind::word && mark.back() == '.' &&
                            final_abbreviations_.contains(folded(mark));
  if (!is_terminator(mark) && !abbreviation) return false;
  if (index + 1 >= tokens.size()) return true;

  const Token& next = tokens[index + 1];
  const std::string_view following = word(index + 1);
  if (is_closing(following) || is_terminator(following)) return false;
  if (next.glued && next.kind == TokenKind::punctuation && !closed) return false;  // ".," "...)"
  if (next.casing == Casing::lower) return false;
  if (abbreviation && next.casing == Casing::none) return false;
  // "(...) dit-il": an incise after a quoted question stays in its sentence when it is lower case;
  // a number after a stop that is glued to it ("3.5") was one token already.
  if (next.kind == TokenKind::punctuation && !is_dash(following) &&
      utf8::peek(following, 0) != kOpenGuillemet && utf8::peek(following, 0) != U'"' &&
      utf8::peek(following, 0) != U'(' && utf8::peek(following, 0) != U'[' &&
      utf8::peek(following, 0) != 0x201C) {
    return false;
  }
  if (is_dash(following) && closed) return false;
  return true;
}

void Sentences::run(Document& document, Scratch* /*scratch*/) const {
  const std::vector<Token>& tokens = document.tokens;
  if (tokens.empty()) return;
  const std::string_view text = document.text();
  const bool wrapped = is_wrapped(document);

  std::size_t next_zone = 0;  // first zone edge at or after the current token
  std::vector<std::uint32_t> edges;
  edges.reserve(document.zones.size() * 2);
  for (const Zone& zone : document.zones) {
    edges.push_back(zone.span.begin);
    edges.push_back(zone.span.end);
  }
  std::sort(edges.begin(), edges.end());

  std::uint32_t first = 0;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    bool ends = i + 1 == tokens.size();
    if (!ends) {
      const Token& next = tokens[i + 1];
      while (next_zone < edges.size() && edges[next_zone] < tokens[i].span.end) ++next_zone;
      ends = next_zone < edges.size() && edges[next_zone] <= next.span.begin;
      if (!ends && next.line_start) {
        const int lines = line_ends_between(text, tokens[i], next);
        ends = lines >= 2 || (lines == 1 && !wrapped);
      }
      ends = ends || ends_after(document, i);
    }
    if (!ends) continue;
    document.sentences.push_back({{tokens[first].span.begin, tokens[i].span.end}, {first, i + 1}});
    first = i + 1;
  }
}

}  // namespace vigie
