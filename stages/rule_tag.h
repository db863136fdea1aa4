// Stage "rules": candidates from RE2 rules.
#pragma once

#include <memory>
#include <vector>

#include "stages/rules/rule_engine.h"
#include "stages/rules/value.h"
#include "vigie/stage.h"

namespace vigie {

/// Adds one mention for each match of each rule, with its named captures as parts and its value.
class RuleTag final : public Stage {
 public:
  /// A set of rules, and whether the user brought it.
  struct Source {
    std::shared_ptr<const RuleEngine> engine;
    bool user = false;
  };
  /// Interns the rules' types into `types`.
  RuleTag(std::vector<Source> sources, const WordLists& words, TypeTable& types);

  [[nodiscard]] std::string_view name() const override { return "rules"; }
  [[nodiscard]] Layer needs() const override {
    return Layer::text | Layer::zones | Layer::tokens | Layer::sentences;
  }
  [[nodiscard]] Layer provides() const override { return Layer::mentions; }
  void run(Document& document, Scratch* scratch) const override;
  [[nodiscard]] OriginText describe(const Document& document, const Origin& origin) const override;

 private:
  std::vector<Source> sources_;
  std::vector<std::vector<TypeId>> types_;  // by source and rule
  ValueMaker values_;
};

}  // namespace vigie
