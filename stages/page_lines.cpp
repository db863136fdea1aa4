#include "stages/page_lines.h"

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
    do {
      --end;
    } while (end > 0 && utf8::is_continuation(line[end]));
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

}  // namespace

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

}  // namespace vigie
