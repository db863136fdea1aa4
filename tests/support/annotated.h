// Annotated texts, read from strings and shown as one line each.
#pragma once

#include <fmt/format.h>

#include <string>

#include "pipeline/formats/annotations.h"
#include "support/sources.h"
#include "support/test.h"

namespace vigie::test {

/// "id [text] 0-4 PER fine id, ..."; "fault LINE: message" where there is one.
inline std::string shown(const AnnotatedText& annotated) {
  std::string out = fmt::format("{} [{}]", annotated.id, annotated.text.value_or("no text"));
  for (const Annotation& a : annotated.annotations) {
    out += fmt::format(" {}-{} {}", a.span.begin, a.span.end, a.type);
    for (const std::string* more : {&a.kind, &a.id, &a.zone, &a.proposer_kind, &a.proposer})
      if (!more->empty()) out += '/' + *more;
  }
  return out;
}

/// All texts of `bytes` in the format called `name`, one a line, whatever the reads give.
inline std::string read_annotations(std::string_view name, const std::string& bytes) {
  std::string first;
  for (const std::size_t step : {std::size_t{1} << 20U, std::size_t{1}}) {
    DribblingSource source(bytes, step);
    LineReader lines(source);
    const auto reader = find_annotation_format(name)->make(lines, "f");
    std::string out;
    AnnotatedText annotated;
    std::optional<ReadFault> fault;
    while (reader->next(annotated, fault)) {
      out += fault ? fmt::format("fault {}: {}", fault->line, fault->message) : shown(annotated);
      out += '\n';
      fault.reset();
    }
    if (first.empty()) first = out;
    CHECK(out == first);
  }
  return first;
}

}  // namespace vigie::test
