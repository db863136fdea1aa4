// Byte positions before and after one rewriting step, both ways.
#pragma once

#include <cstdint>
#include <vector>

#include "vigie/span.h"

namespace vigie {

/// Maps between the bytes of a source text and those of a text derived from it. Only changed runs
/// are stored, so an untouched text costs nothing. Runs tile both texts: what lies between two
/// changed runs is the same on both sides.
///
/// A position inside a changed run has no exact counterpart: begins map to the run's begin and ends
/// to the run's end, so that a mapped span always covers at least what was asked for.
///
/// Writing calls (`add`, `clear`) are for the step that builds the map; the const calls may run in
/// any number of threads.
class OffsetMap {
 public:
  /// One replaced stretch: bytes `source` became bytes `derived`.
  struct Run {
    Span source;
    Span derived;
    friend bool operator==(const Run&, const Run&) = default;
  };

  /// Forgets all runs: the map of an unchanged text.
  void clear() { runs_.clear(); }

  /// Appends a changed run. Precondition: it starts at or after the end of the last one, on both
  /// sides, and the stretch in between has the same length on both sides.
  void add(Run run) { runs_.push_back(run); }

  [[nodiscard]] bool is_identity() const { return runs_.empty(); }
  [[nodiscard]] const std::vector<Run>& runs() const { return runs_; }

  /// The source bytes that `derived` came from, widened to whole changed runs.
  /// An empty span maps to an empty span at the run's begin.
  [[nodiscard]] Span to_source(Span derived) const;

  /// The derived bytes that `source` became, widened to whole changed runs.
  [[nodiscard]] Span to_derived(Span source) const;

 private:
  std::vector<Run> runs_;
};

}  // namespace vigie
