#include "stages/rule_lint.h"

#include <fmt/format.h>

#include <utility>

namespace vigie {
namespace {

std::string shown(std::string_view text, const std::vector<RuleMatch>& matches) {
  if (matches.empty()) return "nothing";
  std::string out;
  for (const RuleMatch& match : matches) {
    out += fmt::format("{}[{}]", out.empty() ? "" : ", ", match.span.in(text));
  }
  return out;
}

}  // namespace

RuleLint::RuleLint(const WordLists& words)
    : words_(words), tokeniser_(words), sentences_(words), values_(words) {}

void RuleLint::look_up(std::vector<GazetteerTag::Source> lists) {
  lists_ = std::make_unique<GazetteerTag>(std::move(lists), words_);
}

// What `rule` makes of `text`; a match without a value where the rule needs one is none.
std::vector<RuleMatch> RuleLint::run(const RuleEngine& engine, std::uint32_t rule,
                                     const std::string& text) {
  document_.reset(text);
  tokeniser_.cut(document_.text(), {}, document_.tokens);
  sentences_.run(document_, nullptr);
  Seen seen;
  if (!engine.rules()[rule].tokens.empty()) {
    if (lists_) lists_->run(document_, lists_->make_scratch().get());
    seen = {&types_, static_cast<std::uint32_t>(document_.mentions.size())};
    RuleEngine::Work work;
    for (std::size_t pass = 0; pass < engine.passes().size(); ++pass) {
      if (engine.passes()[pass].number >= engine.rules()[rule].pass) break;
      engine.search(document_, pass, seen, work, [&](const RuleMatch& match) {
        Mention mention;
        mention.span = match.span;
        mention.tokens = match.tokens;
        mention.type = types_.intern(engine.rules()[match.rule].type).value();
        document_.mentions.push_back(mention);
      });
    }
  }
  std::vector<RuleMatch> matches = engine.matches(document_, rule, seen);
  const ValueKind kind = engine.rules()[rule].value;
  std::erase_if(matches, [&](const RuleMatch& match) {
    return kind != ValueKind::none &&
           values_.make(kind, match.captures, document_).kind == ValueKind::none;
  });
  return matches;
}

void RuleLint::examples(const std::vector<Rule>& rules, std::vector<Fault>& faults) {
  const RuleEngine engine(rules);
  for (std::uint32_t index = 0; index < rules.size(); ++index) {
    const Rule& rule = rules[index];
    for (const RuleExample& example : rule.examples) {
      const std::vector<RuleMatch> matches = run(engine, index, example.text);
      bool same = matches.size() == example.expected.size();
      for (std::size_t i = 0; same && i < matches.size(); ++i)
        same = matches[i].span == example.expected[i];
      if (!same) {
        faults.push_back(
            {example.place, fmt::format("rule \"{}\" found {}, expected the marks of its "
                                        "example; correct one of them",
                                        rule.id, shown(example.text, matches))});
      }
    }
    for (const RuleExample& counter : rule.counters) {
      const std::vector<RuleMatch> matches = run(engine, index, counter.text);
      if (!matches.empty()) {
        faults.push_back(
            {counter.place, fmt::format("rule \"{}\" found {}, expected nothing in its "
                                        "counter-example; correct one of them",
                                        rule.id, shown(counter.text, matches))});
      }
    }
  }
}

}  // namespace vigie
