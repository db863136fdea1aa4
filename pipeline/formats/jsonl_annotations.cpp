#include "pipeline/formats/jsonl_annotations.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <limits>

#include "pipeline/encoding.h"
#include "pipeline/formats/json.h"

namespace vigie {
namespace {

namespace dom = simdjson::dom;

// The string member `name`, or nothing when it is not there or no string.
std::string string_member(const dom::object& object, std::string_view name) {
  std::string_view text;
  if (object[name].get_string().get(text) != simdjson::SUCCESS) return {};
  return std::string(text);
}

std::optional<std::uint32_t> position(const dom::object& object, std::string_view name) {
  std::uint64_t number = 0;
  if (object[name].get_uint64().get(number) != simdjson::SUCCESS) return std::nullopt;
  // What is too large lies outside any text, which is found out later.
  return static_cast<std::uint32_t>(
      std::min<std::uint64_t>(number, std::numeric_limits<std::uint32_t>::max()));
}

// One span. `label` and `type` are tried in this order; null counts as not there.
std::optional<std::string> read_span(const dom::element& element, Annotation& annotation) {
  dom::object object;
  if (element.get_object().get(object) != simdjson::SUCCESS) return "a span that is no object";
  const auto start = position(object, "start");
  const auto end = position(object, "end");
  if (!start || !end) return "a span without whole numbers \"start\" and \"end\"";
  annotation = Annotation{};
  annotation.span = {*start, *end};
  dom::element label;
  const char* const name = object["label"].get(label) == simdjson::SUCCESS ? "label" : "type";
  annotation.type = string_member(object, name);
  if (annotation.type.empty()) {
    return fmt::format("span {}-{}: no \"label\" or \"type\"", *start, *end);
  }
  annotation.kind = string_member(object, "kind");
  annotation.id = string_member(object, "id");
  annotation.zone = string_member(object, "zone");
  double score = 0;
  if (object["score"].get_double().get(score) == simdjson::SUCCESS) annotation.score = score;
  dom::object evidence;
  if (object["evidence"].get_object().get(evidence) == simdjson::SUCCESS) {
    annotation.proposer_kind = string_member(evidence, "kind");
    annotation.proposer = string_member(evidence, "source");
  }
  return std::nullopt;
}

class JsonlAnnotationReader final : public AnnotationReader {
 public:
  JsonlAnnotationReader(LineReader& lines, std::string source)
      : lines_(&lines), source_(std::move(source)) {}

  bool next(AnnotatedText& annotated, std::optional<ReadFault>& fault) override {
    while (lines_->next(line_)) {
      std::string_view line = line_;
      if (lines_->number() == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
      if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
      auto message = parser_.parse(line, json_);
      if (!message) message = read_object(annotated);
      if (message) fault = ReadFault{lines_->number(), *message};
      return true;
    }
    return false;
  }

 private:
  std::optional<std::string> read_object(AnnotatedText& annotated) {
    annotated = AnnotatedText{};
    annotated.source = fmt::format("{}:{}", source_, lines_->number());
    annotated.id = json_.id.value_or(std::string());
    annotated.date = json_.date.value_or(json_.dct.value_or(std::string()));
    annotated.unit = Unit::codepoint;
    if (json_.unit) {
      if (*json_.unit == unit_name(Unit::byte)) {
        annotated.unit = Unit::byte;
      } else if (*json_.unit == unit_name(Unit::utf16)) {
        annotated.unit = Unit::utf16;
      } else if (*json_.unit != unit_name(Unit::codepoint)) {
        return fmt::format("\"unit\" is \"{}\", expected codepoint, byte or utf16", *json_.unit);
      }
    }
    std::string_view spans;
    std::string_view entities;
    std::string_view zones;
    for (const JsonRecord::Member& member : json_.members) {
      const std::string_view value = member.raw.substr(member.raw.find(':') + 1);
      if (member.key == "spans") spans = value;
      if (member.key == "entities") entities = value;
      if (member.key == "zones") zones = value;
    }
    const std::string_view marks = spans.empty() ? entities : spans;
    annotated.annotated = !marks.empty();
    annotated.entities_passed_over = !spans.empty() && !entities.empty();
    auto message = read_spans(marks, annotated.annotations);
    if (!message && !entities.empty()) message = read_spans(zones, annotated.zones);
    if (!message && json_.original && annotated.unit == Unit::byte) {
      message = from_original(annotated);
    }
    annotated.text = std::move(json_.text);
    return message;
  }

  std::optional<std::string> read_spans(std::string_view value, std::vector<Annotation>& spans) {
    if (value.empty()) return std::nullopt;
    dom::array array;
    if (dom_.parse(value.data(), value.size()).get_array().get(array) != simdjson::SUCCESS) {
      return "spans that are no array";
    }
    for (const dom::element element : array) {
      Annotation annotation;
      if (auto message = read_span(element, annotation)) return message;
      spans.push_back(std::move(annotation));
    }
    return std::nullopt;
  }

  // Bytes of the input that the text was decoded from become bytes of the text.
  std::optional<std::string> from_original(AnnotatedText& annotated) const {
    const auto bytes = from_base64(*json_.original);
    if (!bytes) return "\"original\" is no base64";
    const std::string encoding = json_.encoding.value_or("UTF-8");
    const auto known = find_encoding(encoding);
    if (!known) return fmt::format("unknown \"encoding\" \"{}\"", encoding);
    Decoder decoder(*known);
    OffsetMap map;
    std::vector<Span> ill_formed;
    const std::string text = decoder.decode(*bytes, true, map, ill_formed);
    if (text != json_.text) return "\"original\" does not decode to \"text\"";
    for (auto* layer : {&annotated.annotations, &annotated.zones}) {
      for (Annotation& annotation : *layer) {
        const Span span = annotation.span;
        if (span.begin > span.end || span.end > bytes->size()) {
          return fmt::format("{} {}-{}: no such place in {} bytes", annotation.type, span.begin,
                             span.end, bytes->size());
        }
        annotation.span = map.to_derived(span);
      }
    }
    return std::nullopt;
  }

  LineReader* lines_;
  std::string source_;
  std::string line_;
  JsonLineParser parser_;
  JsonRecord json_;
  dom::parser dom_;
};

}  // namespace

std::unique_ptr<AnnotationReader> make_jsonl_annotation_reader(LineReader& lines,
                                                               const std::string& source) {
  return std::make_unique<JsonlAnnotationReader>(lines, source);
}

}  // namespace vigie
