// Stage "resolve": which candidates are kept.
#pragma once

#include "vigie/stage.h"

namespace vigie {

/// Gives every open mention its verdict. In this order:
///   1. evidence never becomes an entity by itself;
///   2. what a list of type NONE excludes is dropped: all claims on exactly these tokens by rules
///   and
///      guesses, and, when the list is the user's, by other lists too;
///   3. an ambiguous name needs support: one word at the start of a sentence or in a line of
///      capitals is dropped;
///   4. a guess (a rule of strength `fill`) at a place gives way where the word is known as a given
///      name or a surname;
///   5. the user's mentions come before all others, `fill` after all others;
///   6. then the longest (in tokens), the highest priority, the earliest, the smallest type number;
///   7. what lies within a kept mention is kept as nested where the types allow it, else dropped;
///      what crosses one is dropped.
/// Nothing is removed: each dropped mention says why and by which other.
class Resolve final : public Stage {
 public:
  [[nodiscard]] std::string_view name() const override { return "resolve"; }
  [[nodiscard]] Layer needs() const override {
    return Layer::zones | Layer::tokens | Layer::sentences | Layer::mentions;
  }
  [[nodiscard]] Layer provides() const override { return Layer::verdicts; }
  [[nodiscard]] std::unique_ptr<Scratch> make_scratch() const override;
  void run(Document& document, Scratch* scratch) const override;

  /// The table of rule 7, by coarse types.
  [[nodiscard]] static bool can_hold(TypeId outer, TypeId inner);

  /// Resolves by coarse type, so it needs the table.
  explicit Resolve(std::shared_ptr<const TypeTable> types) : types_(std::move(types)) {}

 private:
  std::shared_ptr<const TypeTable> types_;
};

}  // namespace vigie
