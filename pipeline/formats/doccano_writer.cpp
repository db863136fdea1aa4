#include "pipeline/formats/doccano_writer.h"

#include <fmt/format.h>

#include <iterator>

#include "pipeline/formats/json.h"
#include "pipeline/formats/shown_mentions.h"
#include "pipeline/positions.h"

namespace vigie {
namespace {

class DoccanoWriter final : public Writer {
 public:
  using Writer::Writer;

  void write(const Record& record, std::string& out) override {
    const Document& document = record.document;
    const TypeTable& types = pipeline().types();
    const OutputPositions positions(document, Unit::codepoint);
    out += "{\"id\":";
    append_json_string(record.id, out);
    out += ",\"text\":";
    append_json_string(document.decoded(), out);
    out += ",\"label\":[";
    bool first = true;
    for (const std::uint32_t m : shown_mentions(document, options(), types)) {
      const Mention& mention = document.mentions[m];
      const Span span = positions(mention.span);
      fmt::format_to(std::back_inserter(out), "{}[{},{},\"{}\"]", first ? "" : ",", span.begin,
                     span.end, types.name(types.coarse(mention.type)));
      first = false;
    }
    out += "]}\n";
  }
};

}  // namespace

std::unique_ptr<Writer> make_doccano_writer(const Pipeline& pipeline, WriterOptions options) {
  return std::make_unique<DoccanoWriter>(pipeline, std::move(options));
}

}  // namespace vigie
