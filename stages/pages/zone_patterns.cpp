#include "stages/pages/zone_patterns.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstdlib>
#include <mutex>
#include <utility>

#include "pipeline/characters.h"
#include "pipeline/utf8.h"
#include "stages/pages/page_lines.h"
#include "stages/rules/tagged_pattern.h"

namespace vigie {
namespace {

constexpr std::size_t kLongestLine = 400;   // bytes; a longer line is a paragraph, not furniture
constexpr std::size_t kLongestLong = 1500;  // likewise for patterns marked `long`
constexpr std::size_t kMostLiterals = 250;  // different ones; each has a number of a byte
constexpr std::size_t kLead = 240;          // bytes at the start of a line that `lead` patterns see
constexpr std::size_t kTail = 160;          // bytes at its end that `tail` patterns see

// `text` cut after at most `size` bytes, not within a character.
std::string_view first_bytes(std::string_view text, std::size_t size) {
  if (text.size() <= size) return text;
  while (size > 0 && utf8::is_continuation(text[size])) --size;
  return text.substr(0, size);
}

std::string_view last_bytes(std::string_view text, std::size_t size) {
  if (text.size() <= size) return text;
  return text.substr(utf8::at_character(text, text.size() - size));
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

// A line that may be a label: neither a paragraph nor a sentence.
bool is_label(std::string_view line) {
  constexpr std::size_t kLongestSentence = 48;  // bytes of a label that ends in a stop
  if (line.size() > kLongestLine) return false;
  return line.size() <= kLongestSentence || line.back() != '.';
}

// A line in small letters is the rest of a sentence, unless it introduces something.
bool goes_on(std::string_view line) {
  return line.back() != ':' && classify(utf8::peek(line, 0)) == CharClass::lower;
}

std::size_t pair_number(char first, char second) {
  return static_cast<std::size_t>(static_cast<unsigned char>(first)) << 8U |
         static_cast<unsigned char>(second);
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

struct ZonePatterns::Row : ZoneRow {
  explicit Row(ZoneRow row) : ZoneRow(std::move(row)) {}

  const RE2& compiled() const {
    std::call_once(once_, [&] {
      RE2::Options options;
      options.set_log_errors(false);
      re_ = std::make_unique<RE2>(expression, options);
      for (const auto& [name, group] : re_->NamedCapturingGroups()) {
        if (name == "zone") zone = group;
        if (name == "title") title = group;
        if (name == "rest") rest = group;
        if (name == "place") named_place = group;
        // One pattern may know several forms of a date, and RE2 wants different names.
        if (name.ends_with("day")) day.push_back(group);
        if (name.ends_with("month")) month.push_back(group);
        if (name.ends_with("year")) year.push_back(group);
      }
    });
    return *re_;
  }

  // False when it cannot match from `cue` on. RE2 takes five milliseconds to compile a dateline,
  // which few texts have: for the first lines an automaton tells that is made in half of one.
  bool may_match(std::string_view shown, std::size_t cue) const {
    constexpr int kAsked = 32;
    if (tail || asked_.fetch_add(1, std::memory_order_relaxed) >= kAsked) return true;
    std::call_once(quick_once_, [&] { quick_ = TaggedPattern::make(expression); });
    if (quick_ == nullptr) return true;
    std::vector<Span> groups;
    std::size_t looked = 0;
    return TaggedWalk(*quick_).match(shown, cue, shown.size(), groups, looked);
  }

  std::uint64_t bit = 0;  // of its list in Openings; 0 for none
  // Groups by what they are for; known once the pattern is compiled.
  mutable int zone = 0;
  mutable int title = 0;
  mutable int rest = 0;
  mutable int named_place = 0;
  mutable std::vector<int> day;
  mutable std::vector<int> month;
  mutable std::vector<int> year;

 private:
  mutable std::once_flag once_;
  mutable std::unique_ptr<RE2> re_;
  mutable std::once_flag quick_once_;
  mutable std::unique_ptr<const TaggedPattern> quick_;
  mutable std::atomic<int> asked_{0};
};

ZonePatterns::ZonePatterns(const std::vector<TextSource>& sources, const WordLists& words,
                           std::vector<Fault>& faults, bool check) {
  std::vector<std::string> lists;  // by number in Openings
  for (ZoneRow& row : parse_zones(sources, words, faults, check))
    add(std::move(row), words, lists, faults);
  index_literals();
  for (const Word& word : words.get("never_places")) never_places_.push_back(folded(word.text));
  std::sort(never_places_.begin(), never_places_.end());
  for (const Word& word : words.get("months")) {
    months_[folded(word.text)] = static_cast<std::uint8_t>(std::atoi(word.value.c_str()));
  }
}

ZonePatterns::~ZonePatterns() = default;

void ZonePatterns::add(ZoneRow row, const WordLists& words, std::vector<std::string>& lists,
                       std::vector<Fault>& faults) {
  const std::size_t number = rows_.size();
  const bool full = literals_.size() + row.has.size() > kMostLiterals;
  if (number == kMostRows || full) {
    faults.push_back(
        {row.place, fmt::format("one {} more than {}, which is the most; join some",
                                full ? "literal" : "pattern", full ? kMostLiterals : kMostRows)});
    return;
  }
  rows_.push_back(std::make_unique<Row>(std::move(row)));
  Row& added = *rows_.back();
  const auto kind = static_cast<std::size_t>(added.kind);
  if (added.list.empty()) {
    without_list_.set(number);
  } else {
    add_list(added, number, words, lists, faults);
    for (std::size_t i = 0; i < lists.size(); ++i) {
      if (by_list_[i][number]) added.bit = std::uint64_t{1} << i;
    }
  }
  if (added.items) items_[kind] |= added.bit;
  add_literals(added, number);
  lead_[number] = added.lead;
  tail_[number] = added.tail;
  head_[number] = added.head;
  caps_[number] = added.caps;
  digit_[number] = added.digit;
  long_[number] = added.takes_long;
  beside_[kind][number] = added.beside;
  dateline_[number] = added.kind == ZoneKind::dateline;
  apart_[number] = added.tail || added.beside || added.items;
}

void ZonePatterns::add_list(const ZoneRow& row, std::size_t number, const WordLists& words,
                            std::vector<std::string>& lists, std::vector<Fault>& faults) {
  const auto it = std::find(lists.begin(), lists.end(), row.list);
  const auto list = static_cast<std::size_t>(it - lists.begin());
  if (list == Openings::kMostLists) {
    faults.push_back(
        {row.place, fmt::format("one list at the start of patterns more than {}, which "
                                "is the most; join some",
                                Openings::kMostLists)});
    return;
  }
  if (it == lists.end()) {
    lists.push_back(row.list);
    for (const Word& word : words.get(row.list)) {
      openings_.add(word.text, static_cast<unsigned>(list));
    }
  }
  by_list_[list].set(number);
}

void ZonePatterns::add_literals(const ZoneRow& row, std::size_t number) {
  if (!row.has.empty()) asks_.set(number);
  for (const std::string& text : row.has) {
    auto it = std::find_if(literals_.begin(), literals_.end(),
                           [&](const Literal& literal) { return literal.text == text; });
    if (it == literals_.end()) it = literals_.insert(literals_.end(), {text, {}});
    it->rows.set(number);
  }
}

// A literal is looked for where its first two bytes stand.
void ZonePatterns::index_literals() {
  pairs_.assign(65536, 0);
  literals_by_pair_.assign(1, {});
  const auto put = [&](std::size_t pair, std::size_t literal) {
    if (pairs_[pair] == 0) {
      pairs_[pair] = static_cast<std::uint8_t>(literals_by_pair_.size());
      literals_by_pair_.emplace_back();
    }
    literals_by_pair_[pairs_[pair]].push_back(static_cast<std::uint8_t>(literal));
  };
  for (std::size_t i = 0; i < literals_.size(); ++i) {
    const std::string& text = literals_[i].text;
    if (text.size() > 1) {
      put(pair_number(text[0], text[1]), i);
    } else {
      single_literals_.push_back(static_cast<std::uint8_t>(i));
    }
  }
}

// `shown` is the piece of `line` that the pattern sees; a cue of `cue` bytes is already taken off.
bool ZonePatterns::fits(const Row& row, std::string_view line, std::string_view shown,
                        std::size_t cue, ZoneMatch& match) const {
  if (!row.may_match(shown, cue)) return false;
  std::array<re2::StringPiece, kZoneGroups> groups;
  const RE2& re = row.compiled();
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
  if (row.named_place != 0) {
    const std::string place = folded(span_of(row.named_place).in(line));
    const std::string first = place.substr(0, place.find(' '));
    if (std::binary_search(never_places_.begin(), never_places_.end(), first)) return false;
  }
  match.kind = row.kind;
  match.weak = row.weak;
  match.opens = row.opens;
  const auto size = static_cast<std::uint32_t>(line.size());
  match.zone = row.zone == 0 ? span_of(0) : span_of(row.zone);
  if (row.rest != 0) match.zone.end = span_of(row.rest).begin;
  if (row.lead) match.zone = trimmed(line, {0, match.zone.end});
  if (row.tail) match.zone.end = size;
  if (!row.lead && !row.tail && row.zone == 0) match.zone = {0, size};
  match.title = row.title == 0 ? Span{} : span_of(row.title);
  match.day = first_of(row.day);
  match.month = first_of(row.month);
  match.year = first_of(row.year);
  return true;
}

// The rows of which `line` holds a literal.
ZonePatterns::RowSet ZonePatterns::rows_asking(std::string_view line) const {
  RowSet rows;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const std::uint8_t pair = pairs_[pair_number(line[i], line[i + 1])];
    if (pair == 0) continue;
    for (const std::uint8_t number : literals_by_pair_[pair]) {
      const Literal& literal = literals_[number];
      if (line.substr(i).starts_with(literal.text)) rows |= literal.rows;
    }
  }
  for (const std::uint8_t number : single_literals_) {
    const Literal& literal = literals_[number];
    if (line.find(literal.text.front()) != std::string_view::npos) rows |= literal.rows;
  }
  return rows;
}

// The rows that `line` gives any reason to try.
ZonePatterns::RowSet ZonePatterns::rows_for(std::string_view line, bool head,
                                            const Openings::Hits& hits) const {
  const bool dateline = may_be_dateline(line);
  const bool label = is_label(line) && !goes_on(line);
  if (hits.count == 0 && !dateline && !label) return {};
  RowSet rows = without_list_;
  for (std::size_t i = 0; i < hits.count; ++i) {
    for (std::uint64_t lists = hits.hits[i].lists; lists != 0; lists &= lists - 1)
      rows |= by_list_[static_cast<std::size_t>(std::countr_zero(lists))];
  }
  rows &= ~apart_;
  if (!label) rows &= ~(without_list_ & ~lead_);
  if (!dateline) rows &= ~(without_list_ & dateline_);
  if (!head) rows &= ~head_;
  if (line.front() < '0' || line.front() > '9') {
    rows &= ~digit_;
  } else {
    rows &= ~(without_list_ & dateline_) | digit_;  // a dateline that opens with its date
  }
  if ((rows & caps_).any() && !ends_in_capitals(line)) rows &= ~caps_;
  if (line.size() > kLongestLine) rows &= lead_ | long_;
  if (line.size() > kLongestLong) rows &= lead_;
  if ((rows & asks_).any()) rows &= ~asks_ | rows_asking(line.substr(0, kLongestLong));
  return rows;
}

bool ZonePatterns::match(std::string_view line, bool head, ZoneMatch& match) const {
  const std::size_t skipped = decoration(line);
  Openings::Hits hits;
  openings_.find(line.substr(skipped), hits);
  const RowSet rows = rows_for(line, head, hits);
  for (std::size_t r = rows._Find_first(); r < rows.size(); r = rows._Find_next(r)) {
    const Row& row = *rows_[r];
    const std::string_view shown = row.lead ? first_bytes(line, kLead) : line;
    if (row.bit == 0) {
      if (fits(row, line, shown, 0, match)) return true;
      continue;
    }
    // The longest word of the list first.
    for (std::size_t i = hits.count; i-- > 0;) {
      const std::size_t cue = skipped + hits.hits[i].end;
      if ((hits.hits[i].lists & row.bit) == 0 || cue > shown.size()) continue;
      if (row.more && cue == shown.size()) continue;
      if (!fits(row, line, shown, cue, match)) continue;
      // Furniture opens with a capital; "photo de Paris" may be the rest of a sentence.
      match.weak = match.weak || classify(utf8::peek(line, skipped)) == CharClass::lower;
      return true;
    }
  }
  return false;
}

bool ZonePatterns::match_apart(RowSet rows, std::string_view line, std::string_view shown,
                               ZoneMatch& match) const {
  if ((rows & asks_).any()) rows &= ~asks_ | rows_asking(shown);
  for (std::size_t r = rows._Find_first(); r < rows.size(); r = rows._Find_next(r)) {
    if (fits(*rows_[r], line, shown, 0, match)) return true;
  }
  return false;
}

bool ZonePatterns::match_beside(std::string_view line, ZoneKind kind, ZoneMatch& match) const {
  return is_label(line) && match_apart(beside_[static_cast<std::size_t>(kind)], line, line, match);
}

bool ZonePatterns::match_tail(std::string_view line, ZoneMatch& match) const {
  constexpr std::size_t kSlash = 40;  // bytes at the end of "/ats-afp"
  const bool bracket = line.ends_with(')') || line.ends_with(").");
  if (!bracket && last_bytes(line, kSlash).find('/') == std::string_view::npos) return false;
  return match_apart(tail_, line, last_bytes(line, kTail), match);
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
