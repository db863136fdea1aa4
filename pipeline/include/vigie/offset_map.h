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
/// A position inside a changed run has no exact counterpart: begins map to the begin of the run's
/// piece and ends to its end, so that a mapped span always covers at least what was asked for.
/// Where a run is empty on one side (something was left out there), a span that begins or ends at
/// that place does not take in what was left out; one that goes across does.
///
/// Writing calls (`add`, `clear`) are for the step that builds the map; the const calls may run in
/// any number of threads.
class OffsetMap {
 public:
  /// One replaced stretch: bytes `source` became bytes `derived`. It may stand for several pieces
  /// in a row that are all of one size on each side, such as the letters of UTF-16: both sizes are
  /// then multiples of `pieces`, and positions between pieces are exact.
  struct Run {
    Span source;
    Span derived;
    std::uint32_t pieces = 1;
    friend bool operator==(const Run&, const Run&) = default;
  };

  /// Forgets all runs: the map of an unchanged text.
  void clear() { runs_.clear(); }

  /// Appends a changed run; joins it to the last one when it touches it and its pieces have the
  /// same sizes. Precondition: it starts at or after the end of the last one, on both sides, and
  /// the stretch in between has the same length on both sides.
  void add(Run run);

  [[nodiscard]] bool is_identity() const { return runs_.empty(); }
  [[nodiscard]] const std::vector<Run>& runs() const { return runs_; }

  /// The source bytes that `derived` came from, widened to whole changed pieces.
  /// An empty span maps to an empty span at the piece's begin.
  [[nodiscard]] Span to_source(Span derived) const;

  /// The derived bytes that `source` became, widened to whole changed pieces.
  [[nodiscard]] Span to_derived(Span source) const;

 private:
  std::vector<Run> runs_;
};

}  // namespace vigie
