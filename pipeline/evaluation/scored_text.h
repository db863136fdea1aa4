// One text as it is scored: the spans that are owed, and those that were found.
//
// What counts, and in which order it is told, is that of the project's judge (docs/evaluation.md):
// blanks at the ends of a span are cut off; types are renamed; IGNORE is set aside; of nested spans
// only the outermost stays, unless all are asked for; then types are chosen; then what touches an
// IGNORE is dropped.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/formats/annotations.h"

namespace vigie {

/// How spans become what is scored.
struct ScoringOptions {
  /// FROM, TO: the first that fits a type renames it; a star at the end of FROM fits any ending; an
  /// empty TO leaves the span out.
  std::vector<std::pair<std::string, std::string>> renames;
  std::set<std::string, std::less<>> types;  ///< only these; empty: all
  bool nested = false;                       ///< every span counts, not only the outermost
};

/// A span that is scored.
struct ScoredSpan {
  Span span;
  std::string type;
  const Annotation* from = nullptr;  ///< where it came from; of equal spans the first
};

/// Order of position: begin, end, type. Equal spans are one, whatever they came from.
struct ScoredSpanOrder {
  bool operator()(const ScoredSpan& a, const ScoredSpan& b) const {
    if (a.span != b.span) return a.span < b.span;
    return a.type < b.type;
  }
};
[[nodiscard]] bool same_span_and_type(const ScoredSpan& a, const ScoredSpan& b);

/// Both sides of a text, each in order and without equal spans.
struct ScoredText {
  std::vector<ScoredSpan> owed;   ///< of the gold
  std::vector<ScoredSpan> found;  ///< of the prediction
};

/// Both sides of `text`; their positions count in its bytes. `gold` and `found` must outlive the
/// result.
[[nodiscard]] ScoredText scored_text(std::string_view text, const std::vector<Annotation>& gold,
                                     const std::vector<Annotation>& found,
                                     const ScoringOptions& options);

}  // namespace vigie
