#include "pipeline/formats/format_table.h"

#include <array>

#include "pipeline/formats/brat_exporter.h"
#include "pipeline/formats/conll_writer.h"
#include "pipeline/formats/conllu_writer.h"
#include "pipeline/formats/csv_writer.h"
#include "pipeline/formats/displacy_writer.h"
#include "pipeline/formats/doccano_writer.h"
#include "pipeline/formats/explain_writer.h"
#include "pipeline/formats/hipe_writer.h"
#include "pipeline/formats/html_writer.h"
#include "pipeline/formats/inline_writer.h"
#include "pipeline/formats/jsonl_writer.h"
#include "pipeline/formats/label_studio_writer.h"
#include "pipeline/formats/parquet_exporter.h"
#include "pipeline/formats/prodigy_writer.h"
#include "pipeline/formats/spacy_writer.h"
#include "pipeline/formats/sqlite_exporter.h"
#include "pipeline/formats/tei_writer.h"
#include "pipeline/formats/text_writer.h"
#include "pipeline/formats/timeml_writer.h"
#include "pipeline/formats/tsv_writer.h"
#include "pipeline/formats/web_annotation_writer.h"
#include "pipeline/formats/webanno_writer.h"
#include "pipeline/formats/xmi_writer.h"

namespace vigie {
namespace {

// What many formats hold: every mention with its positions.
constexpr Holds kPlaces =
    Holds::names | Holds::mentions | Holds::nested | Holds::crossing | Holds::pieces;
constexpr Holds kRow =
    kPlaces | Holds::kinds | Holds::ids | Holds::values | Holds::entities | Holds::zones;
// Markup cannot cross.
constexpr Holds kMarkup = Holds::names | Holds::mentions | Holds::nested | Holds::pieces;
constexpr Holds kTokens = Holds::names | Holds::mentions;

}  // namespace

std::span<const FormatRow> format_table() {
  static constexpr std::array<FormatRow, 26> kTable = {{
      {"jsonl", "one JSON object a document: your fields, then the entities", make_jsonl_writer,
       Layer::text, ".jsonl", nullptr,
       kRow | Holds::scores | Holds::parts | Holds::text | Holds::fields | Holds::dates |
           Holds::layers},
      {"text", "the text with its names in brackets, in colour on a terminal", make_text_writer,
       Layer::text, ".txt", nullptr, Holds::mentions | Holds::nested | Holds::pieces},
      {"inline", "the text with one XML element a name, escaped", make_inline_writer, Layer::text,
       ".xml", nullptr, kMarkup | Holds::kinds | Holds::ids | Holds::text},
      {"tsv", "a header line, then one row a mention", make_tsv_writer, Layer::mentions, ".tsv",
       nullptr, kRow},
      {"csv", "the same, for spreadsheets and data frames", make_csv_writer, Layer::mentions,
       ".csv", nullptr, kRow},
      {"conll", "one token and its IOB2 label a line", make_conll_writer, Layer::sentences,
       ".conll", nullptr, Holds::mentions},
      {"conll-iobes", "the same with IOBES labels: E- ends a name, S- is all of one",
       make_conll_iobes_writer, Layer::sentences, ".iobes.conll", nullptr, Holds::mentions},
      {"conllu", "CoNLL-U with NE= in the last column", make_conllu_writer, Layer::sentences,
       ".conllu", nullptr, kTokens},
      {"hipe", "tables of the HIPE campaigns", make_hipe_writer, Layer::sentences, ".hipe.tsv",
       nullptr, kTokens | Holds::nested | Holds::kinds | Holds::ids | Holds::dates},
      {"spacy", "one object a document for spaCy's Doc.from_json", make_spacy_writer,
       Layer::sentences, ".spacy.jsonl", nullptr,
       kTokens | Holds::nested | Holds::crossing | Holds::kinds | Holds::ids | Holds::text},
      {"displacy", "one object a document for displaCy, to be drawn as it is", make_displacy_writer,
       Layer::text, ".displacy.jsonl", nullptr, kTokens | Holds::pieces | Holds::ids | Holds::text},
      {"prodigy", "tasks for Prodigy", make_prodigy_writer, Layer::tokens, ".prodigy.jsonl",
       nullptr, kTokens | Holds::text},
      {"doccano", "sequence labels for doccano", make_doccano_writer, Layer::text, ".doccano.jsonl",
       nullptr, kPlaces | Holds::text},
      {"labelstudio", "tasks with predictions for Label Studio", make_label_studio_writer,
       Layer::text, ".labelstudio.json", nullptr, kPlaces | Holds::text},
      {"webannotation", "W3C Web Annotations: one JSON-LD object a mention",
       make_web_annotation_writer, Layer::text, ".jsonld", nullptr,
       kPlaces | Holds::kinds | Holds::ids},
      {"webanno", "WebAnno TSV 3.3, for INCEpTION", make_webanno_writer, Layer::sentences,
       ".webanno", make_webanno_exporter, kPlaces | Holds::ids},
      {"tei", "TEI P5 with the names in the text", make_tei_writer, Layer::text, ".tei.xml",
       nullptr, kMarkup | Holds::kinds | Holds::ids | Holds::values | Holds::text},
      {"tei-standoff", "TEI P5 with the names behind the text, pointing into it",
       make_tei_standoff_writer, Layer::text, ".standoff.xml", nullptr,
       kPlaces | Holds::kinds | Holds::ids | Holds::values | Holds::text},
      {"timeml", "TimeML: the times of each text as TIMEX3", make_timeml_writer, Layer::text,
       ".timeml", make_timeml_exporter,
       Holds::names | Holds::mentions | Holds::pieces | Holds::only_times | Holds::values |
           Holds::text | Holds::dates},
      {"xmi", "UIMA CAS XMI, for INCEpTION and DKPro", make_xmi_writer, Layer::sentences, ".xmi",
       make_xmi_exporter, kPlaces | Holds::ids | Holds::text},
      {"html", "a page to look at: names in colour, lists, evidence on click", make_html_writer,
       Layer::mentions, ".html", nullptr,
       kMarkup | Holds::kinds | Holds::ids | Holds::values | Holds::entities | Holds::zones |
           Holds::text},
      {"brat", "a folder of texts and annotations for brat; only with --export", nullptr,
       Layer::mentions, ".brat", make_brat_exporter,
       kPlaces | Holds::kinds | Holds::ids | Holds::values | Holds::text},
      {"sqlite", "a database of documents, mentions and entities; only with --export", nullptr,
       Layer::mentions, ".sqlite", make_sqlite_exporter,
       kRow | Holds::parts | Holds::text | Holds::fields | Holds::dates},
      {"parquet", "Parquet, one row a mention; only with --export, where Arrow was built in",
       nullptr, Layer::mentions, ".parquet", make_parquet_exporter, kRow},
      {"documents", "Parquet, one row a document; likewise", nullptr, Layer::mentions,
       ".documents.parquet", make_documents_exporter,
       Holds::names | Holds::text | Holds::fields | Holds::dates},
      {"explain",
       "every mention, kept or dropped: who proposed it, what decided",
       make_explain_writer,
       Layer::mentions,
       {},
       nullptr,
       kPlaces | Holds::kinds},
  }};
  return kTable;
}

const FormatRow* find_format(std::string_view name) {
  for (const FormatRow& row : format_table()) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

const FormatRow* format_of_path(std::string_view path) {
  const FormatRow* best = nullptr;
  while (path.ends_with('/')) path.remove_suffix(1);
  for (const FormatRow& row : format_table()) {
    if (row.ending.empty() || !path.ends_with(row.ending)) continue;
    if (best == nullptr || row.ending.size() > best->ending.size()) best = &row;
  }
  return best;
}

}  // namespace vigie
