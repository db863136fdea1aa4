// Is the text a page, and where is its title?
#include <algorithm>
#include <string>

#include "pipeline/utf8.h"
#include "stages/pages/page.h"

namespace vigie {
namespace {

// Furniture that ordinary text does not look like: two such lines show that this is a page.
bool is_strong_sign(const ZoneMatch& match) {
  switch (match.kind) {
    case ZoneKind::menu:
    case ZoneKind::share:
    case ZoneKind::related:
    case ZoneKind::navigation:
    case ZoneKind::notice:
    case ZoneKind::comment: return true;
    case ZoneKind::byline: return !match.day.empty();
    default: return false;
  }
}

// What a text of one line may be taken for: a single line shows no page.
bool stands_alone(const ZoneMatch& match) {
  switch (match.kind) {
    case ZoneKind::dateline:
    case ZoneKind::byline:
    case ZoneKind::caption:
    case ZoneKind::quote: return true;
    case ZoneKind::related:
    case ZoneKind::navigation: return !match.title.empty();
    default: return false;
  }
}

}  // namespace

// Is this a page? Weak matches count only then.
void Page::judge() {
  constexpr std::size_t kEnough = 3;
  constexpr std::size_t kBar = 4;  // lines of a share bar
  std::size_t score = 0;
  std::size_t shares = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const ZoneMatch* match = match_of(i);
    if (match == nullptr) continue;
    const bool sign = !match->weak && is_strong_sign(*match);
    signs_ += sign ? 1 : 0;
    score += sign ? 2 : 1;
    const bool share = match->weak && match->kind == ZoneKind::share;
    if (share && lines_[i].start != LineStart::digit && ++shares == kBar) ++signs_;
  }
  is_page_ = signs_ > 0 && score >= kEnough;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const ZoneMatch* match = match_of(i);
    if (match == nullptr || is_page_) continue;
    if (!match->weak && (lines_.size() > 1 || stands_alone(*match))) continue;
    // A byline right below what may be the title needs no other sign.
    const bool below = match->kind == ZoneKind::byline && i == 1 && is_open(0) &&
                       may_be_title(0, false) && lines_.size() > 2;
    if (!below) found_[i] = {};
  }
  if (is_page_) find_bylines();
}

// Around "Publie le ..." and "Par ...": names, functions, dates that would mean nothing
// elsewhere.
void Page::find_bylines() {
  constexpr std::size_t kMost = 3;  // lines above or below
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const ZoneMatch* match = match_of(i);
    if (match == nullptr || match->kind != ZoneKind::byline || !is_covered(i)) continue;
    for (const bool up : {true, false}) {
      for (std::size_t step = 1; step <= kMost; ++step) {
        const std::size_t j = up ? i - step : i + step;
        ZoneMatch other;
        if (!is_open(j) || !patterns_.match_beside(line(j), ZoneKind::byline, other)) break;
        add_match(j, other);
      }
    }
  }
}

// Could the line be a title? `page`: a title of a page may end in ? or ! or an ellipsis.
bool Page::may_be_title(std::size_t i, bool page) const {
  const PageLine& line_i = lines_[i];
  if (line_i.span.size() > kLongestTitle) return false;
  if (line_i.start != LineStart::upper && line_i.start != LineStart::digit &&
      line_i.start != LineStart::quote) {
    return false;
  }
  if (line_i.end != LineEnd::open &&
      !(page && line_i.end != LineEnd::stop && line_i.end != LineEnd::pause)) {
    return false;
  }
  const std::string_view words = line(i);
  return line_i.start == LineStart::upper || count_words(words, 2) == 2;
}

void Page::find_title() {
  if (lines_.size() < 2) return;
  if (signs_ == 0) {
    if (is_plain_title()) take_title(0);
    return;
  }
  const std::size_t title = best_title();
  if (title != kNone) take_title(title);
}

// On a page: the line that a teaser repeats, or a line of the head below the menu, or above it.
std::size_t Page::best_title() const {
  if (title_ != kNone) return title_;
  const std::size_t end = end_of_head();
  const std::size_t menu = end_of_menu(end);
  std::size_t best = long_title(menu, end);
  if (best == kNone) best = named_title(end);
  if (best == kNone) best = last_title(menu, end);
  if (best == kNone) best = long_title(0, menu);
  if (best == kNone) best = last_title(0, menu);
  return best;
}

// Of the lines from `first` to `last`, the first that is long enough for a title.
std::size_t Page::long_title(std::size_t first, std::size_t last) const {
  constexpr std::size_t kLong = 30;  // bytes
  for (std::size_t i = first; i < last; ++i) {
    if (is_candidate(i) && (line(i).size() >= kLong || count_words(line(i), 4) == 4)) return i;
  }
  return kNone;
}

// The last that may be one.
std::size_t Page::last_title(std::size_t first, std::size_t last) const {
  for (std::size_t i = last; i-- > first;) {
    if (is_candidate(i)) return i;
  }
  return kNone;
}

// A short line that the first paragraph opens with: "Bataille de Mossoul", "La bataille de
// Mossoul oppose ..."
std::size_t Page::named_title(std::size_t end) const {
  constexpr std::size_t kShortest = 6;  // bytes
  constexpr std::size_t kOpening = 120;
  if (end == lines_.size()) return kNone;
  const std::string_view paragraph = line(end);
  const std::size_t cut = utf8::at_character(paragraph, std::min(kOpening, paragraph.size()));
  const std::string opening = folded(paragraph.substr(0, cut));
  for (std::size_t i = 0; i < end; ++i) {
    if (!is_candidate(i) || line(i).size() < kShortest) continue;
    if (opening.find(folded(line(i))) != std::string::npos) return i;
  }
  return kNone;
}

// Past the last menu of the head: two lines of it together, or a line of several items.
std::size_t Page::end_of_menu(std::size_t end) const {
  for (std::size_t i = end; i-- > 0;) {
    if (kind_of(i) != ZoneKind::menu) continue;
    const bool two = i > 0 && kind_of(i - 1) == ZoneKind::menu;
    if (two || !match_of(i)->weak) return i + 1;
  }
  return 0;
}

bool Page::is_candidate(std::size_t i) const {
  return is_open(i) && may_be_title(i, true) && has_text_after(i);
}

bool Page::has_text_after(std::size_t i) const {
  for (std::size_t j = i + 1; j < lines_.size(); ++j) {
    if (!is_covered(j)) return true;
  }
  return false;
}

// Without any furniture only the first line may be the title, and only when it stands apart from
// what follows: a blank line, a dateline or byline, or a paragraph much longer than itself.
bool Page::is_plain_title() const {
  if (!is_open(0) || !may_be_title(0, lines_[1].gap && lines_[1].is_prose())) return false;
  if (lines_[0].end != LineEnd::open && count_words(line(0), 4) < 4) return false;
  const bool sentences = std::any_of(lines_.begin() + 1, lines_.end(), [](const PageLine& l) {
    return l.end == LineEnd::stop || l.end == LineEnd::mark;
  });
  if (!sentences && match_of(1) == nullptr) return false;
  if (lines_[1].gap || match_of(1) != nullptr) return true;
  return !wrapped_ && lines_[1].is_prose() && lines_[1].start != LineStart::lower &&
         lines_[1].span.size() > lines_[0].span.size();
}

void Page::take_title(std::size_t title) {
  title_ = title;
  set(title, ZoneKind::title);
  if (signs_ == 0) return;
  if (twin_ != kNone) set(twin_, ZoneKind::title);
  const std::size_t head = end_of_head();
  // What is short may be the kicker, and the next line the title.
  constexpr std::uint32_t kKicker = 40;  // bytes
  if (lines_[title].span.size() < kKicker && title + 1 < head && is_candidate(title + 1) &&
      lines_[title + 1].span.size() > kKicker) {
    set(title + 1, ZoneKind::title);
  }
  find_doubled_titles();
  // What stands above the menu is the name of the site and its motto; short lines above the title
  // are what is left of the menu.
  const std::size_t menu = end_of_menu(head);
  for (std::size_t i = 0; is_page_ && i < title; ++i) {
    const bool brief = count_words(line(i), 4) < 4;
    if (is_open(i) && lines_[i].end == LineEnd::open && (brief || i < menu)) set(i, ZoneKind::menu);
  }
}

// The title may stand below once more.
void Page::find_doubled_titles() {
  constexpr std::size_t kBelow = 12;  // lines
  const std::string_view words = line(title_);
  if (words.size() < kTeaser) return;
  for (std::size_t i = title_ + 1; i < lines_.size() && i <= title_ + kBelow; ++i) {
    const bool same = line(i).size() == words.size() && agreement(line(i), words) == words.size();
    if (is_open(i) && same) set(i, ZoneKind::title);
  }
}

}  // namespace vigie
