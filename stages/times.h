// Stage "times": the values of dates, hours and lengths, seen from the day of writing.
#pragma once

#include "stages/clause_tense.h"
#include "stages/rules/timex.h"
#include "vigie/stage.h"

namespace vigie {

/// Gives the times that were kept their TIMEX3 values, in the order of the text: what an expression
/// leaves open is filled from the day of writing (`Document::date`), from the time that the text
/// named last, from a date beside it, and by the tense of its clause. What nothing can fill keeps
/// the underspecified form, and `Value::open` says so. Furniture is read but tells nothing to
/// others.
class Times final : public Stage {
 public:
  /// Uses the lists of TimeReader and ClauseTense.
  explicit Times(const WordLists& words) : reader_(words), tense_(words) {}

  [[nodiscard]] std::string_view name() const override { return "times"; }
  [[nodiscard]] Layer needs() const override {
    return Layer::text | Layer::zones | Layer::tokens | Layer::sentences | Layer::mentions |
           Layer::verdicts;
  }
  [[nodiscard]] Layer provides() const override { return Layer::mentions; }
  [[nodiscard]] std::unique_ptr<Scratch> make_scratch() const override;
  void run(Document& document, Scratch* scratch) const override;

 private:
  TimeReader reader_;
  ClauseTense tense_;
};

}  // namespace vigie
