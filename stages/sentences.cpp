#include "stages/sentences.h"

#include <algorithm>
#include <array>

#include "pipeline/characters.h"
#include "pipeline/utf8.h"
#include "stages/line_shape.h"

namespace vigie {
namespace {

// What a token means for the end of a sentence.
enum class Mark : std::uint8_t {
  word,     // lower case, or no case
  capital,  // a word with a capital
  number,
  symbol,
  stop,      // one full stop
  strong,    // ! ?
  ellipsis,  // "..." too
  closing,   // brackets and quotes
  opening,
  comma,
  semicolon,
  colon,
  dash,
  bullet,
  quote,  // ": opens or closes, which the stage finds out
  other,
};
constexpr std::size_t kMarkCount = 16;

constexpr bool is_stop(Mark mark) {
  return mark == Mark::stop || mark == Mark::strong || mark == Mark::ellipsis;
}
constexpr bool is_word(Mark mark) {
  return mark == Mark::word || mark == Mark::capital;
}

// Can a sentence end between two tokens of one line? Nearly always the marks alone say no.
constexpr bool worth_a_look(Mark left, Mark right) {
  if (right == Mark::bullet) return left != Mark::bullet && left != Mark::opening;
  switch (left) {
    case Mark::stop:
    case Mark::strong:
    case Mark::ellipsis:
    case Mark::closing:
      return right != Mark::comma && right != Mark::semicolon && right != Mark::colon &&
             right != Mark::closing && !is_stop(right);
    case Mark::semicolon:
      return right == Mark::capital || right == Mark::dash || right == Mark::opening;
    case Mark::colon: return right == Mark::capital;
    case Mark::word:
    case Mark::capital:
    case Mark::number:
    case Mark::symbol: return right == Mark::capital || right == Mark::dash;
    default: return false;
  }
}

constexpr std::array<std::array<bool, kMarkCount>, kMarkCount> kWorthALook = [] {
  std::array<std::array<bool, kMarkCount>, kMarkCount> table{};
  for (std::size_t left = 0; left < kMarkCount; ++left) {
    for (std::size_t right = 0; right < kMarkCount; ++right)
      table[left][right] = worth_a_look(static_cast<Mark>(left), static_cast<Mark>(right));
  }
  return table;
}();

// Marks that kind and casing of a token tell, without a look at the text; `other` asks for one.
constexpr std::array<std::array<Mark, 5>, 7> kPlainMarks = [] {
  std::array<std::array<Mark, 5>, 7> table{};
  for (auto& row : table) row.fill(Mark::word);
  for (const Casing casing : {Casing::capitalised, Casing::capitals, Casing::mixed})
    table[static_cast<std::size_t>(TokenKind::word)][static_cast<std::size_t>(casing)] =
        Mark::capital;
  table[static_cast<std::size_t>(TokenKind::number)].fill(Mark::number);
  table[static_cast<std::size_t>(TokenKind::punctuation)].fill(Mark::other);
  table[static_cast<std::size_t>(TokenKind::symbol)].fill(Mark::other);
  return table;
}();

// Marks beyond ASCII.
Mark wide_mark(char32_t code) {
  switch (code) {
    case 0x2026: return Mark::ellipsis;
    case 0xBB:
    case 0x201D:
    case 0x203A: return Mark::closing;
    case 0xAB:
    case 0x201C:
    case 0x201E:
    case 0x2039: return Mark::opening;
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015: return Mark::dash;
    case 0x2022:
    case 0x2023:
    case 0x25A0:
    case 0x25AA:
    case 0x25BA:
    case 0x25CF:
    case 0x25E6: return Mark::bullet;
    default: return Mark::other;
  }
}

Mark mark_of(std::string_view token) {
  switch (token.front()) {
    case '.': return token.size() == 1 ? Mark::stop : Mark::ellipsis;
    case '!':
    case '?': return Mark::strong;
    case ')':
    case ']':
    case '}': return Mark::closing;
    case '(':
    case '[':
    case '{': return Mark::opening;
    case ',': return Mark::comma;
    case ';': return Mark::semicolon;
    case ':': return Mark::colon;
    case '-': return Mark::dash;
    case '"': return Mark::quote;
    case '%': return Mark::symbol;
    default: return wide_mark(utf8::peek(token, 0));
  }
}

// One pass over the tokens of a document.
class SentenceWalk {
 public:
  SentenceWalk(Document& document, const SentenceWords& words)
      : document_(document),
        words_(words),
        text_(document.text()),
        tokens_(document.tokens),
        shape_(line_shape(document)) {}

  void run() {
    find_edges();
    const Token* const tokens = tokens_.data();
    const auto count = static_cast<std::uint32_t>(tokens_.size());
    Mark left = Mark::other;
    for (std::uint32_t i = 0; i < count; ++i) {
      const Token& token = tokens[i];
      Mark right =
          kPlainMarks[static_cast<std::size_t>(token.kind)][static_cast<std::size_t>(token.casing)];
      if (right == Mark::other) right = mark_at(i);
      recent_[i % kRecent] = right;
      const bool plain = !token.line_start && token.span.begin < next_edge_;
      if (!plain || kWorthALook[static_cast<std::size_t>(left)][static_cast<std::size_t>(right)]) {
        if (i > 0 && ends_before(i, left, right)) end_before(i);
      }
      left = right;
    }
    end_before(count);
  }

 private:
  // Marks kept for looking back: a stop and the marks that close after it.
  static constexpr std::uint32_t kRecent = 8;
  static constexpr std::uint32_t kMostClosing = 5;  // more are no punctuation of a sentence
  static constexpr std::uint32_t kVerbWindow = 14;  // tokens in which a clause shows its verb
  static constexpr std::uint32_t kLongestHeading = 14;

  [[nodiscard]] std::string_view word(std::uint32_t i) const { return tokens_[i].span.in(text_); }
  [[nodiscard]] bool is_last(std::uint32_t i) const { return i + 1 >= tokens_.size(); }

  void end_before(std::uint32_t i) {
    document_.sentences.push_back(
        {{tokens_[first_].span.begin, tokens_[i - 1].span.end}, {first_, i}});
    first_ = i;
  }

  // ---- zones ----------------------------------------------------------------------------------

  void find_edges() {
    edges_.reserve(document_.zones.size() * 2);
    for (const Zone& zone : document_.zones) {
      edges_.push_back(zone.span.begin);
      edges_.push_back(zone.span.end);
    }
    std::sort(edges_.begin(), edges_.end());
    next_edge_ = edges_.empty() ? kNone : edges_.front();
  }

  // Does a zone begin or end between token i and the one before?
  bool edge_before(std::uint32_t i) {
    const std::uint32_t end = tokens_[i - 1].span.end;
    while (edge_ < edges_.size() && edges_[edge_] < end) ++edge_;
    next_edge_ = edge_ < edges_.size() ? edges_[edge_] : kNone;
    return next_edge_ <= tokens_[i].span.begin;
  }

  // ---- marks ----------------------------------------------------------------------------------

  // Of punctuation and symbols: what the text has to tell.
  Mark mark_at(std::uint32_t i) {
    const Mark mark = mark_of(word(i));
    if (tokens_[i].kind == TokenKind::symbol) return mark == Mark::bullet ? mark : Mark::symbol;
    return mark == Mark::quote ? quote_at(i) : mark;
  }

  // A straight quote opens or closes: by the blanks round it, or else in turn.
  Mark quote_at(std::uint32_t i) {
    const bool blank_before = !tokens_[i].glued;
    const bool blank_after = is_last(i) || !tokens_[i + 1].glued;
    const Mark before = i == 0 ? Mark::other : recent_[(i - 1) % kRecent];
    if (tokens_[i].line_start && shape_.lines && !shape_.wrapped) quoted_ = false;
    const bool clitic = !blank_before && is_word(before) &&
                        (word(i - 1).ends_with('\'') || word(i - 1).ends_with("\xE2\x80\x99"));
    if (before == Mark::opening || before == Mark::colon || clitic) {
      quoted_ = true;
    } else if (blank_before != blank_after) {
      quoted_ = blank_before;
    } else {
      quoted_ = !quoted_;
    }
    return quoted_ ? Mark::opening : Mark::closing;
  }

  // ---- where a sentence ends ------------------------------------------------------------------

  bool ends_before(std::uint32_t i, Mark left, Mark right) {
    if (tokens_[i].span.begin >= next_edge_ && edge_before(i)) return true;
    if (tokens_[i].line_start) {
      const int lines = line_ends_between(text_, tokens_[i - 1], tokens_[i]);
      if (lines >= 2) return true;
      if (lines == 1 && !shape_.verse && ends_line_before(i, left, right)) return true;
    }
    switch (left) {
      case Mark::stop:
      case Mark::strong:
      case Mark::ellipsis: return ends_after_stop(i, i - 1, right);
      case Mark::closing: return ends_after_closing(i, right);
      case Mark::semicolon: return ends_after_semicolon(i, right);
      case Mark::colon: return right == Mark::capital && ends_after_colon(i);
      case Mark::word:
      case Mark::capital:
      case Mark::number:
      case Mark::symbol: return ends_after_word(i, right);
      default: return right == Mark::bullet;
    }
  }

  // A single line end.
  [[nodiscard]] bool ends_line_before(std::uint32_t i, Mark left, Mark right) const {
    const Token& last = tokens_[i - 1];
    const bool cut = (left == Mark::dash && last.glued) ||
                     text_.substr(last.span.end).starts_with("\xC2\xAD");  // soft hyphen
    if (cut) return false;
    const bool goes_on =
        left == Mark::comma || (left == Mark::word && keeps_going(words_.find(word(i - 1))));
    if (!shape_.wrapped) return !(goes_on && right == Mark::word);
    if (goes_on || right == Mark::word) return false;
    if (right == Mark::bullet || (right == Mark::dash && (is_stop(left) || left == Mark::colon ||
                                                          left == Mark::semicolon))) {
      return true;
    }
    // A line that ends long before the margin ends its paragraph or is a heading.
    std::uint32_t begin = i - 1;
    while (begin > first_ && !tokens_[begin].line_start &&
           last.span.end - tokens_[begin].span.begin <= shape_.width)
      --begin;
    const std::uint32_t size = last.span.end - tokens_[begin].span.begin;
    return tokens_[begin].line_start && right == Mark::capital && size * 10 < shape_.width * 6;
  }

  // A word after which its sentence goes on: article, preposition, conjunction, "est".
  [[nodiscard]] static bool keeps_going(SentenceWords::Entry entry) {
    if (entry.has(SentenceWords::kLink)) return true;
    switch (entry.opener) {
      case Opener::none:
      case Opener::adverb:  // "aujourd'hui", "les autres", "vingt" may be last
      case Opener::quantifier:
      case Opener::number: return false;
      default: return true;
    }
  }

  // After the stop at `stop`; between it and token i only closing marks stand.
  bool ends_after_stop(std::uint32_t i, std::uint32_t stop, Mark right) {
    const bool closed = stop + 1 < i;
    const Mark mark = recent_[stop % kRecent];
    switch (right) {
      case Mark::word:
        if (has_no_case(i)) return !is_item_number(stop);
        return is_item_letter(i) ||
               (!closed && mark == Mark::stop && starts_in_lower_case(i, stop));
      case Mark::capital:
        // "Gare.JPG": the ending of a file's name.
        return !(tokens_[i].glued && tokens_[i].casing == Casing::capitals) &&
               !is_item_number(stop);
      case Mark::dash:
        // "- Oui. - dit-il": an incise after a quote or an exclamation.
        return !((closed || mark != Mark::stop) && !is_last(i) &&
                 tokens_[i + 1].casing == Casing::lower);
      case Mark::number:
      case Mark::symbol: return !is_item_number(stop);
      case Mark::opening:
        return closed || !tokens_[i].glued ||
               (!is_last(i) && tokens_[i + 1].kind == TokenKind::word);
      case Mark::bullet: return true;
      default: return false;
    }
  }

  // "Fin. le reste": a stop ends a sentence even though no capital follows, unless what stands
  // before may be an abbreviation that no list knows.
  [[nodiscard]] bool starts_in_lower_case(std::uint32_t i, std::uint32_t stop) const {
    constexpr std::size_t kLongestAbbreviation = 4;  // bytes: "prov.", "arrt."
    if (tokens_[i].glued || stop == 0 || stop == first_) return false;
    const Token& before = tokens_[stop - 1];
    return before.kind == TokenKind::word && before.span.size() > kLongestAbbreviation;
  }

  // Another script, or "1er", "2e": no capital to go by.
  [[nodiscard]] bool has_no_case(std::uint32_t i) const {
    const char first = text_[tokens_[i].span.begin];
    return tokens_[i].casing == Casing::none || (first >= '0' && first <= '9');
  }

  // "1. Introduction", "a. Le texte", "IV. Fin": the number of an item, at the head of its
  // sentence.
  [[nodiscard]] bool is_item_number(std::uint32_t stop) const {
    if (stop != first_ + 1) return false;
    const std::string_view number = word(first_);
    if (tokens_[first_].kind == TokenKind::number) return number.size() <= 2;
    return number.size() == 1 || (tokens_[first_].casing == Casing::capitals &&
                                  number.find_first_not_of("IVX") == std::string_view::npos);
  }

  // "a)", "2)": letter or number of an item, at its head.
  [[nodiscard]] bool is_item_letter(std::uint32_t i) const {
    const TokenKind kind = tokens_[i].kind;
    const std::size_t longest = kind == TokenKind::number ? 2 : kind == TokenKind::word ? 1 : 0;
    return tokens_[i].span.size() <= longest && !is_last(i) && tokens_[i + 1].glued &&
           text_[tokens_[i + 1].span.begin] == ')';
  }

  bool ends_after_closing(std::uint32_t i, Mark right) {
    if (i >= 2 && is_item_letter(i - 2)) {
      // "a) Le point", and "(1) Le point" where it opens its sentence.
      const bool bracketed = i >= 3 && tokens_[i - 2].glued;
      if (!bracketed || first_ + 3 == i) return false;
    }
    std::uint32_t stop = i - 1;
    while (stop > first_ && i - stop <= kMostClosing && recent_[stop % kRecent] == Mark::closing)
      --stop;
    const Mark mark = recent_[stop % kRecent];
    if (is_stop(mark)) {
      // "(...)", "(?)" and "[...]" stand for words, they end nothing.
      const bool alone = stop > first_ && recent_[(stop - 1) % kRecent] == Mark::opening;
      return !alone && ends_after_stop(i, stop, right);
    }
    return ends_after_word(i, right);
  }

  // ---- after an abbreviation ------------------------------------------------------------------

  // The word before token i, which has a capital, ends in a stop of its own.
  [[nodiscard]] bool ends_after_abbreviation(std::uint32_t i) const {
    const std::string_view abbreviation = word(i - 1);
    const SentenceWords::Entry entry = words_.find(abbreviation);
    if (entry.has(SentenceWords::kFinal)) return true;
    if (entry.has(SentenceWords::kTitle)) return false;
    if (i >= 2 && word(i - 2).ends_with("\xC2\xB0")) return true;  // 25 degrees C.
    const SentenceWords::Entry next = words_.find(word(i));
    if (next.opener == Opener::none || is_last(i)) return false;
    const After after = after_at(i + 1);
    if (after == After::name || after == After::capitals || after == After::other) return false;
    if (has_capital(i - 1))
      return true;  // a letter or an acronym: "le plan B. Elle", "l'O.N.U. Le"
    switch (next.opener) {
      case Opener::pronoun:
      case Opener::demonstrative:
      case Opener::possessive:
      case Opener::adverb:
      case Opener::conjunction: return true;
      case Opener::definite:
      case Opener::indefinite:
      case Opener::preposition:
      case Opener::quantifier: return verb_follows(i);
      default: return false;
    }
  }

  [[nodiscard]] bool has_capital(std::uint32_t i) const {
    const Casing casing = tokens_[i].casing;
    return casing == Casing::capitalised || casing == Casing::capitals;
  }

  // ---- without a stop -------------------------------------------------------------------------

  bool ends_after_word(std::uint32_t i, Mark right) {
    if (tokens_[i].glued) return false;
    if (right == Mark::bullet) return true;
    if (right == Mark::dash) return starts_item(i);
    if (right != Mark::capital || (shape_.verse && tokens_[i].line_start)) return false;
    if (tokens_[i - 1].kind == TokenKind::word && text_[tokens_[i - 1].span.end - 1] == '.')
      return ends_after_abbreviation(i);
    return starts_unmarked(i, Before::no_place, 0) || starts_heading(i);
  }

  // What stands before token i, where no stop is.
  [[nodiscard]] Before before_at(std::uint32_t i) const {
    const Token& token = tokens_[i - 1];
    const std::string_view last = word(i - 1);
    switch (recent_[(i - 1) % kRecent]) {
      case Mark::word:
      case Mark::capital: break;
      case Mark::number: return Before::number;
      case Mark::closing: return Before::closing;
      case Mark::symbol:
        return last == "%" || last == "$" || last == "\xE2\x82\xAC" || last == "\xC2\xB0"
                   ? Before::number
                   : Before::no_place;
      default: return Before::no_place;
    }
    if (token.kind != TokenKind::word) return Before::closing;  // an address
    if (last.front() >= '0' && last.front() <= '9') return Before::number;
    const SentenceWords::Entry entry = words_.find(last);
    if (keeps_going(entry)) return Before::no_place;
    if (entry.has(SentenceWords::kNamer)) return Before::namer;
    if (token.casing == Casing::capitals) return Before::capitals;
    if (token.casing == Casing::capitalised || token.casing == Casing::mixed) {
      return i - 1 == first_ && words_.looks_common(last) ? Before::word : Before::name;
    }
    if (entry.has(SentenceWords::kAdjective)) return Before::adjective;
    return words_.is_finite_verb(last, entry) ? Before::verb : Before::word;
  }

  [[nodiscard]] After after_at(std::uint32_t i) const {
    const Token& token = tokens_[i];
    switch (token.kind) {
      case TokenKind::number: return After::number;
      case TokenKind::punctuation: {
        const Mark mark = mark_of(word(i));
        if (mark == Mark::comma) return After::comma;
        const bool opens = mark == Mark::opening || (mark == Mark::quote && !token.glued);
        return opens ? After::opening : After::other;
      }
      case TokenKind::symbol: return After::other;
      case TokenKind::word: break;
      default: return After::lower;
    }
    if (token.casing == Casing::lower || token.casing == Casing::none) return After::lower;
    if (words_.find(word(i)).has(SentenceWords::kKnownName)) return After::known;
    return token.casing == Casing::capitals ? After::capitals : After::name;
  }

  // Is there a finite verb among the tokens after i, before the next stop?
  [[nodiscard]] bool verb_follows(std::uint32_t i) const {
    const auto end = static_cast<std::uint32_t>(
        std::min<std::size_t>(tokens_.size(), std::size_t{i} + 1 + kVerbWindow));
    return verb_between(i + 1, end);
  }

  [[nodiscard]] bool verb_between(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = begin; i < end; ++i) {
      const Token& token = tokens_[i];
      if (token.kind == TokenKind::punctuation && is_stop(mark_of(word(i)))) return false;
      if (token.kind != TokenKind::word || token.casing != Casing::lower) continue;
      if (words_.is_finite_verb(word(i), words_.find(word(i)))) return true;
    }
    return false;
  }

  // Does the capital of token i start a sentence although no stop stands before it? `before` when
  // the caller knows better than `before_at`; `bonus` is what else speaks for it.
  [[nodiscard]] bool starts_unmarked(std::uint32_t i, Before before, int bonus) const {
    const Casing casing = tokens_[i].casing;
    if (casing != Casing::capitalised && casing != Casing::mixed) return false;
    StartPlace place;
    place.opener = words_.find(word(i)).opener;
    if (place.opener == Opener::none || is_last(i)) return false;
    place.before = before == Before::no_place ? before_at(i) : before;
    if (place.before == Before::no_place) return false;
    place.after = after_at(i + 1);
    if (!is_question(place, i)) return false;
    // A heading of one word is no first name: "Chronologie Elle".
    place.second_word = i - first_ == 1 && place.before != Before::word;
    const int score = words_.score(place) + bonus - (shape_.lines ? kLinesMargin : 0);
    // The look for a verb costs most: only where it decides.
    if (score + words_.verb_weight(true) <= words_.threshold()) return false;
    if (score + words_.verb_weight(false) > words_.threshold()) return true;
    return place.opener == Opener::pronoun || verb_follows(i);
  }

  // Places that were no question when the weights were learned.
  [[nodiscard]] bool is_question(const StartPlace& place, std::uint32_t i) const {
    const bool name_next =
        place.after == After::known || place.after == After::name || place.after == After::capitals;
    if (place.before == Before::namer && (name_next || place.after == After::comma)) return false;
    const bool after_name = place.before == Before::name || place.before == Before::capitals;
    const bool bare = place.after == After::comma || place.after == After::other;
    switch (place.opener) {
      case Opener::number: return !after_name && !bare;
      case Opener::preposition: return !after_name || !name_next || place.after == After::known;
      case Opener::definite:
      case Opener::indefinite:
      case Opener::contracted:
      case Opener::demonstrative:
      case Opener::possessive: {
        const bool elided = tokens_[i + 1].glued;  // "D'ADMINISTRATION" among capitals
        return !bare && !(elided && place.after == After::capitals);
      }
      default: return true;
    }
  }

  // A new heading or item after one without a stop, in a text that lost its line ends: "Effets
  // mineurs Troubles gastriques". The sentence so far is itself a heading, and the word is a common
  // one.
  bool starts_heading(std::uint32_t i) {
    if (shape_.lines || i - first_ > kLongestHeading || is_last(i)) return false;
    if (tokens_[i].casing != Casing::capitalised) return false;
    if (all_capitals(i)) return tokens_[i].span.size() > 2 && after_at(i + 1) == After::lower;
    if (tokens_[first_].casing != Casing::capitalised) return false;
    const Before before = before_at(i);
    if (before != Before::word && before != Before::closing) return false;
    const After after = after_at(i + 1);
    if (after != After::lower && after != After::opening && after != After::number) return false;
    if (words_.find(word(first_)).opener != Opener::none) return false;
    return is_common(i) && !verb_between(first_, i);
  }

  // Is the sentence so far a heading in capitals, of three words or more?
  [[nodiscard]] bool all_capitals(std::uint32_t i) const {
    std::uint32_t words = 0;
    for (std::uint32_t k = first_; k < i; ++k) {
      if (tokens_[k].kind != TokenKind::word) continue;
      if (!has_capital(k) ||
          (tokens_[k].casing == Casing::capitalised && tokens_[k].span.size() > 3))
        return false;
      ++words;
    }
    return words >= 3 && tokens_[i - 1].casing == Casing::capitals;
  }

  // Is token i a common noun with the capital of a first word? Its ending or the same word in lower
  // case nearby says so.
  bool is_common(std::uint32_t i) {
    const std::string_view capital = word(i);
    if (words_.looks_common(capital)) return true;
    constexpr std::size_t kNear = 4096;      // bytes each way
    constexpr std::uint32_t kSearches = 32;  // at first, and one more every so many tokens: keeps
                                             // hostile text linear
    if (capital.size() < 5 || searches_ >= kSearches + i / kSearches) return false;
    ++searches_;
    std::string lower(capital);
    if (lower[0] >= 'A' && lower[0] <= 'Z') {
      lower[0] = static_cast<char>(lower[0] - 'A' + 'a');
    } else if (lower[0] == '\xC3' && static_cast<unsigned char>(lower[1]) < 0x9F) {
      lower[1] = static_cast<char>(static_cast<unsigned char>(lower[1]) | 0x20U);
    } else {
      return false;
    }
    const std::size_t at = tokens_[i].span.begin;
    const std::size_t begin = at > kNear ? at - kNear : 0;
    const std::string_view near = text_.substr(begin, 2 * kNear);
    for (std::size_t found = near.find(lower); found != std::string_view::npos;
         found = near.find(lower, found + 1)) {
      const bool starts = found == 0 || near[found - 1] == ' ' || near[found - 1] == '\'';
      const std::size_t end = found + lower.size();
      const bool ends =
          end >= near.size() || near[end] == ' ' || near[end] == ',' || near[end] == '.';
      if (starts && ends) return true;
    }
    return false;
  }

  // ---- after ; and : and before a dash --------------------------------------------------------

  [[nodiscard]] bool ends_after_semicolon(std::uint32_t i, Mark right) const {
    if (right == Mark::dash) return !is_last(i) && !tokens_[i + 1].glued;
    if (right == Mark::opening) {
      return !is_last(i) && has_capital(i + 1) && words_.find(word(i + 1)).opener != Opener::none;
    }
    if (right != Mark::capital || is_last(i)) return false;
    if (starts_unmarked(i, Before::word, kSemicolonBonus)) return true;
    const After after = after_at(i + 1);
    return words_.find(word(i)).opener == Opener::none && words_.looks_common(word(i)) &&
           (after == After::lower || after == After::comma);
  }

  // "Voici la suite : Il est parti hier." A clause of its own, with subject and verb.
  [[nodiscard]] bool ends_after_colon(std::uint32_t i) const {
    if (shape_.lines || is_last(i) || i < 2) return false;
    const bool number = tokens_[i - 2].kind == TokenKind::number;  // "1789 : La"
    const bool heading = i - first_ == 2;                          // "Absorption : La"
    if (number || (heading && !words_.looks_common(word(first_)))) return false;
    const Opener opener = words_.find(word(i)).opener;
    const After after = after_at(i + 1);
    switch (opener) {
      case Opener::pronoun:
      case Opener::demonstrative:
      case Opener::possessive: break;
      case Opener::definite:
      case Opener::indefinite:
        if (after != After::lower) return false;
        break;
      default: return false;
    }
    return heading || verb_follows(i);
  }

  // A dash with blanks round it, no stop before it.
  [[nodiscard]] bool starts_item(std::uint32_t i) const {
    if (shape_.lines || is_last(i) || tokens_[i + 1].glued || !has_capital(i + 1)) return false;
    if (tokens_[first_].kind == TokenKind::punctuation && mark_of(word(first_)) == Mark::dash)
      return true;
    const bool opener = words_.find(word(i + 1)).opener != Opener::none;
    return opener && i + 2 < tokens_.size() && after_at(i + 2) == After::lower;
  }

  // In hundredths, as the weights. A text with line ends shows its titles by them, so that a start
  // without a stop is rarer; a semicolon before a capital is half a stop.
  static constexpr int kLinesMargin = 100;
  static constexpr int kSemicolonBonus = 300;

  Document& document_;
  const SentenceWords& words_;
  std::string_view text_;
  const std::vector<Token>& tokens_;
  LineShape shape_;
  std::vector<std::uint32_t> edges_;
  std::size_t edge_ = 0;
  std::uint32_t next_edge_ = kNone;
  std::uint32_t first_ = 0;  // of the running sentence
  bool quoted_ = false;      // within straight quotes
  std::array<Mark, kRecent> recent_{};
  std::uint32_t searches_ = 0;
};

}  // namespace

void Sentences::run(Document& document, Scratch* /*scratch*/) const {
  if (document.tokens.empty()) return;
  SentenceWalk(document, words_).run();
}

}  // namespace vigie
