#include "vigie/offset_map.h"

#include <algorithm>

namespace vigie {
namespace {

using Run = OffsetMap::Run;

// One walk serves both directions: `from` and `to` name the two sides of a run.
Span map_span(const std::vector<Run>& runs, Span span, Span Run::*from, Span Run::*to) {
  if (runs.empty()) return span;

  // Where a position goes when it is not strictly inside a changed run: shifted by the last run
  // that ends at or before it.
  const auto shifted = [&](std::vector<Run>::const_iterator next, std::uint32_t position) {
    if (next == runs.begin()) return position;
    const Run& last = *std::prev(next);
    return (last.*to).end + (position - (last.*from).end);
  };

  // First run that ends after the position: the only one that can hold it.
  const auto holder = [&](std::uint32_t position) {
    return std::partition_point(runs.begin(), runs.end(),
                                [&](const Run& run) { return (run.*from).end <= position; });
  };

  Span result;
  const auto at_begin = holder(span.begin);
  if (at_begin != runs.end() && (*at_begin.*from).begin < span.begin) {
    result.begin = (*at_begin.*to).begin;
  } else {
    result.begin = shifted(at_begin, span.begin);
  }
  if (span.empty()) return {result.begin, result.begin};

  const auto at_end = holder(span.end);
  if (at_end != runs.end() && (*at_end.*from).begin < span.end) {
    result.end = (*at_end.*to).end;
  } else {
    result.end = shifted(at_end, span.end);
  }
  return result;
}

}  // namespace

Span OffsetMap::to_source(Span derived) const {
  return map_span(runs_, derived, &Run::derived, &Run::source);
}

Span OffsetMap::to_derived(Span source) const {
  return map_span(runs_, source, &Run::source, &Run::derived);
}

}  // namespace vigie
