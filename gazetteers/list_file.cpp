#include "gazetteers/list_file.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>

#include "gazetteers/list_builder.h"
#include "gazetteers/list_format.h"

namespace vigie {
namespace {

std::string_view without_mark(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text;
}

// The header line: the names of the columns.
std::vector<std::string_view> tsv_columns(std::string_view line, std::uint32_t number,
                                          ListBuilder& list) {
  const std::vector<std::string_view>& known = ListBuilder::columns();
  std::vector<std::string_view> columns = split(line, '\t');
  for (const std::string_view name : columns) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      list.fault(number, 1,
                 fmt::format("column \"{}\", expected one of {}; rename or drop it", name,
                             fmt::join(known, ", ")));
    }
  }
  if (columns.front() != "name") {
    list.fault(
        number, 1,
        fmt::format("first column \"{}\", expected \"name\"; add a header line", columns.front()));
  }
  return columns;
}

}  // namespace

void read_tsv(std::string_view text, ListBuilder& list) {
  std::vector<std::string_view> columns;
  std::uint32_t number = 0;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    ++number;
    if (line.empty()) continue;
    if (!simdjson::validate_utf8(line.data(), line.size())) {
      list.fault(number, 0, std::string(kNotUtf8));
    } else if (line.front() == '#') {
      list.read_head(number, line.substr(1));
    } else if (columns.empty()) {
      columns = tsv_columns(line, number, list);
    } else {
      const std::vector<std::string_view> cells = split(line, '\t');
      if (cells.size() > columns.size()) {
        list.fault(number, 1,
                   fmt::format("{} cells, expected at most {} as in the header; check the tabs",
                               cells.size(), columns.size()));
        continue;
      }
      ListEntry entry = list.start(number);
      bool good = true;
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!cells[i].empty()) good = list.read_cell(columns[i], cells[i], entry) && good;
      }
      if (good || trimmed(entry.name).empty()) list.add(std::move(entry));
    }
  }
  if (columns.empty()) {
    list.fault(number, 0,
               "no header line, expected one that starts with \"name\"; add it above the entries");
  }
}

std::string fold_words(std::uint8_t folds) {
  if (folds == kAllFolds) return "all";
  std::string out;
  for (const auto& [fold, name] : kFoldNames) {
    if ((folds & static_cast<std::uint8_t>(fold)) == 0) continue;
    if (!out.empty()) out.push_back(' ');
    out += name;
  }
  return out.empty() ? "none" : out;
}

ListFile parse_list(std::string_view text, const std::string& path, std::vector<Fault>& faults) {
  return read_list(text, path, {.format = ListFormat::tsv, .type = {}}, faults);
}

ListFile read_list(std::string_view text, const std::string& path, const ListOptions& options,
                   std::vector<Fault>& faults) {
  const ListFormat format =
      options.format ? *options.format : list_format_of(path, without_mark(text));
  ListBuilder list(path, options, format, faults);
  if (const auto foreign = foreign_kind(text)) {
    list.refuse(0, fmt::format("{}, expected a list (TSV, CSV, a name a line, or JSON Lines); {}",
                               foreign->found, foreign->advice));
    return list.take();
  }
  text = without_mark(text);
  switch (format) {
    case ListFormat::tsv: read_tsv(text, list); break;
    case ListFormat::csv: read_csv(text, list); break;
    case ListFormat::plain: read_plain(text, list); break;
    case ListFormat::patterns: read_patterns(text, list); break;
  }
  return list.take();
}

}  // namespace vigie
