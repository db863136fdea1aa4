// The lines of a text, and what can be told of each at a glance.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "vigie/document.h"

namespace vigie {

/// How a line ends, closing quotes and brackets aside.
enum class LineEnd : std::uint8_t {
  open,      ///< no punctuation: a title, or a line that goes on
  pause,     ///< , ; : or a dash
  ellipsis,  ///< ... or U+2026
  stop,      ///< .
  mark,      ///< ! or ?
};

/// What a line opens with.
enum class LineStart : std::uint8_t {
  upper,
  lower,
  digit,
  quote,   ///< an opening quote or bracket
  bullet,  ///< a bullet, star or arrow and a blank
  dash,    ///< a dash: dialogue, or an item of a list
  other,
};

struct PageLine {
  Span span;         ///< without the blanks at its edges; never empty
  bool gap = false;  ///< a blank line or the start of the text comes before
  LineEnd end = LineEnd::open;
  LineStart start = LineStart::other;

  /// Ends like a sentence.
  [[nodiscard]] bool is_sentence() const {
    return end == LineEnd::stop || end == LineEnd::mark || end == LineEnd::ellipsis;
  }
  /// A line of running text, not a label.
  [[nodiscard]] bool is_prose() const {
    constexpr std::uint32_t kShort = 80;  // bytes
    constexpr std::uint32_t kLong = 250;
    return span.size() > kLong || (span.size() >= kShort && is_sentence());
  }
};

/// Cuts `text` into lines, blank ones left out: at line feeds, or at carriage returns where there
/// are no line feeds. Time and space are linear.
void cut_lines(std::string_view text, std::vector<PageLine>& lines);

/// `span` without the blanks and invisible characters at its edges.
[[nodiscard]] Span trimmed(std::string_view text, Span span);

/// Could `line` open with a dateline, or be one? It starts with a place, that is with words in
/// capitals and small words between them, then comes a bracket, a date or a dash; or it is a date
/// alone. Most lines are told apart by their first words.
[[nodiscard]] bool may_be_dateline(std::string_view line);

/// The last two letters of the line are capitals: the name of a photographer.
[[nodiscard]] bool ends_in_capitals(std::string_view line);

/// The number of words between blanks in `line`, at most `most`.
[[nodiscard]] std::size_t count_words(std::string_view line, std::size_t most);

/// Hard-wrapped text: at least half of the line ends within paragraphs come in mid-sentence.
[[nodiscard]] bool are_wrapped(const std::vector<PageLine>& lines);

/// How many bytes of `text` agree with the beginning of `other`, forms of apostrophes, blanks and
/// hyphens aside.
[[nodiscard]] std::size_t agreement(std::string_view text, std::string_view other);

}  // namespace vigie
