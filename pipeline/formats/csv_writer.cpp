#include "pipeline/formats/csv_writer.h"

#include "pipeline/formats/mention_row.h"
#include "pipeline/formats/shown_mentions.h"

namespace vigie {
namespace {

void append_cell(std::string_view text, std::string& out) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

template <typename Cells>
void append_row(const Cells& cells, std::string& out) {
  bool first = true;
  for (const auto& cell : cells) {
    if (!first) out += ',';
    first = false;
    append_cell(cell, out);
  }
  out += '\n';
}

class CsvWriter final : public Writer {
 public:
  using Writer::Writer;

  void begin(std::string& out) override { append_row(kMentionColumns, out); }

  void write(const Record& record, std::string& out) override {
    const TypeTable& types = pipeline().types();
    const OutputPositions positions(record.document, options().unit);
    for (const std::uint32_t m : shown_mentions(record.document, options(), types))
      append_row(mention_row(record, m, types, positions, options().unit), out);
  }
};

}  // namespace

std::unique_ptr<Writer> make_csv_writer(const Pipeline& pipeline, WriterOptions options) {
  return std::make_unique<CsvWriter>(pipeline, std::move(options));
}

}  // namespace vigie
