// Stage "zones": the parts of a scraped press page.
#pragma once

#include <memory>
#include <string_view>
#include <utility>

#include "stages/pages/zone_patterns.h"
#include "vigie/stage.h"

namespace vigie {

/// Marks the furniture line by line; what is left is title or body. Nothing is deleted. Also reads
/// the document's date off datelines and "Publie le ..." lines, unless the user gave one.
///
/// Patterns tell what a line may be; the page decides: a line that could be text as well
/// ("Culture", "Par Jean Dupont") counts as furniture only where other furniture shows that this is
/// a page.
class Zones final : public Stage {
 public:
  explicit Zones(std::shared_ptr<const ZonePatterns> patterns) : patterns_(std::move(patterns)) {}
  [[nodiscard]] std::string_view name() const override { return "zones"; }
  [[nodiscard]] Layer needs() const override { return Layer::text; }
  [[nodiscard]] Layer provides() const override { return Layer::zones; }
  [[nodiscard]] std::unique_ptr<Scratch> make_scratch() const override;
  void run(Document& document, Scratch* scratch) const override;

 private:
  std::shared_ptr<const ZonePatterns> patterns_;
};

}  // namespace vigie
