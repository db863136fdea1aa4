#include "pipeline/formats/inline_writer.h"

#include <fmt/format.h>

#include <iterator>

#include "pipeline/formats/shown_mentions.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

// In attributes a reader would turn tabs and line ends into blanks.
void append_escaped(std::string_view text, bool attribute, std::string& out) {
  std::size_t position = 0;
  while (position < text.size()) {
    const char32_t code = utf8::next(text, position);
    switch (code) {
      case U'&': out += "&amp;"; break;
      case U'<': out += "&lt;"; break;
      case U'>': out += "&gt;"; break;
      case U'"': out += "&quot;"; break;
      case U'\r': out += "&#13;"; break;
      case U'\n': out += attribute ? "&#10;" : "\n"; break;
      case U'\t': out += attribute ? "&#9;" : "\t"; break;
      default: {
        const bool allowed = code >= 0x20 && code != 0xFFFE && code != 0xFFFF;
        utf8::append(allowed ? code : 0xFFFD, out);
        break;
      }
    }
  }
}

class InlineWriter final : public Writer {
 public:
  using Writer::Writer;

  void begin(std::string& out) override { out += "<documents>\n"; }
  void end(std::string& out) override { out += "</documents>\n"; }

  void write(const Record& record, std::string& out) override {
    const Document& document = record.document;
    const TypeTable& types = pipeline().types();
    out += "<document id=\"";
    append_escaped(record.id, true, out);
    out += "\">";
    const auto element = [&](std::uint32_t m) {
      return types.name(types.coarse(document.mentions[m].type));
    };
    MarkupEvents events;
    events.text = [&](std::string_view text) { append_escaped(text, false, out); };
    events.open = [&](std::uint32_t m) {
      const Mention& mention = document.mentions[m];
      fmt::format_to(std::back_inserter(out), "<{}", element(m));
      if (types.coarse(mention.type) != mention.type) {
        fmt::format_to(std::back_inserter(out), " kind=\"{}\"", types.name(mention.type));
      }
      if (!mention.id.empty()) {
        out += " ref=\"";
        append_escaped(document.pooled(mention.id), true, out);
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
