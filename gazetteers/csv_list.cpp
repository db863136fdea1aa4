// Lists as comma-separated values (RFC 4180).
#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <optional>

#include "gazetteers/list_builder.h"
#include "gazetteers/list_format.h"
#include "pipeline/nearest.h"

namespace vigie {
namespace {

// Cuts records. A record at fault ends with its first line, so that a quote that nobody closes does
// not swallow the file.
class CsvCutter {
 public:
  CsvCutter(std::string_view text, std::uint32_t line, char separator)
      : rest_(text), line_(line), separator_(separator) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  // Of the record that was cut last.
  [[nodiscard]] std::uint32_t line() const { return record_line_; }

  // Fills `cells`; what is wrong with the record otherwise.
  std::optional<std::string> next(std::vector<std::string>& cells) {
    cells.clear();
    record_line_ = line_;
    const std::string_view whole = rest_;
    std::optional<std::string> fault = cut(cells);
    if (fault) {
      rest_ = whole;
      line_ = record_line_ + 1;
      static_cast<void>(take_line(rest_));
    }
    return fault;
  }

 private:
  std::optional<std::string> cut(std::vector<std::string>& cells) {
    while (true) {
      std::string& cell = cells.emplace_back();
      if (rest_.starts_with('"')) {
        if (!quoted(cell)) {
          return "a quote that is never closed, expected one at the end of the cell; close it, or "
                 "double it within a quoted cell";
        }
      } else {
        const std::size_t end = std::min(rest_.find_first_of({stops(), 2}), rest_.size());
        cell = rest_.substr(0, end);
        rest_.remove_prefix(end);
        if (rest_.empty() || rest_.front() == '\n') {
          if (cell.ends_with('\r')) cell.pop_back();
        }
        if (cell.find('"') != std::string::npos) {
          return fmt::format("a quote within the cell {}, expected it doubled in a quoted cell",
                             cell);
        }
      }
      if (rest_.starts_with("\r\n")) rest_.remove_prefix(1);
      if (rest_.empty()) return std::nullopt;
      const char stop = rest_.front();
      if (stop != separator_ && stop != '\n') {
        return "text behind a closing quote, expected a separator; double the quotes within the "
               "cell";
      }
      rest_.remove_prefix(1);
      if (stop == '\n') {
        ++line_;
        return std::nullopt;
      }
    }
  }

  bool quoted(std::string& cell) {
    rest_.remove_prefix(1);
    while (true) {
      const std::size_t quote = rest_.find('"');
      if (quote == std::string_view::npos) return false;
      cell += rest_.substr(0, quote);
      rest_.remove_prefix(quote + 1);
      if (!rest_.starts_with('"')) break;
      cell.push_back('"');
      rest_.remove_prefix(1);
    }
    line_ += static_cast<std::uint32_t>(std::count(cell.begin(), cell.end(), '\n'));
    return true;
  }

  [[nodiscard]] const char* stops() const { return separator_ == ';' ? ";\n" : ",\n"; }

  std::string_view rest_;
  std::uint32_t line_;
  std::uint32_t record_line_ = 0;
  char separator_;
};

// A name on two lines is one name: line ends in a text are blanks to it as well.
std::string on_one_line(std::string_view cell) {
  std::string out;
  for (const char c : cell) {
    if (c == '\n' || c == '\r') {
      if (!out.ends_with(' ')) out.push_back(' ');
    } else {
      out.push_back(c);
    }
  }
  return out;
}

std::string column_name(std::string_view cell) {
  std::string name(trimmed(cell));
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return name;
}

// Our column for each of the file's, empty where it is none of ours. False when there is no name.
bool read_columns(const std::vector<std::string>& cells, std::uint32_t line, ListBuilder& list,
                  std::vector<std::string>& columns) {
  const std::vector<std::string_view>& known = ListBuilder::columns();
  for (const std::string& cell : cells) {
    const std::string name = column_name(cell);
    if (std::find(known.begin(), known.end(), name) != known.end()) {
      if (std::find(columns.begin(), columns.end(), name) != columns.end()) {
        list.refuse(line, fmt::format("two columns \"{}\", expected one; drop the other", name));
        return false;
      }
      columns.push_back(name);
      continue;
    }
    // Tables have columns that are nobody's business here; a slip in one of ours should show.
    const std::string_view near = nearest(name, known);
    if (name.size() > 2 && edit_distance(name, near) == 1) {
      list.fault(line, 1,
                 fmt::format("column \"{}\", passed over; did you mean \"{}\"?", name, near));
    }
    columns.emplace_back();
  }
  if (std::find(columns.begin(), columns.end(), "name") != columns.end()) return true;
  list.refuse(line, fmt::format("no column \"name\" among \"{}\", expected one in the header "
                                "line; rename the column that holds the names",
                                fmt::join(cells, "\", \"")));
  return false;
}

}  // namespace

void read_csv(std::string_view text, ListBuilder& list) {
  std::uint32_t line = 1;
  // A head of comment lines as in TSV; below the header a name may start with #.
  while (text.starts_with('#') || text.starts_with('\n') || text.starts_with("\r\n")) {
    const std::string_view comment = take_line(text);
    if (!comment.empty()) list.read_head(line, comment.substr(1));
    ++line;
  }
  std::string_view ahead = text;
  CsvCutter cutter(text, line, csv_separator(take_line(ahead)));
  std::vector<std::string> columns;
  std::vector<std::string> cells;
  while (!cutter.at_end()) {
    const std::optional<std::string> broken = cutter.next(cells);
    if (std::any_of(cells.begin(), cells.end(),
                    [](const std::string& cell) { return !simdjson::validate_utf8(cell); })) {
      list.fault(cutter.line(), 0, std::string(kNotUtf8));
      continue;
    }
    if (broken) {
      list.fault(cutter.line(), 1, *broken);
      continue;
    }
    if (cells.size() == 1 && cells.front().empty()) continue;  // a blank line
    if (columns.empty()) {
      if (!read_columns(cells, cutter.line(), list, columns)) return;
      continue;
    }
    if (cells.size() > columns.size()) {
      list.fault(cutter.line(), 1,
                 fmt::format("{} cells, expected at most {} as in the header; quote a cell that "
                             "holds a separator",
                             cells.size(), columns.size()));
      continue;
    }
    ListEntry entry = list.start(cutter.line());
    bool good = true;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string cell = on_one_line(trimmed(cells[i]));
      if (cell.empty() || columns[i].empty()) continue;
      good = list.read_cell(columns[i], cell, entry) && good;
    }
    if (good || trimmed(entry.name).empty()) list.add(std::move(entry));
  }
  if (columns.empty()) {
    list.refuse(line, "no header line, expected one with a column \"name\"; add it");
  }
}

}  // namespace vigie
