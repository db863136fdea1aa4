#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "pipeline/cli/files.h"
#include "pipeline/cli/run.h"
#include "pipeline/cli/verbs.h"
#include "pipeline/encoding.h"
#include "pipeline/formats/json.h"
#include "pipeline/positions.h"

namespace vigie::cli {
namespace {

struct Counts {
  std::uint64_t documents = 0;
  std::uint64_t spans = 0;
};

std::optional<Unit> unit_from(const std::optional<std::string>& name) {
  for (const Unit unit : {Unit::codepoint, Unit::byte, Unit::utf16}) {
    if (name == unit_name(unit)) return unit;
  }
  return std::nullopt;
}

// The bytes a record was made from, where its text does not give them back.
class OriginalBytes {
 public:
  OriginalBytes(std::string bytes, std::string_view encoding)
      : bytes_(std::move(bytes)), decoder_(encoding) {
    std::vector<Span> ill_formed;
    text_ = decoder_.decode(bytes_, true, map_, ill_formed);
  }

  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  [[nodiscard]] const std::string& text() const { return text_; }

  // What the bytes say by themselves. Where they need what comes before, the text they became;
  // nothing when they are parts of characters.
  std::optional<std::string> cut(Span span) {
    if (decoder_.stateless()) {
      OffsetMap map;
      std::vector<Span> ill_formed;
      return decoder_.decode(span.in(bytes_), false, map, ill_formed);
    }
    const Span derived = map_.to_derived(span);
    if (map_.to_source(derived) != span) return std::nullopt;
    return std::string(derived.in(text_));
  }

 private:
  std::string bytes_;
  Decoder decoder_;
  OffsetMap map_;
  std::string text_;
};

// Cuts every span of one record out of its text again. The first difference ends it.
class RecordCheck {
 public:
  RecordCheck(const JsonRecord& record, Unit unit, std::optional<OriginalBytes>& original)
      : record_(record),
        original_(original),
        bytes_(original ? original->bytes() : std::string_view(*record.text)),
        index_(bytes_, unit) {}

  std::optional<std::string> run(Counts& counts) const {
    for (const JsonRecord::Member& member : record_.members) {
      const bool ours = member.key == "entities" || member.key == "sentences" ||
                        member.key == "tokens" || member.key == "zones" ||
                        member.key == "diagnostics";
      if (!ours) continue;
      const std::string_view value = member.raw.substr(member.raw.find(':') + 1);
      for (const JsonSpan& span : collect_spans(value)) {
        ++counts.spans;
        if (auto fault = check(span, member.key)) return fault;
      }
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] std::optional<std::string> check(const JsonSpan& span,
                                                 std::string_view what) const {
    if (!span.well_formed) {
      return fmt::format("{}: a span without whole numbers for its ends or a string for its text",
                         what);
    }
    const std::string where = fmt::format("{} {}-{}", what, span.start, span.end);
    const std::uint32_t begin = index_.to_byte(span.start);
    const std::uint32_t end = index_.to_byte(span.end);
    if (begin == kNone || end == kNone || begin >= end)
      return where + ": no such place in the text";
    const std::optional<std::string> cut = text_at({begin, end});
    if (!cut) return where + ": cuts a character in two";
    const std::string& text = *cut;
    if (span.text && *span.text != text) {
      return fmt::format("{}: cuts \"{}\", expected \"{}\"", where, text, *span.text);
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::string> text_at(Span span) const {
    if (original_) return original_->cut(span);
    OffsetMap map;
    std::vector<Span> ill_formed;
    std::string text = decode_utf8(span.in(bytes_), map, ill_formed);
    if (!ill_formed.empty()) return std::nullopt;
    return text;
  }

  const JsonRecord& record_;
  std::optional<OriginalBytes>& original_;
  std::string_view bytes_;
  PositionIndex index_;
};

std::optional<std::string> check_record(const JsonRecord& record, Counts& counts) {
  if (!record.text) return "no string \"text\" to cut from";
  const bool annotated = std::any_of(record.members.begin(), record.members.end(),
                                     [](const auto& member) { return member.key == "entities"; });
  if (!annotated) return "no \"entities\", expected the output of `vigie tag --format jsonl`";
  const std::optional<Unit> unit = unit_from(record.unit);
  if (!unit) return "no \"unit\" of codepoint, byte or utf16";
  std::optional<OriginalBytes> original;
  if (record.original && unit == Unit::byte) {
    auto bytes = from_base64(*record.original);
    if (!bytes) return "\"original\" is no base64";
    const std::string encoding = record.encoding.value_or("UTF-8");
    const auto known = find_encoding(encoding);
    if (!known) return fmt::format("unknown \"encoding\" \"{}\"", encoding);
    original.emplace(std::move(*bytes), *known);
    if (original->text() != *record.text) return "\"original\" does not decode to \"text\"";
  }
  ++counts.documents;
  return RecordCheck(record, *unit, original).run(counts);
}

}  // namespace

int verify(const Arguments& arguments) {
  Output output("-");
  Counts counts;
  bool failed = false;
  JsonLineParser parser;
  JsonRecord record;
  std::string line;
  for (const std::string& file : input_files(arguments)) {
    try {
      Input input(file, [] {});
      LineReader lines(input);
      while (lines.next(line)) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        std::optional<std::string> fault = parser.parse(line, record);
        if (!fault) fault = check_record(record, counts);
        if (!fault) continue;
        complain(fmt::format("{}:{}: {}", file, lines.number(), *fault));
        failed = true;
      }
    } catch (const InputOutputError& error) {
      complain(error.what());
      failed = true;
    }
  }
  if (!failed && counts.documents == 0) {
    complain("nothing to verify, expected JSON Lines from `vigie tag --format jsonl`");
    failed = true;
  }
  if (!failed) {
    output.buffer() =
        fmt::format("{} document{}, {} span{}: each cuts its text exactly\n", counts.documents,
                    counts.documents == 1 ? "" : "s", counts.spans, counts.spans == 1 ? "" : "s");
  }
  output.finish();
  return failed ? kFailed : kDone;
}

}  // namespace vigie::cli
