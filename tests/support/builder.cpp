#include "support/builder.h"

#include "pipeline/characters.h"
#include "pipeline/utf8.h"
#include "stages/normalise.h"
#include "support/test.h"
#include "vigie/stage.h"

namespace vigie::test {

Builder::Builder(std::string text) {
  document.reset(std::move(text));
  Normalise().run(document, nullptr);
  cut();
}

void Builder::cut() {
  const std::string_view text = document.text();
  std::size_t position = 0;
  bool glued = false;
  bool line_start = true;
  std::uint32_t first = 0;
  const auto end_sentence = [&] {
    const auto last = static_cast<std::uint32_t>(document.tokens.size());
    if (last == first) return;
    document.sentences.push_back(
        {{document.tokens[first].span.begin, document.tokens.back().span.end}, {first, last}});
    first = last;
  };
  while (position < text.size()) {
    const std::size_t start = position;
    const CharClass c = classify(utf8::next(text, position));
    if (c == CharClass::space || c == CharClass::newline) {
      glued = false;
      if (c == CharClass::newline) {
        line_start = true;
        end_sentence();
      }
      continue;
    }
    const bool word = is_letter(c) || c == CharClass::digit;
    while (word && position < text.size()) {
      std::size_t after = position;
      const CharClass next = classify(utf8::next(text, after));
      if (!is_letter(next) && next != CharClass::digit && next != CharClass::mark &&
          next != CharClass::joiner && next != CharClass::hyphen && next != CharClass::apostrophe) {
        break;
      }
      position = after;
      if (next == CharClass::apostrophe) break;
    }
    Token token;
    token.span = {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(position)};
    token.kind = is_letter(c)             ? TokenKind::word
                 : c == CharClass::digit  ? TokenKind::number
                 : c == CharClass::symbol ? TokenKind::symbol
                                          : TokenKind::punctuation;
    token.casing = is_letter(c) ? casing_of(token.span.in(text)) : Casing::none;
    token.glued = glued;
    token.line_start = line_start;
    document.tokens.push_back(token);
    glued = true;
    line_start = false;
    const std::string_view mark = token.span.in(text);
    if (mark == "." || mark == "!" || mark == "?") end_sentence();
  }
  end_sentence();
}

Span Builder::find(std::string_view piece, int nth) const {
  std::size_t at = document.text().find(piece);
  for (int i = 0; i < nth && at != std::string_view::npos; ++i) {
    at = document.text().find(piece, at + 1);
  }
  REQUIRE_MESSAGE(at != std::string_view::npos, "no such piece: ", piece);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + piece.size())};
}

TokenRange Builder::tokens_of(Span span) const {
  TokenRange range;
  const auto count = static_cast<std::uint32_t>(document.tokens.size());
  while (range.first < count && document.tokens[range.first].span.begin < span.begin) ++range.first;
  range.last = range.first;
  while (range.last < count && document.tokens[range.last].span.end <= span.end) ++range.last;
  return range;
}

std::uint32_t Builder::mention(std::string_view piece, const Claim& claim) {
  Mention mention;
  mention.span = find(piece, claim.nth);
  mention.tokens = tokens_of(mention.span);
  REQUIRE_MESSAGE(mention.tokens.size() > 0, "no token in ", piece);
  mention.type = claim.type;
  mention.strength = claim.strength;
  mention.priority = claim.priority;
  mention.ambiguous = claim.ambiguous;
  mention.origin.user = claim.user;
  if (!claim.name.empty()) mention.name = document.keep(claim.name);
  if (!claim.id.empty()) mention.id = document.keep(claim.id);
  mention.verdict = {claim.state, claim.reason, kNone};
  document.mentions.push_back(mention);
  return static_cast<std::uint32_t>(document.mentions.size() - 1);
}

std::uint32_t Builder::kept(std::string_view piece, TypeId type, int nth) {
  Claim claim;
  claim.type = type;
  claim.nth = nth;
  claim.state = State::kept;
  claim.reason = Reason::best_claim;
  return mention(piece, claim);
}

void Builder::part(std::uint32_t mention, std::string_view piece, std::string_view name, int nth) {
  document.parts.push_back({mention, find(piece, nth), document.keep(name)});
}

std::uint32_t Builder::zone(std::string_view piece, ZoneKind kind, std::uint32_t parent) {
  document.zones.push_back({find(piece), kind, parent});
  return static_cast<std::uint32_t>(document.zones.size() - 1);
}

std::vector<std::string> token_texts(const Document& document) {
  std::vector<std::string> texts;
  for (const Token& token : document.tokens) texts.emplace_back(token.span.in(document.text()));
  return texts;
}

std::vector<std::string> sentence_texts(const Document& document) {
  std::vector<std::string> texts;
  for (const Sentence& sentence : document.sentences) {
    texts.emplace_back(sentence.span.in(document.text()));
  }
  return texts;
}

std::string joined(const std::vector<std::string>& pieces) {
  std::string all;
  for (const std::string& piece : pieces) {
    if (!all.empty()) all += " | ";
    all += piece;
  }
  return all;
}

std::vector<std::string> verdicts(const Document& document, const TypeTable& types) {
  std::vector<std::string> lines;
  for (const Mention& mention : document.mentions) {
    const char* state = mention.verdict.state == State::kept      ? "kept "
                        : mention.verdict.state == State::dropped ? "dropped "
                                                                  : "open ";
    lines.push_back(state + std::string(types.name(mention.type)) + ' ' +
                    std::string(mention.span.in(document.text())) + ' ' +
                    reason_name(mention.verdict.reason));
  }
  return lines;
}

}  // namespace vigie::test
