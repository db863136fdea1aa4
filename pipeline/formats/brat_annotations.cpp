#include "pipeline/formats/brat_annotations.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>

#include "pipeline/encoding.h"
#include "pipeline/formats/token_labels.h"
#include "pipeline/text_source.h"

namespace vigie {
namespace {

constexpr std::string_view kExpected =
    "expected T1, a tab, a type with its begin and end, a tab, the text";

std::optional<std::uint32_t> number(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// "PER 0 15" or "PER 0 5;9 15".
std::optional<Annotation> read_head(std::string_view head) {
  const std::size_t blank = head.find(' ');
  if (blank == 0 || blank == std::string_view::npos) return std::nullopt;
  Annotation annotation;
  annotation.type = head.substr(0, blank);
  std::string_view pieces = head.substr(blank + 1);
  bool first = true;
  while (true) {
    const std::size_t end = std::min(pieces.find(';'), pieces.size());
    const std::string_view piece = pieces.substr(0, end);
    const std::size_t middle = std::min(piece.find(' '), piece.size());
    const auto begin = number(piece.substr(0, middle));
    const auto last = number(piece.substr(std::min(middle + 1, piece.size())));
    if (!begin || !last || *begin > *last) return std::nullopt;
    if (first) annotation.span.begin = *begin;
    annotation.span.end = *last;
    first = false;
    if (end == pieces.size()) return annotation;
    pieces.remove_prefix(end + 1);
  }
}

class BratReader final : public AnnotationReader {
 public:
  explicit BratReader(std::string folder) : folder_(std::move(folder)) {
    for (TextSource& source : read_folder(folder_, ".txt")) texts_.push_back(std::move(source));
    for (TextSource& source : read_folder(folder_, ".ann")) {
      std::string stem = source.path.substr(0, source.path.size() - 4);
      const bool has_text = std::any_of(texts_.begin(), texts_.end(), [&](const TextSource& text) {
        return text.path == stem + ".txt";
      });
      if (!has_text) {
        throw InputOutputError(fmt::format("{}: no text {}.txt beside it", source.path, stem));
      }
      marks_.emplace(std::move(stem), std::move(source.text));
    }
  }

  bool next(AnnotatedText& annotated, std::optional<ReadFault>& fault) override {
    if (next_ == texts_.size()) return false;
    TextSource& source = texts_[next_++];
    const std::string stem = source.path.substr(0, source.path.size() - 4);
    const auto marks = marks_.find(stem);
    std::string id = stem.substr(std::min(stem.size(), folder_.size()));
    id.erase(0, id.find_first_not_of('/'));
    read_brat(std::move(id), std::move(source.text),
              marks == marks_.end() ? std::string_view() : std::string_view(marks->second),
              annotated, fault);
    annotated.source = stem + ".ann";
    if (fault) fault->message = fmt::format("{}.ann:{}: {}", stem, fault->line, fault->message);
    if (fault) fault->line = 0;
    return true;
  }

 private:
  std::string folder_;
  std::vector<TextSource> texts_;
  std::map<std::string, std::string> marks_;  // by path without ending
  std::size_t next_ = 0;
};

}  // namespace

void read_brat(std::string id, std::string text, std::string_view annotations,
               AnnotatedText& annotated, std::optional<ReadFault>& fault) {
  annotated = AnnotatedText{};
  annotated.id = std::move(id);
  OffsetMap map;
  std::vector<Span> ill_formed;
  annotated.text = decode_utf8(text, map, ill_formed);
  annotated.unit = Unit::codepoint;
  annotated.annotated = true;
  std::map<std::string_view, std::size_t> places;
  std::uint64_t line_number = 0;
  while (!annotations.empty()) {
    const std::size_t end = std::min(annotations.find('\n'), annotations.size());
    std::string_view line = annotations.substr(0, end);
    annotations.remove_prefix(std::min(end + 1, annotations.size()));
    ++line_number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (auto message = utf8_fault(line)) {
      fault = ReadFault{line_number, std::move(*message)};
      return;
    }
    const std::size_t tab = std::min(line.find('\t'), line.size());
    const std::string_view name = line.substr(0, tab);
    const std::string_view rest = line.substr(std::min(tab + 1, line.size()));
    if (name.starts_with('T')) {
      auto annotation = read_head(rest.substr(0, rest.find('\t')));
      if (!annotation) {
        fault = ReadFault{line_number, fmt::format("\"{}\", {}", line, kExpected)};
        return;
      }
      places.emplace(name, annotated.annotations.size());
      annotated.annotations.push_back(std::move(*annotation));
    } else if (name.starts_with('N') && rest.starts_with("Reference ")) {
      // "Reference T1 Wikidata:Q42<tab>Bagdad"
      const std::string_view target = rest.substr(10, rest.find(' ', 10) - 10);
      const std::size_t id_begin = std::min(10 + target.size() + 1, rest.size());
      const auto place = places.find(target);
      if (place == places.end()) continue;
      annotated.annotations[place->second].id =
          rest.substr(id_begin, rest.find('\t', id_begin) - id_begin);
    } else if (name.starts_with('#')) {
      // "AnnotatorNotes T1<tab>LOC.city", as our own exports tell the finer type.
      const std::size_t tab_behind = std::min(rest.find('\t'), rest.size());
      const std::string_view head = rest.substr(0, tab_behind);
      const auto place = places.find(head.substr(std::min(head.find(' ') + 1, head.size())));
      std::string_view note = rest.substr(std::min(tab_behind + 1, rest.size()));
      const std::string_view kind = note.substr(0, note.find(','));
      if (place != places.end()) {
        Annotation& annotation = annotated.annotations[place->second];
        if (TypeTable::is_well_formed(kind) && kind.starts_with(annotation.type + ".")) {
          annotation.kind = kind;
          note.remove_prefix(kind.size());
        }
      }
      if (!note.empty()) ++annotated.passed_over["notes"];
    } else if (!line.empty()) {
      ++annotated.passed_over["relations, events and attributes"];
    }
  }
}

std::unique_ptr<AnnotationReader> make_brat_reader(const std::string& folder) {
  return std::make_unique<BratReader>(folder);
}

}  // namespace vigie
