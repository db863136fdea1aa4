#include "gazetteers/list_file.h"

#include <fmt/format.h>
#include <simdjson.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <optional>
#include <set>
#include <utility>

#include "vigie/types.h"

namespace vigie {
namespace {

constexpr std::array<std::string_view, 8> kColumns = {"name",    "type",   "aliases",  "ids",
                                                      "country", "weight", "strength", "flags"};
constexpr std::array<std::string_view, 8> kHeadKeys = {"list",    "type",  "strength", "source",
                                                       "licence", "folds", "sounds",   "fuzzy"};

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
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

std::optional<Strength> strength_from(std::string_view name) {
  for (const Strength s : {Strength::evidence, Strength::fill, Strength::decide}) {
    if (name == strength_name(s)) return s;
  }
  return std::nullopt;
}

// Reads one list; a class because head, header and lines share state.
class Reader {
 public:
  Reader(const std::string& path, std::vector<Fault>& faults) : faults_(faults) {
    list_.path = path;
    list_.name = std::filesystem::path(path).stem().string();
  }

  ListFile read(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    std::uint32_t line_number = 0;
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      std::string_view line = text.substr(0, end);
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
      if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      line_ = ++line_number;
      if (line.empty()) continue;
      if (!simdjson::validate_utf8(line.data(), line.size())) {
        fault(0, "bytes that are not UTF-8, expected UTF-8 text; convert the file");
      } else if (line.front() == '#') {
        read_head(line.substr(1));
      } else if (columns_.empty()) {
        read_columns(line);
      } else {
        read_entry(line);
      }
    }
    if (columns_.empty()) {
      fault(0, "no header line, expected one that starts with \"name\"; add it above the entries");
    }
    return std::move(list_);
  }

 private:
  void fault(std::uint32_t column, std::string message) {
    faults_.push_back({{list_.path, line_, column}, std::move(message)});
  }

  void read_head(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return;  // a plain comment
    const std::string_view key = trimmed(line.substr(0, colon));
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (std::find(kHeadKeys.begin(), kHeadKeys.end(), key) == kHeadKeys.end()) return;
    if (key == "list") list_.name = value;
    if (key == "source") list_.source = value;
    if (key == "licence") list_.licence = value;
    if (key == "type") {
      // Said once, not for each entry that relies on it.
      bad_default_ = !check_type(value);
      default_type_ = bad_default_ ? std::string() : std::string(value);
    }
    if (key == "folds") read_folds(value);
    if (key == "sounds") {
      for (const std::string_view language : split(value, ' ')) {
        if (!language.empty()) list_.sounds.emplace_back(language);
      }
    }
    if (key == "fuzzy") {
      list_.fuzzy = value == "yes";
      if (value != "yes" && value != "no") {
        fault(1, fmt::format("fuzzy \"{}\", expected yes or no", value));
      }
    }
    if (key == "strength") {
      if (const auto strength = strength_from(value)) {
        default_strength_ = *strength;
      } else {
        fault(1, fmt::format("strength \"{}\", expected evidence, fill or decide", value));
      }
    }
  }

  void read_folds(std::string_view value) {
    constexpr std::array<std::pair<std::string_view, Fold>, 4> kFolds = {
        {{"case", Fold::letter_case},
         {"accents", Fold::accents},
         {"hyphens", Fold::hyphens},
         {"spelling", Fold::spelling}}};
    list_.folds = 0;
    if (value == "none") return;
    for (const std::string_view word : split(value, ' ')) {
      const auto row = std::find_if(kFolds.begin(), kFolds.end(),
                                    [&](const auto& each) { return each.first == word; });
      if (row == kFolds.end()) {
        fault(1, fmt::format("fold \"{}\", expected none, or some of case, accents, hyphens, "
                             "spelling, with blanks between",
                             word));
      } else {
        list_.folds |= static_cast<std::uint8_t>(row->second);
      }
    }
  }

  bool check_type(std::string_view type) {
    if (TypeTable::is_well_formed(type)) return true;
    fault(1, fmt::format("type \"{}\", expected capitals with finer kinds after a dot, such as "
                         "ORG.military; correct it",
                         type));
    return false;
  }

  void read_columns(std::string_view line) {
    for (const std::string_view name : split(line, '\t')) {
      if (std::find(kColumns.begin(), kColumns.end(), name) == kColumns.end()) {
        fault(1, fmt::format("column \"{}\", expected one of {}; rename or drop it", name,
                             fmt::join(kColumns, ", ")));
      }
      columns_.push_back(name);
    }
    if (columns_.front() != "name") {
      fault(1, fmt::format("first column \"{}\", expected \"name\"; add a header line",
                           columns_.front()));
    }
  }

  void read_entry(std::string_view line) {
    const auto cells = split(line, '\t');
    if (cells.size() > columns_.size()) {
      fault(1, fmt::format("{} cells, expected at most {} as in the header; check the tabs",
                           cells.size(), columns_.size()));
      return;
    }
    ListEntry entry;
    entry.line = line_;
    entry.type = default_type_;
    entry.strength = default_strength_;
    bool good = true;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (!cells[i].empty()) good = read_cell(columns_[i], cells[i], entry) && good;
    }
    if (trimmed(entry.name).empty()) {
      fault(1, "no name, expected one in the first cell; fill it or drop the line");
      return;
    }
    if (entry.type.empty() && bad_default_) return;
    if (entry.type.empty()) {
      fault(1, "no type, expected one in the line or as \"# type: ...\" in the head");
      return;
    }
    if (good) list_.entries.push_back(std::move(entry));
  }

  bool read_cell(std::string_view column, std::string_view cell, ListEntry& entry) {
    if (column == "name") {
      entry.name = cell;
    } else if (column == "type") {
      entry.type = cell;
      return check_type(cell);
    } else if (column == "aliases") {
      for (const std::string_view alias : split(cell, '|')) {
        if (alias.empty()) {
          fault(1, "an empty alias, expected names separated by |; drop the extra |");
          return false;
        }
        entry.aliases.emplace_back(alias);
      }
    } else if (column == "ids") {
      entry.ids = cell;
      entry.id = cell.substr(0, cell.find(' '));
      if (entry.id.find(':') == std::string::npos) {
        fault(1, fmt::format("id \"{}\", expected scheme:value such as geonames:98182", entry.id));
        return false;
      }
    } else if (column == "country") {
      entry.country = cell;
      if (cell.size() != 2) {
        fault(1, fmt::format("country \"{}\", expected two letters (ISO 3166-1)", cell));
        return false;
      }
    } else if (column == "weight") {
      const auto [end, code] =
          std::from_chars(cell.data(), cell.data() + cell.size(), entry.weight);
      if (code != std::errc() || end != cell.data() + cell.size()) {
        fault(1, fmt::format("weight \"{}\", expected a whole number below 2^32", cell));
        return false;
      }
    } else if (column == "strength") {
      const auto strength = strength_from(cell);
      if (!strength) {
        fault(1, fmt::format("strength \"{}\", expected evidence, fill or decide", cell));
        return false;
      }
      entry.strength = *strength;
    } else if (column == "flags") {
      return read_flags(cell, entry);
    }
    return true;
  }

  bool read_flags(std::string_view cell, ListEntry& entry) {
    for (const std::string_view flag : split(cell, ' ')) {
      if (flag == "case") {
        entry.match_case = true;
      } else if (flag == "acronym") {
        entry.acronym = true;
      } else if (flag == "ambiguous") {
        entry.ambiguous = true;
      } else {
        fault(1, fmt::format("flag \"{}\", expected case, acronym or ambiguous", flag));
        return false;
      }
    }
    return true;
  }

  ListFile list_;
  std::vector<Fault>& faults_;
  std::vector<std::string_view> columns_;
  std::string default_type_;
  bool bad_default_ = false;
  Strength default_strength_ = Strength::decide;
  std::uint32_t line_ = 0;
};

bool is_nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  return U_SUCCESS(status) &&
         nfc->isNormalizedUTF8({text.data(), static_cast<int32_t>(text.size())}, status) &&
         U_SUCCESS(status);
}

}  // namespace

ListFile parse_list(std::string_view text, const std::string& path, std::vector<Fault>& faults) {
  return Reader(path, faults).read(text);
}

void lint_list(const ListFile& list, std::string_view text, std::vector<Fault>& faults) {
  const auto fault = [&](std::uint32_t line, std::string message) {
    faults.push_back({{list.path, line, 0}, std::move(message)});
  };
  if (list.source.empty()) fault(1, "no \"# source:\", expected where the names come from");
  if (list.licence.empty()) fault(1, "no \"# licence:\", expected the licence of the source");
  if (!is_nfc(text)) fault(0, "text that is not in NFC; normalise the file");
  if (text.find("\xE2\x80\x99") != std::string_view::npos) {
    fault(0, "a curly apostrophe (U+2019), expected ' in lists; both match in texts");
  }
  if (text.find('\r') != std::string_view::npos)
    fault(0, "carriage returns, expected LF line ends");
  std::set<std::pair<std::string, std::string>> seen;
  const ListEntry* previous = nullptr;
  for (const ListEntry& entry : list.entries) {
    if (!seen.emplace(entry.name, entry.type).second) {
      fault(entry.line,
            fmt::format("\"{}\" stands here twice as {}; drop one", entry.name, entry.type));
    }
    if (previous != nullptr && entry.name < previous->name) {
      fault(entry.line, fmt::format("\"{}\" after \"{}\", expected code point order; sort the list",
                                    entry.name, previous->name));
    }
    std::set<std::string_view> names;
    std::vector<std::string_view> all{entry.name};
    all.insert(all.end(), entry.aliases.begin(), entry.aliases.end());
    for (const std::string_view name : all) {
      if (name != trimmed(name))
        fault(entry.line, fmt::format("blanks round \"{}\"; trim it", name));
      if (!names.insert(name).second) {
        fault(entry.line, fmt::format("\"{}\" is given twice in one entry; drop one", name));
      }
    }
    previous = &entry;
  }
}

}  // namespace vigie
