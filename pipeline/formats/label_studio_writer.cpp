#include "pipeline/formats/label_studio_writer.h"

#include <fmt/format.h>

#include <iterator>

#include "pipeline/formats/json.h"
#include "pipeline/formats/shown_mentions.h"
#include "pipeline/positions.h"
#include "vigie/version.h"

namespace vigie {
namespace {

class LabelStudioWriter final : public Writer {
 public:
  using Writer::Writer;

  void begin(std::string& out) override { out += "["; }
  void end(std::string& out) override { out += first_ ? "]\n" : "\n]\n"; }

  void write(const Record& record, std::string& out) override {
    const Document& document = record.document;
    const TypeTable& types = pipeline().types();
    const OutputPositions positions(document, Unit::utf16);
    out += first_ ? "\n" : ",\n";
    first_ = false;
    out += "{\"data\":{\"text\":";
    append_json_string(document.decoded(), out);
    out += ",\"id\":";
    append_json_string(record.id, out);
    fmt::format_to(std::back_inserter(out),
                   "}},\"predictions\":[{{\"model_version\":\"vigie {}\",\"result\":[", kVersion);
    std::size_t number = 0;
    for (const std::uint32_t m : shown_mentions(document, options(), types)) {
      const Mention& mention = document.mentions[m];
      const Span span = positions(mention.span);
      fmt::format_to(std::back_inserter(out),
                     "{}{{\"id\":\"{}\",\"from_name\":\"label\",\"to_name\":\"text\",\"type\":"
                     "\"labels\",\"value\":{{\"start\":{},\"end\":{},\"text\":",
                     number == 0 ? "" : ",", number, span.begin, span.end);
      ++number;
      append_json_string(document.in_decoded(mention.span).in(document.decoded()), out);
      fmt::format_to(std::back_inserter(out), ",\"labels\":[\"{}\"]}}}}",
                     types.name(types.coarse(mention.type)));
    }
    out += "]}]}";
  }

 private:
  bool first_ = true;
};

}  // namespace

std::unique_ptr<Writer> make_label_studio_writer(const Pipeline& pipeline, WriterOptions options) {
  return std::make_unique<LabelStudioWriter>(pipeline, std::move(options));
}

}  // namespace vigie
