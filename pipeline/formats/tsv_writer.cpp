#include "pipeline/formats/tsv_writer.h"

#include "pipeline/formats/mention_row.h"

namespace vigie {
namespace {

void append_cell(std::string_view text, std::string& out) {
  for (const char c : text) {
    switch (c) {
      case '\t': out += "\\t"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\\': out += "\\\\"; break;
      default: out += c; break;
    }
  }
}

}  // namespace

std::unique_ptr<Writer> make_tsv_writer(const Pipeline& pipeline, WriterOptions options) {
  return make_mention_table(pipeline, std::move(options), '\t', append_cell);
}

}  // namespace vigie
