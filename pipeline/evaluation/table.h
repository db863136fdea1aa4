// Tables of results, written for people, spreadsheets and programs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vigie {

/// A number with the decimals that people see; JSON has all of it.
struct Figure {
  double value = 0;
  int decimals = 2;
};

using Cell = std::variant<std::string, std::uint64_t, Figure>;

struct Table {
  std::string name;   ///< key in JSON, first column in TSV
  std::string title;  ///< heading in Markdown
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;
};

/// Markdown whose columns are padded, so that it reads well as it stands.
void append_markdown(const std::vector<Table>& tables, std::string& out);

/// Each table with a line of column names, an empty line between tables. The first column is the
/// table's name.
void append_tsv(const std::vector<Table>& tables, std::string& out);

/// One object on one line: an array of objects for each table.
void append_json(const std::vector<Table>& tables, std::string& out);

}  // namespace vigie
