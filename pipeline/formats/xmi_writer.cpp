#include "pipeline/formats/xmi_writer.h"

#include <fmt/format.h>

#include <iterator>

#include "pipeline/formats/folder_of_texts.h"
#include "pipeline/formats/shown_mentions.h"
#include "pipeline/formats/xml.h"
#include "pipeline/positions.h"

namespace vigie {
namespace {

// The types used, as DKPro Core defines them.
constexpr const char* kTypeSystem =
    R"xml(<?xml version="1.0" encoding="UTF-8"?>
<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">
<name>Vigie</name>
<types>
<typeDescription>
<name>de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence</name>
<description/>
<supertypeName>uima.tcas.Annotation</supertypeName>
</typeDescription>
<typeDescription>
<name>de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token</name>
<description/>
<supertypeName>uima.tcas.Annotation</supertypeName>
</typeDescription>
<typeDescription>
<name>de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity</name>
<description/>
<supertypeName>uima.tcas.Annotation</supertypeName>
<features>
<featureDescription>
<name>value</name>
<description/>
<rangeTypeName>uima.cas.String</rangeTypeName>
</featureDescription>
<featureDescription>
<name>identifier</name>
<description/>
<rangeTypeName>uima.cas.String</rangeTypeName>
</featureDescription>
</features>
</typeDescription>
</types>
</typeSystemDescription>
)xml";

constexpr int kSofa = 1;  // xmi:id

class XmiWriter final : public Writer {
 public:
  using Writer::Writer;

  void write(const Record& record, std::string& out) override {
    const Document& document = record.document;
    const TypeTable& types = pipeline().types();
    const OutputPositions place(document, Unit::utf16);
    const PositionIndex decoded(document.decoded(), Unit::utf16);
    out +=
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:cas=\"http:///uima/cas.ecore\" "
        "xmlns:tcas=\"http:///uima/tcas.ecore\" "
        "xmlns:segmentation=\"http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/"
        "type.ecore\" "
        "xmlns:ner=\"http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore\" "
        "xmi:version=\"2.0\">\n<cas:NULL xmi:id=\"0\"/>\n";
    int id = kSofa;
    const auto annotation = [&](std::string_view type, Span span) {
      fmt::format_to(std::back_inserter(out),
                     "<{} xmi:id=\"{}\" sofa=\"{}\" begin=\"{}\" end=\"{}\"", type, ++id, kSofa,
                     span.begin, span.end);
    };
    const auto end = decoded.from_byte(static_cast<std::uint32_t>(document.decoded().size()));
    annotation("tcas:DocumentAnnotation", {0, end});
    out += " language=\"fr\"/>\n";
    for (const Sentence& sentence : document.sentences) {
      annotation("segmentation:Sentence", place(sentence.span));
      out += "/>\n";
    }
    for (const Token& token : document.tokens) {
      annotation("segmentation:Token", place(token.span));
      out += "/>\n";
    }
    for (const std::uint32_t m : shown_mentions(document, options(), types)) {
      const Mention& mention = document.mentions[m];
      annotation("ner:NamedEntity", place(mention.span));
      append_xml_attribute("value", types.name(types.coarse(mention.type)), out);
      append_xml_attribute("identifier", document.pooled(mention.id), out);
      out += "/>\n";
    }
    fmt::format_to(std::back_inserter(out),
                   "<cas:Sofa xmi:id=\"{}\" sofaNum=\"1\" sofaID=\"_InitialView\" "
                   "mimeType=\"text/plain\" sofaString=\"",
                   kSofa);
    append_xml(document.decoded(), true, out);
    fmt::format_to(std::back_inserter(out), "\"/>\n<cas:View sofa=\"{}\" members=\"", kSofa);
    for (int member = kSofa + 1; member <= id; ++member) {
      fmt::format_to(std::back_inserter(out), "{}{}", member == kSofa + 1 ? "" : " ", member);
    }
    out += "\"/>\n</xmi:XMI>\n";
  }
};

}  // namespace

std::unique_ptr<Writer> make_xmi_writer(const Pipeline& pipeline, WriterOptions options) {
  return std::make_unique<XmiWriter>(pipeline, std::move(options));
}

std::unique_ptr<Exporter> make_xmi_exporter(const std::string& path, const Pipeline& pipeline,
                                            WriterOptions options) {
  return make_folder_of_texts(path, ".xmi", make_xmi_writer(pipeline, std::move(options)),
                              {"TypeSystem.xml", kTypeSystem});
}

}  // namespace vigie
