// Rows in memory as a table of SQLite: many rows go into a table with one statement.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

namespace vigie {

/// One cell: NULL, a number, or a text, which must outlive the statement that reads it.
using SqliteCell = std::variant<std::monostate, std::int64_t, std::string_view>;

/// A text, or NULL when it is empty.
[[nodiscard]] inline SqliteCell text_or_null(std::string_view text) {
  return text.empty() ? SqliteCell() : SqliteCell(text);
}

/// Rows that `INSERT INTO t SELECT c0, c1, ... FROM rows` reads, once `attach` has made the table
/// `rows` known to a connection. A statement for each row takes a third more instructions: each
/// opens the table anew. Not thread-safe.
class SqliteRows {
 public:
  static constexpr std::size_t kColumns = 15;

  /// Makes this the table `rows` of `database`, of which the file keeps nothing. It must outlive
  /// the connection and stay where it is. Returns SQLite's code.
  [[nodiscard]] int attach(sqlite3* database);

  /// Forgets all rows; those added next have `width` cells each, at most kColumns.
  void restart(std::size_t width) {
    cells_.clear();
    width_ = width;
  }
  /// Adds the next cell of the last row, or the first of a new one.
  void add(SqliteCell cell) { cells_.push_back(cell); }

  [[nodiscard]] std::size_t size() const { return cells_.size() / width_; }
  /// Cell of row and column, both from 0; NULL beyond the width.
  [[nodiscard]] SqliteCell at(std::size_t row, std::size_t column) const {
    return column < width_ ? cells_[row * width_ + column] : SqliteCell();
  }

 private:
  std::vector<SqliteCell> cells_;
  std::size_t width_ = 1;
};

}  // namespace vigie
