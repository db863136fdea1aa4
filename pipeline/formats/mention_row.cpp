#include "pipeline/formats/mention_row.h"

#include "pipeline/formats/shown_mentions.h"
#include "pipeline/formats/shown_value.h"

namespace vigie {

MentionRow mention_row(const Record& record, std::uint32_t index, const TypeTable& types,
                       const OutputPositions& positions, Unit unit) {
  const Document& document = record.document;
  const Mention& mention = document.mentions[index];
  const Span span = positions(mention.span);
  const auto string = [](std::string_view text) { return std::string(text); };
  return {record.id,
          std::to_string(span.begin),
          std::to_string(span.end),
          unit_name(unit),
          string(document.in_decoded(mention.span).in(document.decoded())),
          string(types.name(types.coarse(mention.type))),
          string(types.name(mention.type)),
          string(document.pooled(mention.id)),
          shown_value(document, mention.value),
          string(document.pooled(mention.value.unit)),
          document.zone_at(mention.span.begin) == kNone
              ? ""
              : zone_name(document.zone_kind_at(mention.span.begin)),
          mention.entity == kNone ? std::string() : std::to_string(mention.entity)};
}

namespace {

class MentionTable final : public Writer {
 public:
  using AppendCell = void (*)(std::string_view, std::string&);
  MentionTable(const Pipeline& pipeline, WriterOptions options, char separator,
               AppendCell append_cell)
      : Writer(pipeline, std::move(options)), separator_(separator), append_cell_(append_cell) {}

  void begin(std::string& out) override { append_row(kMentionColumns, out); }

  void write(const Record& record, std::string& out) override {
    const TypeTable& types = pipeline().types();
    const OutputPositions positions(record.document, options().unit);
    for (const std::uint32_t m : shown_mentions(record.document, options(), types))
      append_row(mention_row(record, m, types, positions, options().unit), out);
  }

 private:
  template <typename Cells>
  void append_row(const Cells& cells, std::string& out) const {
    bool first = true;
    for (const auto& cell : cells) {
      if (!first) out += separator_;
      first = false;
      append_cell_(cell, out);
    }
    out += '\n';
  }

  char separator_;
  AppendCell append_cell_;
};

}  // namespace

std::unique_ptr<Writer> make_mention_table(const Pipeline& pipeline, WriterOptions options,
                                           char separator,
                                           void (*append_cell)(std::string_view, std::string&)) {
  return std::make_unique<MentionTable>(pipeline, std::move(options), separator, append_cell);
}

}  // namespace vigie
