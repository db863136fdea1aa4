#include "stages/zones.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "pipeline/characters.h"
#include "pipeline/utf8.h"
#include "stages/rules/pattern.h"

namespace vigie {
namespace {

constexpr std::size_t kLongestLine = 400;   // bytes; a longer line is a paragraph, not furniture
constexpr std::size_t kLongestTitle = 250;  // bytes
constexpr std::size_t kTeaser = 24;         // bytes that must agree for a repeated title

std::optional<ZoneKind> kind_from(std::string_view name) {
  for (std::size_t i = 0; i < kZoneKindCount; ++i) {
    const auto kind = static_cast<ZoneKind>(i);
    if (name == zone_name(kind)) return kind;
  }
  return std::nullopt;
}

bool is_blank(char32_t code) {
  const CharClass c = classify(code);
  return c == CharClass::space || c == CharClass::newline || c == CharClass::joiner;
}

Span trimmed(std::string_view text, Span span) {
  while (!span.empty()) {
    std::size_t position = span.begin;
    if (!is_blank(utf8::next(text, position))) break;
    span.begin = static_cast<std::uint32_t>(position);
  }
  while (!span.empty()) {
    std::size_t start = span.end - 1;
    while (start > span.begin && utf8::is_continuation(text[start])) --start;
    if (!is_blank(utf8::peek(text, start))) break;
    span.end = static_cast<std::uint32_t>(start);
  }
  return span;
}

std::vector<Span> lines_of(std::string_view text) {
  std::vector<Span> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) end = text.size();
    const Span line =
        trimmed(text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    if (!line.empty()) lines.push_back(line);
    begin = end + 1;
  }
  return lines;
}

bool ends_like_sentence(std::string_view line) {
  std::size_t end = line.size();
  while (end > 0) {
    std::size_t start = end - 1;
    while (start > 0 && utf8::is_continuation(line[start])) --start;
    const char32_t code = utf8::peek(line, start);
    if (code == U'.' || code == U'!' || code == U'?' || code == 0x2026 || code == U':' ||
        code == U';') {
      return true;
    }
    const bool closing =
        code == U'"' || code == 0xBB || code == 0x201D || code == U')' || is_blank(code);
    if (!closing) return false;
    end = start;
  }
  return false;
}

std::string_view without_ellipsis(std::string_view text) {
  while (text.ends_with('.')) text.remove_suffix(1);
  while (text.ends_with("\xE2\x80\xA6")) text.remove_suffix(3);
  return text;
}

// Where, in the menu line, the title of a later line is repeated: a menu scraped together with the
// head of the page ends in the first words of the title.
std::uint32_t repeated_title(std::string_view text, Span menu, const std::vector<Span>& lines,
                             std::size_t first_line) {
  const std::string_view line = without_ellipsis(menu.in(text));
  for (std::size_t i = first_line; i < lines.size() && i < first_line + 6; ++i) {
    const std::string_view title = lines[i].in(text);
    if (title.size() < kTeaser) continue;
    const std::size_t at = line.find(title.substr(0, kTeaser));
    if (at == std::string_view::npos || at == 0) continue;
    if (title.starts_with(line.substr(at)) || line.substr(at).starts_with(title)) {
      return menu.begin + static_cast<std::uint32_t>(at);
    }
  }
  return kNone;
}

}  // namespace

struct ZonePatterns::Row {
  ZoneKind kind;
  RE2 pattern;
  int zone_group = 0;
  int title_group = 0;

  Row(ZoneKind kind_of_zone, const std::string& expression, const RE2::Options& options)
      : kind(kind_of_zone), pattern(expression, options) {}
};

ZonePatterns::ZonePatterns(const std::vector<TextSource>& sources, const WordLists& words,
                           std::vector<Fault>& faults) {
  PatternNames names;
  names.words = &words;
  RE2::Options options;
  options.set_log_errors(false);
  for (const TextSource& source : sources) {
    std::uint32_t number = 0;
    std::string_view text = source.text;
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      const std::string_view line = text.substr(0, end);
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
      ++number;
      if (line.empty() || line.front() == '#') continue;
      const std::size_t tab = line.find('\t');
      const auto kind = kind_from(line.substr(0, tab));
      if (tab == std::string_view::npos || !kind) {
        faults.push_back({{source.path, number, 1},
                          fmt::format("\"{}\", expected a zone kind, a tab and a pattern",
                                      line.substr(0, tab))});
        continue;
      }
      const Place place{source.path, number, static_cast<std::uint32_t>(tab + 2)};
      const std::string expanded = expand_pattern(line.substr(tab + 1), names, place, faults);
      if (expanded.empty()) continue;
      auto row = std::make_unique<Row>(*kind, expanded, options);
      if (!row->pattern.ok()) {
        faults.push_back(
            {place, fmt::format("{}, expected a pattern RE2 accepts", row->pattern.error())});
        continue;
      }
      const auto& groups = row->pattern.NamedCapturingGroups();
      if (const auto it = groups.find("zone"); it != groups.end()) row->zone_group = it->second;
      if (const auto it = groups.find("title"); it != groups.end()) row->title_group = it->second;
      rows_.push_back(std::move(row));
    }
  }
}

ZonePatterns::~ZonePatterns() = default;

bool ZonePatterns::match(std::string_view line, Match& match) const {
  constexpr int kGroups = 8;
  std::array<re2::StringPiece, kGroups> groups;
  const re2::StringPiece subject(line.data(), line.size());
  const auto span_of = [&](int group) -> Span {
    const re2::StringPiece& piece = groups[static_cast<std::size_t>(group)];
    if (piece.data() == nullptr) return {};
    const auto begin = static_cast<std::uint32_t>(piece.data() - line.data());
    return {begin, begin + static_cast<std::uint32_t>(piece.size())};
  };
  for (const auto& row : rows_) {
    if (!row->pattern.Match(subject, 0, line.size(), RE2::ANCHOR_START, groups.data(), kGroups))
      continue;
    match.kind = row->kind;
    match.zone = row->zone_group == 0 ? Span{0, static_cast<std::uint32_t>(line.size())}
                                      : span_of(row->zone_group);
    match.title = row->title_group == 0 ? Span{} : span_of(row->title_group);
    return true;
  }
  return false;
}

void Zones::run(Document& document, Scratch* /*scratch*/) const {
  const std::string_view text = document.text();
  const std::vector<Span> lines = lines_of(text);
  std::vector<Zone>& zones = document.zones;
  bool head = true;  // nothing but furniture so far: the next plain line may be the title

  const auto add = [&](Span span, ZoneKind kind) {
    if (kind == ZoneKind::body && !zones.empty() && zones.back().kind == ZoneKind::body &&
        zones.back().parent == kNone) {
      zones.back().span.end = span.end;  // one zone for the whole body
    } else {
      zones.push_back({span, kind, kNone});
    }
    return static_cast<std::uint32_t>(zones.size() - 1);
  };

  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Span line = lines[i];
    ZonePatterns::Match match;
    const bool known = line.size() <= kLongestLine && patterns_->match(line.in(text), match);
    if (!known) {
      const std::string_view words = line.in(text);
      const bool title = head && lines.size() > 1 && i + 1 < lines.size() &&
                         words.size() <= kLongestTitle && !ends_like_sentence(words);
      add(line, title ? ZoneKind::title : ZoneKind::body);
      head = false;
      continue;
    }
    const Span zone{line.begin + match.zone.begin, line.begin + match.zone.end};
    Span title{line.begin + match.title.begin, line.begin + match.title.end};
    if (zone.begin > line.begin) add({line.begin, zone.begin}, ZoneKind::body);
    const std::uint32_t parent = add(zone, match.kind);
    if (match.kind == ZoneKind::menu) {
      const std::uint32_t repeated = repeated_title(text, zone, lines, i + 1);
      title = repeated == kNone ? Span{} : Span{repeated, zone.end};
    }
    title = trimmed(text, title);
    if (!title.empty()) zones.push_back({title, ZoneKind::title, parent});
    if (zone.end < line.end) {
      const Span rest = trimmed(text, {zone.end, line.end});
      if (!rest.empty()) add(rest, ZoneKind::body);
    }
    if (match.kind == ZoneKind::dateline || match.kind == ZoneKind::title) head = false;
  }
}

}  // namespace vigie
