// One document on its way through the zones stage: its lines, and what was found of them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/characters.h"
#include "stages/pages/page_lines.h"
#include "stages/pages/zone_patterns.h"
#include "vigie/document.h"

namespace vigie {

/// What a line was found to be.
struct FoundLine {
  enum class State : std::uint8_t {
    open,     ///< text, as far as known
    matched,  ///< match `first` and the `count` - 1 after it tell; what they leave is text
    whole,    ///< `kind`, from end to end
  };
  State state = State::open;
  ZoneKind kind = ZoneKind::body;
  std::uint16_t count = 0;
  std::uint32_t first = kNone;
};

/// Lines that are a part of the body: a list, a table, a quotation, a heading.
struct PagePart {
  std::uint32_t first = 0;
  std::uint32_t last = 0;  ///< past the end
  ZoneKind kind = ZoneKind::heading;
};

/// Working memory of one thread.
struct PageScratch {
  std::vector<PageLine> lines;
  std::vector<FoundLine> found;
  std::vector<ZoneMatch> matches;
  std::vector<PagePart> parts;
};

/// The steps of the stage, in the order of `read`. Patterns tell what a line may be; here the page
/// decides. All steps are linear in the text. Not thread-safe; lives no longer than text and
/// scratch.
class Page {
 public:
  Page(const ZonePatterns& patterns, std::string_view text, PageScratch& scratch);

  /// Finds out what every line is.
  void read();

  [[nodiscard]] std::size_t size() const { return lines_.size(); }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] Span span(std::size_t i) const { return lines_[i].span; }
  [[nodiscard]] std::string_view line(std::size_t i) const { return lines_[i].span.in(text_); }
  [[nodiscard]] const FoundLine& found(std::size_t i) const { return found_[i]; }
  [[nodiscard]] const ZoneMatch& match(std::size_t index) const { return matches_[index]; }
  [[nodiscard]] const std::vector<PagePart>& parts() const { return parts_; }
  /// The first match of line `i`, or null.
  [[nodiscard]] const ZoneMatch* match_of(std::size_t i) const;
  /// The first line that is a paragraph or opens with a dateline.
  [[nodiscard]] std::size_t end_of_head() const;

 private:
  [[nodiscard]] bool is_open(std::size_t i) const;
  // The matches of line `i` leave nothing of it.
  [[nodiscard]] bool is_covered(std::size_t i) const;
  // The kind of a line that is one kind from end to end; body for text.
  [[nodiscard]] ZoneKind kind_of(std::size_t i) const;
  // Text that runs on: an open line that is prose, or the rest of a line behind its dateline.
  [[nodiscard]] bool is_prose(std::size_t i) const;
  // A short paragraph: a sentence of some words.
  [[nodiscard]] bool is_statement(std::size_t i) const;
  void set(std::size_t i, ZoneKind kind);

  // page_match.cpp: line by line
  void match_lines();
  [[nodiscard]] bool interrupts(std::size_t i) const;
  void add_match(std::size_t i, const ZoneMatch& match);
  void match_tail(std::size_t i, Span rest);
  bool match_items(std::string_view words, ZoneMatch& match) const;
  void split_glued(std::size_t i);
  [[nodiscard]] bool link_at(std::size_t i, std::size_t position, ZoneMatch& link) const;
  void find_teasers();
  void take_teaser(std::size_t i, std::size_t at);

  // page_title.cpp: the page as a whole
  void judge();
  void find_bylines();
  [[nodiscard]] bool may_be_title(std::size_t i, bool page) const;
  void find_title();
  [[nodiscard]] std::size_t best_title() const;
  [[nodiscard]] std::size_t long_title(std::size_t first, std::size_t last) const;
  [[nodiscard]] std::size_t last_title(std::size_t first, std::size_t last) const;
  [[nodiscard]] std::size_t named_title(std::size_t end) const;
  [[nodiscard]] std::size_t end_of_menu(std::size_t end) const;
  [[nodiscard]] bool is_candidate(std::size_t i) const;
  [[nodiscard]] bool has_text_after(std::size_t i) const;
  [[nodiscard]] bool is_plain_title() const;
  void take_title(std::size_t title);
  void find_doubled_titles();

  // page_blocks.cpp: blocks of lines
  [[nodiscard]] bool may_be_link(std::size_t i) const;
  void find_related();
  void find_comments();
  [[nodiscard]] bool has_comment_marks(std::size_t i) const;
  void find_menus();
  [[nodiscard]] bool is_short(std::size_t i) const;
  void find_footer();
  void find_doubled_captions();

  // page_parts.cpp: parts of the body
  void find_parts();
  void take_quote(std::size_t i, const ZoneMatch& match);
  [[nodiscard]] std::size_t end_of_list(std::size_t i) const;
  [[nodiscard]] std::size_t end_of_table(std::size_t i) const;
  [[nodiscard]] std::size_t end_of_citation(std::size_t i) const;
  [[nodiscard]] bool is_heading(std::size_t i) const;

  const ZonePatterns& patterns_;
  const std::string_view text_;
  std::vector<PageLine>& lines_;
  std::vector<FoundLine>& found_;
  std::vector<ZoneMatch>& matches_;
  std::vector<PagePart>& parts_;
  bool wrapped_ = false;
  bool is_page_ = false;
  std::size_t signs_ = 0;      // lines of furniture that text does not look like
  std::size_t title_ = kNone;  // line of the title
  std::size_t twin_ = kNone;   // line above it that holds the title too
};

/// Bytes that must agree where one line is told to repeat another.
inline constexpr std::size_t kTeaser = 24;
/// Bytes of a line that may be a label or link; longer ones are paragraphs.
inline constexpr std::size_t kLongestLabel = 400;
/// Bytes of a title.
inline constexpr std::size_t kLongestTitle = 250;

/// The class of the character at `position`; newline past the end.
[[nodiscard]] CharClass class_at(std::string_view text, std::size_t position);

/// The next place at or after `position` where a capital is glued to a small letter before it; the
/// size of `text` when there is none.
[[nodiscard]] std::size_t next_glued_capital(std::string_view text, std::size_t position);

}  // namespace vigie
