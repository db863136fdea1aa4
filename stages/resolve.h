// Stage "resolve": which candidates are kept.
#pragma once

#include "vigie/stage.h"

namespace vigie {

/// Gives every open mention its verdict. What is out of the question goes first:
///   1. what a list of type NONE excludes: on exactly these tokens claims by rules, guesses and
///      ambiguous entries, and all claims when the list is the user's; what a rule of type NONE
///      matches, unless the claim's priority is higher;
///   2. evidence, which never becomes an entity by itself;
///   3. one word that lacks support: an ambiguous name at the start of a sentence or in a line of
///      capitals, a guess at a place whose word is known as a given name or surname;
///   4. guesses inside menus and share bars.
/// Then the best claim takes its tokens, in this order: the user's before all others, `fill` after
/// all others; the longest (in tokens); the highest priority; the earliest; the one proposed first.
/// What lies within a kept mention is kept as nested, one level deep, where `can_hold` allows it
/// and it is not the head of a name of its own type; what crosses a kept mention is dropped.
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

  /// May a mention of type `outer` hold one of type `inner`? By coarse types.
  [[nodiscard]] static bool can_hold(TypeId outer, TypeId inner);

  /// Resolves by coarse type, so it needs the table.
  explicit Resolve(std::shared_ptr<const TypeTable> types) : types_(std::move(types)) {}

 private:
  std::shared_ptr<const TypeTable> types_;
};

}  // namespace vigie
