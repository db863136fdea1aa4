#include "stages/rule_tag.h"

#include <algorithm>
#include <utility>

#include "pipeline/characters.h"

namespace vigie {

struct RuleTag::Work final : Scratch {
  std::vector<RuleEngine::Work> sources;  // one for each set of rules
  std::uint32_t lists = 0;                // mentions that the lists have made
  std::vector<bool> peoples;              // by token, made when the first person asks for it
  bool peoples_known = false;
};

RuleTag::RuleTag(std::vector<Source> sources, const WordLists& words, TypeTable& types)
    : sources_(std::move(sources)), known_(&types), values_(words), heads_(words) {
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

namespace {

// No word of the sentence stands before `token`: at most a dash, a quotation mark, a bullet.
bool opens_sentence(const Document& document, std::uint32_t sentence, std::uint32_t token) {
  for (std::uint32_t t = document.sentences[sentence].tokens.first; t < token; ++t) {
    if (document.tokens[t].kind == TokenKind::word) return false;
  }
  return true;
}

void begin_at(const Document& document, std::uint32_t token, RuleMatch& match) {
  match.tokens.first = token;
  match.span.begin = document.tokens[token].span.begin;
}

}  // namespace

// Words whose capital comes from the beginning of the sentence, and civil titles. False when
// nothing is left, and when a determiner opens what should be a person's name.
bool RuleTag::shed_leading_words(const Document& document, bool person, RuleMatch& match) const {
  std::uint32_t first = match.tokens.first;
  const bool opens = opens_sentence(document, match.sentence, first);
  for (; first < match.tokens.last; ++first) {
    const Token& token = document.tokens[first];
    const std::string word = folded(token.span.in(document.text()));
    const bool opener = opens && first == match.tokens.first && heads_.is_opener(word);
    if (token.kind != TokenKind::word || (!opener && !heads_.is_civility(word))) break;
    if (opener && person && heads_.is_determiner(word)) return false;
  }
  if (first == match.tokens.last) return false;
  begin_at(document, first, match);
  return true;
}

// "Ministre Beata Szydlo", "Belge Eddy Merckx": functions and peoples in front of a name. False
// when the function goes on instead ("PDG de Magento") or a thing is named ("Groupe Dupont").
bool RuleTag::shed_titles(const Document& document, const std::vector<bool>& peoples,
                          RuleMatch& match) const {
  std::uint32_t first = match.tokens.first;
  for (; first + 1 < match.tokens.last; ++first) {
    const Token& token = document.tokens[first];
    if (token.casing == Casing::lower) return first == match.tokens.first;
    const std::string word = folded(token.span.in(document.text()));
    if (heads_.is_thing(word)) return false;
    if (!peoples[first] && !heads_.is_title(word)) break;
  }
  begin_at(document, first, match);
  return true;
}

// By token: a list knows this word alone as the name of a people.
void RuleTag::find_peoples(const Document& document, Work& work) const {
  work.peoples.assign(document.tokens.size(), false);
  work.peoples_known = true;
  for (std::uint32_t m = 0; m < work.lists; ++m) {
    const Mention& mention = document.mentions[m];
    if (mention.tokens.size() == 1 && known_->coarse(mention.type) == types::GROUP)
      work.peoples[mention.tokens.first] = true;
  }
}

void RuleTag::run(Document& document, Scratch* scratch) const {
  const std::unique_ptr<Scratch> own = scratch == nullptr ? make_scratch() : nullptr;
  auto& work = static_cast<Work&>(own != nullptr ? *own : *scratch);
  work.lists = static_cast<std::uint32_t>(document.mentions.size());
  work.peoples_known = false;
  for (const std::uint32_t number : passes_) {
    for (std::uint32_t index = 0; index < sources_.size(); ++index) {
      const RuleEngine& engine = *sources_[index].engine;
      for (std::size_t pass = 0; pass < engine.passes().size(); ++pass) {
        if (engine.passes()[pass].number != number) continue;
        engine.search(document, pass, {known_, work.lists}, work.sources[index],
                      [&](const RuleMatch& found) { add(document, index, found, work); });
      }
    }
  }
}

void RuleTag::add(Document& document, std::uint32_t index, const RuleMatch& found,
                  Work& work) const {
  const Source& source = sources_[index];
  const Rule& rule = source.engine->rules()[found.rule];
  RuleMatch match;
  match.sentence = found.sentence;
  match.span = found.span;
  match.tokens = found.tokens;
  if (rule.zones != kAllZones && !document.in_zones(match.span.begin, rule.zones)) return;
  const TypeId coarse = coarse_[index][found.rule];
  const bool person = coarse == types::PER;
  const bool named = person || coarse == types::LOC || coarse == types::ORG;
  if (named && !shed_leading_words(document, person, match)) return;
  if (person && !source.user && match.tokens.size() > 1) {
    if (!work.peoples_known) find_peoples(document, work);
    if (!shed_titles(document, work.peoples, match)) return;
  }
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
