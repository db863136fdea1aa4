// A whole evaluation: counts over texts, and the tables that tell of them.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/evaluation/resampling.h"
#include "pipeline/evaluation/slot_errors.h"
#include "pipeline/evaluation/table.h"
#include "pipeline/evaluation/tally.h"

namespace vigie {

/// What found spans may be grouped by, beside their type.
enum class Grouping : std::uint8_t {
  zone,    ///< of the page
  source,  ///< kind of what proposed them: list, rule ...
  rule,    ///< the rule that proposed them
  list,    ///< the list that proposed them
  score,   ///< tenths of the score they carry
};
inline constexpr std::size_t kGroupingCount = 5;
/// "zone", "source", "rule", "list", "score".
[[nodiscard]] const char* grouping_name(Grouping grouping);

struct EvaluationOptions {
  ScoringOptions scoring;
  std::vector<Grouping> by;
  bool intervals = false;
  bool against = false;  ///< each text comes with the spans of another run
  std::uint32_t seed = 0;
};

/// Counts text by text. Not thread-safe.
class Evaluation {
 public:
  explicit Evaluation(EvaluationOptions options) : options_(std::move(options)) {}

  /// Adds a text, all positions of which count in the bytes of `text`. `against` is used when the
  /// options ask for it. Returns the scored sides, which need `gold` and `found` to live.
  ScoredText add(std::string_view text, const AnnotatedText& gold, const AnnotatedText& found,
                 const AnnotatedText* against);

  /// All that was counted, as tables. Of types the first row is that of all.
  [[nodiscard]] std::vector<Table> tables() const;

  /// F1 of all types, strict, boundary and overlap, in percent.
  [[nodiscard]] std::array<double, kMatches.size()> micro() const;

 private:
  // What became of the spans of a group.
  struct Group {
    std::uint64_t found = 0;
    SlotCounts errors;  // insertions are those that were invented
    double score = 0;   // sum
  };
  struct Row {
    Match match = Match::strict;
    std::string type;  // empty: all
  };

  [[nodiscard]] std::vector<Row> rows() const;
  [[nodiscard]] std::vector<Column> columns(const std::vector<Tallies>& run,
                                            const std::vector<Row>& rows) const;
  void add_zones(const AnnotatedText& found, const ScoredText& scored);
  void add_groups(const std::vector<Slot>& slots);
  [[nodiscard]] Table score_table() const;
  [[nodiscard]] Table slot_table() const;
  [[nodiscard]] Table zone_table() const;
  [[nodiscard]] Table group_table(Grouping grouping) const;
  [[nodiscard]] Table band_table() const;
  [[nodiscard]] Table comparison_table() const;

  EvaluationOptions options_;
  std::vector<Tallies> texts_;    // one a text
  std::vector<Tallies> against_;  // the same, of the other run
  Tallies total_;
  Tallies against_total_;
  std::map<std::string, SlotCounts, std::less<>> slots_;
  std::map<std::string, Tally, std::less<>> zones_;
  std::array<std::map<std::string, Group, std::less<>>, kGroupingCount> groups_;
};

}  // namespace vigie
