#include "stages/pages/zone_file.h"

#include <fmt/format.h>
#include <re2/re2.h>
#include <simdjson.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "stages/rules/pattern.h"

namespace vigie {
namespace {

std::optional<ZoneKind> kind_from(std::string_view name) {
  for (std::size_t i = 0; i < kZoneKindCount; ++i) {
    const auto kind = static_cast<ZoneKind>(i);
    if (name == zone_name(kind)) return kind;
  }
  return std::nullopt;
}

struct Condition {
  std::string_view name;
  bool ZoneRow::*set;
};
constexpr Condition kConditions[] = {
    {"weak", &ZoneRow::weak},       {"beside", &ZoneRow::beside}, {"opens", &ZoneRow::opens},
    {"more", &ZoneRow::more},       {"head", &ZoneRow::head},     {"lead", &ZoneRow::lead},
    {"tail", &ZoneRow::tail},       {"caps", &ZoneRow::caps},     {"digit", &ZoneRow::digit},
    {"long", &ZoneRow::takes_long}, {"items", &ZoneRow::items},
};

class ZoneFileReader {
 public:
  ZoneFileReader(const WordLists& words, std::vector<Fault>& faults, bool check)
      : words_(words), faults_(faults), check_(check) {
    names_.words = &words;
  }

  void read(const TextSource& source, std::vector<ZoneRow>& rows) {
    names_.definitions.clear();  // of this file only
    std::string_view text = source.text;
    for (std::uint32_t number = 1; !text.empty(); ++number) {
      const std::size_t end = text.find('\n');
      std::string_view line = text.substr(0, end);
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
      if (line.ends_with('\r')) line.remove_suffix(1);
      line_ = {source.path, number, 1};
      if (!simdjson::validate_utf8(line.data(), line.size())) {
        fault(0, "bytes that are not UTF-8, expected UTF-8 text; convert the file");
      } else if (line.empty() || line.front() == '#') {
        continue;
      } else if (line.starts_with("define ")) {
        read_definition(line);
      } else if (ZoneRow row; read_row(line, row)) {
        rows.push_back(std::move(row));
      }
    }
  }

 private:
  [[nodiscard]] Place at(std::size_t column) const {
    return {line_.file, line_.line, static_cast<std::uint32_t>(column + 1)};
  }

  bool fault(std::size_t column, std::string message) {
    faults_.push_back({at(column), std::move(message)});
    return false;
  }

  void read_definition(std::string_view line) {
    constexpr std::size_t kName = 7;  // behind "define "
    const std::size_t end = line.find(' ', kName);
    if (end == std::string_view::npos || end == kName || end + 1 == line.size()) {
      fault(0, "an incomplete definition, expected `define NAME PATTERN`");
      return;
    }
    std::string expanded = expand_pattern(line.substr(end + 1), names_, at(end + 1), faults_);
    if (!expanded.empty()) {
      names_.definitions[std::string(line.substr(kName, end - kName))] = std::move(expanded);
    }
  }

  bool read_row(std::string_view line, ZoneRow& row) {
    const std::size_t tab = line.find('\t');
    const std::string_view head = line.substr(0, tab);
    const auto kind = kind_from(head.substr(0, head.find(' ')));
    if (tab == std::string_view::npos || !kind) {
      return fault(0, fmt::format("\"{}\", expected a zone kind, a tab and a pattern", head));
    }
    row.kind = *kind;
    if (!read_conditions(head, row)) return false;
    std::size_t begin = tab + 1;
    take_list(line, begin, row);
    if (row.list.empty() ? row.items : row.beside || row.tail) {
      return fault(tab + 1,
                   row.items ? "`items` before something else, expected {{list}}; name a word list"
                             : "a word list at the start of a `beside` or `tail` pattern, "
                               "expected it later; write (?:{{list}})");
    }
    row.place = at(begin);
    row.expression = expand_pattern(line.substr(begin), names_, row.place, faults_);
    if (row.expression.empty() && (begin < line.size() || row.list.empty())) {
      // A fault within the pattern was told already.
      return begin < line.size() ? false : fault(begin, "no pattern, expected one behind the tab");
    }
    return !check_ || is_good(row, begin);
  }

  bool read_conditions(std::string_view head, ZoneRow& row) {
    std::size_t position = head.find(' ');
    while (position != std::string_view::npos) {
      const std::size_t begin = position + 1;
      position = head.find(' ', begin);
      const std::string_view word = head.substr(begin, position - begin);
      const auto* condition = std::find_if(std::begin(kConditions), std::end(kConditions),
                                           [&](const Condition& c) { return c.name == word; });
      if (condition != std::end(kConditions)) {
        row.*condition->set = true;
      } else if (word.starts_with("has=") && word.size() > 4) {
        std::string& literal = row.has.emplace_back(word.substr(4));
        std::replace(literal.begin(), literal.end(), '_', ' ');
      } else {
        std::string known;
        for (const Condition& c : kConditions) known += fmt::format("{}, ", c.name);
        return fault(begin,
                     fmt::format("condition \"{}\", expected {}or has=LITERAL", word, known));
      }
    }
    return true;
  }

  // The word list that the pattern starts with is looked up by itself.
  void take_list(std::string_view line, std::size_t& begin, ZoneRow& row) const {
    const std::string_view pattern = line.substr(begin);
    const std::size_t close = pattern.find("}}");
    if (!pattern.starts_with("{{") || close == std::string_view::npos) return;
    const std::string_view name = pattern.substr(2, close - 2);
    if (words_.find(name) == nullptr || names_.definitions.contains(name)) return;
    row.list = name;
    begin += close + 2;
  }

  bool is_good(const ZoneRow& row, std::size_t column) {
    RE2::Options options;
    options.set_log_errors(false);
    const RE2 re(row.expression, options);
    if (!re.ok()) {
      return fault(column, fmt::format("{}, expected a pattern RE2 accepts", re.error()));
    }
    if (re.NumberOfCapturingGroups() < kZoneGroups) return true;
    return fault(column, fmt::format("{} groups, expected at most {}; use (?:...) for groups "
                                     "without a name",
                                     re.NumberOfCapturingGroups(), kZoneGroups - 1));
  }

  const WordLists& words_;
  std::vector<Fault>& faults_;
  const bool check_;
  PatternNames names_;
  Place line_;
};

}  // namespace

std::vector<ZoneRow> parse_zones(const std::vector<TextSource>& sources, const WordLists& words,
                                 std::vector<Fault>& faults, bool check) {
  std::vector<ZoneRow> rows;
  ZoneFileReader reader(words, faults, check);
  for (const TextSource& source : sources) reader.read(source, rows);
  return rows;
}

}  // namespace vigie
