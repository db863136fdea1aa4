#include "pipeline/formats/html_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "pipeline/formats/html_page.h"
#include "pipeline/formats/json.h"
#include "pipeline/formats/shown_mentions.h"
#include "pipeline/formats/shown_value.h"
#include "pipeline/formats/xml.h"
#include "pipeline/positions.h"

namespace vigie {
namespace {

std::string escaped(std::string_view text, bool attribute = false) {
  std::string out;
  append_xml(text, attribute, out);
  return out;
}

// JSON within a script element: no "<" may end the element.
void append_script_string(std::string_view text, std::string& out) {
  std::string json;
  append_json_string(text, json);
  for (const char c : json) {
    if (c == '<') {
      out += "\\u003c";
    } else {
      out += c;
    }
  }
}

class HtmlWriter final : public Writer {
 public:
  using Writer::Writer;

  void begin(std::string& out) override {
    fmt::format_to(
        std::back_inserter(out),
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">\n<meta "
        "name=\"viewport\" "
        "content=\"width=device-width,initial-scale=1\">\n<title>Vigie</title>\n<style>{}</style>\n"
        "</head>\n<body>\n<header><h1>Vigie</h1><fieldset class=\"legend\" "
        "aria-label=\"types\"></fieldset></header>\n<main>\n<nav hidden "
        "aria-label=\"index\"><label>"
        "<span aria-hidden=\"true\">&#128269;</span> <input type=\"search\" aria-label=\"search\">"
        "</label> <output></output><div><ol></ol></div></nav>\n",
        html_page_style());
  }

  void end(std::string& out) override {
    fmt::format_to(std::back_inserter(out),
                   "</main>\n<aside id=\"why\" hidden aria-live=\"polite\" "
                   "aria-label=\"evidence\"><button type=\"button\" aria-label=\"close\">&times;"
                   "</button><strong></strong><dl></dl></aside>\n<script>{}</script>\n</body>\n"
                   "</html>\n",
                   html_page_script());
  }

  void write(const Record& record, std::string& out) override {
    const Document& document = record.document;
    const TypeTable& types = pipeline().types();
    const auto shown = nesting_only(document, shown_mentions(document, options(), types));
    places_.clear();
    for (std::size_t i = 0; i < shown.size(); ++i) places_.emplace(shown[i], i);
    fmt::format_to(std::back_inserter(out),
                   "<article id=\"d{}\">\n<h2>{}</h2>\n<p class=\"text\" lang=\"fr\">", number_,
                   escaped(record.id));
    write_text(document, shown, out);
    out += "</p>\n<div class=\"side\">\n";
    write_entities(document, shown, out);
    write_dates(document, shown, out);
    out += "</div>\n<script type=\"application/json\">[";
    const OutputPositions positions(document, options().unit);
    for (std::size_t i = 0; i < shown.size(); ++i) {
      if (i > 0) out += ',';
      write_facts(document, shown[i], positions, out);
    }
    out += "]</script>\n</article>\n";
    ++number_;
  }

 private:
  [[nodiscard]] std::string_view type_of(const Mention& mention) const {
    const TypeTable& types = pipeline().types();
    return types.name(types.coarse(mention.type));
  }

  [[nodiscard]] static std::string_view surface(const Document& document, const Mention& mention) {
    return document.in_decoded(mention.span).in(document.decoded());
  }

  void write_text(const Document& document, const std::vector<std::uint32_t>& shown,
                  std::string& out) const {
    MarkupEvents events;
    // A browser reads the line ends of a text as it does its own.
    events.text = [&](std::string_view text) {
      std::string plain;
      for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') plain += text[i];
      append_xml(plain, false, out);
    };
    events.open = [&](std::uint32_t m) {
      const Mention& mention = document.mentions[m];
      const std::string_view type = type_of(mention);
      fmt::format_to(std::back_inserter(out),
                     "<mark id=\"d{}m{}\" class=\"{}\" data-t=\"{}\" data-m=\"{}\"", number_,
                     places_.at(m), type, type, places_.at(m));
      if (mention.entity != kNone)
        fmt::format_to(std::back_inserter(out), " data-e=\"{}\"", mention.entity);
      fmt::format_to(std::back_inserter(out), " tabindex=\"0\" aria-label=\"{}, {}\">",
                     escaped(surface(document, mention), true), type);
    };
    events.close = [&](std::uint32_t /*m*/) { out += "</mark>"; };
    walk_markup(document, shown, events);
  }

  void write_entities(const Document& document, const std::vector<std::uint32_t>& shown,
                      std::string& out) const {
    std::map<std::uint32_t, std::vector<std::uint32_t>> mentions;
    for (const std::uint32_t m : shown) {
      if (document.mentions[m].entity != kNone) mentions[document.mentions[m].entity].push_back(m);
    }
    if (mentions.empty()) return;
    std::vector<const std::pair<const std::uint32_t, std::vector<std::uint32_t>>*> order;
    for (const auto& row : mentions) order.push_back(&row);
    std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
      return a->second.size() > b->second.size();
    });
    fmt::format_to(std::back_inserter(out),
                   "<details open><summary>Names ({})</summary>\n<ul class=\"entities\">\n",
                   mentions.size());
    for (const auto* row : order) {
      const Mention& fullest = document.mentions[document.entities[row->first].representative];
      const std::string_view type = type_of(document.mentions[row->second.front()]);
      fmt::format_to(std::back_inserter(out),
                     "<li data-t=\"{}\"><span class=\"tag {}\">{}</span>{} ", type, type, type,
                     escaped(surface(document, fullest)));
      for (std::size_t i = 0; i < row->second.size(); ++i) {
        fmt::format_to(std::back_inserter(out), "<a href=\"#d{}m{}\">{}</a>", number_,
                       places_.at(row->second[i]), i + 1);
      }
      out += "</li>\n";
    }
    out += "</ul></details>\n";
  }

  // The timeline: dates of the calendar, in their order.
  void write_dates(const Document& document, const std::vector<std::uint32_t>& shown,
                   std::string& out) const {
    std::vector<std::pair<std::string_view, std::uint32_t>> dates;
    for (const std::uint32_t m : shown) {
      const Mention& mention = document.mentions[m];
      const std::string_view value = document.pooled(mention.value.main);
      if (mention.value.kind == ValueKind::timex && !value.empty() && value[0] >= '0' &&
          value[0] <= '9')
        dates.emplace_back(value, m);
    }
    if (dates.empty()) return;
    std::stable_sort(dates.begin(), dates.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    fmt::format_to(std::back_inserter(out),
                   "<details open><summary>Dates ({})</summary>\n<ol class=\"dates\">\n",
                   dates.size());
    for (const auto& [value, m] : dates) {
      fmt::format_to(std::back_inserter(out),
                     "<li data-t=\"{}\"><time>{}</time> <a href=\"#d{}m{}\">{}</a></li>\n",
                     type_of(document.mentions[m]), escaped(value), number_, places_.at(m),
                     escaped(surface(document, document.mentions[m])));
    }
    out += "</ol></details>\n";
  }

  // What the panel shows of a mention, in this order.
  void write_facts(const Document& document, std::uint32_t m, const OutputPositions& positions,
                   std::string& out) const {
    const Mention& mention = document.mentions[m];
    const OriginText origin = pipeline().describe(document, mention);
    out += "{\"text\":";
    append_script_string(surface(document, mention), out);
    const auto fact = [&](const char* name, std::string_view value) {
      if (value.empty()) return;
      fmt::format_to(std::back_inserter(out), ",\"{}\":", name);
      append_script_string(value, out);
    };
    fact("type", pipeline().types().name(mention.type));
    fact("id", document.pooled(mention.id));
    std::string value = shown_value(document, mention.value);
    if (!mention.value.unit.empty()) value.append(" ").append(document.pooled(mention.value.unit));
    fact("value", value);
    if (document.zone_at(mention.span.begin) != kNone)
      fact("zone", zone_name(document.zone_kind_at(mention.span.begin)));
    const Span at = positions(mention.span);
    fact("position", fmt::format("{}-{} ({})", at.begin, at.end, unit_name(options().unit)));
    fact("proposed by", fmt::format("{} {}", origin.kind, origin.source));
    fact("entry", origin.item);
    fact("place", origin.place.to_string());
    fact("why", origin.why);
    if (mention.verdict.state != State::open) fact("decision", reason_name(mention.verdict.reason));
    out += '}';
  }

  std::size_t number_ = 0;
  std::map<std::uint32_t, std::size_t> places_;  // of mentions among those shown
};

}  // namespace

std::unique_ptr<Writer> make_html_writer(const Pipeline& pipeline, WriterOptions options) {
  return std::make_unique<HtmlWriter>(pipeline, std::move(options));
}

}  // namespace vigie
