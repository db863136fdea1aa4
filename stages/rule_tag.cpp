#include "stages/rule_tag.h"

#include <algorithm>
#include <utility>

#include "pipeline/characters.h"

namespace vigie {

// One for each set of rules.
struct RuleTag::Work final : Scratch {
  std::vector<RuleEngine::Work> sources;
};

RuleTag::RuleTag(std::vector<Source> sources, const WordLists& words, TypeTable& types)
    : sources_(std::move(sources)), known_(&types), values_(words) {
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
    for (const RulePass& pass : source.engine->passes()) passes_.push_back(pass.number);
  }
  std::sort(passes_.begin(), passes_.end());
  passes_.erase(std::unique(passes_.begin(), passes_.end()), passes_.end());
}

std::unique_ptr<Scratch> RuleTag::make_scratch() const {
  auto work = std::make_unique<Work>();
  work->sources.resize(sources_.size());
  return work;
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

void RuleTag::run(Document& document, Scratch* scratch) const {
  const std::unique_ptr<Scratch> own = scratch == nullptr ? make_scratch() : nullptr;
  auto& work = static_cast<Work&>(own != nullptr ? *own : *scratch);
  const auto lists = static_cast<std::uint32_t>(document.mentions.size());
  for (const std::uint32_t number : passes_) {
    for (std::uint32_t index = 0; index < sources_.size(); ++index) {
      const RuleEngine& engine = *sources_[index].engine;
      for (std::size_t pass = 0; pass < engine.passes().size(); ++pass) {
        if (engine.passes()[pass].number != number) continue;
        engine.search(document, pass, {known_, lists}, work.sources[index],
                      [&](const RuleMatch& found) { add(document, index, found); });
      }
    }
  }
}

void RuleTag::add(Document& document, std::uint32_t index, const RuleMatch& found) const {
  const Source& source = sources_[index];
  const Rule& rule = source.engine->rules()[found.rule];
  RuleMatch match;
  match.sentence = found.sentence;
  match.span = found.span;
  match.tokens = found.tokens;
  if (rule.zones != kAllZones && !document.in_zones(match.span.begin, rule.zones)) return;
  const TypeId coarse = coarse_[index][found.rule];
  const bool named = coarse == types::PER || coarse == types::LOC || coarse == types::ORG;
  if (named && !shed_leading_words(document, match)) return;
  Mention mention;
  mention.span = match.span;
  mention.tokens = match.tokens;
  mention.type = types_[index][found.rule];
  mention.strength = rule.strength;
  mention.priority = rule.priority;
  mention.origin = {this->index(), source.user, index, found.rule};
  if (rule.value != ValueKind::none) {
    mention.value = values_.make(rule.value, found.captures, document);
    if (mention.value.kind == ValueKind::none) return;  // 31 February: no date after all
  }
  if (rule.identifier != IdentifierKind::none) {
    const Identifier checked = check_identifier(rule.identifier, match.span.in(document.text()));
    if (checked.fault == Reason::none) {
      mention.value.kind = ValueKind::text;
      mention.value.main = document.keep(checked.normal);
    } else {
      mention.verdict = {State::dropped, checked.fault, kNone};  // told, never shown
    }
  }
  const auto mention_index = static_cast<std::uint32_t>(document.mentions.size());
  for (const Capture& capture : found.captures) {
    document.parts.push_back({mention_index, capture.span, document.keep(capture.name)});
  }
  document.mentions.push_back(mention);
}

Span RuleTag::context(const Document& document, const Mention& mention) const {
  const auto sentence = std::partition_point(
      document.sentences.begin(), document.sentences.end(),
      [&](const Sentence& each) { return each.tokens.last <= mention.tokens.first; });
  if (sentence == document.sentences.end()) return mention.span;
  // Mentions of the stages before come first.
  const auto lists =
      std::find_if(document.mentions.begin(), document.mentions.end(),
                   [&](const Mention& each) { return each.origin.stage >= mention.origin.stage; });
  const Seen seen{known_, static_cast<std::uint32_t>(lists - document.mentions.begin())};
  const RuleEngine& engine = *sources_[mention.origin.source].engine;
  Span best = mention.span;
  for (const RuleMatch& match : engine.matches_in(
           document, static_cast<std::uint32_t>(sentence - document.sentences.begin()),
           mention.origin.item, seen)) {
    // The mention may have shed its first words.
    if (match.span.contains(mention.span) && match.span.end == mention.span.end) best = match.whole;
  }
  return best;
}

OriginText RuleTag::describe(const Document& /*document*/, const Origin& origin) const {
  const Rule& rule = sources_[origin.source].engine->rules()[origin.item];
  return {.kind = "rule", .source = rule.id, .item = {}, .place = rule.place, .why = rule.why};
}

}  // namespace vigie
