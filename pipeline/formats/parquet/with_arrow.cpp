#include <arrow/io/file.h>
#include <fmt/format.h>
#include <parquet/exception.h>
#include <parquet/stream_writer.h>

#include <unordered_map>

#include "pipeline/atomic_file.h"
#include "pipeline/formats/own_fields.h"
#include "pipeline/formats/parquet_exporter.h"
#include "pipeline/formats/shown_mentions.h"
#include "pipeline/formats/shown_value.h"
#include "pipeline/positions.h"
#include "vigie/error.h"
#include "vigie/version.h"

namespace vigie {
namespace {

constexpr std::int64_t kRowGroup = std::int64_t{16} << 20U;  // bytes held in memory

// A column: text, or a number of 64 bits; what may be missing is optional.
struct ParquetColumn {
  const char* name;
  bool text;
  bool optional;
};

std::shared_ptr<parquet::schema::GroupNode> schema_of(const std::vector<ParquetColumn>& columns) {
  using parquet::ConvertedType;
  using parquet::Repetition;
  parquet::schema::NodeVector nodes;
  for (const ParquetColumn& column : columns) {
    nodes.push_back(parquet::schema::PrimitiveNode::Make(
        column.name, column.optional ? Repetition::OPTIONAL : Repetition::REQUIRED,
        column.text ? parquet::Type::BYTE_ARRAY : parquet::Type::INT64,
        column.text ? ConvertedType::UTF8 : ConvertedType::INT_64));
  }
  return std::static_pointer_cast<parquet::schema::GroupNode>(
      parquet::schema::GroupNode::Make("vigie", Repetition::REQUIRED, nodes));
}

// A table that grows row by row. Columns of strings are dictionary-coded, as long as that is worth
// it.
class ParquetTable {
 public:
  ParquetTable(const std::string& path, const std::vector<ParquetColumn>& columns)
      : path_(path), file_(path) {
    if (!file_.is_replaced_whole())
      throw InputOutputError(fmt::format("{}: no regular file, Parquet wants one", path_));
    guarded([&] {
      PARQUET_ASSIGN_OR_THROW(out_, arrow::io::FileOutputStream::Open(file_.written_path()));
      parquet::WriterProperties::Builder properties;
      properties.compression(parquet::Compression::SNAPPY);
      properties.created_by(fmt::format("vigie {}", kVersion));
      rows_ = parquet::StreamWriter(
          parquet::ParquetFileWriter::Open(out_, schema_of(columns), properties.build()));
      rows_.SetMaxRowGroupSize(kRowGroup);
    });
  }

  template <typename Row>
  void add(const Row& row) {
    guarded([&] {
      row(rows_);
      rows_ << parquet::EndRow;
    });
  }

  void finish() {
    guarded([&] {
      // The writer puts the file's end when it goes.
      rows_ = parquet::StreamWriter();
      PARQUET_THROW_NOT_OK(out_->Close());
    });
    file_.commit();
  }

 private:
  template <typename Action>
  void guarded(const Action& action) const {
    try {
      action();
    } catch (const parquet::ParquetException& error) {
      throw InputOutputError(fmt::format("{}: cannot write: {}", path_, error.what()));
    }
  }

  std::string path_;
  AtomicFile file_;
  std::shared_ptr<arrow::io::FileOutputStream> out_;
  parquet::StreamWriter rows_;
};

using Text = std::optional<std::string_view>;
using Number = std::optional<std::int64_t>;

Text or_null(std::string_view text) {
  return text.empty() ? Text() : Text(text);
}

class ParquetExporter final : public Exporter {
 public:
  ParquetExporter(const std::string& path, const Pipeline& pipeline, WriterOptions options)
      : pipeline_(&pipeline),
        options_(std::move(options)),
        table_(path, {{"doc", true, false},
                      {"start", false, false},
                      {"end", false, false},
                      {"start_byte", false, false},
                      {"end_byte", false, false},
                      {"text", true, false},
                      {"type", true, false},
                      {"kind", true, false},
                      {"id", true, true},
                      {"value", true, true},
                      {"value_unit", true, true},
                      {"zone", true, true},
                      {"sentence", false, true},
                      {"entity", false, true},
                      {"number", false, false},
                      {"inside", false, true}}) {}

  std::optional<std::string> write(const Record& record) override {
    const Document& document = record.document;
    const TypeTable& types = pipeline_->types();
    const OutputPositions points(document, Unit::codepoint);
    const OutputPositions bytes(document, Unit::byte);
    const auto shown = shown_mentions(document, options_, types);
    std::unordered_map<std::uint32_t, std::int64_t> numbers;
    for (std::size_t i = 0; i < shown.size(); ++i)
      numbers.emplace(shown[i], static_cast<std::int64_t>(i));
    std::size_t sentence = 0;
    for (const std::uint32_t m : shown) {
      const Mention& mention = document.mentions[m];
      const Span at = points(mention.span);
      const Span in_bytes = bytes(mention.span);
      const std::string value = shown_value(document, mention.value);
      while (sentence < document.sentences.size() &&
             document.sentences[sentence].span.end <= mention.span.begin)
        ++sentence;
      const auto around = numbers.find(mention.enclosing);
      const bool in_zone = document.zone_at(mention.span.begin) != kNone;
      table_.add([&](parquet::StreamWriter& row) {
        row << std::string_view(record.id) << std::int64_t{at.begin} << std::int64_t{at.end}
            << std::int64_t{in_bytes.begin} << std::int64_t{in_bytes.end}
            << document.in_decoded(mention.span).in(document.decoded())
            << types.name(types.coarse(mention.type)) << types.name(mention.type)
            << or_null(document.pooled(mention.id)) << or_null(value)
            << or_null(document.pooled(mention.value.unit))
            << (in_zone ? Text(zone_name(document.zone_kind_at(mention.span.begin))) : Text())
            << (sentence < document.sentences.size() ? Number(static_cast<std::int64_t>(sentence))
                                                     : Number())
            << (mention.entity == kNone ? Number() : Number(mention.entity)) << numbers.at(m)
            << (around == numbers.end() ? Number() : Number(around->second));
      });
    }
    return std::nullopt;
  }

  void finish() override { table_.finish(); }

 private:
  const Pipeline* pipeline_;
  WriterOptions options_;
  ParquetTable table_;
};

class DocumentsExporter final : public Exporter {
 public:
  DocumentsExporter(const std::string& path, const Pipeline& pipeline, WriterOptions options)
      : pipeline_(&pipeline),
        options_(std::move(options)),
        table_(path, {{"id", true, false},
                      {"source", true, true},
                      {"line", false, false},
                      {"date", true, true},
                      {"text", true, false},
                      {"fields", true, true},
                      {"mentions", false, false},
                      {"sentences", false, false}}) {}

  std::optional<std::string> write(const Record& record) override {
    const Document& document = record.document;
    const std::string fields = own_fields(record);
    const std::string date = document.date.is_full() ? document.date.to_iso() : record.date;
    const auto shown = shown_mentions(document, options_, pipeline_->types());
    table_.add([&](parquet::StreamWriter& row) {
      row << std::string_view(record.id) << or_null(record.source)
          << static_cast<std::int64_t>(record.line) << or_null(date) << document.decoded()
          << or_null(fields) << static_cast<std::int64_t>(shown.size())
          << static_cast<std::int64_t>(document.sentences.size());
    });
    return std::nullopt;
  }

  void finish() override { table_.finish(); }

 private:
  const Pipeline* pipeline_;
  WriterOptions options_;
  ParquetTable table_;
};

}  // namespace

std::unique_ptr<Exporter> make_parquet_exporter(const std::string& path, const Pipeline& pipeline,
                                                WriterOptions options) {
  return std::make_unique<ParquetExporter>(path, pipeline, std::move(options));
}

std::unique_ptr<Exporter> make_documents_exporter(const std::string& path, const Pipeline& pipeline,
                                                  WriterOptions options) {
  return std::make_unique<DocumentsExporter>(path, pipeline, std::move(options));
}

}  // namespace vigie
