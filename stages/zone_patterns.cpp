#include "stages/zone_patterns.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <mutex>
#include <optional>
#include <utility>

#include "pipeline/characters.h"
#include "pipeline/utf8.h"
#include "stages/rules/pattern.h"

namespace vigie {
namespace {

constexpr std::size_t kLongestLine = 400;   // bytes; a longer line is a paragraph, not furniture
constexpr std::size_t kLongestLong = 1500;  // likewise for patterns marked `long`
constexpr std::size_t kLead = 240;          // bytes at the start of a line that `lead` patterns see
constexpr std::size_t kTail = 160;          // bytes at its end that `tail` patterns see
constexpr std::size_t kLongestLabel =
    100;                     // bytes; a longer line that ends in a stop is a sentence
constexpr int kGroups = 16;  // the whole match and the pattern's own

std::optional<ZoneKind> kind_from(std::string_view name) {
  for (std::size_t i = 0; i < kZoneKindCount; ++i) {
    const auto kind = static_cast<ZoneKind>(i);
    if (name == zone_name(kind)) return kind;
  }
  return std::nullopt;
}

RE2::Options options() {
  RE2::Options options;
  options.set_log_errors(false);
  return options;
}

// `text` cut after at most `size` bytes, not within a character.
std::string_view first_bytes(std::string_view text, std::size_t size) {
  if (text.size() <= size) return text;
  while (size > 0 && utf8::is_continuation(text[size])) --size;
  return text.substr(0, size);
}

std::string_view last_bytes(std::string_view text, std::size_t size) {
  if (text.size() <= size) return text;
  std::size_t begin = text.size() - size;
  while (begin < text.size() && utf8::is_continuation(text[begin])) ++begin;
  return text.substr(begin);
}

// Bullets, arrows, brackets before a cue: "-> Lire aussi", "(Avec AFP)", "[Publicite]".
std::size_t decoration(std::string_view line) {
  constexpr int kMost = 6;  // characters
  std::size_t position = 0;
  for (int i = 0; i < kMost && position < line.size(); ++i) {
    std::size_t next = position;
    const CharClass c = classify(utf8::next(line, next));
    if (is_letter(c) || c == CharClass::digit) return position;
    position = next;
  }
  return 0;
}

// A dateline has its date or its bracket early, and what comes before a date ends in a comma, a
// colon or an article: "Bagdad, 3", "Paris, le 31", "Lyon (". A line that opens with a digit may be
// a date alone. Everything else needs no look at the patterns.
bool may_be_dateline(std::string_view line) {
  constexpr std::size_t kFarthest = 90;
  const std::size_t end = std::min(line.size(), kFarthest);
  bool comma = false;
  for (std::size_t i = 0; i < end; ++i) {
    const char c = line[i];
    if (c == ',' || c == ':') comma = true;
    if (c == '(') return true;
    if (c >= '0' && c <= '9') {
      return i == 0 || comma || (i >= 4 && line.substr(i - 4, 4) == " le ");
    }
    if (c == '.' || c == '!' || c == '?' || c == ';') return false;
  }
  return false;
}

// An item ends where no letter goes on, or where a capital is glued to a small letter.
bool item_may_end(std::string_view text, std::size_t end) {
  if (end >= text.size()) return true;
  const CharClass next = classify(utf8::peek(text, end));
  if (next == CharClass::upper) return classify(utf8::before(text, end)) != CharClass::upper;
  return !is_letter(next) && next != CharClass::mark && next != CharClass::digit &&
         next != CharClass::apostrophe && next != CharClass::hyphen;
}

}  // namespace

struct ZonePatterns::Row {
  ZoneKind kind = ZoneKind::body;
  bool weak = false;
  bool opens = false;
  bool head = false;
  bool lead = false;
  bool tail = false;
  bool takes_long = false;
  bool items = false;
  std::uint64_t list = 0;  // the list it starts with, as a bit of Openings; 0 for none
  std::uint64_t has = 0;   // literals, one of which the line must hold; 0 for none
  std::string expression;

  const RE2& get() {
    std::call_once(once_, [&] {
      re_ = std::make_unique<RE2>(expression, options());
      for (const auto& [name, group] : re_->NamedCapturingGroups()) {
        if (name == "zone") zone = group;
        if (name == "title") title = group;
        if (name == "place") place = group;
        // One pattern may know several forms of a date, and RE2 wants different names.
        if (name.ends_with("day")) day.push_back(group);
        if (name.ends_with("month")) month.push_back(group);
        if (name.ends_with("year")) year.push_back(group);
      }
    });
    return *re_;
  }

  int zone = 0;
  int title = 0;
  int place = 0;
  std::vector<int> day;
  std::vector<int> month;
  std::vector<int> year;

 private:
  std::once_flag once_;
  std::unique_ptr<RE2> re_;
};

// Reads the lines of one set of sources into rows.
class ZonePatterns::Reader {
 public:
  Reader(ZonePatterns& out, const WordLists& words, std::vector<Fault>& faults, bool check)
      : out_(out), words_(words), faults_(faults), check_(check) {
    names_.words = &words;
  }

  void read(const TextSource& source) {
    names_.definitions.clear();
    std::string_view text = source.text;
    for (std::uint32_t number = 1; !text.empty(); ++number) {
      const std::size_t end = text.find('\n');
      const std::string_view line = text.substr(0, end);
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
      if (line.empty() || line.front() == '#') continue;
      place_ = {source.path, number, 1};
      if (line.starts_with("define ")) {
        read_definition(line);
      } else {
        read_row(line);
      }
    }
  }

 private:
  void fault(std::size_t column, std::string message) {
    Place place = place_;
    place.column = static_cast<std::uint32_t>(column + 1);
    faults_.push_back({std::move(place), std::move(message)});
  }

  [[nodiscard]] Place at(std::size_t column) const {
    return {place_.file, place_.line, static_cast<std::uint32_t>(column + 1)};
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

  void read_row(std::string_view line) {
    const std::size_t tab = line.find('\t');
    const std::string_view head = line.substr(0, tab);
    const auto kind = kind_from(head.substr(0, head.find(' ')));
    if (tab == std::string_view::npos || !kind) {
      fault(0, fmt::format("\"{}\", expected a zone kind, a tab and a pattern", head));
      return;
    }
    auto row = std::make_unique<Row>();
    row->kind = *kind;
    if (!read_conditions(head, *row)) return;
    std::size_t begin = tab + 1;
    if (!read_list(line, begin, *row)) return;
    row->expression = expand_pattern(line.substr(begin), names_, at(begin), faults_);
    if (row->expression.empty() && begin < line.size()) return;
    if (check_ && !is_good(*row, begin)) return;
    if (row->items) out_.items_[static_cast<std::size_t>(*kind)] |= row->list;
    out_.rows_.push_back(std::move(row));
  }

  bool read_conditions(std::string_view head, Row& row) {
    std::size_t position = head.find(' ');
    while (position != std::string_view::npos) {
      const std::size_t begin = position + 1;
      position = head.find(' ', begin);
      const std::string_view word = head.substr(begin, position - begin);
      if (word == "weak") {
        row.weak = true;
      } else if (word == "opens") {
        row.opens = true;
      } else if (word == "head") {
        row.head = true;
      } else if (word == "lead") {
        row.lead = true;
      } else if (word == "tail") {
        row.tail = true;
      } else if (word == "long") {
        row.takes_long = true;
      } else if (word == "items") {
        row.items = true;
      } else if (word.starts_with("has=") && word.size() > 4) {
        if (!read_literal(word.substr(4), begin, row)) return false;
      } else {
        fault(begin, fmt::format("\"{}\", expected weak, opens, head, lead, tail, long, items or "
                                 "has=LITERAL",
                                 word));
        return false;
      }
    }
    return true;
  }

  bool read_literal(std::string_view literal, std::size_t column, Row& row) {
    auto& literals = out_.literals_;
    const auto it = std::find(literals.begin(), literals.end(), literal);
    const auto number = static_cast<std::size_t>(it - literals.begin());
    if (it == literals.end()) {
      if (literals.size() == 64) {
        fault(column, "a 65th different has=LITERAL, expected 64 at most; use fewer");
        return false;
      }
      literals.emplace_back(literal);
    }
    row.has |= std::uint64_t{1} << number;
    return true;
  }

  // Takes the word list off that the pattern starts with.
  bool read_list(std::string_view line, std::size_t& begin, Row& row) {
    const std::string_view pattern = line.substr(begin);
    const std::size_t close = pattern.find("}}");
    if (!pattern.starts_with("{{") || close == std::string_view::npos)
      return need_no_list(begin, row);
    const std::string name(pattern.substr(2, close - 2));
    const auto* words = words_.find(name);
    if (words == nullptr || names_.definitions.contains(name)) return need_no_list(begin, row);
    auto it = std::find(lists_.begin(), lists_.end(), name);
    if (it == lists_.end()) {
      if (lists_.size() == Openings::kMostLists) {
        fault(begin, "a 65th list at the start of a pattern, expected 64 at most; join some");
        return false;
      }
      it = lists_.insert(lists_.end(), name);
      const auto number = static_cast<unsigned>(lists_.size() - 1);
      for (const Word& word : *words) out_.openings_.add(word.text, number);
    }
    row.list = std::uint64_t{1} << static_cast<unsigned>(it - lists_.begin());
    begin += close + 2;
    return true;
  }

  bool need_no_list(std::size_t begin, const Row& row) {
    if (!row.items) return true;
    fault(begin, "`items` before something else, expected {{list}}; name a word list");
    return false;
  }

  bool is_good(Row& row, std::size_t column) {
    const RE2 re(row.expression, options());
    if (!re.ok()) {
      fault(column, fmt::format("{}, expected a pattern RE2 accepts", re.error()));
      return false;
    }
    if (re.NumberOfCapturingGroups() >= kGroups) {
      fault(column, fmt::format("{} groups, expected at most {}; use (?:...) for groups without a "
                                "name",
                                re.NumberOfCapturingGroups(), kGroups - 1));
      return false;
    }
    return true;
  }

  ZonePatterns& out_;
  const WordLists& words_;
  std::vector<Fault>& faults_;
  const bool check_;
  PatternNames names_;
  std::vector<std::string> lists_;  // by number in Openings
  Place place_;
};

ZonePatterns::ZonePatterns(const std::vector<TextSource>& sources, const WordLists& words,
                           std::vector<Fault>& faults, bool check) {
  Reader reader(*this, words, faults, check);
  for (const TextSource& source : sources) reader.read(source);
  for (const Word& word : words.get("never_places")) never_places_.push_back(folded(word.text));
  std::sort(never_places_.begin(), never_places_.end());
  for (const Word& word : words.get("months")) {
    months_[folded(word.text)] = static_cast<std::uint8_t>(std::atoi(word.value.c_str()));
  }
}

ZonePatterns::~ZonePatterns() = default;

// `shown` is the piece of `line` that the pattern sees; a cue of `cue` bytes is already taken off.
bool ZonePatterns::fits(const Row& row, std::string_view line, std::string_view shown,
                        std::size_t cue, ZoneMatch& match) const {
  std::array<re2::StringPiece, kGroups> groups;
  const RE2& re = const_cast<Row&>(row).get();  // compiled once, under a lock
  const re2::StringPiece subject(shown.data(), shown.size());
  const auto anchor = row.tail ? RE2::UNANCHORED : RE2::ANCHOR_START;
  if (!re.Match(subject, cue, shown.size(), anchor, groups.data(),
                re.NumberOfCapturingGroups() + 1))
    return false;
  const auto span_of = [&](int group) -> Span {
    const re2::StringPiece& piece = groups[static_cast<std::size_t>(group)];
    if (piece.data() == nullptr) return {};
    const auto begin = static_cast<std::uint32_t>(piece.data() - line.data());
    return {begin, begin + static_cast<std::uint32_t>(piece.size())};
  };
  const auto first_of = [&](const std::vector<int>& alternatives) -> Span {
    for (const int group : alternatives) {
      const Span span = span_of(group);
      if (!span.empty()) return span;
    }
    return {};
  };
  if (row.place != 0) {
    const std::string place = folded(span_of(row.place).in(line));
    const std::string first = place.substr(0, place.find(' '));
    if (std::binary_search(never_places_.begin(), never_places_.end(), first)) return false;
  }
  match.kind = row.kind;
  match.weak = row.weak;
  match.opens = row.opens;
  match.head = row.head;
  const auto size = static_cast<std::uint32_t>(line.size());
  match.zone = row.zone == 0 ? span_of(0) : span_of(row.zone);
  if (row.lead) match.zone.begin = 0;
  if (row.tail) match.zone.end = size;
  if (!row.lead && !row.tail && row.zone == 0) match.zone = {0, size};
  match.title = row.title == 0 ? Span{} : span_of(row.title);
  match.day = first_of(row.day);
  match.month = first_of(row.month);
  match.year = first_of(row.year);
  return true;
}

bool ZonePatterns::match(std::string_view line, bool head, ZoneMatch& match) const {
  const std::size_t skipped = decoration(line);
  Openings::Hits hits;
  openings_.find(line.substr(skipped), hits);
  const bool dateline = may_be_dateline(line);
  const bool label =
      line.size() <= kLongestLine && (line.size() <= kLongestLabel || line.back() != '.');
  if (hits.count == 0 && !dateline && !label) return false;

  std::uint64_t lists = 0;
  for (std::size_t i = 0; i < hits.count; ++i) lists |= hits.hits[i].lists;
  std::uint64_t asked = 0;  // literals looked for in this line, and those found
  std::uint64_t found = 0;
  const std::string_view looked_at = line.substr(0, kLongestLong);
  const auto holds = [&](std::uint64_t wanted) {
    if (wanted == 0 || (found & wanted) != 0) return true;
    for (std::size_t i = 0; i < literals_.size(); ++i) {
      const std::uint64_t bit = std::uint64_t{1} << i;
      if ((wanted & bit) == 0 || (asked & bit) != 0) continue;
      asked |= bit;
      if (looked_at.find(literals_[i]) == std::string_view::npos) continue;
      found |= bit;
      return true;
    }
    return false;
  };

  for (const auto& row : rows_) {
    if (row->tail || row->items || (row->head && !head)) continue;
    if (row->list != 0 ? (row->list & lists) == 0 : !(row->lead ? dateline : label)) continue;
    const std::size_t longest = row->takes_long ? kLongestLong : kLongestLine;
    if (!row->lead && line.size() > longest) continue;
    if (!holds(row->has)) continue;
    const std::string_view shown = row->lead ? first_bytes(line, kLead) : line;
    if (row->list == 0) {
      if (fits(*row, line, shown, 0, match)) return true;
      continue;
    }
    // The longest word of the list first.
    for (std::size_t i = hits.count; i-- > 0;) {
      const std::size_t cue = skipped + hits.hits[i].end;
      if ((hits.hits[i].lists & row->list) == 0 || cue > shown.size()) continue;
      if (!fits(*row, line, shown, cue, match)) continue;
      // Furniture opens with a capital; "photo de Paris" may be the rest of a sentence.
      match.weak = match.weak || classify(utf8::peek(line, skipped)) == CharClass::lower;
      return true;
    }
  }
  return false;
}

bool ZonePatterns::match_tail(std::string_view line, ZoneMatch& match) const {
  const std::string_view shown = last_bytes(line, kTail);
  for (const auto& row : rows_) {
    if (!row->tail) continue;
    bool holds = row->has == 0;
    for (std::size_t i = 0; !holds && i < literals_.size(); ++i) {
      holds = (row->has >> i & 1U) != 0 && shown.find(literals_[i]) != std::string_view::npos;
    }
    if (holds && fits(*row, line, shown, 0, match)) return true;
  }
  return false;
}

std::size_t ZonePatterns::word_end(std::string_view text, std::uint64_t lists) const {
  Openings::Hits hits;
  openings_.find(text, hits);
  for (std::size_t i = hits.count; i-- > 0;) {
    if ((hits.hits[i].lists & lists) != 0 && item_may_end(text, hits.hits[i].end))
      return hits.hits[i].end;
  }
  return 0;
}

std::size_t ZonePatterns::item_end(std::string_view text, ZoneKind kind) const {
  return word_end(text, items_[static_cast<std::size_t>(kind)]);
}

std::size_t ZonePatterns::cue_end(std::string_view text) const {
  return word_end(text, ~std::uint64_t{0});
}

std::uint8_t ZonePatterns::month_number(std::string_view name) const {
  const auto it = months_.find(folded(name));
  return it == months_.end() ? std::uint8_t{0} : it->second;
}

}  // namespace vigie
