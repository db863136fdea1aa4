#include "stages/rule_lint.h"

#include <fmt/format.h>

#include <algorithm>
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

void RuleLint::read(const std::string& text, bool lists) {
  document_.reset(text);
  tokeniser_.cut(document_.text(), {}, document_.tokens);
  sentences_.run(document_, nullptr);
  if (lists && lists_) lists_->run(document_, lists_->make_scratch().get());
}

// What `rule` makes of `text`; a match without a value where the rule needs one is none.
std::vector<RuleMatch> RuleLint::run(const RuleEngine& engine, std::uint32_t rule,
                                     const std::string& text) {
  const bool tokens = !engine.rules()[rule].tokens.empty();
  read(text, tokens);
  Seen seen;
  if (tokens) {
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
  const IdentifierKind identifier = engine.rules()[rule].identifier;
  std::erase_if(matches, [&](const RuleMatch& match) {
    if (identifier != IdentifierKind::none) {
      return check_identifier(identifier, match.span.in(document_.text())).fault != Reason::none;
    }
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

namespace {

// Why the rule is dear; empty when it is not.
std::string dear(const Rule& rule, const RuleCost& cost) {
  if (!rule.tokens.empty()) {
    return !rule.tokens.needs.empty()
               ? ""
               : "holds no word, list or name that a match needs, so that it runs on every "
                 "sentence; add one";
  }
  if (rule.alignment != Alignment::strict) {
    return "is not aligned `strict`, so that it is searched for in every sentence; align it, if "
           "you "
           "can";
  }
  if (!cost.understood) {
    return "uses syntax that the index cannot read, so that it is tried at every word; write it "
           "without flags, [:classes:] and escapes other than \\p{..}";
  }
  if (cost.open) {
    return "can start at any word, so that it is tried at most words; start it with words, "
           "capitals "
           "or digits";
  }
  return "";
}

// Does `other` say at least what `rule` says of whatever both find?
bool may_stand_for(const Rule& other, const Rule& rule) {
  return other.type == rule.type && other.priority > rule.priority &&
         other.strength >= rule.strength && other.pass <= rule.pass &&
         (other.zones & rule.zones) == rule.zones;
}

}  // namespace

void RuleLint::costs_and_shadows(const std::vector<Rule>& rules, std::vector<Fault>& faults) {
  const RuleSet set = make_rule_set(rules);
  std::vector<RuleCost> costs(rules.size());
  for (const RulePass& pass : set.passes) {
    for (std::size_t i = 0; i < pass.rules.size(); ++i) {
      costs[pass.rules[i]] = pass.index.costs()[i];
    }
  }
  const RuleEngine engine(set);
  for (std::uint32_t index = 0; index < rules.size(); ++index) {
    const Rule& rule = rules[index];
    if (const std::string why = dear(rule, costs[index]); !why.empty()) {
      faults.push_back(
          {rule.pattern_place, fmt::format("rule \"{}\" costs much: it {}", rule.id, why), true});
    }
    // Those that have found every mark so far.
    std::vector<std::uint32_t> others;
    for (std::uint32_t other = 0; other < rules.size(); ++other) {
      if (other != index && may_stand_for(rules[other], rule)) others.push_back(other);
    }
    for (const RuleExample& example : rule.examples) {
      if (others.empty()) break;
      read(example.text, true);
      const Seen seen{&types_, static_cast<std::uint32_t>(document_.mentions.size())};
      std::erase_if(others, [&](std::uint32_t other) {
        const std::vector<RuleMatch> matches = engine.matches(document_, other, seen);
        return !std::all_of(example.expected.begin(), example.expected.end(), [&](Span span) {
          return std::any_of(matches.begin(), matches.end(),
                             [&](const RuleMatch& match) { return match.span == span; });
        });
      });
    }
    if (others.empty() || rule.examples.empty()) continue;
    const Rule& other = rules[others.front()];
    faults.push_back(
        {rule.place,
         fmt::format("rule \"{}\" finds nothing of its own: \"{}\" ({}) finds all its "
                     "examples with the same type and a higher priority; add an example "
                     "that only this one finds, or leave it out",
                     rule.id, other.id, other.place.to_string()),
         true});
  }
}

}  // namespace vigie
