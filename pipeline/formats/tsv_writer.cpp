#include "pipeline/formats/tsv_writer.h"

#include <fmt/format.h>

#include <iterator>

#include "pipeline/formats/shown_mentions.h"
#include "pipeline/formats/shown_value.h"
#include "pipeline/positions.h"

namespace vigie {
namespace {

void append_cell(std::string_view text, std::string& out) {
  for (const char c : text) {
    switch (c) {
      case '\t': out += "\\t"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\\': out += "\\\\"; break;
      default: out += c; break;
    }
  }
}

class TsvWriter final : public Writer {
 public:
  using Writer::Writer;

  void begin(std::string& out) override {
    out += "doc\tstart\tend\tunit\ttext\ttype\tkind\tid\tvalue\tvalue_unit\tzone\tentity\n";
  }

  void write(const Record& record, std::string& out) override {
    const Document& document = record.document;
    const TypeTable& types = pipeline().types();
    const OutputPositions positions(document, options().unit);
    for (const std::uint32_t m : shown_mentions(document, options(), types)) {
      const Mention& mention = document.mentions[m];
      const Span span = positions(mention.span);
      append_cell(record.id, out);
      fmt::format_to(std::back_inserter(out), "\t{}\t{}\t{}\t", span.begin, span.end,
                     unit_name(options().unit));
      append_cell(document.in_decoded(mention.span).in(document.decoded()), out);
      fmt::format_to(std::back_inserter(out), "\t{}\t{}\t", types.name(types.coarse(mention.type)),
                     types.name(mention.type));
      append_cell(document.pooled(mention.id), out);
      out += '\t';
      append_cell(shown_value(document, mention.value), out);
      out += '\t';
      append_cell(document.pooled(mention.value.unit), out);
      fmt::format_to(std::back_inserter(out), "\t{}\t",
                     document.zone_at(mention.span.begin) == kNone
                         ? ""
                         : zone_name(document.zone_kind_at(mention.span.begin)));
      if (mention.entity != kNone) fmt::format_to(std::back_inserter(out), "{}", mention.entity);
      out += '\n';
    }
  }
};

}  // namespace

std::unique_ptr<Writer> make_tsv_writer(const Pipeline& pipeline, WriterOptions options) {
  return std::make_unique<TsvWriter>(pipeline, std::move(options));
}

}  // namespace vigie
