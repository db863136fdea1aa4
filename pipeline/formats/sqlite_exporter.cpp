#include "pipeline/formats/sqlite_exporter.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <vector>

#include "pipeline/atomic_file.h"
#include "pipeline/formats/own_fields.h"
#include "pipeline/formats/shown_mentions.h"
#include "pipeline/formats/shown_value.h"
#include "pipeline/formats/sqlite_rows.h"
#include "pipeline/mention_order.h"
#include "pipeline/positions.h"
#include "vigie/error.h"
#include "vigie/version.h"

namespace vigie {
namespace {

constexpr const char* kTables = R"sql(
PRAGMA application_id = 1447646569;
PRAGMA user_version = 1;
CREATE TABLE info (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE documents (
  doc INTEGER PRIMARY KEY, id TEXT NOT NULL, source TEXT, line INTEGER, date TEXT, text TEXT NOT NULL,
  fields TEXT);
CREATE TABLE entities (
  entity INTEGER PRIMARY KEY, doc INTEGER NOT NULL REFERENCES documents, number INTEGER NOT NULL,
  type TEXT NOT NULL, name TEXT NOT NULL, id TEXT, mentions INTEGER NOT NULL);
CREATE TABLE mentions (
  mention INTEGER PRIMARY KEY, doc INTEGER NOT NULL REFERENCES documents, start INTEGER NOT NULL,
  end INTEGER NOT NULL, start_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL, text TEXT NOT NULL,
  type TEXT NOT NULL, kind TEXT NOT NULL, id TEXT, value TEXT, value_unit TEXT, zone TEXT,
  entity INTEGER REFERENCES entities, inside INTEGER REFERENCES mentions);
CREATE TABLE parts (
  mention INTEGER NOT NULL REFERENCES mentions, start INTEGER NOT NULL, end INTEGER NOT NULL,
  text TEXT NOT NULL, type TEXT NOT NULL);
CREATE VIRTUAL TABLE texts USING fts5(
  text, content='documents', content_rowid='doc', tokenize="unicode61 remove_diacritics 2");
)sql";

// Made at the end: to fill a table with its indexes in place takes longer. Words are gathered in 16
// MB before they are written, then in the default's 1 MB by those who add to the file. Statistics
// are of a sample.
constexpr const char* kIndexes = R"sql(
INSERT INTO texts(texts, rank) VALUES('hashsize', 16777216);
INSERT INTO texts(texts) VALUES('rebuild');
INSERT INTO texts(texts, rank) VALUES('hashsize', 1048576);
CREATE INDEX documents_id ON documents (id);
CREATE INDEX entities_doc ON entities (doc, number);
CREATE INDEX entities_name ON entities (name, type);
CREATE INDEX mentions_doc ON mentions (doc, start);
CREATE INDEX mentions_text ON mentions (text, type);
CREATE INDEX mentions_value ON mentions (type, value) WHERE value IS NOT NULL;
CREATE INDEX mentions_id ON mentions (id) WHERE id IS NOT NULL;
CREATE INDEX mentions_entity ON mentions (entity) WHERE entity IS NOT NULL;
CREATE INDEX parts_mention ON parts (mention);
PRAGMA analysis_limit=400;
ANALYZE;
)sql";

struct Closer {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Closer>;

constexpr std::int64_t kNoRow = 0;  // rows count from 1

// What the mentions shown say of an entity.
struct FoundEntity {
  std::int64_t mentions = 0;
  std::int64_t row = kNoRow;
  std::string_view id{};
};

class SqliteExporter final : public Exporter {
 public:
  SqliteExporter(const std::string& path, const Pipeline& pipeline, WriterOptions options)
      : path_(path), file_(path), pipeline_(&pipeline), options_(std::move(options)) {
    if (!file_.is_replaced_whole())
      throw InputOutputError(fmt::format("{}: no regular file, a database wants one", path_));
    sqlite3* database = nullptr;
    const int code = sqlite3_open_v2(file_.written_path().c_str(), &database,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    database_.reset(database);
    if (code != SQLITE_OK) fail();
    // The file has another name until it is whole: nothing is lost that a journal could save.
    run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; "
        "PRAGMA page_size=8192; PRAGMA cache_size=-16384; BEGIN");
    run(kTables);
    add_document_ = prepared("INSERT INTO documents VALUES (?,?,?,?,?,?,?)");
    if (rows_.attach(database_.get()) != SQLITE_OK) fail();
    add_entities_ = prepared("INSERT INTO entities SELECT c0,c1,c2,c3,c4,c5,c6 FROM rows");
    add_mentions_ = prepared(
        "INSERT INTO mentions SELECT c0,c1,c2,c3,c4,c5,c6,c7,c8,c9,c10,c11,c12,c13,c14 FROM rows");
    add_parts_ = prepared("INSERT INTO parts SELECT c0,c1,c2,c3,c4 FROM rows");
    info("version", kVersion);
    info("resource", options_.stamp);
  }

  std::optional<std::string> write(const Record& record) override {
    const Document& document = record.document;
    ++doc_;
    add_document(record);
    const std::vector<std::uint32_t> shown = shown_mentions(document, options_, pipeline_->types());
    add_entities(document, shown);
    mention_rows_.assign(document.mentions.size(), kNoRow);
    for (const std::uint32_t m : shown) mention_rows_[m] = ++mention_;
    const OutputPositions points(document, Unit::codepoint);
    add_mentions(document, shown, points);
    add_parts(document, shown, points);
    return std::nullopt;
  }

  void finish() override {
    run(kIndexes);
    run("COMMIT");
    for (Statement* statement : {&add_document_, &add_entities_, &add_mentions_, &add_parts_})
      statement->reset();
    database_.reset();
    file_.commit();
  }

 private:
  [[noreturn]] void fail() const {
    throw InputOutputError(
        fmt::format("{}: cannot write: {}", path_, sqlite3_errmsg(database_.get())));
  }

  void run(const char* sql) const {
    if (sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
  }

  [[nodiscard]] Statement prepared(const char* sql) const {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database_.get(), sql, -1, &statement, nullptr) != SQLITE_OK) fail();
    return Statement(statement);
  }

  void info(const char* key, std::string_view value) const {
    const Statement add = prepared("INSERT INTO info VALUES (?,?)");
    bind(add, 1, std::string_view(key));
    bind(add, 2, value);
    step(add);
  }

  // Texts stay where they are until the statement has run. An empty text is NULL but where the
  // table wants one.
  void bind(const Statement& statement, int place, std::string_view text,
            bool keep_empty = false) const {
    const int code =
        text.empty() && !keep_empty
            ? sqlite3_bind_null(statement.get(), place)
            : sqlite3_bind_text64(statement.get(), place, text.empty() ? "" : text.data(),
                                  text.size(), SQLITE_STATIC, SQLITE_UTF8);
    if (code != SQLITE_OK) fail();
  }
  void bind(const Statement& statement, int place, std::int64_t number) const {
    if (sqlite3_bind_int64(statement.get(), place, number) != SQLITE_OK) fail();
  }

  [[nodiscard]] static SqliteCell row_or_null(std::int64_t row) {
    return row == kNoRow ? SqliteCell() : SqliteCell(row);
  }

  void step(const Statement& statement) const {
    if (sqlite3_step(statement.get()) != SQLITE_DONE) fail();
    sqlite3_reset(statement.get());
  }

  void add_document(const Record& record) const {
    const Document& document = record.document;
    const std::string fields = own_fields(record);
    const std::string date = document.date.is_full() ? document.date.to_iso() : record.date;
    bind(add_document_, 1, doc_);
    bind(add_document_, 2, record.id, true);
    bind(add_document_, 3, record.source);
    bind(add_document_, 4, static_cast<std::int64_t>(record.line));
    bind(add_document_, 5, date);
    bind(add_document_, 6, document.decoded(), true);
    bind(add_document_, 7, fields);
    step(add_document_);
  }

  // One row for each entity of the mentions shown, in the order of their numbers.
  void add_entities(const Document& document, const std::vector<std::uint32_t>& shown) {
    found_.assign(document.entities.size(), {});
    for (const std::uint32_t m : shown) {
      const Mention& mention = document.mentions[m];
      if (mention.entity == kNone) continue;
      FoundEntity& entity = found_[mention.entity];
      ++entity.mentions;
      if (entity.id.empty()) entity.id = document.pooled(mention.id);
    }
    const TypeTable& types = pipeline_->types();
    rows_.restart(7);
    for (std::size_t number = 0; number < found_.size(); ++number) {
      FoundEntity& entity = found_[number];
      if (entity.mentions == 0) continue;
      const Entity& whole = document.entities[number];
      const Mention& fullest = document.mentions[whole.representative];
      const std::string_view id = document.pooled(fullest.id);
      entity.row = ++entity_;
      rows_.add(entity.row);
      rows_.add(doc_);
      rows_.add(static_cast<std::int64_t>(number));
      rows_.add(types.name(types.coarse(whole.type)));
      rows_.add(surface(document, fullest.span));
      rows_.add(text_or_null(id.empty() ? entity.id : id));
      rows_.add(entity.mentions);
    }
    step(add_entities_);
  }

  [[nodiscard]] static std::string_view surface(const Document& document, Span span) {
    return document.in_decoded(span).in(document.decoded());
  }

  void add_mentions(const Document& document, const std::vector<std::uint32_t>& shown,
                    const OutputPositions& points) {
    const TypeTable& types = pipeline_->types();
    const OutputPositions bytes(document, Unit::byte);
    values_.clear();
    for (const std::uint32_t m : shown)
      values_.push_back(shown_value(document, document.mentions[m].value));
    rows_.restart(15);
    auto value = values_.begin();
    for (const std::uint32_t m : shown) {
      const Mention& mention = document.mentions[m];
      const Span at = points(mention.span);
      const Span in_bytes = bytes(mention.span);
      rows_.add(mention_rows_[m]);
      rows_.add(doc_);
      for (const std::uint32_t position : {at.begin, at.end, in_bytes.begin, in_bytes.end})
        rows_.add(std::int64_t{position});
      rows_.add(surface(document, mention.span));
      rows_.add(types.name(types.coarse(mention.type)));
      rows_.add(types.name(mention.type));
      rows_.add(text_or_null(document.pooled(mention.id)));
      rows_.add(text_or_null(*value++));
      rows_.add(text_or_null(document.pooled(mention.value.unit)));
      rows_.add(
          document.zone_at(mention.span.begin) == kNone
              ? SqliteCell()
              : SqliteCell(std::string_view(zone_name(document.zone_kind_at(mention.span.begin)))));
      rows_.add(row_or_null(mention.entity == kNone ? kNoRow : found_[mention.entity].row));
      rows_.add(
          row_or_null(mention.enclosing == kNone ? kNoRow : mention_rows_[mention.enclosing]));
    }
    step(add_mentions_);
  }

  void add_parts(const Document& document, const std::vector<std::uint32_t>& shown,
                 const OutputPositions& points) {
    rows_.restart(5);
    for (const std::uint32_t m : shown) {
      for (const Part& part : parts_of(document, m)) {
        if (!document.mentions[m].span.contains(part.span)) continue;
        const Span at = points(part.span);
        rows_.add(mention_rows_[m]);
        rows_.add(std::int64_t{at.begin});
        rows_.add(std::int64_t{at.end});
        rows_.add(text_or_null(surface(document, part.span)));
        rows_.add(text_or_null(document.pooled(part.name)));
      }
    }
    step(add_parts_);
  }

  std::string path_;
  AtomicFile file_;
  const Pipeline* pipeline_;
  WriterOptions options_;
  SqliteRows rows_;  // outlives the connection
  std::unique_ptr<sqlite3, Closer> database_;
  Statement add_document_;
  Statement add_entities_;
  Statement add_mentions_;
  Statement add_parts_;
  std::int64_t doc_ = 0;
  std::int64_t entity_ = 0;
  std::int64_t mention_ = 0;
  std::vector<std::int64_t> mention_rows_;  // of this document's mentions
  std::vector<std::string> values_;         // of the mentions shown
  std::vector<FoundEntity> found_;          // this document's entities
};

}  // namespace

std::unique_ptr<Exporter> make_sqlite_exporter(const std::string& path, const Pipeline& pipeline,
                                               WriterOptions options) {
  return std::make_unique<SqliteExporter>(path, pipeline, std::move(options));
}

}  // namespace vigie
