#include "pipeline/formats/sqlite_rows.h"

#include <new>

namespace vigie {
namespace {

// SQLite's records, with ours behind them.
struct Table {
  sqlite3_vtab base{};
  const SqliteRows* rows = nullptr;
};
struct Cursor {
  sqlite3_vtab_cursor base{};
  const SqliteRows* rows = nullptr;
  std::size_t row = 0;
};

Cursor& cursor_of(sqlite3_vtab_cursor* base) {
  return *reinterpret_cast<Cursor*>(base);
}

int connect(sqlite3* database, void* rows, int /*count*/, const char* const* /*arguments*/,
            sqlite3_vtab** out, char** /*error*/) {
  static_assert(SqliteRows::kColumns == 15);
  const int code = sqlite3_declare_vtab(
      database, "CREATE TABLE x(c0,c1,c2,c3,c4,c5,c6,c7,c8,c9,c10,c11,c12,c13,c14)");
  if (code != SQLITE_OK) return code;
  auto* table = new (std::nothrow) Table;
  if (table == nullptr) return SQLITE_NOMEM;
  table->rows = static_cast<const SqliteRows*>(rows);
  *out = &table->base;
  return SQLITE_OK;
}

int disconnect(sqlite3_vtab* base) {
  delete reinterpret_cast<Table*>(base);
  return SQLITE_OK;
}

int best_index(sqlite3_vtab* /*base*/, sqlite3_index_info* /*plan*/) {
  return SQLITE_OK;  // all rows, in their order
}

int open(sqlite3_vtab* base, sqlite3_vtab_cursor** out) {
  auto* cursor = new (std::nothrow) Cursor;
  if (cursor == nullptr) return SQLITE_NOMEM;
  cursor->rows = reinterpret_cast<Table*>(base)->rows;
  *out = &cursor->base;
  return SQLITE_OK;
}

int close(sqlite3_vtab_cursor* base) {
  delete reinterpret_cast<Cursor*>(base);
  return SQLITE_OK;
}

int filter(sqlite3_vtab_cursor* base, int /*plan*/, const char* /*name*/, int /*count*/,
           sqlite3_value** /*values*/) {
  cursor_of(base).row = 0;
  return SQLITE_OK;
}

int next(sqlite3_vtab_cursor* base) {
  ++cursor_of(base).row;
  return SQLITE_OK;
}

int at_end(sqlite3_vtab_cursor* base) {
  const Cursor& cursor = cursor_of(base);
  return cursor.row >= cursor.rows->size() ? 1 : 0;
}

int column(sqlite3_vtab_cursor* base, sqlite3_context* context, int number) {
  const Cursor& cursor = cursor_of(base);
  const SqliteCell cell = cursor.rows->at(cursor.row, static_cast<std::size_t>(number));
  if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
    sqlite3_result_int64(context, *integer);
  } else if (const auto* text = std::get_if<std::string_view>(&cell)) {
    sqlite3_result_text64(context, text->empty() ? "" : text->data(), text->size(), SQLITE_STATIC,
                          SQLITE_UTF8);
  }
  return SQLITE_OK;  // NULL, when nothing was set
}

int row_id(sqlite3_vtab_cursor* base, sqlite3_int64* out) {
  *out = static_cast<sqlite3_int64>(cursor_of(base).row);
  return SQLITE_OK;
}

// Without xCreate the table is there by the module's name alone.
sqlite3_module module_of_rows() {
  sqlite3_module module{};
  module.xConnect = connect;
  module.xBestIndex = best_index;
  module.xDisconnect = disconnect;
  module.xOpen = open;
  module.xClose = close;
  module.xFilter = filter;
  module.xNext = next;
  module.xEof = at_end;
  module.xColumn = column;
  module.xRowid = row_id;
  return module;
}

}  // namespace

int SqliteRows::attach(sqlite3* database) {
  static const sqlite3_module module = module_of_rows();
  return sqlite3_create_module(database, "rows", &module, this);
}

}  // namespace vigie
