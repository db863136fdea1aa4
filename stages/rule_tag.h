// Stage "rules": candidates from RE2 rules.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "stages/name_heads.h"
#include "stages/rules/rule_engine.h"
#include "stages/rules/value.h"
#include "vigie/stage.h"

namespace vigie {

/// Adds one mention for each match of each rule, with its named captures as parts and its value.
/// A name sheds what its capital does not prove: civil titles in front ("Mme"), and function words
/// that open the sentence ("Par", "Selon").
class RuleTag final : public Stage {
 public:
  /// A set of rules, and whether the user brought it.
  struct Source {
    std::shared_ptr<const RuleEngine> engine;
    bool user = false;
  };
  /// Interns the rules' types into `types`, which must outlive the stage. Uses the word lists of
  /// NameHeads.
  RuleTag(std::vector<Source> sources, const WordLists& words, TypeTable& types);

  [[nodiscard]] std::string_view name() const override { return "rules"; }
  [[nodiscard]] Layer needs() const override {
    return Layer::text | Layer::zones | Layer::tokens | Layer::sentences;
  }
  [[nodiscard]] Layer provides() const override { return Layer::mentions; }
  [[nodiscard]] std::unique_ptr<Scratch> make_scratch() const override;
  void run(Document& document, Scratch* scratch) const override;
  [[nodiscard]] OriginText describe(const Document& document, const Origin& origin) const override;
  /// The whole match. Searches again: for explanations, not for work.
  [[nodiscard]] Span context(const Document& document, const Mention& mention) const override;

 private:
  struct Work;
  void add(Document& document, std::uint32_t source, const RuleMatch& found, Work& work) const;
  [[nodiscard]] bool shed_leading_words(const Document& document, bool person,
                                        RuleMatch& match) const;
  [[nodiscard]] bool shed_titles(const Document& document, const std::vector<bool>& peoples,
                                 RuleMatch& match) const;
  void find_peoples(const Document& document, Work& work) const;

  std::vector<Source> sources_;
  const TypeTable* known_;
  std::vector<std::uint32_t> passes_;        // numbers, in order
  std::vector<std::vector<TypeId>> types_;   // by source and rule
  std::vector<std::vector<TypeId>> coarse_;  // likewise
  ValueMaker values_;
  NameHeads heads_;
};

}  // namespace vigie
