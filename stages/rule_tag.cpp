#include "stages/rule_tag.h"

#include <utility>

namespace vigie {

RuleTag::RuleTag(std::vector<Source> sources, const WordLists& words, TypeTable& types)
    : sources_(std::move(sources)), values_(words) {
  for (const Source& source : sources_) {
    std::vector<TypeId>& ids = types_.emplace_back();
    // parse_rules has refused ill-formed names, so interning cannot fail.
    for (const Rule& rule : source.engine->rules()) ids.push_back(types.intern(rule.type).value());
  }
}

void RuleTag::run(Document& document, Scratch* /*scratch*/) const {
  for (std::uint32_t index = 0; index < sources_.size(); ++index) {
    const Source& source = sources_[index];
    source.engine->search(document, [&](const RuleMatch& match) {
      const Rule& rule = source.engine->rules()[match.rule];
      if (rule.zones != 0xFFFFFFFFU) {
        const std::uint32_t zone = document.zone_at(match.span.begin);
        const auto kind = zone == kNone ? ZoneKind::body : document.zones[zone].kind;
        if ((rule.zones & (1U << static_cast<unsigned>(kind))) == 0) return;
      }
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
