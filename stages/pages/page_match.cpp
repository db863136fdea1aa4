// The first step: what each line may be by itself.
#include "pipeline/utf8.h"
#include "stages/pages/page.h"

namespace vigie {
namespace {

// Past blanks and separators, to the next letter or digit.
std::size_t next_item(std::string_view line, std::size_t position) {
  while (position < line.size()) {
    const CharClass c = class_at(line, position);
    if (is_letter(c) || c == CharClass::digit) break;
    position = utf8::after(line, position);
  }
  return position;
}

bool ends_in_stop(std::string_view words) {
  return words.ends_with('.') && !words.ends_with("...");
}

bool may_be_items(std::string_view words) {
  return words.size() <= kLongestLabel && !ends_in_stop(words);
}

std::string_view without_ellipsis(std::string_view text) {
  while (text.ends_with('.')) text.remove_suffix(1);
  while (text.ends_with("\xE2\x80\xA6")) text.remove_suffix(3);
  return text;
}

// Where in `words` the first words of `title` stand, to the end of one of them; kNone if nowhere.
// Looked for before byte `last`.
std::size_t teaser_of(std::string_view words, std::string_view title, bool cut_off,
                      std::size_t last) {
  for (std::size_t at = 0; at < last && at + kTeaser <= words.size(); at = utf8::after(words, at)) {
    const CharClass before = at == 0 ? CharClass::space : classify(utf8::before(words, at));
    const bool starts = before != CharClass::digit && before != CharClass::upper &&
                        (!is_letter(before) || class_at(words, at) == CharClass::upper);
    if (!starts) continue;
    const std::string_view rest = words.substr(at);
    const std::size_t same = agreement(rest, title);
    if (same < kTeaser) continue;
    if (same == rest.size()) {
      // All of the title, or as much as was not cut off.
      if (cut_off || at > 0 || agreement(title, rest) == title.size()) return at;
    } else if (at == 0 && agreement(title, rest) == title.size()) {
      return at;  // the title and the name of the site behind it
    }
  }
  return kNone;
}

}  // namespace

void Page::match_lines() {
  bool head = true;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const std::string_view words = line(i);
    ZoneMatch match;
    const bool any =
        (may_be_items(words) && match_items(words, match)) || patterns_.match(words, head, match);
    if (any && !(interrupts(i) && match.zone.size() == words.size())) {
      add_match(i, match);
      if (match.kind == ZoneKind::navigation || match.kind == ZoneKind::related) {
        split_glued(i);
      } else if (match.zone.end < words.size()) {
        match_tail(i, trimmed(words, {match.zone.end, lines_[i].span.size()}));
      }
      if (match.kind == ZoneKind::dateline) head = false;
      continue;
    }
    if (lines_[i].is_prose()) head = false;
    match_tail(i, {0, lines_[i].span.size()});
  }
}

// In wrapped text a line in the midst of a paragraph may open with anything.
bool Page::interrupts(std::size_t i) const {
  return wrapped_ && !lines_[i].gap && i > 0 && is_open(i - 1) && !lines_[i - 1].is_sentence() &&
         lines_[i - 1].span.size() >= 40;
}

void Page::add_match(std::size_t i, const ZoneMatch& match) {
  FoundLine& found = found_[i];
  if (found.count == 0) found.first = static_cast<std::uint32_t>(matches_.size());
  found.state = FoundLine::State::matched;
  ++found.count;
  matches_.push_back(match);
}

// "(avec AFP)" at the end of a paragraph. `rest` is what of the line is text.
void Page::match_tail(std::size_t i, Span rest) {
  if (rest.empty()) return;
  const std::string_view words = rest.in(line(i));
  const LineEnd end = lines_[i].end;
  const bool bracket = words.ends_with(')') || words.ends_with("].") || words.ends_with(").");
  if (!bracket && end == LineEnd::stop) return;
  ZoneMatch match;
  if (!patterns_.match_tail(words, match)) return;
  for (Span* span : {&match.zone, &match.title, &match.day, &match.month, &match.year}) {
    if (span->empty()) continue;
    span->begin += rest.begin;
    span->end += rest.begin;
  }
  add_match(i, match);
}

// A run of listed items: "Accueil Monde Afrique", perhaps glued, perhaps with a title behind.
bool Page::match_items(std::string_view words, ZoneMatch& match) const {
  for (const ZoneKind kind : {ZoneKind::menu, ZoneKind::share}) {
    std::size_t count = 0;
    std::size_t next = next_item(words, 0);
    while (next < words.size() && class_at(words, next) != CharClass::lower) {
      const std::size_t item = patterns_.item_end(words.substr(next), kind);
      if (item == 0) break;
      const std::size_t following = next_item(words, next + item);
      // "Monde arabe": the item goes on, and is none.
      const bool goes_on =
          class_at(words, following) == CharClass::lower && following > next + item;
      if (goes_on && kind == ZoneKind::menu) break;
      ++count;
      next = following;
    }
    if (count < 2) continue;
    const bool all = next >= words.size();
    if (!all && kind == ZoneKind::share) continue;
    match = {};
    match.kind = kind;
    match.zone = {0, static_cast<std::uint32_t>(words.size())};
    if (!all && count_words(words.substr(next), 3) == 3) {
      match.title = {static_cast<std::uint32_t>(next), static_cast<std::uint32_t>(words.size())};
    }
    return true;
  }
  return false;
}

// "Article precedentTitre AArticle suivantTitre B": the second link is a zone of its own.
void Page::split_glued(std::size_t i) {
  constexpr std::size_t kMostLinks = 8;
  const std::string_view words = line(i);
  for (std::size_t links = 0; links < kMostLinks; ++links) {
    const ZoneMatch last = matches_.back();
    if (last.title.empty()) return;
    ZoneMatch next;
    std::size_t at = next_glued_capital(words, utf8::after(words, last.title.begin));
    while (at < words.size() && !link_at(i, at, next))
      at = next_glued_capital(words, utf8::after(words, at));
    if (at == words.size() && last.kind == ZoneKind::navigation) {
      at = words.find(' ', last.title.begin);
      while (at < words.size() && !link_at(i, at + 1, next)) at = words.find(' ', at + 1);
      if (at < words.size()) ++at;
    }
    if (at >= words.size()) return;
    const auto shift = static_cast<std::uint32_t>(at);
    matches_.back().zone.end = shift;
    matches_.back().title = trimmed(words, {last.title.begin, shift});
    next.zone = {shift, shift + next.zone.end};
    if (!next.title.empty()) next.title = {shift + next.title.begin, shift + next.title.end};
    next.day = next.month = next.year = {};
    add_match(i, next);
  }
}

// Does another link of the same kind start at `position` of line `i`?
bool Page::link_at(std::size_t i, std::size_t position, ZoneMatch& link) const {
  const std::string_view rest = line(i).substr(position);
  if (class_at(rest, 0) != CharClass::upper || patterns_.cue_end(rest) == 0) return false;
  return patterns_.match(rest, true, link) && link.kind == matches_.back().kind && !link.weak &&
         link.zone.begin == 0;
}

// A line at the top that ends in the first words of a later line: the menu scraped together with
// the head of the page, or the title twice.
void Page::find_teasers() {
  constexpr std::size_t kTop = 8;
  constexpr std::size_t kAhead = 6;
  for (std::size_t i = 0; i < lines_.size() && i < kTop; ++i) {
    const std::string_view words = without_ellipsis(line(i));
    const ZoneMatch* match = match_of(i);
    if (words.size() < kTeaser || words.size() > kLongestLabel) continue;
    if (lines_[i].end == LineEnd::stop) continue;
    if (match != nullptr && (match->kind != ZoneKind::menu || !is_covered(i))) continue;
    const bool cut_off = lines_[i].end == LineEnd::ellipsis;
    for (std::size_t j = i + 1; j < lines_.size() && j <= i + kAhead; ++j) {
      if (!is_open(j) || !may_be_title(j, true)) continue;
      // Only a menu, or a line cut off, has its teaser behind something else.
      const bool within = match != nullptr || cut_off;
      const std::size_t at = teaser_of(words, line(j), cut_off, within ? words.size() : 1);
      if (at == kNone || (at == 0 && match != nullptr)) continue;
      title_ = j;
      take_teaser(i, at);
      return;
    }
  }
}

void Page::take_teaser(std::size_t i, std::size_t at) {
  if (at == 0) {
    twin_ = i;
    return;
  }
  ZoneMatch menu;
  menu.kind = ZoneKind::menu;
  menu.zone = {0, lines_[i].span.size()};
  menu.title = {static_cast<std::uint32_t>(at), lines_[i].span.size()};
  if (match_of(i) == nullptr) {
    add_match(i, menu);
  } else {
    matches_[found_[i].first] = menu;
  }
}

}  // namespace vigie
