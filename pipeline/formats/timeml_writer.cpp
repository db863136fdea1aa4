#include "pipeline/formats/timeml_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "pipeline/formats/folder_of_texts.h"
#include "pipeline/formats/shown_mentions.h"
#include "pipeline/formats/xml.h"

namespace vigie {
namespace {

class TimemlWriter final : public Writer {
 public:
  using Writer::Writer;

  void write(const Record& record, std::string& out) override {
    const Document& document = record.document;
    const TypeTable& types = pipeline().types();
    out +=
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
        "xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n<DOCID>";
    append_xml(record.id, false, out);
    out += "</DOCID>\n<DCT>";
    const std::string date = document.date.is_full() ? document.date.to_iso() : record.date;
    if (!date.empty()) {
      out += "<TIMEX3 tid=\"t0\" type=\"DATE\" value=\"";
      append_xml(date, true, out);
      out += "\" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">";
      append_xml(date, false, out);
      out += "</TIMEX3>";
    }
    out += "</DCT>\n<TEXT>";
    std::vector<std::uint32_t> times = shown_mentions(document, options(), types);
    std::erase_if(
        times, [&](std::uint32_t m) { return !is_time(types.coarse(document.mentions[m].type)); });
    std::size_t number = 0;
    MarkupEvents events;
    events.text = [&](std::string_view text) { append_xml(text, false, out); };
    events.open = [&](std::uint32_t m) { open(document, document.mentions[m], ++number, out); };
    events.close = [&](std::uint32_t) { out += "</TIMEX3>"; };
    walk_markup(document, outermost_only(document, times), events);
    out += "</TEXT>\n</TimeML>\n";
  }

 private:
  void open(const Document& document, const Mention& mention, std::size_t number,
            std::string& out) const {
    const TypeTable& types = pipeline().types();
    fmt::format_to(std::back_inserter(out), "<TIMEX3 tid=\"t{}\" type=\"{}\"", number,
                   types.name(types.coarse(mention.type)));
    const auto attribute = [&](std::string_view name, std::string_view value) {
      append_xml_attribute(name, value, out);
    };
    if (mention.value.kind == ValueKind::timex) {
      attribute("value", document.pooled(mention.value.main));
      attribute("mod", document.pooled(mention.value.unit));
    }
    out += '>';
  }
};

}  // namespace

std::unique_ptr<Writer> make_timeml_writer(const Pipeline& pipeline, WriterOptions options) {
  return std::make_unique<TimemlWriter>(pipeline, std::move(options));
}

std::unique_ptr<Exporter> make_timeml_exporter(const std::string& path, const Pipeline& pipeline,
                                               WriterOptions options) {
  return make_folder_of_texts(path, ".tml", make_timeml_writer(pipeline, std::move(options)));
}

}  // namespace vigie
