#include "pipeline/formats/explain_writer.h"

#include <fmt/format.h>

#include <iterator>

#include "pipeline/formats/printable.h"
#include "pipeline/formats/shown_mentions.h"
#include "pipeline/formats/shown_value.h"
#include "pipeline/mention_order.h"
#include "pipeline/positions.h"

namespace vigie {
namespace {

class ExplainWriter final : public Writer {
 public:
  using Writer::Writer;

  void write(const Record& record, std::string& out) override {
    const Document& document = record.document;
    const TypeTable& types = pipeline().types();
    const OutputPositions positions(document, options().unit);
    auto at_end = std::back_inserter(out);
    fmt::format_to(at_end, "{} ({} positions)\n",
                   on_one_line(record.id.empty() ? record.source : record.id),
                   unit_name(options().unit));
    WriterOptions all = options();
    all.open_mentions = true;  // kept and dropped alike
    for (const std::uint32_t m : shown_mentions(document, all, types)) {
      const Mention& mention = document.mentions[m];
      const Span span = positions(mention.span);
      fmt::format_to(at_end, "  {}-{} \"{}\" {}: ", span.begin, span.end,
                     on_one_line(document.in_decoded(mention.span).in(document.decoded())),
                     types.name(mention.type));
      write_verdict(document, mention, positions, out);
      const OriginText origin = pipeline().describe(document, mention);
      fmt::format_to(at_end, "\n      proposed by {} {}", origin.kind, origin.source);
      if (!origin.item.empty()) fmt::format_to(at_end, ", \"{}\"", origin.item);
      if (mention.origin.user) out += " (yours)";
      fmt::format_to(at_end, ", {}, priority {}", strength_name(mention.strength),
                     mention.priority);
      if (mention.ambiguous) out += ", ambiguous";
      if (!origin.place.file.empty()) fmt::format_to(at_end, ", {}", origin.place.to_string());
      out += '\n';
      if (!origin.why.empty()) fmt::format_to(at_end, "      because {}\n", origin.why);
      const Span context = pipeline().context(document, mention);
      if (context != mention.span) {
        fmt::format_to(at_end, "      in \"{}\"\n",
                       on_one_line(document.in_decoded(context).in(document.decoded())));
      }
      if (mention.value.kind != ValueKind::none) {
        fmt::format_to(at_end, "      value {}", shown_value(document, mention.value));
        if (!mention.value.unit.empty())
          fmt::format_to(at_end, " {}", document.pooled(mention.value.unit));
        if (mention.value.open) out += ", counted from a day that is not known";
        out += '\n';
      }
      for (const Part& part : parts_of(document, m)) {
        fmt::format_to(at_end, "      {} \"{}\"\n", document.pooled(part.name),
                       on_one_line(document.in_decoded(part.span).in(document.decoded())));
      }
    }
  }

 private:
  void write_verdict(const Document& document, const Mention& mention,
                     const OutputPositions& positions, std::string& out) const {
    switch (mention.verdict.state) {
      case State::open: out += "open"; return;
      case State::kept: out += "kept"; break;
      case State::dropped: out += "dropped"; break;
    }
    fmt::format_to(std::back_inserter(out), ", {}", reason_name(mention.verdict.reason));
    if (mention.score >= 0.0F)
      fmt::format_to(std::back_inserter(out), ", score {:.2f}", mention.score);
    if (mention.verdict.by == kNone) return;
    const Mention& other = document.mentions[mention.verdict.by];
    const Span span = positions(other.span);
    fmt::format_to(std::back_inserter(out), " ({}-{} \"{}\" {})", span.begin, span.end,
                   on_one_line(document.in_decoded(other.span).in(document.decoded())),
                   pipeline().types().name(other.type));
  }
};

}  // namespace

std::unique_ptr<Writer> make_explain_writer(const Pipeline& pipeline, WriterOptions options) {
  return std::make_unique<ExplainWriter>(pipeline, std::move(options));
}

}  // namespace vigie
