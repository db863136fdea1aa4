#include "stages/rules/rule_index.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <map>
#include <memory>
#include <set>
#include <type_traits>

#include "gazetteers/pieces.h"
#include "pipeline/characters.h"
#include "pipeline/utf8.h"
#include "stages/rules/pattern_automaton.h"
#include "stages/rules/word_forms.h"
#include "vigie/error.h"

namespace vigie {
namespace {

// What rules do not name.
enum Shape : std::uint8_t {
  kSmall,        // a word that starts with no capital
  kCapital,      // one capital
  kCapitalised,  // a capital, then no capital
  kCapitals,     // two capitals or more
  kOneDigit,
  kTwoDigitsLow,  // 00 to 39: days, hours
  kTwoDigits,
  kThreeDigits,
  kYear,  // four digits, from 1000 to 2999
  kFourDigits,
  kManyDigits,  // five and more, and digits of other scripts
  kMark,        // any other character
  kEnd,         // behind the end of the text
  kShapes
};

CodeRanges digits(char32_t first, char32_t last) {
  return {{first, last}};
}

// The base of all words of ten in the share of text that each shape has: for the linter only.
constexpr std::array<double, kShapes> kShare = {300, 6, 70, 12, 8, 8, 4, 4, 8, 1, 3, 4, 40};

// As it is, with a capital first, and all in capitals, with and without accents.
std::vector<std::string> written_forms(const std::string& word) {
  const std::string capitals = in_capitals(word);
  const std::set<std::string> forms{word, with_capital(word), capitals,
                                    fold_letters(capitals, false, true)};
  return {forms.begin(), forms.end()};
}

// The first unit of `text`.
std::string first_unit(std::string_view text) {
  std::size_t end = 0;
  if (text.empty()) return {};
  const CharClass first = classify(utf8::next(text, end));
  const auto same = [&](CharClass c) {
    if (is_letter(first) || first == CharClass::mark) return is_letter(c) || c == CharClass::mark;
    return first == CharClass::digit && c == CharClass::digit;
  };
  while (end < text.size() && same(classify(utf8::peek(text, end)))) utf8::next(text, end);
  return std::string(text.substr(0, end));
}

}  // namespace

// Makes a RuleIndex; a class because the steps share much.
class RuleIndexBuilder {
 public:
  RuleIndexBuilder(const std::vector<IndexedRule>& rules, const std::vector<std::string>& phrases,
                   RuleIndex& index)
      : rules_(rules), phrases_(phrases), index_(index) {}

  void build() {
    index_.set_size_ = (rules_.size() + 63) / 64;
    index_.only_at_start_.assign(index_.set_size_, 0);
    index_.blank_first_.assign(index_.set_size_, 0);
    index_.costs_.resize(rules_.size());
    read_patterns();
    collect_words();
    number_units();
    for (std::size_t rule = 0; rule < rules_.size(); ++rule) {
      if (!rules_[rule].pattern.empty()) fill(rule);
    }
    store();
  }

 private:
  using State = PatternAutomaton::State;
  struct Read {
    std::unique_ptr<PatternAutomaton> automaton;     // null: not understood
    std::array<State, RuleIndex::kPlaces> before{};  // before the unit of each place
    std::array<bool, RuleIndex::kPlaces> ended{};    // a match may be over by then
    std::array<bool, RuleIndex::kPlaces> spelled{};  // its words are among words_
  };
  using Row = std::vector<std::uint64_t>;

  void set(Row& row, std::size_t place, std::size_t rule) const {
    row[place * index_.set_size_ + rule / 64] |= std::uint64_t{1} << (rule % 64);
  }

  void read_patterns() {
    for (std::size_t rule = 0; rule < rules_.size(); ++rule) {
      Read& read = reads_.emplace_back();
      if (rules_[rule].pattern.empty()) continue;
      const PatternNodePtr tree = read_pattern(rules_[rule].pattern);
      if (!tree) {
        index_.costs_[rule].understood = false;
        index_.blank_first_[rule / 64] |= std::uint64_t{1} << (rule % 64);
        continue;
      }
      read.automaton = std::make_unique<PatternAutomaton>(*tree);
      PatternAutomaton& automaton = *read.automaton;
      const std::uint64_t bit = std::uint64_t{1} << (rule % 64);
      if (automaton.only_at_start()) index_.only_at_start_[rule / 64] |= bit;
      if (automaton.may_start_with_blank()) index_.blank_first_[rule / 64] |= bit;
      State state = automaton.start();
      bool ended = false;
      for (std::size_t place = 0; place < RuleIndex::kPlaces; ++place) {
        ended = ended || automaton.may_end(state);
        read.before[place] = state;
        read.ended[place] = ended;
        if (ended) continue;  // all is allowed from here on
        read.spelled[place] = automaton.spelled_words(state, spelled_);
        state = automaton.after_any(state);
      }
    }
  }

  void collect_words() {
    std::map<std::string, std::vector<std::uint32_t>> phrases;
    for (std::uint32_t p = 0; p < phrases_.size(); ++p) {
      for (const std::string& form : written_forms(first_unit(phrases_[p]))) {
        phrases[form].push_back(p);
      }
    }
    for (const std::string& word : spelled_) words_[word] = 0;
    std::map<std::vector<std::uint32_t>, std::uint16_t> known;
    for (const auto& [form, those] : phrases) {
      if (form.empty()) continue;
      const auto [number, fresh] =
          known.try_emplace(those, static_cast<std::uint16_t>(known.size() + 1));
      if (fresh) index_.phrases_.push_back(those);
      const CharClass first = classify(utf8::peek(form, 0));
      if (is_letter(first) || first == CharClass::mark) {
        words_[form] = number->second;
      } else if (first != CharClass::digit) {
        mark_phrases_[utf8::peek(form, 0)] = number->second;
      }
    }
  }

  // One row for each unit that is told apart.
  void number_units() {
    const std::size_t size = RuleIndex::kPlaces * index_.set_size_;
    word_rows_.assign(words_.size(), Row(size));
    shape_rows_.assign(kShapes, Row(size));
    std::set<char32_t> codes;
    for (char32_t code = 1; code < 128; ++code) codes.insert(code);
    for (const char32_t code : std::u32string_view(
             U"\u00AB\u00BB\u2013\u2014\u2019\u02BC\u201C\u201D\u2026\u20AC\u00A3\u00B0\u00BA\u00B7"
             U"\u00A9\u2022\u2212\u00D7\u00BD\u00BC\u00BE\u00B2\u00B3\u2030\u00A5\u00A7\u2116")) {
      codes.insert(code);
    }
    for (const auto& [code, phrase] : mark_phrases_) codes.insert(code);
    for (const char32_t code : codes) {
      const CharClass c = classify(code);
      if (is_letter(c) || c == CharClass::mark || c == CharClass::digit) continue;
      if (c == CharClass::space || c == CharClass::newline) continue;
      marks_.push_back(code);
    }
    mark_rows_.assign(marks_.size(), Row(size));
  }

  void fill(std::size_t rule) {
    Read& read = reads_[rule];
    for (std::size_t place = 0; place < RuleIndex::kPlaces; ++place) {
      const auto allow = [&](Row& row) { set(row, place, rule); };
      if (!read.automaton || read.ended[place]) {
        for (Row& row : word_rows_) allow(row);
        for (Row& row : shape_rows_) allow(row);
        for (Row& row : mark_rows_) allow(row);
        continue;
      }
      PatternAutomaton& automaton = *read.automaton;
      const State before = read.before[place];
      fill_words(automaton, before, place, rule);
      const bool spelled = !read.spelled[place];
      const UnitCodes& units = unit_codes();
      const auto letters = [&](Shape shape, const CodeRanges& first, const CodeRanges& second) {
        if (automaton.takes_letters(before, first, second, spelled)) allow(shape_rows_[shape]);
      };
      letters(kSmall, units.no_capitals, {});
      letters(kSmall, units.no_capitals, units.letters);
      letters(kCapital, units.capitals, {});
      letters(kCapitalised, units.capitals, units.no_capitals);
      letters(kCapitals, units.capitals, units.capitals);
      const auto number = [&](Shape shape, const std::vector<CodeRanges>& each, bool longer) {
        if (automaton.takes_digits(before, each, longer)) allow(shape_rows_[shape]);
      };
      const CodeRanges any = digits('0', '9');
      number(kOneDigit, {any}, false);
      number(kTwoDigitsLow, {digits('0', '3'), any}, false);
      number(kTwoDigits, {digits('4', '9'), any}, false);
      number(kThreeDigits, {any, any, any}, false);
      number(kYear, {digits('1', '2'), any, any, any}, false);
      number(kFourDigits, {CodeRanges{{'0', '0'}, {'3', '9'}}, any, any, any}, false);
      number(kManyDigits, {any, any, any, any, any}, true);
      number(kManyDigits, {units.digits}, true);
      for (std::size_t m = 0; m < marks_.size(); ++m) {
        if (automaton.takes_one(before, {{marks_[m], marks_[m]}}, true)) allow(mark_rows_[m]);
      }
      if (automaton.takes_one(before, other_marks(), true)) allow(shape_rows_[kMark]);
    }
  }

  // All that is neither letter nor digit nor blank nor has a kind of its own.
  const CodeRanges& other_marks() {
    if (!other_marks_.empty()) return other_marks_;
    const UnitCodes& units = unit_codes();
    char32_t from = 0;
    const auto skip = [&](char32_t code) {
      return std::binary_search(marks_.begin(), marks_.end(), code) ||
             has_code(units.letters, code) || has_code(units.digits, code);
    };
    for (char32_t code = 0; code <= 0x3000; ++code) {
      if (!skip(code)) continue;
      if (code > from) other_marks_.emplace_back(from, code - 1);
      from = code + 1;
    }
    other_marks_.emplace_back(from, 0x10FFFF);
    return other_marks_;
  }

  // Words in order share their beginnings, and so the states behind these.
  void fill_words(PatternAutomaton& automaton, State before, std::size_t place, std::size_t rule) {
    struct Step {
      char32_t code;
      State state;
    };
    std::vector<Step> path;
    std::size_t w = 0;
    for (const auto& [word, phrase] : words_) {
      std::size_t position = 0;
      std::size_t depth = 0;
      State state = before;
      while (position < word.size() && depth < path.size()) {
        std::size_t next = position;
        if (utf8::next(word, next) != path[depth].code) break;
        state = path[depth++].state;
        position = next;
      }
      path.resize(depth);
      while (position < word.size() && state != PatternAutomaton::kDead) {
        const char32_t code = utf8::next(word, position);
        state = automaton.step(state, code);
        path.push_back({code, state});
      }
      if (state != PatternAutomaton::kDead && automaton.may_end_letters(state)) {
        set(word_rows_[w], place, rule);
      }
      ++w;
    }
  }

  // Equal rows once.
  std::uint16_t kind_of(const Row& row) {
    const auto [known, fresh] = kinds_.try_emplace(row, static_cast<std::uint16_t>(kinds_.size()));
    if (fresh) {
      index_.rows_.insert(index_.rows_.end(), row.begin(), row.end());
      index_.starts_.push_back(
          std::any_of(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(index_.set_size_),
                      [](std::uint64_t bits) { return bits != 0; })
              ? 1
              : 0);
    }
    return known->second;
  }

  void store() {
    // Kind 0 is never given to a word, so that it can mark free slots.
    index_.rows_.assign(RuleIndex::kPlaces * index_.set_size_, 0);
    index_.starts_.assign(1, 0);
    kinds_.try_emplace(Row(RuleIndex::kPlaces * index_.set_size_, ~std::uint64_t{0}), 0);
    for (const Row& row : shape_rows_) index_.shapes_.push_back(kind_of(row));
    for (std::size_t m = 0; m < marks_.size(); ++m) {
      const auto phrase = mark_phrases_.find(marks_[m]);
      const RuleIndex::Mark mark{static_cast<std::uint32_t>(marks_[m]), kind_of(mark_rows_[m]),
                                 phrase == mark_phrases_.end() ? std::uint16_t{0} : phrase->second};
      if (mark.code < 128) {
        index_.ascii_[mark.code] = mark;
      } else {
        index_.marks_.push_back(mark);
      }
    }
    for (RuleIndex::Mark& mark : index_.ascii_) {
      if (mark.kind == 0) mark.kind = index_.shapes_[kMark];
    }
    index_.slots_.assign(std::bit_ceil(words_.size() * 2 + 2), {});
    std::size_t w = 0;
    for (const auto& [word, phrase] : words_) {
      const std::uint64_t hash = piece_hash(word);
      std::size_t at = hash & (index_.slots_.size() - 1);
      while (index_.slots_[at].kind != 0) at = (at + 1) & (index_.slots_.size() - 1);
      index_.slots_[at] = {static_cast<std::uint32_t>(hash >> 32U), kind_of(word_rows_[w]), phrase};
      index_.longest_word_ =
          std::max(index_.longest_word_, static_cast<std::uint32_t>(word.size()));
      ++w;
    }
  }

  const std::vector<IndexedRule>& rules_;
  const std::vector<std::string>& phrases_;
  RuleIndex& index_;
  std::vector<Read> reads_;
  std::vector<std::string> spelled_;
  std::map<std::string, std::uint16_t> words_;  // and their phrases
  std::map<char32_t, std::uint16_t> mark_phrases_;
  std::vector<char32_t> marks_;
  std::vector<Row> word_rows_;
  std::vector<Row> shape_rows_;
  std::vector<Row> mark_rows_;
  CodeRanges other_marks_;
  std::map<Row, std::uint16_t> kinds_;
};

RuleIndex::RuleIndex(const std::vector<IndexedRule>& rules,
                     const std::vector<std::string>& phrases) {
  RuleIndexBuilder(rules, phrases, *this).build();
}

const RuleIndex::Slot* RuleIndex::find_word(std::string_view word) const {
  if (word.size() > longest_word_) return nullptr;
  const std::uint64_t hash = piece_hash(word);
  const auto tag = static_cast<std::uint32_t>(hash >> 32U);
  for (std::size_t at = hash & (slots_.size() - 1); slots_[at].kind != 0;
       at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].tag == tag) return &slots_[at];
  }
  return nullptr;
}

std::uint16_t RuleIndex::kind_of_digits(std::string_view number) const {
  const bool ascii =
      std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!ascii) return shapes_[kManyDigits];
  switch (number.size()) {
    case 1: return shapes_[kOneDigit];
    case 2: return shapes_[number[0] <= '3' ? kTwoDigitsLow : kTwoDigits];
    case 3: return shapes_[kThreeDigits];
    case 4: return shapes_[number[0] == '1' || number[0] == '2' ? kYear : kFourDigits];
    default: return shapes_[kManyDigits];
  }
}

void RuleIndex::cut(std::string_view text, Span span, std::vector<TextUnit>& units) const {
  const CharClasses classes;
  units.clear();
  std::size_t i = span.begin;
  while (i < span.end) {
    const std::size_t begin = i;
    const char32_t code = utf8::next(text, i);
    const CharClass c = classes.of(code);
    switch (c) {
      case CharClass::space:
      case CharClass::newline: continue;
      case CharClass::upper:
      case CharClass::lower:
      case CharClass::letter:
      case CharClass::mark: {
        CharClass second = CharClass::other;
        std::size_t next = i;
        while (i < span.end) {
          const CharClass more = classes.of(utf8::next(text, next));
          if (!is_letter(more) && more != CharClass::mark) break;
          if (second == CharClass::other) second = more;
          i = next;
        }
        if (const Slot* slot = find_word(text.substr(begin, i - begin))) {
          units.push_back({static_cast<std::uint32_t>(begin), slot->kind, slot->phrase});
          break;
        }
        const Shape shape = c != CharClass::upper        ? kSmall
                            : second == CharClass::other ? kCapital
                            : second == CharClass::upper ? kCapitals
                                                         : kCapitalised;
        units.push_back({static_cast<std::uint32_t>(begin), shapes_[shape], 0});
        break;
      }
      case CharClass::digit: {
        std::size_t next = i;
        while (i < span.end && classes.of(utf8::next(text, next)) == CharClass::digit) i = next;
        units.push_back(
            {static_cast<std::uint32_t>(begin), kind_of_digits(text.substr(begin, i - begin)), 0});
        break;
      }
      default: {
        const Mark* mark = nullptr;
        if (code < 128) {
          mark = &ascii_[code];
        } else {
          const auto at = std::partition_point(marks_.begin(), marks_.end(),
                                               [&](const Mark& m) { return m.code < code; });
          if (at != marks_.end() && at->code == code) mark = &*at;
        }
        units.push_back({static_cast<std::uint32_t>(begin),
                         mark != nullptr ? mark->kind : shapes_[kMark],
                         mark != nullptr ? mark->phrase : std::uint16_t{0}});
        break;
      }
    }
  }
  for (std::size_t place = 1; place < kPlaces; ++place) {
    units.push_back({span.end, shapes_[kEnd], 0});
  }
}

namespace {

template <typename Row>
void pack_array(const std::vector<Row>& rows, std::string& out) {
  static_assert(std::has_unique_object_representations_v<Row>);
  pack_text({reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(Row)}, out);
}

template <typename Row>
std::vector<Row> unpack_array(PackedReader& reader) {
  const std::string_view bytes = reader.text();
  if (bytes.size() % sizeof(Row) != 0) throw ResourceError("a rule index cut short; compile again");
  std::vector<Row> rows(bytes.size() / sizeof(Row));
  if (!rows.empty()) std::memcpy(rows.data(), bytes.data(), bytes.size());
  return rows;
}

}  // namespace

void RuleIndex::pack(std::string& out) const {
  pack_number(static_cast<std::uint32_t>(set_size_), out);
  pack_number(longest_word_, out);
  pack_array(slots_, out);
  pack_array(shapes_, out);
  pack_array(std::vector<Mark>(ascii_.begin(), ascii_.end()), out);
  pack_array(marks_, out);
  pack_array(starts_, out);
  pack_array(rows_, out);
  pack_array(only_at_start_, out);
  pack_array(blank_first_, out);
  pack_number(static_cast<std::uint32_t>(phrases_.size()), out);
  for (const auto& phrases : phrases_) pack_array(phrases, out);
}

bool RuleIndex::fits(std::size_t rules, std::size_t phrases) const {
  const std::size_t spare = set_size_ * 64 - rules;
  if (spare > 0 && spare < 64) {
    const std::uint64_t beyond = ~std::uint64_t{0} << (64 - spare);
    for (std::size_t row = 0; row < rows_.size(); row += set_size_) {
      if ((rows_[row + set_size_ - 1] & beyond) != 0) return false;
    }
  }
  return std::all_of(phrases_.begin(), phrases_.end(), [&](const auto& those) {
    return std::all_of(those.begin(), those.end(),
                       [&](std::uint32_t phrase) { return phrase < phrases; });
  });
}

RuleIndex RuleIndex::unpack(PackedReader& reader) {
  RuleIndex index;
  index.set_size_ = reader.number();
  index.longest_word_ = reader.number();
  index.slots_ = unpack_array<Slot>(reader);
  index.shapes_ = unpack_array<std::uint16_t>(reader);
  const std::vector<Mark> ascii = unpack_array<Mark>(reader);
  index.marks_ = unpack_array<Mark>(reader);
  index.starts_ = unpack_array<std::uint8_t>(reader);
  index.rows_ = unpack_array<std::uint64_t>(reader);
  index.only_at_start_ = unpack_array<std::uint64_t>(reader);
  index.blank_first_ = unpack_array<std::uint64_t>(reader);
  for (std::uint32_t left = reader.number(); left > 0; --left) {
    index.phrases_.push_back(unpack_array<std::uint32_t>(reader));
  }
  // Everything that is read unchecked later.
  const auto bad_kind = [&](std::uint16_t kind, std::uint16_t phrase) {
    return kind >= index.starts_.size() || phrase > index.phrases_.size();
  };
  bool good = index.shapes_.size() == kShapes && ascii.size() == index.ascii_.size() &&
              std::has_single_bit(index.slots_.size()) &&
              index.rows_.size() == index.starts_.size() * kPlaces * index.set_size_ &&
              index.only_at_start_.size() == index.set_size_ &&
              index.blank_first_.size() == index.set_size_;
  std::size_t free = 0;
  for (const Slot& slot : index.slots_) {
    good = good && !bad_kind(slot.kind, slot.phrase);
    if (slot.kind == 0) ++free;
  }
  for (const std::uint16_t kind : index.shapes_) good = good && !bad_kind(kind, 0);
  for (const Mark& mark : ascii) good = good && !bad_kind(mark.kind, mark.phrase);
  for (const Mark& mark : index.marks_) good = good && !bad_kind(mark.kind, mark.phrase);
  if (!good || free == 0) throw ResourceError("a rule index that does not fit; compile again");
  std::copy(ascii.begin(), ascii.end(), index.ascii_.begin());
  return index;
}

}  // namespace vigie
