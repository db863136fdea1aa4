#include "pipeline/formats/format_table.h"

#include <array>

#include "pipeline/formats/conll_writer.h"
#include "pipeline/formats/explain_writer.h"
#include "pipeline/formats/inline_writer.h"
#include "pipeline/formats/jsonl_writer.h"
#include "pipeline/formats/text_writer.h"
#include "pipeline/formats/tsv_writer.h"

namespace vigie {

std::span<const FormatRow> format_table() {
  static constexpr std::array<FormatRow, 6> kTable = {{
      {"jsonl", "one JSON object a document: your fields, then the entities", make_jsonl_writer,
       Layer::text},
      {"text", "the text with its names in brackets, in colour on a terminal", make_text_writer,
       Layer::text},
      {"inline", "the text with one XML element a name, escaped", make_inline_writer, Layer::text},
      {"tsv", "a header line, then one row a mention", make_tsv_writer, Layer::mentions},
      {"conll", "one token and its IOB2 label a line", make_conll_writer, Layer::sentences},
      {"explain", "every mention, kept or dropped: who proposed it, what decided",
       make_explain_writer, Layer::mentions},
  }};
  return kTable;
}

const FormatRow* find_format(std::string_view name) {
  for (const FormatRow& row : format_table()) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

}  // namespace vigie
