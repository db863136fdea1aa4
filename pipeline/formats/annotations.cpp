#include "pipeline/formats/annotations.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "pipeline/formats/conll_annotations.h"
#include "pipeline/formats/hipe_annotations.h"
#include "pipeline/formats/jsonl_annotations.h"
#include "pipeline/positions.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

constexpr std::array<AnnotationFormat, 4> kFormats = {{
    {"jsonl", "one object a document with \"spans\" or \"entities\"", make_jsonl_annotation_reader},
    {"conll", "a token and its label a line: IOB1, IOB2, IOBES, BILOU", make_conll_reader},
    {"conllu", "CoNLL-U with NE= in the last column", make_conllu_reader},
    {"hipe", "tables of HIPE 2020 and 2022", make_hipe_reader},
}};

std::string_view first_word(std::string_view line) {
  return line.substr(0, line.find_first_of(" \t\r"));
}

bool is_number(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::optional<std::string> for_each_span(
    AnnotatedText& annotated,
    const std::function<std::optional<std::string>(Annotation&)>& change) {
  for (auto* layer : {&annotated.annotations, &annotated.zones}) {
    for (Annotation& annotation : *layer) {
      if (auto message = change(annotation)) return message;
      for (Annotation& part : annotation.parts) {
        if (auto message = change(part)) return message;
      }
    }
  }
  return std::nullopt;
}

std::optional<std::string> count_in_bytes(AnnotatedText& annotated, std::string_view text) {
  const PositionIndex index(text, annotated.unit);
  std::vector<Span> spans;
  auto message = for_each_span(annotated, [&](Annotation& annotation) {
    const Span given = annotation.span;
    const Span span{index.to_byte(given.begin), index.to_byte(given.end)};
    std::optional<std::string> fault;
    const auto cuts = [&](std::uint32_t at) {
      return at < text.size() && utf8::is_continuation(text[at]);
    };
    if (span.begin == kNone || span.end == kNone || span.begin > span.end) {
      fault = fmt::format(
          "{} {}-{}: no such place in a text of {} {}s", annotation.type, given.begin, given.end,
          index.from_byte(static_cast<std::uint32_t>(text.size())), unit_name(annotated.unit));
    } else if (cuts(span.begin) || cuts(span.end)) {
      fault =
          fmt::format("{} {}-{}: cuts a character in two", annotation.type, given.begin, given.end);
    }
    spans.push_back(span);
    return fault;
  });
  if (message) return message;
  auto next = spans.begin();
  static_cast<void>(for_each_span(annotated, [&](Annotation& annotation) {
    annotation.span = *next++;
    return std::optional<std::string>();
  }));
  annotated.unit = Unit::byte;
  return std::nullopt;
}

std::span<const AnnotationFormat> annotation_formats() {
  return kFormats;
}

const AnnotationFormat* find_annotation_format(std::string_view name) {
  const auto it = std::find_if(kFormats.begin(), kFormats.end(),
                               [&](const AnnotationFormat& row) { return row.name == name; });
  return it == kFormats.end() ? nullptr : &*it;
}

const AnnotationFormat* guess_annotation_format(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  while (!head.empty()) {
    const std::size_t end = std::min(head.find('\n'), head.size());
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + 1, head.size()));
    const std::size_t start = line.find_first_not_of(" \t\r");
    if (start == std::string_view::npos) continue;
    if (line[start] == '{') return find_annotation_format("jsonl");
    if (line.starts_with("TOKEN\t")) return find_annotation_format("hipe");
    if (line[0] == '#' && line.find('=') != std::string_view::npos) continue;  // a comment
    if (std::count(line.begin(), line.end(), '\t') == 9 && is_number(first_word(line).substr(0, 1)))
      return find_annotation_format("conllu");
    // One word and nothing else is plain text.
    return line.find_first_of(" \t", start) == std::string_view::npos
               ? nullptr
               : find_annotation_format("conll");
  }
  return nullptr;
}

}  // namespace vigie
