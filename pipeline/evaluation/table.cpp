#include "pipeline/evaluation/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "pipeline/formats/json.h"
#include "pipeline/formats/printable.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

std::string shown(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return on_one_line(*text);
  if (const auto* number = std::get_if<std::uint64_t>(&cell)) return fmt::format("{}", *number);
  const Figure& figure = std::get<Figure>(cell);
  return fmt::format("{:.{}f}", figure.value, figure.decimals);
}

std::string in_markdown(const Cell& cell) {
  std::string text;
  for (const char c : shown(cell)) {
    if (c == '|' || c == '\\') text += '\\';
    text += c;
  }
  return text;
}

bool is_text(const Table& table, std::size_t column) {
  return std::any_of(table.rows.begin(), table.rows.end(), [&](const std::vector<Cell>& row) {
    return std::holds_alternative<std::string>(row[column]);
  });
}

void append_markdown_table(const Table& table, std::string& out) {
  std::vector<std::size_t> widths;
  std::vector<bool> left;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    std::size_t width = std::max<std::size_t>(utf8::length(table.columns[c]), 3);
    for (const auto& row : table.rows) width = std::max(width, utf8::length(in_markdown(row[c])));
    widths.push_back(width);
    left.push_back(is_text(table, c));
  }
  const auto append_cell = [&](std::size_t c, const std::string& text) {
    const std::string padding(widths[c] - std::min(widths[c], utf8::length(text)), ' ');
    out += ' ';
    out += left[c] ? text + padding : padding + text;
    out += " |";
  };
  fmt::format_to(std::back_inserter(out), "## {}\n\n|", table.title);
  for (std::size_t c = 0; c < table.columns.size(); ++c) append_cell(c, table.columns[c]);
  out += "\n|";
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    fmt::format_to(std::back_inserter(out), " {:-<{}}{} |", "", widths[c] - 1, left[c] ? '-' : ':');
  }
  out += '\n';
  for (const auto& row : table.rows) {
    out += '|';
    for (std::size_t c = 0; c < row.size(); ++c) append_cell(c, in_markdown(row[c]));
    out += '\n';
  }
}

}  // namespace

void append_markdown(const std::vector<Table>& tables, std::string& out) {
  bool first = true;
  for (const Table& table : tables) {
    if (!first) out += '\n';
    first = false;
    append_markdown_table(table, out);
  }
}

void append_tsv(const std::vector<Table>& tables, std::string& out) {
  bool first = true;
  for (const Table& table : tables) {
    if (!first) out += '\n';
    first = false;
    out += "table";
    for (const std::string& column : table.columns) out.append("\t").append(column);
    out += '\n';
    for (const auto& row : table.rows) {
      out += table.name;
      for (const Cell& cell : row) out.append("\t").append(shown(cell));
      out += '\n';
    }
  }
}

void append_json(const std::vector<Table>& tables, std::string& out) {
  out += '{';
  for (std::size_t t = 0; t < tables.size(); ++t) {
    const Table& table = tables[t];
    if (t > 0) out += ',';
    append_json_string(table.name, out);
    out += ":[";
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      out += r == 0 ? "{" : ",{";
      for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (c > 0) out += ',';
        append_json_string(table.columns[c], out);
        out += ':';
        const Cell& cell = table.rows[r][c];
        if (const auto* text = std::get_if<std::string>(&cell)) {
          append_json_string(*text, out);
        } else if (const auto* number = std::get_if<std::uint64_t>(&cell)) {
          fmt::format_to(std::back_inserter(out), "{}", *number);
        } else {
          fmt::format_to(std::back_inserter(out), "{}", std::get<Figure>(cell).value);
        }
      }
      out += '}';
    }
    out += ']';
  }
  out += "}\n";
}

}  // namespace vigie
