// Stage "zones": the parts of a scraped press page.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "gazetteers/list_file.h"
#include "pipeline/text_source.h"
#include "vigie/stage.h"

namespace vigie {

/// Line patterns by kind of zone, from data/zones. Immutable.
class ZonePatterns {
 public:
  /// Reads "kind<tab>pattern" lines. A pattern is tried at the start of each line and may capture
  /// `zone` (the zone is that piece only, the rest of the line is body) and `title` (a title within
  /// the zone). Faults go to `faults`; faulty lines are left out.
  ZonePatterns(const std::vector<TextSource>& sources, const WordLists& words,
               std::vector<Fault>& faults);
  ~ZonePatterns();
  ZonePatterns(const ZonePatterns&) = delete;
  ZonePatterns& operator=(const ZonePatterns&) = delete;
  ZonePatterns(ZonePatterns&&) = delete;
  ZonePatterns& operator=(ZonePatterns&&) = delete;

  struct Match {
    ZoneKind kind;
    Span zone;   ///< bytes within the line
    Span title;  ///< bytes within the line; empty when there is none
  };
  /// The first pattern that fits `line`. True when there was one.
  [[nodiscard]] bool match(std::string_view line, Match& match) const;

 private:
  struct Row;
  std::vector<std::unique_ptr<Row>> rows_;
};

/// Marks the furniture line by line; what is left is title or body. Nothing is deleted.
class Zones final : public Stage {
 public:
  explicit Zones(std::shared_ptr<const ZonePatterns> patterns) : patterns_(std::move(patterns)) {}
  [[nodiscard]] std::string_view name() const override { return "zones"; }
  [[nodiscard]] Layer needs() const override { return Layer::text; }
  [[nodiscard]] Layer provides() const override { return Layer::zones; }
  void run(Document& document, Scratch* scratch) const override;

 private:
  std::shared_ptr<const ZonePatterns> patterns_;
};

}  // namespace vigie
