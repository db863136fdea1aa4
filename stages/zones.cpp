#include "stages/zones.h"

#include <algorithm>
#include <string>
#include <vector>

#include "pipeline/characters.h"
#include "pipeline/utf8.h"
#include "stages/page_date.h"
#include "stages/page_lines.h"

namespace vigie {
namespace {

constexpr std::size_t kLongestLabel = 400;    // bytes; longer lines are paragraphs
constexpr std::size_t kLongestTitle = 250;    // bytes
constexpr std::size_t kTeaser = 24;           // bytes that must agree for a repeated title
constexpr std::uint32_t kMostShortLine = 40;  // bytes of an item of a menu

// What a line was found to be.
struct Found {
  enum class State : std::uint8_t {
    open,     // text, as far as known
    matched,  // `first` and the `count` after it tell
    whole,    // `kind`, from end to end
  };
  State state = State::open;
  ZoneKind kind = ZoneKind::body;
  std::uint16_t count = 0;
  std::uint32_t first = kNone;
};

// Lines that are a part of the body: a list, a table, a quotation, a heading.
struct Part {
  std::uint32_t first = 0;
  std::uint32_t last = 0;  // past the end
  ZoneKind kind = ZoneKind::heading;
};

struct ZonesScratch final : Scratch {
  std::vector<PageLine> lines;
  std::vector<Found> found;
  std::vector<ZoneMatch> matches;
  std::vector<Part> parts;
};

bool is_body_part(ZoneKind kind) {
  return kind == ZoneKind::heading || kind == ZoneKind::list || kind == ZoneKind::table ||
         kind == ZoneKind::quote;
}

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

CharClass class_at(std::string_view text, std::size_t position) {
  return position < text.size() ? classify(utf8::peek(text, position)) : CharClass::newline;
}

std::size_t after(std::string_view text, std::size_t position) {
  utf8::next(text, position);
  return position;
}

// Past blanks and separators, to the next letter or digit.
std::size_t next_item(std::string_view line, std::size_t position) {
  while (position < line.size()) {
    const CharClass c = class_at(line, position);
    if (is_letter(c) || c == CharClass::digit) break;
    position = after(line, position);
  }
  return position;
}

// Places where a capital is glued to a small letter before it, in order.
template <typename Visitor>
void for_each_glued_capital(std::string_view line, std::size_t begin, Visitor visit) {
  CharClass before = CharClass::other;
  for (std::size_t position = begin; position < line.size();) {
    const CharClass c = class_at(line, position);
    if (c == CharClass::upper && before == CharClass::lower && !visit(position)) return;
    before = c;
    position = after(line, position);
  }
}

// One document's way through the stage. A class because the steps share the lines.
class Page {
 public:
  Page(const ZonePatterns& patterns, Document& document, ZonesScratch& scratch)
      : patterns_(patterns),
        document_(document),
        text_(document.text()),
        lines_(scratch.lines),
        found_(scratch.found),
        matches_(scratch.matches),
        parts_(scratch.parts) {}

  void read() {
    cut_lines(text_, lines_);
    found_.assign(lines_.size(), {});
    matches_.clear();
    parts_.clear();
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
    write();
    if (document_.date.day == 0) find_date();
  }

 private:
  [[nodiscard]] std::string_view line(std::size_t i) const { return lines_[i].span.in(text_); }
  [[nodiscard]] bool is_open(std::size_t i) const {
    return i < lines_.size() && found_[i].state == Found::State::open;
  }
  // The kind of a line that is one kind from end to end; body for text.
  [[nodiscard]] ZoneKind kind_of(std::size_t i) const {
    const Found& found = found_[i];
    if (found.state == Found::State::whole) return found.kind;
    if (found.state == Found::State::open || !covers(i)) return ZoneKind::body;
    return matches_[found.first].kind;
  }
  [[nodiscard]] const ZoneMatch* match_of(std::size_t i) const {
    return found_[i].state == Found::State::matched ? &matches_[found_[i].first] : nullptr;
  }
  [[nodiscard]] bool covers(std::size_t i) const {
    const Found& found = found_[i];
    return matches_[found.first].zone.begin == 0 &&
           matches_[found.first + found.count - 1U].zone.end == lines_[i].span.size();
  }
  // Text that runs on: an open line that is prose, or the rest of a line behind its dateline.
  [[nodiscard]] bool is_prose(std::size_t i) const {
    if (found_[i].state == Found::State::whole) return false;
    return lines_[i].is_prose() && (found_[i].state == Found::State::open || !covers(i));
  }
  void set(std::size_t i, ZoneKind kind) {
    found_[i].state = Found::State::whole;
    found_[i].kind = kind;
  }

  // ---- line by line ---------------------------------------------------------------------------

  void match_lines() {
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
  [[nodiscard]] bool interrupts(std::size_t i) const {
    return wrapped_ && !lines_[i].gap && i > 0 && is_open(i - 1) && !lines_[i - 1].is_sentence() &&
           lines_[i - 1].span.size() >= 40;
  }

  void add_match(std::size_t i, const ZoneMatch& match) {
    Found& found = found_[i];
    if (found.count == 0) found.first = static_cast<std::uint32_t>(matches_.size());
    found.state = Found::State::matched;
    ++found.count;
    matches_.push_back(match);
  }

  // "(avec AFP)" at the end of a paragraph. `rest` is what of the line is text.
  void match_tail(std::size_t i, Span rest) {
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

  static bool may_be_items(std::string_view words) {
    return words.size() <= kLongestLabel && !ends_in_stop(words);
  }

  // A run of listed items: "Accueil Monde Afrique", perhaps glued, perhaps with a title behind.
  bool match_items(std::string_view words, ZoneMatch& match) const {
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

  static bool ends_in_stop(std::string_view words) {
    return words.ends_with('.') && !words.ends_with("...");
  }

  // "Article precedentTitre AArticle suivantTitre B": the second link is a zone of its own.
  void split_glued(std::size_t i) {
    constexpr std::size_t kMostLinks = 8;
    const std::string_view words = line(i);
    for (std::size_t links = 0; links < kMostLinks; ++links) {
      ZoneMatch& last = matches_.back();
      if (last.title.empty()) return;
      const std::size_t begin = last.title.begin;
      ZoneMatch next;
      std::size_t at = 0;
      const auto try_at = [&](std::size_t position) {
        if (patterns_.cue_end(words.substr(position)) == 0) return true;
        if (!patterns_.match(words.substr(position), true, next) || next.kind != last.kind ||
            next.weak) {
          return true;
        }
        at = position;
        return false;
      };
      for_each_glued_capital(words, begin, try_at);
      if (at == 0 && last.kind == ZoneKind::navigation) {
        for (std::size_t p = words.find(' ', begin); at == 0 && p + 1 < words.size();
             p = words.find(' ', p + 1)) {
          if (class_at(words, p + 1) == CharClass::upper && !try_at(p + 1)) break;
        }
      }
      if (at == 0 || next.zone.begin != 0) return;
      const auto shift = static_cast<std::uint32_t>(at);
      last.zone.end = shift;
      last.title = trimmed(words, {last.title.begin, shift});
      next.zone = {shift, shift + next.zone.end};
      if (!next.title.empty()) next.title = {shift + next.title.begin, shift + next.title.end};
      next.day = next.month = next.year = {};
      add_match(i, next);
    }
  }

  // ---- the page as a whole --------------------------------------------------------------------

  // A line at the top that ends in the first words of a later line: the menu scraped together with
  // the head of the page, or the title twice.
  void find_teasers() {
    constexpr std::size_t kTop = 8;
    constexpr std::size_t kAhead = 6;
    for (std::size_t i = 0; i < lines_.size() && i < kTop; ++i) {
      const std::string_view words = without_ellipsis(line(i));
      const ZoneMatch* match = match_of(i);
      if (words.size() < kTeaser || words.size() > kLongestLabel) continue;
      if (lines_[i].end == LineEnd::stop) continue;
      if (match != nullptr && (match->kind != ZoneKind::menu || !covers(i))) continue;
      const bool cut_off = lines_[i].end == LineEnd::ellipsis;
      for (std::size_t j = i + 1; j < lines_.size() && j <= i + kAhead; ++j) {
        if (!is_open(j) || !may_be_title(j, true)) continue;
        // Only a menu, or a line cut off, has its teaser behind something else.
        const bool within = match != nullptr || cut_off;
        const std::size_t at = teaser_of(words, line(j), cut_off, within ? words.size() : 1);
        if (at == kNone || (at == 0 && match != nullptr)) continue;
        title_ = j;
        if (at == 0) {
          twin_ = i;
        } else {
          ZoneMatch menu;
          menu.kind = ZoneKind::menu;
          menu.zone = {0, lines_[i].span.size()};
          menu.title = {static_cast<std::uint32_t>(at), lines_[i].span.size()};
          if (match == nullptr) {
            add_match(i, menu);
          } else {
            matches_[found_[i].first] = menu;
          }
        }
        return;
      }
    }
  }

  static std::string_view without_ellipsis(std::string_view text) {
    while (text.ends_with('.')) text.remove_suffix(1);
    while (text.ends_with("\xE2\x80\xA6")) text.remove_suffix(3);
    return text;
  }

  // Where in `words` the first words of `title` stand, to the end of one of them; kNone if nowhere.
  // Looked for before byte `last`.
  static std::size_t teaser_of(std::string_view words, std::string_view title, bool cut_off,
                               std::size_t last) {
    for (std::size_t at = 0; at < last && at + kTeaser <= words.size(); at = after(words, at)) {
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

  // Is this a page? Weak matches count only then.
  void judge() {
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

  // What a text of one line may be taken for: a single line shows no page.
  static bool stands_alone(const ZoneMatch& match) {
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

  // Around "Publie le ..." and "Par ...": names, functions, dates that would mean nothing
  // elsewhere.
  void find_bylines() {
    constexpr std::size_t kMost = 3;  // lines above or below
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const ZoneMatch* match = match_of(i);
      if (match == nullptr || match->kind != ZoneKind::byline || !covers(i)) continue;
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
  [[nodiscard]] bool may_be_title(std::size_t i, bool page) const {
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

  void find_title() {
    if (lines_.size() < 2) return;
    if (signs_ == 0) {
      if (is_plain_title()) take_title(0);
      return;
    }
    const std::size_t end = end_of_head();
    const std::size_t menu = end_of_menu(end);
    std::size_t best = title_;
    if (best == kNone) best = long_title(menu, end);
    if (best == kNone) best = named_title(end);
    if (best == kNone) best = last_title(menu, end);
    if (best == kNone) best = long_title(0, menu);
    if (best == kNone) best = last_title(0, menu);
    if (best == kNone) return;
    take_title(best);
    // What stands above the menu is the name of the site and its motto.
    for (std::size_t i = 0; is_page_ && i < std::min(menu, best); ++i) {
      if (is_open(i) && lines_[i].end == LineEnd::open) set(i, ZoneKind::menu);
    }
  }

  // Of the lines from `first` to `last`, the first that is long enough for a title.
  [[nodiscard]] std::size_t long_title(std::size_t first, std::size_t last) const {
    constexpr std::size_t kLong = 30;  // bytes
    for (std::size_t i = first; i < last; ++i) {
      if (is_candidate(i) && (line(i).size() >= kLong || count_words(line(i), 4) == 4)) return i;
    }
    return kNone;
  }

  // The last that may be one.
  [[nodiscard]] std::size_t last_title(std::size_t first, std::size_t last) const {
    for (std::size_t i = last; i-- > first;) {
      if (is_candidate(i)) return i;
    }
    return kNone;
  }

  // A short line that the first paragraph opens with: "Bataille de Mossoul", "La bataille de
  // Mossoul oppose ..."
  [[nodiscard]] std::size_t named_title(std::size_t end) const {
    constexpr std::size_t kShortest = 6;  // bytes
    constexpr std::size_t kOpening = 120;
    if (end == lines_.size()) return kNone;
    const std::string_view paragraph = line(end);
    std::size_t cut = std::min(kOpening, paragraph.size());
    while (cut < paragraph.size() && utf8::is_continuation(paragraph[cut])) ++cut;
    const std::string opening = folded(paragraph.substr(0, cut));
    for (std::size_t i = 0; i < end; ++i) {
      if (!is_candidate(i) || line(i).size() < kShortest) continue;
      if (opening.find(folded(line(i))) != std::string::npos) return i;
    }
    return kNone;
  }

  // Past the last menu of the head: two lines of it together, or a line of several items.
  [[nodiscard]] std::size_t end_of_menu(std::size_t end) const {
    for (std::size_t i = end; i-- > 0;) {
      if (kind_of(i) != ZoneKind::menu) continue;
      const bool two = i > 0 && kind_of(i - 1) == ZoneKind::menu;
      if (two || !match_of(i)->weak) return i + 1;
    }
    return 0;
  }

  [[nodiscard]] bool is_candidate(std::size_t i) const {
    return is_open(i) && may_be_title(i, true) && has_text_after(i);
  }

  [[nodiscard]] bool has_text_after(std::size_t i) const {
    for (std::size_t j = i + 1; j < lines_.size(); ++j) {
      if (is_open(j) || !covers_whole(j)) return true;
    }
    return false;
  }
  [[nodiscard]] bool covers_whole(std::size_t i) const {
    return found_[i].state == Found::State::whole || covers(i);
  }

  // The first line that is a paragraph, or opens with a dateline.
  [[nodiscard]] std::size_t end_of_head() const {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const ZoneMatch* match = match_of(i);
      if (is_prose(i) || (match != nullptr && match->kind == ZoneKind::dateline)) return i;
    }
    return lines_.size();
  }

  // Without any furniture only the first line may be the title, and only when it stands apart from
  // what follows: a blank line, a dateline or byline, or a paragraph much longer than itself.
  [[nodiscard]] bool is_plain_title() const {
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

  void take_title(std::size_t title) {
    title_ = title;
    set(title, ZoneKind::title);
    if (signs_ == 0) return;
    if (twin_ != kNone) set(twin_, ZoneKind::title);
    // What is short may be the kicker, and the next line the title.
    constexpr std::uint32_t kKicker = 40;  // bytes
    if (lines_[title].span.size() < kKicker && title + 1 < end_of_head() &&
        is_candidate(title + 1) && lines_[title + 1].span.size() > kKicker) {
      set(title + 1, ZoneKind::title);
    }
    constexpr std::size_t kBelow = 12;
    const std::string_view words = line(title);
    for (std::size_t i = title + 1; i < lines_.size() && i <= title + kBelow; ++i) {
      if (words.size() >= kTeaser && is_open(i) && line(i).size() == words.size() &&
          agreement(line(i), words) == words.size()) {
        set(i, ZoneKind::title);
      }
    }
    // Short lines above the title of a page are what is left of its menu.
    for (std::size_t i = 0; is_page_ && i < title; ++i) {
      if (is_open(i) && lines_[i].end == LineEnd::open && count_words(line(i), 4) < 4)
        set(i, ZoneKind::menu);
    }
  }

  // ---- blocks of lines ------------------------------------------------------------------------

  // A line that could be the title of another article.
  [[nodiscard]] bool may_be_link(std::size_t i) const {
    if (!is_open(i) || lines_[i].span.size() > kLongestTitle) return false;
    return lines_[i].end == LineEnd::open || lines_[i].end == LineEnd::ellipsis ||
           (lines_[i].end == LineEnd::mark && !lines_[i].is_prose());
  }

  // "Lire aussi" alone takes the title below; "Articles similaires" takes all that follow.
  void find_related() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const ZoneMatch* match = match_of(i);
      if (match == nullptr || match->kind != ZoneKind::related || !covers(i)) continue;
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
  void find_comments() {
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
  [[nodiscard]] bool has_comment_marks(std::size_t i) const {
    constexpr std::size_t kAhead = 8;
    for (std::size_t j = i + 1; j < lines_.size() && j <= i + kAhead; ++j) {
      const ZoneMatch* match = match_of(j);
      if (match != nullptr && match->kind == ZoneKind::comment) return true;
    }
    return false;
  }

  // Short lines one below the other, many of them words of menus.
  void find_menus() {
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

  [[nodiscard]] bool is_short(std::size_t i) const {
    return is_open(i) && lines_[i].span.size() <= kMostShortLine &&
           lines_[i].end == LineEnd::open && lines_[i].start == LineStart::upper &&
           count_words(line(i), 5) < 5;
  }

  // A short paragraph: a sentence of some words.
  [[nodiscard]] bool is_statement(std::size_t i) const {
    constexpr std::uint32_t kFewest = 40;  // bytes
    return is_open(i) && lines_[i].end == LineEnd::stop && lines_[i].span.size() >= kFewest;
  }

  // Below the last paragraph, behind furniture that ends an article, nothing is text any more.
  void find_footer() {
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
  void find_doubled_captions() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (kind_of(i) != ZoneKind::caption) continue;
      for (const std::size_t j : {i - 1, i + 1}) {
        if (j >= lines_.size() || !is_open(j) || line(j).size() < kTeaser) continue;
        const std::size_t same = agreement(line(j), line(i));
        if (same == line(j).size() || same == line(i).size()) set(j, ZoneKind::caption);
      }
    }
  }

  // ---- parts of the body ----------------------------------------------------------------------

  void find_parts() {
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
      if (end >= i + 2 || (end > i && kind == ZoneKind::quote && is_page_)) {
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
  void take_quote(std::size_t i, const ZoneMatch& match) {
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

  static bool looks_tweeted(std::string_view words) {
    return words.size() <= kLongestLabel &&
           (words.find("pic.twitter.com") != std::string_view::npos ||
            words.find("https://t.co/") != std::string_view::npos ||
            words.find('#') != std::string_view::npos || words.find('@') != std::string_view::npos);
  }

  // The end of the list that starts at line `i`, or `i`.
  [[nodiscard]] std::size_t end_of_list(std::size_t i) const {
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

  // The end of the lines that mail and forums quote with ">", or `i`.
  [[nodiscard]] std::size_t end_of_citation(std::size_t i) const {
    while (is_open(i) && line(i).starts_with('>')) ++i;
    return i;
  }

  static bool is_item(std::string_view words) {
    const std::size_t next = after(words, 0);
    return class_at(words, next) == CharClass::space;
  }

  // The number of "3. Trois" or "3) Trois"; 0 for what is no item.
  static unsigned item_number(std::string_view words) {
    unsigned number = 0;
    std::size_t i = 0;
    while (i < words.size() && i < 3 && words[i] >= '0' && words[i] <= '9')
      number = number * 10 + static_cast<unsigned>(words[i++] - '0');
    const bool marked = i > 0 && i < words.size() && (words[i] == '.' || words[i] == ')');
    return marked && class_at(words, i + 1) == CharClass::space ? number : 0;
  }

  // The end of the rows with as many cells as line `i`, or `i`.
  [[nodiscard]] std::size_t end_of_table(std::size_t i) const {
    const char separator = line(i).find('\t') == std::string_view::npos ? '|' : '\t';
    const std::size_t cells = separators(line(i), separator);
    if (cells < (separator == '|' ? 2U : 1U)) return i;
    std::size_t j = i;
    while (is_open(j) && separators(line(j), separator) == cells) ++j;
    return j;
  }

  static std::size_t separators(std::string_view words, char separator) {
    if (words.size() > kLongestLabel) return 0;
    return static_cast<std::size_t>(std::count(words.begin(), words.end(), separator));
  }

  // A short line without a stop between two paragraphs.
  [[nodiscard]] bool is_heading(std::size_t i) const {
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
        found_[i - 1].state != Found::State::open || lines_[i - 1].is_sentence();
    return after_text && line_i.span.size() * 2 <= lines_[i + 1].span.size();
  }

  // ---- writing the layer ----------------------------------------------------------------------

  void write() {
    std::size_t part = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Span span = lines_[i].span;
      const Found& found = found_[i];
      if (found.state == Found::State::whole) {
        add(span, found.kind);
        continue;
      }
      std::uint32_t written = span.begin;
      for (std::size_t m = 0; found.state == Found::State::matched && m < found.count; ++m) {
        ZoneMatch match = matches_[found.first + m];
        const Span zone{span.begin + match.zone.begin, span.begin + match.zone.end};
        add(trimmed(text_, {written, zone.begin}), ZoneKind::body);
        write_match(span.begin, zone, match);
        written = zone.end;
      }
      add(trimmed(text_, {written, span.end}), ZoneKind::body);
      while (part < parts_.size() && parts_[part].last <= i) ++part;
      if (part < parts_.size() && parts_[part].first == i) write_part(i, parts_[part]);
      if (part < parts_.size() && parts_[part].first < i) {
        document_.zones.back().span.end = span.end;  // the part, below its body
      }
    }
  }

  // Neighbouring pieces of body are one zone.
  void add(Span span, ZoneKind kind) {
    if (span.empty()) return;
    std::vector<Zone>& zones = document_.zones;
    if (kind == ZoneKind::body && body_ != kNone) {
      zones[body_].span.end = span.end;
      return;
    }
    zones.push_back({span, kind, kNone});
    body_ = kind == ZoneKind::body ? static_cast<std::uint32_t>(zones.size() - 1) : kNone;
  }

  void write_part(std::size_t i, const Part& part) {
    document_.zones.push_back({lines_[i].span, part.kind, body_});
  }

  void write_match(std::uint32_t line_begin, Span zone, const ZoneMatch& match) {
    add(zone, match.kind);
    body_ = kNone;
    std::vector<Zone>& zones = document_.zones;
    const auto parent = static_cast<std::uint32_t>(zones.size() - 1);
    const Span title =
        trimmed(text_, {line_begin + match.title.begin, line_begin + match.title.end});
    const std::uint32_t cues_end = title.empty() ? zone.end : title.begin;
    write_glued({zone.begin, cues_end}, match.kind, parent);
    if (!title.empty()) zones.push_back({title, ZoneKind::title, parent});
  }

  // "AccueilMonde", "DupontPublie le": zones within the zone, so that tokens end where items do.
  void write_glued(Span span, ZoneKind kind, std::uint32_t parent) {
    if (kind == ZoneKind::dateline || kind == ZoneKind::caption || kind == ZoneKind::notice) return;
    constexpr std::size_t kMost = 32;
    const std::string_view words = span.in(text_);
    std::size_t piece = 0;
    std::size_t seen = 0;
    for_each_glued_capital(words, 0, [&](std::size_t at) {
      if (++seen > kMost) return false;
      const std::string_view before = words.substr(piece, at - piece);
      const bool item = item_ends(before) || patterns_.cue_end(words.substr(at)) != 0;
      if (!item) return true;
      const auto begin = span.begin + static_cast<std::uint32_t>(piece);
      const auto end = span.begin + static_cast<std::uint32_t>(at);
      document_.zones.push_back({trimmed(text_, {begin, end}), kind, parent});
      piece = at;
      return true;
    });
  }

  // Does a listed word end at the end of `words`?
  [[nodiscard]] bool item_ends(std::string_view words) const {
    constexpr std::size_t kLongest = 60;  // bytes of a listed word
    std::size_t at = words.size() > kLongest ? words.size() - kLongest : 0;
    while (at < words.size() && utf8::is_continuation(words[at])) ++at;
    for (; at < words.size(); at = after(words, at)) {
      const bool starts = at == 0 || !is_letter(classify(utf8::before(words, at)));
      if (starts && patterns_.cue_end(words.substr(at)) == words.size() - at) return true;
    }
    return false;
  }

  // ---- the date -------------------------------------------------------------------------------

  void find_date() {
    std::vector<DocumentDate> datelines;
    std::vector<DocumentDate> publications;
    const std::size_t head = end_of_head();
    bool in_head = true;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const ZoneMatch* match = match_of(i);
      if (match == nullptr || match->day.empty()) continue;
      const std::string_view words = line(i);
      const std::string_view month = match->month.in(words);
      DocumentDate date = date_of(match->day.in(words), month, patterns_.month_number(month),
                                  match->year.in(words));
      if (date.day == 0) continue;
      date.zone = document_.zone_at(lines_[i].span.begin + match->zone.begin);
      if (match->kind == ZoneKind::dateline) datelines.push_back(date);
      if (match->kind != ZoneKind::byline) continue;
      // Dates of other articles stand below; they count only when the head tells none.
      in_head = in_head && i <= head;
      if (in_head || publications.empty()) publications.push_back(date);
    }
    document_.date = page_date(datelines, publications);
  }

  const ZonePatterns& patterns_;
  Document& document_;
  const std::string_view text_;
  std::vector<PageLine>& lines_;
  std::vector<Found>& found_;
  std::vector<ZoneMatch>& matches_;
  std::vector<Part>& parts_;
  bool wrapped_ = false;
  bool is_page_ = false;
  std::size_t signs_ = 0;       // lines of furniture that text does not look like
  std::size_t title_ = kNone;   // line of the title
  std::size_t twin_ = kNone;    // line above it that holds the title too
  std::uint32_t body_ = kNone;  // the body zone that the next piece of body belongs to
};

}  // namespace

std::unique_ptr<Scratch> Zones::make_scratch() const {
  return std::make_unique<ZonesScratch>();
}

void Zones::run(Document& document, Scratch* scratch) const {
  Page(*patterns_, document, static_cast<ZonesScratch&>(*scratch)).read();
}

}  // namespace vigie
