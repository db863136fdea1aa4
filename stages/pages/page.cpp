#include "stages/pages/page.h"

#include "pipeline/utf8.h"

namespace vigie {

CharClass class_at(std::string_view text, std::size_t position) {
  return position < text.size() ? classify(utf8::peek(text, position)) : CharClass::newline;
}

std::size_t next_glued_capital(std::string_view text, std::size_t position) {
  CharClass before = position == 0 ? CharClass::other : classify(utf8::before(text, position));
  while (position < text.size()) {
    const CharClass c = class_at(text, position);
    if (c == CharClass::upper && before == CharClass::lower) return position;
    before = c;
    position = utf8::after(text, position);
  }
  return position;
}

Page::Page(const ZonePatterns& patterns, std::string_view text, PageScratch& scratch)
    : patterns_(patterns),
      text_(text),
      lines_(scratch.lines),
      found_(scratch.found),
      matches_(scratch.matches),
      parts_(scratch.parts) {
  cut_lines(text_, lines_);
  found_.assign(lines_.size(), {});
  matches_.clear();
  parts_.clear();
}

void Page::read() {
  wrapped_ = are_wrapped(lines_);
  match_lines();
  find_teasers();
  judge();
  find_title();
  if (signs_ > 0) {
    find_related();
    find_comments();
    find_menus();
    find_footer();
    find_doubled_captions();
  }
  find_parts();
}

const ZoneMatch* Page::match_of(std::size_t i) const {
  return found_[i].state == FoundLine::State::matched ? &matches_[found_[i].first] : nullptr;
}

std::size_t Page::end_of_head() const {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const ZoneMatch* match = match_of(i);
    if (is_prose(i) || (match != nullptr && match->kind == ZoneKind::dateline)) return i;
  }
  return lines_.size();
}

bool Page::is_open(std::size_t i) const {
  return i < lines_.size() && found_[i].state == FoundLine::State::open;
}

bool Page::is_covered(std::size_t i) const {
  const FoundLine& found = found_[i];
  if (found.state != FoundLine::State::matched) return found.state == FoundLine::State::whole;
  std::uint32_t end = 0;
  for (std::size_t m = found.first; m < found.first + found.count; ++m) {
    if (matches_[m].zone.begin != end) return false;
    end = matches_[m].zone.end;
  }
  return end == lines_[i].span.size();
}

ZoneKind Page::kind_of(std::size_t i) const {
  const FoundLine& found = found_[i];
  if (found.state == FoundLine::State::whole) return found.kind;
  return is_covered(i) ? matches_[found.first].kind : ZoneKind::body;
}

bool Page::is_prose(std::size_t i) const {
  return lines_[i].is_prose() && !is_covered(i);
}

bool Page::is_statement(std::size_t i) const {
  constexpr std::uint32_t kFewest = 40;  // bytes
  return is_open(i) && lines_[i].end == LineEnd::stop && lines_[i].span.size() >= kFewest;
}

void Page::set(std::size_t i, ZoneKind kind) {
  found_[i].state = FoundLine::State::whole;
  found_[i].kind = kind;
}

}  // namespace vigie
