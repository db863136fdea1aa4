#include "pipeline/formats/web_annotation_writer.h"

#include <fmt/format.h>

#include <iterator>

#include "pipeline/formats/json.h"
#include "pipeline/formats/shown_mentions.h"
#include "pipeline/positions.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

constexpr std::size_t kAround = 32;  // characters of the quote's prefix and suffix

// A document's id as an IRI: what is no unreserved character or slash is written %XX.
std::string iri(std::string_view id) {
  std::string out = "urn:vigie:";
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                       (byte >= '0' && byte <= '9') || c == '-' || c == '.' || c == '_' ||
                       c == '~' || c == '/';
    if (plain) {
      out += c;
    } else {
      fmt::format_to(std::back_inserter(out), "%{:02X}", byte);
    }
  }
  return out;
}

std::string_view before(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  for (std::size_t k = 0; k < kAround && begin > 0; ++k) begin = utf8::previous(text, begin);
  return text.substr(begin, at - begin);
}

std::string_view behind(std::string_view text, std::size_t at) {
  std::size_t end = at;
  for (std::size_t k = 0; k < kAround && end < text.size(); ++k) end = utf8::after(text, end);
  return text.substr(at, end - at);
}

class WebAnnotationWriter final : public Writer {
 public:
  using Writer::Writer;

  void write(const Record& record, std::string& out) override {
    const Document& document = record.document;
    const TypeTable& types = pipeline().types();
    const OutputPositions positions(document, Unit::codepoint);
    const std::string source = iri(record.id);
    std::size_t number = 0;
    for (const std::uint32_t m : shown_mentions(document, options(), types)) {
      const Mention& mention = document.mentions[m];
      const Span decoded = document.in_decoded(mention.span);
      const Span span = positions(mention.span);
      fmt::format_to(
          std::back_inserter(out),
          "{{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"id\":\"{}#{}\",\"type\":"
          "\"Annotation\",\"motivation\":\"{}\",\"body\":[",
          source, number++, mention.id.empty() ? "classifying" : "identifying");
      const auto tag = [&](std::string_view value) {
        out += "{\"type\":\"TextualBody\",\"purpose\":\"tagging\",\"value\":";
        append_json_string(value, out);
        out += '}';
      };
      tag(types.name(types.coarse(mention.type)));
      if (types.coarse(mention.type) != mention.type) {
        out += ',';
        tag(types.name(mention.type));
      }
      if (!mention.id.empty()) {
        out += ",{\"type\":\"TextualBody\",\"purpose\":\"identifying\",\"value\":";
        append_json_string(document.pooled(mention.id), out);
        out += '}';
      }
      fmt::format_to(std::back_inserter(out),
                     "],\"target\":{{\"source\":\"{}\",\"selector\":[{{\"type\":"
                     "\"TextQuoteSelector\",\"exact\":",
                     source);
      append_json_string(decoded.in(document.decoded()), out);
      out += ",\"prefix\":";
      append_json_string(before(document.decoded(), decoded.begin), out);
      out += ",\"suffix\":";
      append_json_string(behind(document.decoded(), decoded.end), out);
      fmt::format_to(std::back_inserter(out),
                     "}},{{\"type\":\"TextPositionSelector\",\"start\":{},\"end\":{}}}]}}}}\n",
                     span.begin, span.end);
    }
  }
};

}  // namespace

std::unique_ptr<Writer> make_web_annotation_writer(const Pipeline& pipeline,
                                                   WriterOptions options) {
  return std::make_unique<WebAnnotationWriter>(pipeline, std::move(options));
}

}  // namespace vigie
