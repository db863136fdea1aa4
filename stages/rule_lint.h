// What a reviewed set of rules must not have.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "stages/gazetteer_tag.h"
#include "stages/rules/rule_engine.h"
#include "stages/rules/value.h"
#include "stages/sentences.h"
#include "stages/tokens.h"

namespace vigie {

/// Tries rules on their examples. Not thread-safe.
class RuleLint {
 public:
  /// `words` must outlive this object.
  explicit RuleLint(const WordLists& words);

  /// Types of the lists that `look_up` gets.
  [[nodiscard]] TypeTable& types() { return types_; }
  /// Lists for rules that ask for their names (`@LOC`). Without them such rules find nothing.
  void look_up(std::vector<GazetteerTag::Source> lists);

  /// Runs each rule on its examples and counter-examples. An example is cut into tokens and
  /// sentences; for token rules the lists and the rules of earlier passes are asked first.
  void examples(const std::vector<Rule>& rules, std::vector<Fault>& faults);

  /// Finds rules that cost much and say why, and rules whose examples another one finds, all of
  /// them, with the same type and a higher priority.
  void costs_and_shadows(const std::vector<Rule>& rules, std::vector<Fault>& faults);

 private:
  void read(const std::string& text, bool lists);
  std::vector<RuleMatch> run(const RuleEngine& engine, std::uint32_t rule, const std::string& text);

  const WordLists& words_;
  TypeTable types_;
  Tokeniser tokeniser_;
  Sentences sentences_;
  ValueMaker values_;
  std::unique_ptr<GazetteerTag> lists_;
  Document document_;
};

}  // namespace vigie
