#include "pipeline/evaluation/scored_text.h"

#include <algorithm>

#include "pipeline/utf8.h"

namespace vigie {
namespace {

// What Python's str.isspace() says, since the judge cuts spans with it.
bool is_blank(char32_t code) {
  return (code >= 0x09 && code <= 0x0D) || (code >= 0x1C && code <= 0x20) || code == 0x85 ||
         code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x2028 ||
         code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000;
}

Span without_blanks(std::string_view text, Span span) {
  while (span.begin < span.end && is_blank(utf8::peek(text, span.begin)))
    span.begin = static_cast<std::uint32_t>(utf8::after(text, span.begin));
  while (span.begin < span.end && is_blank(utf8::before(text, span.end)))
    span.end = static_cast<std::uint32_t>(utf8::previous(text, span.end));
  return span;
}

std::string_view renamed(std::string_view type, const ScoringOptions& options) {
  for (const auto& [from, to] : options.renames) {
    const bool star = from.ends_with('*');
    if (type == from ||
        (star && type.starts_with(std::string_view(from).substr(0, from.size() - 1)))) {
      return to;
    }
  }
  return type;
}

std::vector<ScoredSpan> side(std::string_view text, const std::vector<Annotation>& annotations,
                             const ScoringOptions& options) {
  std::vector<ScoredSpan> spans;
  for (const Annotation& annotation : annotations) {
    const Span span = without_blanks(text, annotation.span);
    const std::string_view type = renamed(annotation.type, options);
    if (span.begin < span.end && !type.empty())
      spans.push_back({span, std::string(type), &annotation});
  }
  std::stable_sort(spans.begin(), spans.end(), ScoredSpanOrder());
  spans.erase(std::unique(spans.begin(), spans.end(), same_span_and_type), spans.end());
  return spans;
}

// Of spans that nest the outermost, of spans that cross the earlier.
void keep_outermost(std::vector<ScoredSpan>& spans) {
  std::sort(spans.begin(), spans.end(), [](const ScoredSpan& a, const ScoredSpan& b) {
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    if (a.span.end != b.span.end) return a.span.end > b.span.end;
    return a.type < b.type;
  });
  std::uint32_t last = 0;
  std::erase_if(spans, [&](const ScoredSpan& s) {
    if (s.span.begin < last) return true;
    last = s.span.end;
    return false;
  });
}

}  // namespace

bool same_span_and_type(const ScoredSpan& a, const ScoredSpan& b) {
  return a.span == b.span && a.type == b.type;
}

ScoredText scored_text(std::string_view text, const std::vector<Annotation>& gold,
                       const std::vector<Annotation>& found, const ScoringOptions& options) {
  ScoredText scored{side(text, gold, options), side(text, found, options)};
  std::vector<Span> ignored;
  std::erase_if(scored.owed, [&](const ScoredSpan& s) {
    if (s.type != "IGNORE") return false;
    ignored.push_back(s.span);
    return true;
  });
  if (!options.nested) {
    keep_outermost(scored.owed);
    keep_outermost(scored.found);
  }
  if (!options.types.empty()) {
    const auto unwanted = [&](const ScoredSpan& s) { return !options.types.contains(s.type); };
    std::erase_if(scored.owed, unwanted);
    std::erase_if(scored.found, unwanted);
  }
  std::erase_if(scored.found, [&](const ScoredSpan& s) {
    if (std::binary_search(scored.owed.begin(), scored.owed.end(), s, ScoredSpanOrder()))
      return false;
    return std::any_of(ignored.begin(), ignored.end(),
                       [&](Span span) { return span.overlaps(s.span); });
  });
  return scored;
}

}  // namespace vigie
