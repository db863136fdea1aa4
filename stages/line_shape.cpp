#include "stages/line_shape.h"

#include <algorithm>

namespace vigie {
namespace {

constexpr std::uint32_t kLongestVerse = 100;  // bytes

// What the single line ends of a text look like.
struct LineCounts {
  std::size_t ends = 0;        // lines followed by another without a blank line between
  std::size_t running = 0;     // the next goes on in lower case, no stop between
  std::size_t capitals = 0;    // the next starts with a capital
  std::size_t commas = 0;      // the line ends in a comma or semicolon
  std::size_t short_ones = 0;  // no longer than a verse
  std::size_t running_bytes = 0;
};

void count_line(std::string_view text, const Token& first, const Token& last, const Token& next,
                LineCounts& counts) {
  const char mark = text[last.span.end - 1];
  const std::uint32_t size = last.span.end - first.span.begin;
  ++counts.ends;
  if (size <= kLongestVerse) ++counts.short_ones;
  if (mark == ',' || mark == ';') ++counts.commas;
  if (next.casing == Casing::capitalised || next.casing == Casing::capitals) ++counts.capitals;
  const bool stop =
      mark == '.' || mark == '!' || mark == '?' || last.span.in(text).ends_with("\xE2\x80\xA6");
  if (next.casing == Casing::lower && !stop) {
    ++counts.running;
    counts.running_bytes += size;
  }
}

}  // namespace

int line_ends_between(std::string_view text, const Token& left, const Token& right) {
  const std::string_view gap = text.substr(left.span.end, right.span.begin - left.span.end);
  return static_cast<int>(std::min<std::ptrdiff_t>(2, std::count(gap.begin(), gap.end(), '\n')));
}

LineShape line_shape(const Document& document) {
  LineShape shape;
  const std::string_view text = document.text();
  const std::vector<Token>& tokens = document.tokens;
  // Most texts of a stream are one line: they need no look at their tokens.
  const std::size_t newline = text.find('\n');
  if (newline == std::string_view::npos || tokens.empty() || newline >= tokens.back().span.begin) {
    return shape;
  }
  LineCounts counts;
  std::size_t first = 0;
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (!tokens[i].line_start) continue;
    shape.lines = true;
    if (line_ends_between(text, tokens[i - 1], tokens[i]) == 1)
      count_line(text, tokens[first], tokens[i - 1], tokens[i], counts);
    first = i;
  }
  shape.wrapped = counts.ends >= 2 && counts.running * 2 >= counts.ends;
  if (shape.wrapped)
    shape.width = static_cast<std::uint32_t>(counts.running_bytes / counts.running);
  shape.verse = !shape.wrapped && counts.ends >= 3 && counts.capitals * 10 >= counts.ends * 8 &&
                counts.commas * 5 >= counts.ends && counts.short_ones * 10 >= counts.ends * 9;
  return shape;
}

}  // namespace vigie
