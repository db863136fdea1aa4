#include "stages/pages/page_lines.h"

#include <algorithm>

#include "pipeline/characters.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

bool is_blank(char32_t code) {
  const CharClass c = classify(code);
  return c == CharClass::space || c == CharClass::newline || c == CharClass::joiner;
}

bool is_closing(char32_t code) {
  return code == U'"' || code == 0xBB || code == 0x201D || code == U')' || code == U']' ||
         is_blank(code);
}

bool is_dash(char32_t code) {
  return code == U'-' || (code >= 0x2012 && code <= 0x2015);
}

LineEnd end_of(std::string_view line) {
  constexpr int kMostClosing = 8;
  std::size_t end = line.size();
  for (int i = 0; i < kMostClosing && end > 0; ++i) {
    const char32_t code = utf8::before(line, end);
    switch (code) {
      case U'.': return line.substr(0, end).ends_with("...") ? LineEnd::ellipsis : LineEnd::stop;
      case 0x2026: return LineEnd::ellipsis;
      case U'!':
      case U'?': return LineEnd::mark;
      case U',':
      case U';':
      case U':': return LineEnd::pause;
      default: break;
    }
    if (is_dash(code)) return LineEnd::pause;
    if (!is_closing(code)) return LineEnd::open;
    end = utf8::previous(line, end);
  }
  return LineEnd::open;
}

bool is_bullet(char32_t code) {
  switch (code) {
    case U'*':
    case 0xB7:    // middle dot
    case 0x2022:  // bullet
    case 0x2023:
    case 0x2043:
    case 0x204C:
    case 0x204D:
    case 0x2219: return true;
    default: return code >= 0x25A0 && code <= 0x25FF;  // geometric shapes
  }
}

LineStart start_of(std::string_view line) {
  std::size_t next = 0;
  const char32_t code = utf8::next(line, next);
  switch (classify(code)) {
    case CharClass::upper:
    case CharClass::letter: return LineStart::upper;
    case CharClass::lower: return LineStart::lower;
    case CharClass::digit: return LineStart::digit;
    default: break;
  }
  if (is_dash(code)) return LineStart::dash;
  if (is_bullet(code)) return LineStart::bullet;
  if (code == U'"' || code == 0xAB || code == 0x201C || code == U'[' || code == U'(')
    return LineStart::quote;
  return LineStart::other;
}

bool is_space(char c) {
  return c == ' ';
}

// A dash that stands for itself, at `position`.
bool dash_at(std::string_view text, std::size_t position) {
  const std::string_view rest = text.substr(position);
  if (rest.starts_with("\xE2\x80\x93") || rest.starts_with("\xE2\x80\x94")) return true;
  return rest.starts_with('-') && (rest.size() == 1 || is_space(rest[1]) || rest[1] == '-');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The place of a dateline has ended at `position` in a comma or colon: a date may follow, another
// place, an agency, or who was sent there.
bool may_go_on(std::string_view head, std::size_t position) {
  while (position < head.size() && (is_space(head[position]) || head[position] == ',' ||
                                    head[position] == ':' || head[position] == '-')) {
    ++position;
  }
  if (position == head.size() || is_digit(head[position])) return true;
  const std::string_view rest = head.substr(position);
  const std::string_view word = rest.substr(0, rest.find(' '));
  if (classify(utf8::peek(rest, 0)) != CharClass::lower) {
    for (std::size_t i = 0; i < rest.size(); ++i) {
      if (is_digit(rest[i]) || rest[i] == '(' || rest[i] == '/' || dash_at(rest, i)) return true;
    }
    return false;
  }
  return word == "le" || word == "de" || word == "dimanche" || word.ends_with("di") ||
         word.starts_with("env") || word.starts_with("cor");
}

// The bracket of a dateline is followed by a dash, a comma, the end, or the first sentence.
bool bracket_may_end(std::string_view line, std::size_t open) {
  constexpr std::size_t kLongest = 60;
  std::size_t close = line.substr(0, open + kLongest).find(')', open);
  if (close == std::string_view::npos) return false;
  do {
    ++close;
  } while (close < line.size() && is_space(line[close]));
  return close >= line.size() || classify(utf8::peek(line, close)) != CharClass::lower;
}

}  // namespace

Span trimmed(std::string_view text, Span span) {
  while (!span.empty()) {
    std::size_t position = span.begin;
    if (!is_blank(utf8::next(text, position))) break;
    span.begin = static_cast<std::uint32_t>(position);
  }
  while (!span.empty()) {
    const std::size_t start = utf8::previous(text, span.end);
    if (!is_blank(utf8::peek(text, start))) break;
    span.end = static_cast<std::uint32_t>(start);
  }
  return span;
}

void cut_lines(std::string_view text, std::vector<PageLine>& lines) {
  lines.clear();
  const char separator = text.find('\n') == std::string_view::npos ? '\r' : '\n';
  bool gap = true;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = text.find(separator, begin);
    if (end == std::string_view::npos) end = text.size();
    const Span span =
        trimmed(text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    if (span.empty()) {
      gap = true;
    } else {
      const std::string_view line = span.in(text);
      lines.push_back({span, gap, end_of(line), start_of(line)});
      gap = false;
    }
    begin = end + 1;
  }
}

std::size_t count_words(std::string_view line, std::size_t most) {
  std::size_t words = 0;
  bool inside = false;
  for (std::size_t position = 0; position < line.size() && words < most;) {
    const bool blank = is_blank(utf8::next(line, position));
    if (!blank && !inside) ++words;
    inside = !blank;
  }
  return words;
}

bool are_wrapped(const std::vector<PageLine>& lines) {
  std::size_t total = 0;
  std::size_t running = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].gap) continue;
    ++total;
    if (lines[i].start == LineStart::lower && !lines[i - 1].is_sentence()) ++running;
  }
  return running >= 2 && running * 3 >= total;
}

std::size_t agreement(std::string_view text, std::string_view other) {
  std::size_t a = 0;
  std::size_t b = 0;
  while (a < text.size() && b < other.size()) {
    const std::size_t start = a;
    const char32_t left = utf8::next(text, a);
    const char32_t right = utf8::next(other, b);
    if (left == right) continue;
    const CharClass c = classify(left);
    const bool same = c == classify(right) && (c == CharClass::apostrophe ||
                                               c == CharClass::space || c == CharClass::hyphen);
    if (!same) return start;
  }
  return a;
}

bool may_be_dateline(std::string_view line) {
  constexpr std::size_t kFarthest = 64;
  constexpr std::size_t kSmallWord = 5;  // bytes of "de", "sur", "sous"
  constexpr std::size_t kArticle = 4;    // bytes of "Le", "Les"
  constexpr int kMostWords = 7;
  if (is_digit(line.front())) return true;
  if (line.front() == '(') return bracket_may_end(line, 0);
  const std::string_view head = line.substr(0, kFarthest);
  std::size_t begin = 0;
  std::string_view before;  // the last word
  for (int words = 0; words < kMostWords && begin < head.size(); ++words) {
    const char first = head[begin];
    if (first == '(') return bracket_may_end(line, begin);
    if (first == ':') return may_go_on(head, begin);
    if (is_digit(first)) return words > 1 || before.size() > kArticle;
    if (dash_at(head, begin)) return true;
    const std::size_t end = std::min(head.find_first_of(" ,(:", begin), head.size());
    before = head.substr(begin, end - begin);
    if (before.ends_with('-')) return true;
    if (!before.empty() && before.size() > kSmallWord &&
        classify(utf8::peek(before, 0)) == CharClass::lower) {
      return false;
    }
    if (end < head.size() && !is_space(head[end])) {
      return head[end] == '(' ? bracket_may_end(line, end) : may_go_on(head, end);
    }
    begin = end;
    while (begin < head.size() && is_space(head[begin])) ++begin;
  }
  return false;
}

bool ends_in_capitals(std::string_view line) {
  constexpr int kMost = 8;  // characters
  int capitals = 0;
  std::size_t end = line.size();
  for (int i = 0; i < kMost && end > 0; ++i) {
    const CharClass c = classify(utf8::before(line, end));
    if (c == CharClass::upper && ++capitals == 2) return true;
    if (c == CharClass::lower) return false;
    end = utf8::previous(line, end);
  }
  return false;
}

}  // namespace vigie
