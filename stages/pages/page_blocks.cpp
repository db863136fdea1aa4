// Blocks of furniture: links to other articles, comments, menus, the foot of the page.
#include <algorithm>

#include "stages/pages/page.h"

namespace vigie {

// A line that could be the title of another article.
bool Page::may_be_link(std::size_t i) const {
  if (!is_open(i) || lines_[i].span.size() > kLongestTitle) return false;
  return lines_[i].end == LineEnd::open || lines_[i].end == LineEnd::ellipsis ||
         (lines_[i].end == LineEnd::mark && !lines_[i].is_prose());
}

// "Lire aussi" alone takes the title below; "Articles similaires" takes all that follow.
void Page::find_related() {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const ZoneMatch* match = match_of(i);
    if (match == nullptr || match->kind != ZoneKind::related || !is_covered(i)) continue;
    if (match->opens) {
      std::size_t j = i + 1;
      while (j < lines_.size() && may_be_link(j)) ++j;
      // A short line right above a paragraph is a heading of the article.
      constexpr std::size_t kHeading = 6;  // words
      if (j > i + 2 && j < lines_.size() && is_prose(j) &&
          count_words(line(j - 1), kHeading) < kHeading)
        --j;
      for (std::size_t k = i + 1; k < j; ++k) set(k, ZoneKind::related);
    } else if (match->title.empty() && !match->weak && i + 2 < lines_.size() &&
               may_be_link(i + 1) && (!lines_[i + 1].gap || is_prose(i + 2))) {
      set(i + 1, ZoneKind::related);
    }
  }
}

// A section of readers' comments: from its heading to the next strong furniture. A counter above
// the article opens none, and is part of a share bar.
void Page::find_comments() {
  std::size_t all = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i) all += is_prose(i) ? lines_[i].span.size() : 0U;
  std::size_t before = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    before += is_prose(i) ? lines_[i].span.size() : 0U;
    const ZoneMatch* match = match_of(i);
    if (match == nullptr || match->kind != ZoneKind::comment || !match->opens) continue;
    if (before == 0 || (before * 2 < all && !has_comment_marks(i))) {
      set(i, ZoneKind::share);
      continue;
    }
    for (std::size_t j = i + 1; j < lines_.size(); ++j) {
      const ZoneKind kind = kind_of(j);
      if (kind == ZoneKind::menu || kind == ZoneKind::navigation || kind == ZoneKind::related ||
          kind == ZoneKind::notice) {
        break;
      }
      set(j, ZoneKind::comment);
    }
  }
}

// "Jean dit :", "Repondre": somebody commented below line `i`.
bool Page::has_comment_marks(std::size_t i) const {
  constexpr std::size_t kAhead = 8;
  for (std::size_t j = i + 1; j < lines_.size() && j <= i + kAhead; ++j) {
    const ZoneMatch* match = match_of(j);
    if (match != nullptr && match->kind == ZoneKind::comment) return true;
  }
  return false;
}

// Short lines one below the other, many of them words of menus.
void Page::find_menus() {
  if (!is_page_) return;
  constexpr std::size_t kFewest = 3;
  for (std::size_t i = 0; i < lines_.size();) {
    std::size_t menus = 0;
    std::size_t j = i;
    if (const ZoneMatch* match = match_of(i);
        match != nullptr && match->opens && match->kind == ZoneKind::menu) {
      while (is_short(j + 1)) set(++j, ZoneKind::menu);
      i = j + 1;
      continue;
    }
    while (j < lines_.size() && (is_short(j) || kind_of(j) == ZoneKind::menu)) {
      menus += kind_of(j) == ZoneKind::menu ? 1U : 0U;
      ++j;
    }
    if (j - i >= kFewest && menus * 3 >= j - i) {
      for (std::size_t k = i; k < j; ++k) {
        if (is_open(k)) set(k, ZoneKind::menu);
      }
    }
    i = std::max(j, i + 1);
  }
}

bool Page::is_short(std::size_t i) const {
  constexpr std::uint32_t kLongest = 40;  // bytes of an item of a menu
  return is_open(i) && lines_[i].span.size() <= kLongest && lines_[i].end == LineEnd::open &&
         lines_[i].start == LineStart::upper && count_words(line(i), 5) < 5;
}

// Below the last paragraph, behind furniture that ends an article, nothing is text any more.
void Page::find_footer() {
  if (!is_page_) return;
  std::size_t end = lines_.size();
  while (end > 0 && !is_prose(end - 1) && !is_statement(end - 1)) --end;
  if (end == 0) return;
  bool closed = false;   // no more text
  bool closing = false;  // no more text of a few words
  for (std::size_t i = end; i < lines_.size(); ++i) {
    const ZoneMatch* match = match_of(i);
    const ZoneKind kind = kind_of(i);
    closing = closing || (is_furniture(kind) && kind != ZoneKind::caption &&
                          !(kind == ZoneKind::related && match != nullptr && !match->opens));
    closed = closed || kind == ZoneKind::navigation || kind == ZoneKind::comment ||
             kind == ZoneKind::byline ||
             (kind == ZoneKind::related && match != nullptr && match->opens);
    if (!closing || !may_be_link(i)) continue;
    const bool brief = count_words(line(i), 5) < 5;
    if (brief || closed) set(i, brief ? ZoneKind::menu : ZoneKind::related);
  }
}

// The text of a picture is often there twice, once without the credit.
void Page::find_doubled_captions() {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (kind_of(i) != ZoneKind::caption) continue;
    for (const std::size_t j : {i - 1, i + 1}) {
      if (j >= lines_.size() || !is_open(j) || line(j).size() < kTeaser) continue;
      const std::size_t same = agreement(line(j), line(i));
      if (same == line(j).size() || same == line(i).size()) set(j, ZoneKind::caption);
    }
  }
}

}  // namespace vigie
