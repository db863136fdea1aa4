#include "gazetteers/list_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <optional>
#include <utility>

#include "vigie/types.h"

namespace vigie {
namespace {

constexpr std::array<std::string_view, 8> kHeadKeys = {"list",    "type",  "strength", "source",
                                                       "licence", "folds", "sounds",   "fuzzy"};

std::optional<Strength> strength_from(std::string_view name) {
  for (const Strength s : {Strength::evidence, Strength::fill, Strength::decide}) {
    if (name == strength_name(s)) return s;
  }
  return std::nullopt;
}

}  // namespace

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  while (true) {
    const std::size_t at = text.find(separator);
    pieces.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return pieces;
    text.remove_prefix(at + 1);
  }
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

ListBuilder::ListBuilder(const std::string& path, const ListOptions& options, ListFormat format,
                         std::vector<Fault>& faults)
    : faults_(faults), exclude_(options.exclude), default_type_(options.type) {
  list_.path = path;
  list_.name = std::filesystem::path(path).stem().string();
  list_.format = format;
  if (exclude_) default_type_ = "NONE";
}

void ListBuilder::fault(std::uint32_t line, std::uint32_t column, std::string message) {
  faults_.push_back({{list_.path, line, column}, std::move(message)});
}

void ListBuilder::refuse(std::uint32_t line, std::string message) {
  fault(line, 0, std::move(message));
  list_.usable = false;
}

void ListBuilder::read_head(std::uint32_t line, std::string_view comment) {
  const std::size_t colon = comment.find(':');
  if (colon == std::string_view::npos) return;  // a plain comment
  const std::string_view key = trimmed(comment.substr(0, colon));
  const std::string_view value = trimmed(comment.substr(colon + 1));
  if (std::find(kHeadKeys.begin(), kHeadKeys.end(), key) == kHeadKeys.end()) return;
  if (key == "list") list_.name = value;
  if (key == "source") list_.source = value;
  if (key == "licence") list_.licence = value;
  if (key == "type" && !exclude_) {
    bad_default_ = !check_type(line, value);
    default_type_ = bad_default_ ? std::string() : std::string(value);
  }
  if (key == "folds") read_folds(line, value);
  if (key == "sounds") {
    for (const std::string_view language : split(value, ' ')) {
      if (!language.empty()) list_.sounds.emplace_back(language);
    }
  }
  if (key == "fuzzy") {
    list_.fuzzy = value == "yes";
    if (value != "yes" && value != "no") {
      fault(line, 1, fmt::format("fuzzy \"{}\", expected yes or no", value));
    }
  }
  if (key == "strength") {
    if (const auto strength = strength_from(value)) {
      default_strength_ = *strength;
    } else {
      fault(line, 1, fmt::format("strength \"{}\", expected evidence, fill or decide", value));
    }
  }
}

void ListBuilder::read_folds(std::uint32_t line, std::string_view value) {
  list_.folds = 0;
  if (value == "none") return;
  for (const std::string_view word : split(value, ' ')) {
    const auto row = std::find_if(kFoldNames.begin(), kFoldNames.end(),
                                  [&](const auto& each) { return each.second == word; });
    if (row == kFoldNames.end()) {
      fault(line, 1,
            fmt::format("fold \"{}\", expected none, or some of case, accents, hyphens, "
                        "spelling, with blanks between",
                        word));
    } else {
      list_.folds |= static_cast<std::uint8_t>(row->first);
    }
  }
}

bool ListBuilder::check_type(std::uint32_t line, std::string_view type) {
  if (TypeTable::is_well_formed(type)) return true;
  fault(line, 1,
        fmt::format("type \"{}\", expected capitals with finer kinds after a dot, such as "
                    "ORG.military; correct it",
                    type));
  return false;
}

const std::vector<std::string_view>& ListBuilder::columns() {
  static const std::vector<std::string_view> kColumns = {"name",    "type",   "aliases",  "ids",
                                                         "country", "weight", "strength", "flags"};
  return kColumns;
}

ListEntry ListBuilder::start(std::uint32_t line) const {
  ListEntry entry;
  entry.line = line;
  entry.type = default_type_;
  entry.strength = default_strength_;
  return entry;
}

bool ListBuilder::read_cell(std::string_view column, std::string_view cell, ListEntry& entry) {
  if (column == "name") {
    entry.name = cell;
  } else if (column == "type") {
    if (exclude_) return true;
    entry.type = cell;
    return check_type(entry.line, cell);
  } else if (column == "aliases") {
    for (const std::string_view alias : split(cell, '|')) {
      if (alias.empty()) {
        fault(entry.line, 1, "an empty alias, expected names separated by |; drop the extra |");
        return false;
      }
      entry.aliases.emplace_back(alias);
    }
  } else if (column == "ids") {
    entry.ids = cell;
    entry.id = cell.substr(0, cell.find(' '));
    if (entry.id.find(':') == std::string::npos) {
      fault(entry.line, 1,
            fmt::format("id \"{}\", expected scheme:value such as geonames:98182", entry.id));
      return false;
    }
  } else if (column == "country") {
    entry.country = cell;
    if (cell.size() != 2) {
      fault(entry.line, 1, fmt::format("country \"{}\", expected two letters (ISO 3166-1)", cell));
      return false;
    }
  } else if (column == "weight") {
    const auto [end, code] = std::from_chars(cell.data(), cell.data() + cell.size(), entry.weight);
    if (code != std::errc() || end != cell.data() + cell.size()) {
      fault(entry.line, 1, fmt::format("weight \"{}\", expected a whole number below 2^32", cell));
      return false;
    }
  } else if (column == "strength") {
    const auto strength = strength_from(cell);
    if (!strength) {
      fault(entry.line, 1, fmt::format("strength \"{}\", expected evidence, fill or decide", cell));
      return false;
    }
    entry.strength = *strength;
  } else if (column == "flags") {
    return read_flags(cell, entry);
  }
  return true;
}

bool ListBuilder::read_flags(std::string_view cell, ListEntry& entry) {
  for (const std::string_view flag : split(cell, ' ')) {
    if (flag == "case") {
      entry.match_case = true;
    } else if (flag == "acronym") {
      entry.acronym = true;
    } else if (flag == "ambiguous") {
      entry.ambiguous = true;
    } else if (flag == "plain") {
      entry.plain = true;
    } else {
      fault(entry.line, 1,
            fmt::format("flag \"{}\", expected case, acronym, ambiguous or plain", flag));
      return false;
    }
  }
  return true;
}

void ListBuilder::add(ListEntry entry) {
  if (trimmed(entry.name).empty()) {
    fault(entry.line, 1, "no name, expected one in the column \"name\"; fill it or drop the line");
    return;
  }
  if (entry.type.empty()) {
    if (!bad_default_) {
      fault(entry.line, 1, "no type, expected one in the line or as \"# type: ...\" in the head");
    }
    return;
  }
  list_.entries.push_back(std::move(entry));
}

}  // namespace vigie
