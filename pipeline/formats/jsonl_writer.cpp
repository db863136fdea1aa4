#include "pipeline/formats/jsonl_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <unordered_map>

#include "pipeline/formats/json.h"
#include "pipeline/formats/shown_mentions.h"
#include "pipeline/mention_order.h"
#include "pipeline/positions.h"
#include "vigie/version.h"

namespace vigie {
namespace {

constexpr std::array<Unit, 3> kUnits = {Unit::codepoint, Unit::byte, Unit::utf16};

class JsonlWriter final : public Writer {
 public:
  using Writer::Writer;

  void write(const Record& record, std::string& out) override {
    const Document& document = record.document;
    const OutputPositions positions(document, options().unit);
    out += '{';
    const bool lossy = options().unit == Unit::byte && document.decoded() != document.original();
    write_head(record, lossy, out);
    fmt::format_to(std::back_inserter(out), ",\"unit\":\"{}\"", unit_name(options().unit));
    if (!document.encoding().empty()) {
      out += ",\"encoding\":";
      append_json_string(document.encoding(), out);
    }
    // Bytes that the text cannot give back must come along, or nobody could cut them again.
    if (lossy) {
      out += ",\"original\":";
      append_json_string(to_base64(document.original()), out);
    }
    write_entities(document, positions, out);
    if (options().shown.sentences) {
      write_pairs("sentences", document.sentences, positions, out);
    }
    if (options().shown.tokens) write_pairs("tokens", document.tokens, positions, out);
    if (options().shown.zones) write_zones(document, positions, out);
    write_diagnostics(document, positions, out);
    if (!options().stamp.empty()) {
      fmt::format_to(std::back_inserter(out),
                     ",\"vigie\":{{\"version\":\"{}\",\"resource\":\"{}\"}}", kVersion,
                     options().stamp);
    }
    out += "}\n";
  }

 private:
  // The user's members, less those that this very object is about to give anew.
  void write_head(const Record& record, bool lossy, std::string& out) const {
    if (record.members.empty()) {
      out += "\"id\":";
      append_json_string(record.id, out);
      out += ",\"source\":";
      append_json_string(record.source, out);
      out += ",\"text\":";
      append_json_string(record.document.decoded(), out);
      return;
    }
    // An object that Vigie annotated before is annotated afresh: layers of that run may count in
    // another unit. Members of the same names in other people's objects are theirs, and stay unless
    // this run writes them.
    const bool annotated_before = has_member(record, "entities") && has_unit(record);
    const Shown& shown = options().shown;
    const auto replaced = [&](std::string_view name) {
      return name == "unit" || name == "entities" ||
             (name == "sentences" && (annotated_before || shown.sentences)) ||
             (name == "tokens" && (annotated_before || shown.tokens)) ||
             (name == "zones" && (annotated_before || shown.zones)) ||
             (name == "original" && (annotated_before || lossy)) ||
             (name == "encoding" && annotated_before) ||
             (name == "vigie" && (annotated_before || !options().stamp.empty())) ||
             (name == "diagnostics" && (annotated_before || !record.document.diagnostics.empty()));
    };
    bool first = true;
    for (const Record::Member& member : record.members) {
      if (replaced(member.name)) continue;
      if (!first) out += ',';
      first = false;
      out += member.raw;
    }
  }

  static bool has_member(const Record& record, std::string_view name) {
    return std::any_of(record.members.begin(), record.members.end(),
                       [&](const Record::Member& member) { return member.name == name; });
  }

  static bool has_unit(const Record& record) {
    return std::any_of(record.members.begin(), record.members.end(),
                       [](const Record::Member& member) {
                         if (member.name != "unit") return false;
                         return std::any_of(kUnits.begin(), kUnits.end(), [&](Unit unit) {
                           return member.raw.ends_with(fmt::format("\"{}\"", unit_name(unit)));
                         });
                       });
  }

  static void write_span(Span span, std::string& out) {
    fmt::format_to(std::back_inserter(out), "\"start\":{},\"end\":{}", span.begin, span.end);
  }

  template <typename Layer>
  static void write_pairs(const char* name, const Layer& layer, const OutputPositions& positions,
                          std::string& out) {
    fmt::format_to(std::back_inserter(out), ",\"{}\":[", name);
    bool first = true;
    for (const auto& item : layer) {
      const Span span = positions(item.span);
      fmt::format_to(std::back_inserter(out), "{}[{},{}]", first ? "" : ",", span.begin, span.end);
      first = false;
    }
    out += ']';
  }

  void write_entities(const Document& document, const OutputPositions& positions,
                      std::string& out) {
    const std::vector<std::uint32_t> shown =
        shown_mentions(document, options(), pipeline().types());
    std::unordered_map<std::uint32_t, std::size_t> place;  // of a mention in the output
    for (std::size_t i = 0; i < shown.size(); ++i) place.emplace(shown[i], i);
    beaten_.clear();
    for (std::uint32_t m = 0; options().shown.evidence && m < document.mentions.size(); ++m) {
      const Verdict& verdict = document.mentions[m].verdict;
      if (verdict.state == State::dropped && verdict.by != kNone) beaten_.emplace(verdict.by, m);
    }
    out += ",\"entities\":[";
    for (std::size_t i = 0; i < shown.size(); ++i) {
      const Mention& mention = document.mentions[shown[i]];
      out += i == 0 ? "{" : ",{";
      write_span(positions(mention.span), out);
      out += ",\"text\":";
      append_json_string(document.in_decoded(mention.span).in(document.decoded()), out);
      const TypeTable& types = pipeline().types();
      const TypeId coarse = types.coarse(mention.type);
      fmt::format_to(std::back_inserter(out), ",\"type\":\"{}\"", types.name(coarse));
      if (coarse != mention.type) {
        fmt::format_to(std::back_inserter(out), ",\"kind\":\"{}\"", types.name(mention.type));
      }
      if (mention.score >= 0.0F) {
        fmt::format_to(std::back_inserter(out), ",\"score\":{:.2f}", mention.score);
      }
      if (!mention.id.empty()) {
        out += ",\"id\":";
        append_json_string(document.pooled(mention.id), out);
      }
      write_value(document, mention, out);
      if (document.zone_at(mention.span.begin) != kNone) {
        fmt::format_to(std::back_inserter(out), ",\"zone\":\"{}\"",
                       zone_name(document.zone_kind_at(mention.span.begin)));
      }
      if (mention.entity != kNone) {
        fmt::format_to(std::back_inserter(out), ",\"entity\":{}", mention.entity);
      }
      write_parts(document, shown[i], positions, out);
      if (const auto outer = place.find(mention.enclosing); outer != place.end()) {
        fmt::format_to(std::back_inserter(out), ",\"in\":{}", outer->second);
      }
      if (options().shown.evidence) write_evidence(document, shown[i], positions, out);
      out += '}';
    }
    out += ']';
  }

  static void write_value(const Document& document, const Mention& mention, std::string& out) {
    const Value& value = mention.value;
    if (value.kind == ValueKind::none) return;
    out += ",\"value\":";
    if (value.kind == ValueKind::timex || value.kind == ValueKind::text) {
      append_json_string(document.pooled(value.main), out);
      if (!value.unit.empty()) {
        out += ",\"mod\":";
        append_json_string(document.pooled(value.unit), out);
      }
      if (value.open) out += ",\"open\":true";
      return;
    }
    char opening = '{';
    const auto member = [&](std::string_view name, PoolText text) {
      if (text.empty()) return;
      fmt::format_to(std::back_inserter(out), "{}\"{}\":", opening, name);
      append_json_string(document.pooled(text), out);
      opening = ',';
    };
    member("number", value.main);
    member("min", value.min);
    member("max", value.max);
    member(value.kind == ValueKind::money ? "currency" : "unit", value.unit);
    if (value.approx) out += ",\"approx\":true";
    out += '}';
  }

  // Parts within the span; those outside (a title) are evidence.
  static void write_parts(const Document& document, std::uint32_t index,
                          const OutputPositions& positions, std::string& out) {
    write_part_list(document, index, positions, true, ",\"parts\":[", out);
  }

  static void write_part_list(const Document& document, std::uint32_t index,
                              const OutputPositions& positions, bool inside, const char* opening,
                              std::string& out) {
    bool first = true;
    for (const Part& part : parts_of(document, index)) {
      if (document.mentions[index].span.contains(part.span) != inside) continue;
      out += first ? opening : ",";
      first = false;
      out += '{';
      write_span(positions(part.span), out);
      out += ",\"type\":";
      append_json_string(document.pooled(part.name), out);
      out += '}';
    }
    if (!first) out += ']';
  }

  void write_evidence(const Document& document, std::uint32_t index,
                      const OutputPositions& positions, std::string& out) {
    const Mention& mention = document.mentions[index];
    const OriginText origin = pipeline().describe(document, mention);
    fmt::format_to(std::back_inserter(out), ",\"evidence\":{{\"stage\":\"{}\",\"kind\":",
                   pipeline().stages()[mention.origin.stage]->name());
    append_json_string(origin.kind, out);
    const auto member = [&](const char* name, std::string_view text) {
      if (text.empty()) return;
      fmt::format_to(std::back_inserter(out), ",\"{}\":", name);
      append_json_string(text, out);
    };
    member("source", origin.source);
    member("item", origin.item);
    member("place", origin.place.to_string());
    member("why", origin.why);
    if (mention.verdict.state != State::open)
      member("decision", reason_name(mention.verdict.reason));
    write_part_list(document, index, positions, false, ",\"context\":[", out);
    bool first = true;
    const auto range = beaten_.equal_range(index);
    for (auto it = range.first; it != range.second; ++it) {
      const Mention& other = document.mentions[it->second];
      out += first ? ",\"beat\":[{" : ",{";
      first = false;
      write_span(positions(other.span), out);
      fmt::format_to(std::back_inserter(out), ",\"type\":\"{}\",\"reason\":\"{}\",\"source\":",
                     pipeline().types().name(other.type), reason_name(other.verdict.reason));
      append_json_string(pipeline().describe(document, other).source, out);
      out += '}';
    }
    if (!first) out += ']';
    out += '}';
  }

  static void write_zones(const Document& document, const OutputPositions& positions,
                          std::string& out) {
    out += ",\"zones\":[";
    for (std::size_t i = 0; i < document.zones.size(); ++i) {
      const Zone& zone = document.zones[i];
      out += i == 0 ? "{" : ",{";
      write_span(positions(zone.span), out);
      fmt::format_to(std::back_inserter(out), ",\"type\":\"{}\"", zone_name(zone.kind));
      if (zone.parent != kNone) fmt::format_to(std::back_inserter(out), ",\"in\":{}", zone.parent);
      // The zone that tells the document's date shows it.
      if (document.date.zone == i)
        fmt::format_to(std::back_inserter(out), ",\"date\":\"{}\"", document.date.to_iso());
      out += '}';
    }
    out += ']';
  }

  static void write_diagnostics(const Document& document, const OutputPositions& positions,
                                std::string& out) {
    if (document.diagnostics.empty()) return;
    out += ",\"diagnostics\":[";
    bool first = true;
    for (const Diagnostic& diagnostic : document.diagnostics) {
      out += first ? "{" : ",{";
      first = false;
      write_span(positions.of_original(diagnostic.original), out);
      fmt::format_to(std::back_inserter(out), ",\"code\":\"{}\"", diagnostic_name(diagnostic.code));
      if (diagnostic.count > 1) {
        fmt::format_to(std::back_inserter(out), ",\"count\":{}", diagnostic.count);
      }
      if (diagnostic.code == DiagnosticCode::ill_formed_utf8 ||
          diagnostic.code == DiagnosticCode::ill_formed_bytes) {
        out += ",\"bytes\":\"";
        for (const char c : diagnostic.original.in(document.original())) {
          fmt::format_to(std::back_inserter(out), "{:02x}", static_cast<unsigned char>(c));
        }
        out += '"';
      }
      out += '}';
    }
    out += ']';
  }

  std::multimap<std::uint32_t, std::uint32_t> beaten_;  // winner -> the mentions it beat
};

}  // namespace

std::unique_ptr<Writer> make_jsonl_writer(const Pipeline& pipeline, WriterOptions options) {
  return std::make_unique<JsonlWriter>(pipeline, std::move(options));
}

}  // namespace vigie
