#include "pipeline/formats/jsonl_annotations.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
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

bool flag(const dom::object& object, std::string_view name) {
  bool set = false;
  return object[name].get_bool().get(set) == simdjson::SUCCESS && set;
}

std::optional<std::uint32_t> position(const dom::object& object, std::string_view name) {
  std::uint64_t number = 0;
  if (object[name].get_uint64().get(number) != simdjson::SUCCESS) return std::nullopt;
  // What is too large lies outside any text, which is found out later.
  return static_cast<std::uint32_t>(
      std::min<std::uint64_t>(number, std::numeric_limits<std::uint32_t>::max()));
}

// The value of an entity of `type` as jsonl_writer.h has it: an object for amounts, else a string.
GivenValue read_value(const dom::object& entity, std::string_view type) {
  GivenValue value;
  std::string_view text;
  if (entity["value"].get_string().get(text) == simdjson::SUCCESS) {
    constexpr std::array<std::string_view, 4> kTimes = {"DATE", "TIME", "DURATION", "SET"};
    const bool time = std::find(kTimes.begin(), kTimes.end(), type) != kTimes.end();
    value.kind = time ? ValueKind::timex : ValueKind::text;
    value.main = text;
    value.unit = string_member(entity, "mod");
    value.open = flag(entity, "open");
    return value;
  }
  dom::object amount;
  if (entity["value"].get_object().get(amount) != simdjson::SUCCESS) return value;
  value.main = string_member(amount, "number");
  value.min = string_member(amount, "min");
  value.max = string_member(amount, "max");
  value.unit = string_member(amount, "currency");
  value.kind = type == "MONEY" || !value.unit.empty() ? ValueKind::money
               : type == "PERCENT"                    ? ValueKind::percent
                                                      : ValueKind::quantity;
  if (value.unit.empty()) value.unit = string_member(amount, "unit");
  value.approx = flag(amount, "approx");
  return value;
}

// "[0, 8, "PER"]", as doccano has it.
std::optional<std::string> read_triple(const dom::array& triple, Annotation& annotation) {
  std::uint64_t start = 0;
  std::uint64_t end = 0;
  std::string_view label;
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
  if (triple.size() != 3 || triple.at(0).get_uint64().get(start) != simdjson::SUCCESS ||
      triple.at(1).get_uint64().get(end) != simdjson::SUCCESS ||
      triple.at(2).get_string().get(label) != simdjson::SUCCESS) {
    return "a span that is an array, expected start, end and label in it";
  }
  annotation = Annotation{};
  annotation.span = {static_cast<std::uint32_t>(std::min(start, kMost)),
                     static_cast<std::uint32_t>(std::min(end, kMost))};
  annotation.type = label;
  return std::nullopt;
}

// One span. `label` and `type` are tried in this order; null counts as not there.
std::optional<std::string> read_span(const dom::element& element, Annotation& annotation) {
  dom::array triple;
  if (element.get_array().get(triple) == simdjson::SUCCESS) return read_triple(triple, annotation);
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
  annotation.date = string_member(object, "date");
  double score = 0;
  if (object["score"].get_double().get(score) == simdjson::SUCCESS) annotation.score = score;
  dom::object evidence;
  if (object["evidence"].get_object().get(evidence) == simdjson::SUCCESS) {
    annotation.proposer_kind = string_member(evidence, "kind");
    annotation.proposer = string_member(evidence, "source");
  }
  // spaCy keeps the id of a knowledge base apart from that of the span, which we fill with the
  // kind.
  if (const std::string entry = string_member(object, "kb_id");
      !entry.empty() || object["kb_id"].error() == simdjson::SUCCESS) {
    if (annotation.id.starts_with(annotation.type + ".")) annotation.kind = annotation.id;
    annotation.id = entry;
  }
  annotation.value = read_value(object, annotation.type);
  std::uint64_t number = 0;
  if (object["entity"].get_uint64().get(number) == simdjson::SUCCESS) annotation.entity = number;
  dom::array parts;
  if (object["parts"].get_array().get(parts) == simdjson::SUCCESS) {
    for (const dom::element part : parts) {
      if (auto message = read_span(part, annotation.parts.emplace_back())) return message;
    }
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
    std::string_view other;
    std::string_view zones;
    for (const JsonRecord::Member& member : json_.members) {
      const std::string_view value = member.raw.substr(member.raw.find(':') + 1);
      if (member.key == "spans") spans = value;
      if (member.key == "entities") entities = value;
      if (member.key == "zones") zones = value;
      // Of doccano, and of spaCy's and displaCy's objects; ours and "spans" come first.
      const bool foreign = member.key == "label" || member.key == "labels" || member.key == "ents";
      if (foreign && is_array(value)) other = value;
    }
    const std::string_view ours = spans.empty() ? entities : spans;
    const std::string_view marks = ours.empty() ? other : ours;
    annotated.annotated = !marks.empty();
    for (const JsonRecord::Member& member : json_.members) {
      // Its value is the very same bytes.
      const bool is_source =
          !marks.empty() && member.raw.data() + member.raw.size() == marks.data() + marks.size();
      if (!is_source || member.key == "entities")
        annotated.members.push_back({std::string(member.key), std::string(member.raw)});
    }
    annotated.entities_passed_over = !spans.empty() && !entities.empty();
    auto message = read_spans(marks, annotated.annotations);
    if (!message && !entities.empty()) message = read_spans(zones, annotated.zones);
    if (json_.original) ++annotated.passed_over["original bytes of texts"];
    if (!message && json_.original && annotated.unit == Unit::byte) {
      message = from_original(annotated);
    }
    annotated.text = std::move(json_.text);
    return message;
  }

  static bool is_array(std::string_view value) {
    const std::size_t first = value.find_first_not_of(" \t");
    return first != std::string_view::npos && value[first] == '[';
  }

  // An array of spans, or several in an object, as spaCy has its groups.
  std::optional<std::string> read_spans(std::string_view value, std::vector<Annotation>& spans) {
    if (value.empty()) return std::nullopt;
    const dom::element all = dom_.parse(value.data(), value.size());
    dom::object groups;
    if (all.get_object().get(groups) != simdjson::SUCCESS) return read_array(all, spans);
    for (const auto group : groups) {
      if (auto message = read_array(group.value, spans)) return message;
    }
    return std::nullopt;
  }

  static std::optional<std::string> read_array(const dom::element& element,
                                               std::vector<Annotation>& spans) {
    dom::array array;
    if (element.get_array().get(array) != simdjson::SUCCESS) return "spans that are no array";
    for (const dom::element each : array) {
      if (auto message = read_span(each, spans.emplace_back())) return message;
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
    return for_each_span(annotated, [&](Annotation& annotation) {
      const Span span = annotation.span;
      if (span.begin > span.end || span.end > bytes->size()) {
        return std::optional(fmt::format("{} {}-{}: no such place in {} bytes", annotation.type,
                                         span.begin, span.end, bytes->size()));
      }
      annotation.span = map.to_derived(span);
      return std::optional<std::string>();
    });
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
