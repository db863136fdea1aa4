#include "pipeline/formats/displacy_writer.h"

#include <fmt/format.h>

#include <iterator>

#include "pipeline/formats/json.h"
#include "pipeline/formats/shown_mentions.h"
#include "pipeline/positions.h"

namespace vigie {
namespace {

class DisplacyWriter final : public Writer {
 public:
  using Writer::Writer;

  void write(const Record& record, std::string& out) override {
    const Document& document = record.document;
    const TypeTable& types = pipeline().types();
    const OutputPositions positions(document, Unit::codepoint);
    out += "{\"text\":";
    append_json_string(document.decoded(), out);
    out += ",\"ents\":[";
    bool first = true;
    for (const std::uint32_t m :
         outermost_only(document, shown_mentions(document, options(), types))) {
      const Mention& mention = document.mentions[m];
      const Span span = positions(mention.span);
      fmt::format_to(std::back_inserter(out),
                     "{}{{\"start\":{},\"end\":{},\"label\":\"{}\",\"kb_id\":", first ? "" : ",",
                     span.begin, span.end, types.name(types.coarse(mention.type)));
      first = false;
      append_json_string(document.pooled(mention.id), out);
      out += '}';
    }
    out += "],\"title\":";
    append_json_string(record.id, out);
    out += "}\n";
  }
};

}  // namespace

std::unique_ptr<Writer> make_displacy_writer(const Pipeline& pipeline, WriterOptions options) {
  return std::make_unique<DisplacyWriter>(pipeline, std::move(options));
}

}  // namespace vigie
