#include "pipeline/formats/tei_writer.h"

#include <fmt/format.h>

#include <iterator>

#include "pipeline/formats/shown_mentions.h"
#include "pipeline/formats/shown_value.h"
#include "pipeline/formats/xml.h"
#include "pipeline/positions.h"
#include "vigie/version.h"

namespace vigie {
namespace {

// The element of TEI P5 for a coarse type. GROUP, PROD, EVENT and the user's types are referring
// strings, which tell their type in an attribute.
std::string_view element_of(TypeId type) {
  switch (type) {
    case types::PER: return "persName";
    case types::LOC: return "placeName";
    case types::ORG: return "orgName";
    case types::DATE:
    case types::DURATION:
    case types::SET: return "date";
    case types::TIME: return "time";
    case types::MONEY:
    case types::PERCENT:
    case types::QUANTITY: return "measure";
    case types::EMAIL: return "email";
    case types::URL: return "ref";
    case types::PHONE:
    case types::IBAN:
    case types::SIRET:
    case types::SIREN:
    case types::NIR:
    case types::PLATE:
    case types::DOI:
    case types::ISBN:
    case types::ISSN: return "idno";
    default: return "rs";
  }
}

// TEI's att.datable takes dates of the calendar and times of XML Schema only.
bool is_calendar(std::string_view value) {
  if (value.size() < 4) return false;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const bool digit = value[i] >= '0' && value[i] <= '9';
    if ((i == 4 || i == 7) ? value[i] != '-' : !digit) return false;
  }
  return value.size() == 4 || value.size() == 7 || value.size() == 10;
}

// The same for lengths of time: XML Schema knows no weeks, and no unknown numbers.
bool is_duration(std::string_view value) {
  return value.size() > 2 && value[0] == 'P' &&
         value.find_first_not_of("0123456789.YMDTHS", 1) == std::string_view::npos;
}

void append_header(std::string_view title, std::string& out) {
  out += "<teiHeader><fileDesc><titleStmt><title>";
  append_xml(title, false, out);
  fmt::format_to(std::back_inserter(out),
                 "</title></titleStmt><publicationStmt><p>vigie {}</p></publicationStmt>"
                 "<sourceDesc><p/></sourceDesc></fileDesc></teiHeader>\n",
                 kVersion);
}

// What both kinds have around their documents.
class TeiCorpus : public Writer {
 public:
  using Writer::Writer;

  void begin(std::string& out) override {
    out +=
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<teiCorpus "
        "xmlns=\"http://www.tei-c.org/ns/1.0\" "
        "version=\"3.3.0\">\n";
    append_header("Vigie", out);
  }
  void end(std::string& out) override { out += "</teiCorpus>\n"; }

 protected:
  // The coarse type as `type`, what is behind its dot as `subtype`.
  void append_types(TypeId type, std::string& out) const {
    const TypeTable& types = pipeline().types();
    const std::string_view coarse = types.name(types.coarse(type));
    append_xml_attribute("type", coarse, out);
    std::string_view kind = types.name(type);
    kind.remove_prefix(coarse.size());
    if (kind.starts_with('.')) append_xml_attribute("subtype", kind.substr(1), out);
  }
};

// Names stand behind the text and point into it, with TEI's string-range: first character, number
// of characters.
class TeiStandoffWriter final : public TeiCorpus {
 public:
  using TeiCorpus::TeiCorpus;

  void write(const Record& record, std::string& out) override {
    const Document& document = record.document;
    const TypeTable& types = pipeline().types();
    const OutputPositions place(document, Unit::codepoint);
    const auto attribute = [&](std::string_view name, std::string_view value) {
      append_xml_attribute(name, value, out);
    };
    ++number_;
    out += "<TEI>\n";
    append_header(record.id, out);
    fmt::format_to(std::back_inserter(out),
                   "<text xml:lang=\"fr\"><body><ab xml:id=\"d{}\" xml:space=\"preserve\">",
                   number_);
    append_xml(document.decoded(), false, out);
    out += "</ab></body></text>\n<standOff>\n<spanGrp type=\"names\">\n";
    for (const std::uint32_t m : shown_mentions(document, options(), types)) {
      const Mention& mention = document.mentions[m];
      const Span span = place(mention.span);
      out += "<span";
      append_types(mention.type, out);
      attribute("ana", document.pooled(mention.id));
      attribute("n", shown_value(document, mention.value));
      fmt::format_to(std::back_inserter(out), " target=\"#string-range(d{},{},{})\">", number_,
                     span.begin, span.size());
      append_xml(document.in_decoded(mention.span).in(document.decoded()), false, out);
      out += "</span>\n";
    }
    out += "</spanGrp>\n</standOff>\n</TEI>\n";
  }

 private:
  std::size_t number_ = 0;
};

class TeiWriter final : public TeiCorpus {
 public:
  using TeiCorpus::TeiCorpus;

  void write(const Record& record, std::string& out) override {
    const Document& document = record.document;
    const TypeTable& types = pipeline().types();
    out += "<TEI>\n";
    append_header(record.id, out);
    out += "<text xml:lang=\"fr\"><body><ab xml:space=\"preserve\">";
    const auto element = [&](std::uint32_t m) {
      return element_of(types.coarse(document.mentions[m].type));
    };
    MarkupEvents events;
    events.text = [&](std::string_view text) { append_xml(text, false, out); };
    events.open = [&](std::uint32_t m) {
      fmt::format_to(std::back_inserter(out), "<{}", element(m));
      append_attributes(document, document.mentions[m], out);
      out += '>';
    };
    events.close = [&](std::uint32_t m) {
      fmt::format_to(std::back_inserter(out), "</{}>", element(m));
    };
    const auto shown = nesting_only(document, shown_mentions(document, options(), types));
    walk_markup(document, shown, events);
    out += "</ab></body></text>\n</TEI>\n";
  }

 private:
  void append_attributes(const Document& document, const Mention& mention, std::string& out) const {
    const TypeTable& types = pipeline().types();
    const TypeId coarse = types.coarse(mention.type);
    const auto attribute = [&](std::string_view name, std::string_view value) {
      append_xml_attribute(name, value, out);
    };
    const std::string_view element = element_of(coarse);
    const std::string_view value = document.pooled(mention.value.main);
    if (element == "email") return;  // takes no attribute of these
    append_types(mention.type, out);
    if (element.ends_with("Name") || element == "rs") attribute("ref", document.pooled(mention.id));
    if (element == "ref") {
      attribute("target", value);
      return;
    }
    switch (mention.value.kind) {
      case ValueKind::timex:
        if (is_calendar(value)) attribute("when", value);
        if (is_duration(value)) attribute("dur", value);
        attribute("n", value);
        break;
      case ValueKind::money:
      case ValueKind::percent:
      case ValueKind::quantity:
        attribute("quantity",
                  value.find('/') == std::string_view::npos ? value : std::string_view());
        attribute("unit", document.pooled(mention.value.unit));
        break;
      case ValueKind::text: attribute("n", value); break;
      case ValueKind::none: break;
    }
  }
};

}  // namespace

std::unique_ptr<Writer> make_tei_writer(const Pipeline& pipeline, WriterOptions options) {
  return std::make_unique<TeiWriter>(pipeline, std::move(options));
}

std::unique_ptr<Writer> make_tei_standoff_writer(const Pipeline& pipeline, WriterOptions options) {
  return std::make_unique<TeiStandoffWriter>(pipeline, std::move(options));
}

}  // namespace vigie
