#include "pipeline/formats/csv_writer.h"

#include "pipeline/formats/mention_row.h"

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

}  // namespace

std::unique_ptr<Writer> make_csv_writer(const Pipeline& pipeline, WriterOptions options) {
  return make_mention_table(pipeline, std::move(options), ',', append_cell);
}

}  // namespace vigie
