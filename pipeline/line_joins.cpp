#include "pipeline/line_joins.h"

#include <algorithm>

#include "pipeline/characters.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

constexpr char32_t kSoftHyphen = 0xAD;
constexpr char32_t kTrueHyphen = 0x2010;
constexpr std::size_t kLongestWord = 64;  // bytes; further back or ahead nobody looks

bool is_line_hyphen(char32_t code) {
  return code == U'-' || code == kTrueHyphen || code == kSoftHyphen;
}

bool is_cased(CharClass c) {
  return c == CharClass::upper || c == CharClass::lower;
}

bool is_word_character(CharClass c) {
  return is_letter(c) || c == CharClass::mark;
}

std::size_t blanks_end(std::string_view text, std::size_t position) {
  while (position < text.size() && (text[position] == ' ' || text[position] == '\t')) ++position;
  return position;
}

}  // namespace

// One line end. A class because the steps share what they have seen.
class LineJoinSearch {
 public:
  LineJoinSearch(const LineJoins& joins, std::string_view text) : joins_(joins), text_(text) {}

  // What to leave out at the line feed at `line_end`; empty when no word is cut there. Nothing
  // before `floor` is looked at.
  Span at(std::size_t line_end, std::size_t floor) {
    std::size_t end = line_end;
    if (end > floor && text_[end - 1] == '\r') --end;
    while (end > floor && (text_[end - 1] == ' ' || text_[end - 1] == '\t')) --end;
    if (end == floor) return {};
    const std::size_t hyphen = utf8::previous(text_, end);
    const char32_t mark = utf8::peek(text_, hyphen);
    if (!is_line_hyphen(mark) || hyphen <= floor) return {};
    const CharClass before = classify(utf8::before(text_, hyphen));
    if (!is_cased(before) && before != CharClass::mark) return {};
    rest_ = blanks_end(text_, line_end + 1);
    if (rest_ == text_.size()) return {};
    const CharClass next = classify(utf8::peek(text_, rest_));
    if (!is_cased(next)) return {};
    read_words(hyphen, floor);
    const Span left_out = decide(mark, next, hyphen, end);
    joined_ = left_out.empty() ? 0 : rest_;
    return left_out;
  }

 private:
  [[nodiscard]] Span decide(char32_t mark, CharClass next, std::size_t hyphen,
                            std::size_t end) const {
    const Span blank{static_cast<std::uint32_t>(end), static_cast<std::uint32_t>(rest_)};
    if (mark == kSoftHyphen) return blank;  // invisible inside the word, as it should be
    if (next == CharClass::upper) return starts_with_capital_ ? blank : Span{};
    if (after_ == "et" || after_ == "ou") return {};
    if (belongs_to_word()) return blank;
    return {static_cast<std::uint32_t>(hyphen), blank.end};
  }

  // The pieces on both sides, folded, and how the whole word starts.
  void read_words(std::size_t hyphen, std::size_t floor) {
    std::size_t start = hyphen;
    std::size_t piece = hyphen;
    bool in_piece = true;
    bool whole = false;
    hyphenated_ = false;
    while (hyphen - start < kLongestWord) {
      whole = start == floor;
      if (whole) break;
      const std::size_t previous = utf8::previous(text_, start);
      const CharClass c = classify(utf8::peek(text_, previous));
      if (c == CharClass::hyphen) {
        hyphenated_ = true;
        in_piece = false;
      } else if (!is_word_character(c)) {
        whole = true;
        break;
      }
      start = previous;
      if (in_piece) piece = start;
    }
    // A word that was cut before goes on: its start was seen then.
    const bool goes_on = joined_ != 0 && start == joined_;
    if (!goes_on) {
      starts_with_capital_ = whole && classify(utf8::peek(text_, start)) == CharClass::upper;
    }
    before_.clear();
    fold_append(text_.substr(piece, hyphen - piece), before_);

    std::size_t end = rest_;
    CharClass c = CharClass::other;
    while (end < text_.size() && end - rest_ < kLongestWord) {
      std::size_t next = end;
      c = classify(utf8::next(text_, next));
      if (!is_word_character(c)) break;
      end = next;
    }
    hyphenated_ = hyphenated_ || (c == CharClass::hyphen && end + 1 < text_.size() &&
                                  is_cased(classify(utf8::peek(text_, end + 1))));
    after_.clear();
    fold_append(text_.substr(rest_, end - rest_), after_);
  }

  [[nodiscard]] bool belongs_to_word() const {
    constexpr std::string_view kVowels = "aeiou";
    if (hyphenated_ || after_.empty() || kVowels.find(after_.front()) != std::string_view::npos) {
      return true;
    }
    return joins_.kept_.contains(before_ + '-') || joins_.kept_.contains('-' + after_) ||
           joins_.kept_.contains(before_ + '-' + after_);
  }

  const LineJoins& joins_;
  std::string_view text_;
  std::size_t rest_ = 0;    // where the word goes on
  std::size_t joined_ = 0;  // where the last joined word went on; 0 when none was
  std::string before_;
  std::string after_;
  bool starts_with_capital_ = false;
  bool hyphenated_ = false;
};

LineJoins::LineJoins(const WordLists& words) {
  for (const Word& word : words.get("kept_hyphens")) kept_.insert(folded(word.text));
}

void LineJoins::find(std::string_view text, std::vector<Span>& out) const {
  LineJoinSearch search(*this, text);
  std::size_t floor = 0;
  for (std::size_t at = text.find('\n'); at != std::string_view::npos;
       at = text.find('\n', at + 1)) {
    const Span left_out = search.at(at, floor);
    if (!left_out.empty()) out.push_back(left_out);
    floor = at + 1;
  }
}

std::vector<std::uint32_t> joined_places(const Document& document) {
  std::vector<std::uint32_t> places;
  for (const OffsetMap::Run& run : document.normalisation().runs()) {
    // Only a byte-order mark, at the very start, is left out for another reason; a soft hyphen
    // reads the same either way.
    if (!run.derived.empty() || run.derived.begin == 0) continue;
    if (utf8::before(document.text(), run.derived.begin) == kSoftHyphen) continue;
    places.push_back(run.derived.begin);
  }
  return places;
}

std::string other_reading(const Document& document, Span span) {
  const std::string_view text = document.text();
  std::string out;
  std::size_t copied = span.begin;
  const std::vector<OffsetMap::Run>& runs = document.normalisation().runs();
  auto run = std::partition_point(runs.begin(), runs.end(), [&](const OffsetMap::Run& candidate) {
    return candidate.derived.begin <= span.begin;
  });
  for (; run != runs.end() && run->derived.begin < span.end; ++run) {
    if (!run->derived.empty()) continue;
    const std::uint32_t place = run->derived.begin;
    const char32_t left_out = utf8::peek(document.decoded(), run->source.begin);
    if (is_line_hyphen(left_out)) {
      out.append(text, copied, place - copied);
      out.push_back('-');
    } else {
      out.append(text, copied, utf8::previous(text, place) - copied);
    }
    copied = place;
  }
  out.append(text, copied, span.end - copied);
  return out;
}

}  // namespace vigie
