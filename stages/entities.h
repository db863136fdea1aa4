// Stage "entities": mentions of one thing brought together, and later mentions found.
#pragma once

#include <memory>

#include "vigie/stage.h"

namespace vigie {

/// Joins kept mentions of one entity within the document and adds the ones that lists and rules
/// missed because they are short:
///   - a person's surname alone, once the full name is known ("Qasem Soleimani ... Soleimani");
///   - an acronym given in brackets after its long form, there and wherever it comes back;
///   - any name a rule found once, wherever it stands again as typed.
/// Two mentions are one entity when they are of one type and have the same folded text, come from
/// the same list entry, or are joined as above.
class Entities final : public Stage {
 public:
  explicit Entities(std::shared_ptr<const TypeTable> types) : types_(std::move(types)) {}
  [[nodiscard]] std::string_view name() const override { return "entities"; }
  [[nodiscard]] Layer needs() const override {
    return Layer::text | Layer::zones | Layer::tokens | Layer::sentences | Layer::mentions |
           Layer::verdicts;
  }
  [[nodiscard]] Layer provides() const override {
    return Layer::mentions | Layer::verdicts | Layer::entities;
  }
  void run(Document& document, Scratch* scratch) const override;
  [[nodiscard]] OriginText describe(const Document& document, const Origin& origin) const override;

 private:
  std::shared_ptr<const TypeTable> types_;
};

}  // namespace vigie
