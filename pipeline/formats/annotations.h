// Texts that somebody annotated: gold, or the output of a program, read from any format.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/formats/reader.h"
#include "vigie/writer.h"

namespace vigie {

/// The value of an annotation, in the pieces of `Value`.
struct GivenValue {
  ValueKind kind = ValueKind::none;
  bool approx = false;
  bool open = false;
  std::string main{};
  std::string min{};
  std::string max{};
  std::string unit{};  ///< of times: `mod`
};

/// A marked span.
struct Annotation {
  Span span;                    ///< in the unit of its text
  std::string type;             ///< as the file has it
  std::string kind{};           ///< finer type, or empty
  std::string id{};             ///< "scheme:value" or whatever the file has; may be empty
  std::string zone{};           ///< kind of the zone that it stands in; empty when not told
  std::string proposer_kind{};  ///< of evidence: "list", "rule" ...; empty when not told
  std::string proposer{};       ///< of evidence: name of the list, id of the rule
  std::optional<double> score{};
  GivenValue value{};
  std::optional<std::uint64_t> entity{};  ///< same number, same thing
  std::string date{};                     ///< of a zone: the day of writing, which it tells
  std::vector<Annotation> parts{};        ///< named pieces: only span and type count
};

/// A text with its annotations, in the order of the file.
struct AnnotatedText {
  std::string id;                   ///< empty when the file tells none
  std::optional<std::string> text;  ///< valid UTF-8
  bool from_tokens = false;  ///< the text was put together from tokens: its blanks are a guess
  Unit unit = Unit::byte;    ///< what positions count in; bytes are those of `text`
  std::string date;          ///< of the document, or empty
  bool annotated = false;    ///< the file had a place for annotations, be it an empty one
  bool entities_passed_over = false;  ///< it had "entities" too, beside the "spans" that count
  std::vector<Annotation> annotations;
  std::vector<Annotation> zones;        ///< spans whose type is a kind of zone
  std::string source;                   ///< file, and line in it, for messages: "gold.jsonl:3"
  std::vector<Record::Member> members;  ///< of a JSON object, in order, less its "spans"
  /// What stood in the file and is not told here: how often, by what it is ("relations").
  std::map<std::string, std::size_t> passed_over;
};

/// Calls `change` with every annotation, zone and part of `annotated`, until it returns a message,
/// which is returned.
[[nodiscard]] std::optional<std::string> for_each_span(
    AnnotatedText& annotated, const std::function<std::optional<std::string>(Annotation&)>& change);

/// Turns all positions into bytes of `text`. Returns what is wrong, naming the span, when one lies
/// outside the text, ends before it begins or cuts a character; `annotated` is then as it was.
[[nodiscard]] std::optional<std::string> count_in_bytes(AnnotatedText& annotated,
                                                        std::string_view text);

/// Turns a source into annotated texts. Not thread-safe.
class AnnotationReader {
 public:
  AnnotationReader() = default;
  virtual ~AnnotationReader() = default;
  AnnotationReader(const AnnotationReader&) = delete;
  AnnotationReader& operator=(const AnnotationReader&) = delete;
  AnnotationReader(AnnotationReader&&) = delete;
  AnnotationReader& operator=(AnnotationReader&&) = delete;
  /// Fills `annotated` and returns true; false at the end. When a text is faulty, `fault` is set
  /// and `annotated` is not to be used. Throws InputOutputError.
  virtual bool next(AnnotatedText& annotated, std::optional<ReadFault>& fault) = 0;
};

/// A format of files of annotated texts.
struct AnnotationFormat {
  std::string_view name;
  std::string_view summary;
  /// `lines` must outlive the reader; `source` is the file's name, for messages.
  std::unique_ptr<AnnotationReader> (*make)(LineReader& lines, const std::string& source);
};

/// The formats that are one file: jsonl, conll, conllu, hipe. Static storage. Folders of brat are
/// read by make_brat_reader().
[[nodiscard]] std::span<const AnnotationFormat> annotation_formats();

/// The format called `name`, or null.
[[nodiscard]] const AnnotationFormat* find_annotation_format(std::string_view name);

/// The format that `head`, the first bytes of a file, looks like; null when it looks like none.
[[nodiscard]] const AnnotationFormat* guess_annotation_format(std::string_view head);

}  // namespace vigie
