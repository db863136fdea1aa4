// Parts of the body: lists, tables, quotations, headings.
#include <algorithm>

#include "pipeline/utf8.h"
#include "stages/pages/page.h"

namespace vigie {
namespace {

bool is_body_part(ZoneKind kind) {
  return kind == ZoneKind::heading || kind == ZoneKind::list || kind == ZoneKind::table ||
         kind == ZoneKind::quote;
}

bool looks_tweeted(std::string_view words) {
  return words.size() <= kLongestLabel &&
         (words.find("pic.twitter.com") != std::string_view::npos ||
          words.find("https://t.co/") != std::string_view::npos ||
          words.find('#') != std::string_view::npos || words.find('@') != std::string_view::npos);
}

bool is_item(std::string_view words) {
  const std::size_t next = utf8::after(words, 0);
  return class_at(words, next) == CharClass::space;
}

// The number of "3. Trois" or "3) Trois"; 0 for what is no item.
unsigned item_number(std::string_view words) {
  unsigned number = 0;
  std::size_t i = 0;
  while (i < words.size() && i < 3 && words[i] >= '0' && words[i] <= '9')
    number = number * 10 + static_cast<unsigned>(words[i++] - '0');
  const bool marked = i > 0 && i < words.size() && (words[i] == '.' || words[i] == ')');
  return marked && class_at(words, i + 1) == CharClass::space ? number : 0;
}

std::size_t separators(std::string_view words, char separator) {
  if (words.size() > kLongestLabel) return 0;
  return static_cast<std::size_t>(std::count(words.begin(), words.end(), separator));
}

}  // namespace

void Page::find_parts() {
  for (std::size_t i = 0; i < lines_.size();) {
    if (const ZoneMatch* match = match_of(i); match != nullptr && is_body_part(match->kind)) {
      take_quote(i, *match);
      ++i;
      continue;
    }
    std::size_t end = is_open(i) ? end_of_list(i) : i;
    ZoneKind kind = ZoneKind::list;
    if (end < i + 2 && is_open(i)) {
      end = end_of_table(i);
      kind = ZoneKind::table;
    }
    if (end < i + 2 && is_open(i)) {
      end = end_of_citation(i);
      kind = ZoneKind::quote;
    }
    if (end >= i + 2) {
      parts_.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end), kind});
      i = end;
      continue;
    }
    if (is_heading(i)) {
      parts_.push_back(
          {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + 1), ZoneKind::heading});
    }
    ++i;
  }
}

// The line signs a tweet; the tweet is what stands right above.
void Page::take_quote(std::size_t i, const ZoneMatch& match) {
  const ZoneKind kind = match.kind;
  std::size_t first = i;
  constexpr std::size_t kMostLines = 4;
  if (match.opens && i > 0 && is_open(i - 1) && (!lines_[i].gap || looks_tweeted(line(i - 1)))) {
    --first;
    while (first > 0 && i - first < kMostLines && is_open(first - 1) && !lines_[first].gap &&
           lines_[first - 1].end != LineEnd::pause && looks_tweeted(line(first - 1))) {
      --first;
    }
  }
  while (!parts_.empty() && parts_.back().first >= first) parts_.pop_back();
  if (!parts_.empty()) first = std::max<std::size_t>(first, parts_.back().last);
  found_[i] = {};
  parts_.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(i + 1), kind});
}

// The end of the list that starts at line `i`, or `i`.
std::size_t Page::end_of_list(std::size_t i) const {
  const LineStart start = lines_[i].start;
  std::size_t j = i;
  if (start == LineStart::bullet) {
    while (is_open(j) && lines_[j].start == start && is_item(line(j))) ++j;
  } else if (start == LineStart::dash) {
    // Dialogue opens with dashes too, but ends its sentences.
    while (is_open(j) && lines_[j].start == start && is_item(line(j)) && !lines_[j].is_sentence())
      ++j;
    if (j < i + 3) return i;
  } else if (start == LineStart::digit) {
    unsigned number = item_number(line(i));
    while (number != 0 && is_open(j) && lines_[j].start == start &&
           item_number(line(j)) == number) {
      ++j;
      ++number;
    }
  }
  return j;
}

// The end of the rows with as many cells as line `i`, or `i`.
std::size_t Page::end_of_table(std::size_t i) const {
  const char separator = line(i).find('\t') == std::string_view::npos ? '|' : '\t';
  const std::size_t cells = separators(line(i), separator);
  if (cells < (separator == '|' ? 2U : 1U)) return i;
  std::size_t j = i;
  while (is_open(j) && separators(line(j), separator) == cells) ++j;
  return j;
}

// The end of the lines that mail and forums quote with ">", or `i`.
std::size_t Page::end_of_citation(std::size_t i) const {
  while (is_open(i) && line(i).starts_with('>')) ++i;
  return i;
}

// A short line without a stop between two paragraphs.
bool Page::is_heading(std::size_t i) const {
  constexpr std::uint32_t kLongest = 120;  // bytes
  if (i == 0 || i + 1 >= lines_.size() || !is_open(i) || !is_prose(i + 1)) return false;
  const PageLine& line_i = lines_[i];
  if (line_i.span.size() > kLongest || line_i.end == LineEnd::pause ||
      line_i.end == LineEnd::stop || line_i.end == LineEnd::ellipsis) {
    return false;
  }
  if (line_i.start != LineStart::upper && line_i.start != LineStart::digit &&
      line_i.start != LineStart::quote) {
    return false;
  }
  if (line_i.end == LineEnd::mark && !(is_page_ && line_i.gap)) return false;
  if (lines_[i + 1].start == LineStart::lower) return false;
  if (wrapped_ && !(line_i.gap && lines_[i + 1].gap)) return false;
  const bool after_text =
      found_[i - 1].state != FoundLine::State::open || lines_[i - 1].is_sentence();
  return after_text && line_i.span.size() * 2 <= lines_[i + 1].span.size();
}

}  // namespace vigie
