#include "stages/rule_tag.h"

#include <utility>

#include "pipeline/characters.h"

namespace vigie {

RuleTag::RuleTag(std::vector<Source> sources, const WordLists& words, TypeTable& types)
    : sources_(std::move(sources)), values_(words) {
  for (const Word& word : words.get("civilities")) civilities_.insert(folded(word.text));
  for (const Word& word : words.get("function_words")) function_words_.insert(folded(word.text));
  for (const Source& source : sources_) {
    std::vector<TypeId>& ids = types_.emplace_back();
    // parse_rules has refused ill-formed names, so interning cannot fail.
    std::vector<TypeId>& coarse = coarse_.emplace_back();
    for (const Rule& rule : source.engine->rules()) {
      ids.push_back(types.intern(rule.type).value());
      coarse.push_back(types.coarse(ids.back()));
    }
  }
}

// False when nothing is left.
bool RuleTag::shed_leading_words(const Document& document, RuleMatch& match) const {
  const std::uint32_t sentence_start = document.sentences[match.sentence].tokens.first;
  while (match.tokens.first < match.tokens.last) {
    const Token& token = document.tokens[match.tokens.first];
    const std::string word = folded(token.span.in(document.text()));
    const bool opens = match.tokens.first == sentence_start && function_words_.contains(word);
    if (token.kind != TokenKind::word || (!opens && !civilities_.contains(word))) break;
    ++match.tokens.first;
  }
  if (match.tokens.size() == 0) return false;
  match.span.begin = document.tokens[match.tokens.first].span.begin;
  return true;
}

void RuleTag::run(Document& document, Scratch* /*scratch*/) const {
  for (std::uint32_t index = 0; index < sources_.size(); ++index) {
    const Source& source = sources_[index];
    source.engine->search(document, [&](const RuleMatch& found) {
      RuleMatch match = found;
      const Rule& rule = source.engine->rules()[match.rule];
      if (rule.zones != kAllZones && !document.in_zones(match.span.begin, rule.zones)) return;
      const TypeId coarse = coarse_[index][match.rule];
      const bool named = coarse == types::PER || coarse == types::LOC || coarse == types::ORG;
      if (named && !shed_leading_words(document, match)) return;
      Mention mention;
      mention.span = match.span;
      mention.tokens = match.tokens;
      mention.type = types_[index][match.rule];
      mention.strength = rule.strength;
      mention.priority = rule.priority;
      mention.origin = {this->index(), source.user, index, match.rule};
      if (rule.value != ValueKind::none) {
        mention.value = values_.make(rule.value, match.captures, document);
        if (mention.value.kind == ValueKind::none) return;  // 31 February: no date after all
      }
      if (rule.identifier != IdentifierKind::none) {
        const Identifier checked =
            check_identifier(rule.identifier, match.span.in(document.text()));
        if (checked.fault == Reason::none) {
          mention.value.kind = ValueKind::text;
          mention.value.main = document.keep(checked.normal);
        } else {
          mention.verdict = {State::dropped, checked.fault, kNone};  // told, never shown
        }
      }
      const auto mention_index = static_cast<std::uint32_t>(document.mentions.size());
      for (const Capture& capture : match.captures) {
        document.parts.push_back({mention_index, capture.span, document.keep(capture.name)});
      }
      document.mentions.push_back(mention);
    });
  }
}

OriginText RuleTag::describe(const Document& /*document*/, const Origin& origin) const {
  const Rule& rule = sources_[origin.source].engine->rules()[origin.item];
  return {.kind = "rule", .source = rule.id, .item = {}, .place = rule.place, .why = rule.why};
}

}  // namespace vigie
