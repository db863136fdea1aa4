#include "pipeline/formats/inline_writer.h"

#include <fmt/format.h>

#include <iterator>

#include "pipeline/formats/shown_mentions.h"
#include "pipeline/formats/xml.h"

namespace vigie {
namespace {

class InlineWriter final : public Writer {
 public:
  using Writer::Writer;

  void begin(std::string& out) override { out += "<documents>\n"; }
  void end(std::string& out) override { out += "</documents>\n"; }

  void write(const Record& record, std::string& out) override {
    const Document& document = record.document;
    const TypeTable& types = pipeline().types();
    out += "<document id=\"";
    append_xml(record.id, true, out);
    out += "\">";
    const auto element = [&](std::uint32_t m) {
      return types.name(types.coarse(document.mentions[m].type));
    };
    MarkupEvents events;
    events.text = [&](std::string_view text) { append_xml(text, false, out); };
    events.open = [&](std::uint32_t m) {
      const Mention& mention = document.mentions[m];
      fmt::format_to(std::back_inserter(out), "<{}", element(m));
      if (types.coarse(mention.type) != mention.type) {
        fmt::format_to(std::back_inserter(out), " kind=\"{}\"", types.name(mention.type));
      }
      if (!mention.id.empty()) {
        out += " ref=\"";
        append_xml(document.pooled(mention.id), true, out);
        out += '"';
      }
      out += '>';
    };
    events.close = [&](std::uint32_t m) {
      fmt::format_to(std::back_inserter(out), "</{}>", element(m));
    };
    walk_markup(document, nesting_only(document, shown_mentions(document, options(), types)),
                events);
    out += "</document>\n";
  }
};

}  // namespace

std::unique_ptr<Writer> make_inline_writer(const Pipeline& pipeline, WriterOptions options) {
  return std::make_unique<InlineWriter>(pipeline, std::move(options));
}

}  // namespace vigie
