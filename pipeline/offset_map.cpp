#include "vigie/offset_map.h"

#include <algorithm>

namespace vigie {
namespace {

using Run = OffsetMap::Run;

// One side of a run, cut into its pieces.
std::uint32_t piece_size(const Run& run, Span Run::*side) {
  return (run.*side).size() / run.pieces;
}

// Where a begin goes: shifted by the last run that ends at or before it, or to the begin of the
// piece it stands in.
std::uint32_t map_begin(const std::vector<Run>& runs, std::uint32_t begin, Span Run::*from,
                        Span Run::*to) {
  // First run that ends after the position: the only one that can hold it.
  const auto next = std::partition_point(runs.begin(), runs.end(),
                                         [&](const Run& run) { return (run.*from).end <= begin; });
  if (next != runs.end() && (*next.*from).begin < begin) {
    const std::uint32_t piece = (begin - (*next.*from).begin) / piece_size(*next, from);
    return (*next.*to).begin + piece * piece_size(*next, to);
  }
  if (next == runs.begin()) return begin;
  const Run& last = *std::prev(next);
  return (last.*to).end + (begin - (last.*from).end);
}

// Where the end of a span that is not empty goes: likewise, to the end of the piece. Only runs that
// start before it count, so that what was left out right at the end stays out.
std::uint32_t map_end(const std::vector<Run>& runs, std::uint32_t end, Span Run::*from,
                      Span Run::*to) {
  const auto next = std::partition_point(runs.begin(), runs.end(),
                                         [&](const Run& run) { return (run.*from).begin < end; });
  if (next == runs.begin()) return end;
  const Run& last = *std::prev(next);
  if (end >= (last.*from).end) return (last.*to).end + (end - (last.*from).end);
  const std::uint32_t size = piece_size(last, from);
  const std::uint32_t piece = (end - (last.*from).begin + size - 1) / size;
  return (last.*to).begin + piece * piece_size(last, to);
}

Span map_span(const std::vector<Run>& runs, Span span, Span Run::*from, Span Run::*to) {
  if (runs.empty()) return span;
  const std::uint32_t begin = map_begin(runs, span.begin, from, to);
  return {begin, span.empty() ? begin : map_end(runs, span.end, from, to)};
}

}  // namespace

void OffsetMap::add(Run run) {
  if (!runs_.empty()) {
    Run& last = runs_.back();
    const bool touches =
        last.source.end == run.source.begin && last.derived.end == run.derived.begin;
    const bool alike = piece_size(last, &Run::source) == piece_size(run, &Run::source) &&
                       piece_size(last, &Run::derived) == piece_size(run, &Run::derived);
    // Runs that are empty on one side have no pieces to tell apart.
    if (touches && alike && !run.source.empty() && !run.derived.empty()) {
      last.source.end = run.source.end;
      last.derived.end = run.derived.end;
      last.pieces += run.pieces;
      return;
    }
  }
  runs_.push_back(run);
}

Span OffsetMap::to_source(Span derived) const {
  return map_span(runs_, derived, &Run::derived, &Run::source);
}

Span OffsetMap::to_derived(Span source) const {
  return map_span(runs_, source, &Run::source, &Run::derived);
}

}  // namespace vigie
