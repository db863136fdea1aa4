#include "stages/rules/rule_index.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <map>
#include <memory>
#include <set>
#include <type_traits>
#include <unordered_map>
#include <utility>

#include "pipeline/characters.h"
#include "pipeline/utf8.h"
#include "stages/rules/pattern_automaton.h"
#include "stages/rules/word_forms.h"
#include "vigie/error.h"

namespace vigie {
namespace {

// What rules do not name.
enum Shape : std::uint8_t {
  kLetter,       // one letter that is no capital
  kSmall,        // a longer word that starts with no capital
  kCapital,      // one capital
  kCapitalised,  // a capital, then no capital
  kCapitals,     // two capitals or more
  kForeign,      // letters of other scripts, alone or among Latin ones
  kOneDigit,
  kTwoDigitsLow,  // 00 to 39: days, hours
  kTwoDigits,
  kThreeDigits,
  kYear,  // four digits, from 1000 to 2999
  kFourDigits,
  kManyDigits,   // five and more
  kOtherDigits,  // of other scripts
  kMark,         // any other character
  kEnd,          // behind the end of the text
  kShapes
};

CodeRanges digits(char32_t first, char32_t last) {
  return {{first, last}};
}

constexpr std::size_t kMostStates = 1000;  // before equal ones are made one
constexpr std::size_t kMostColumns = 255;

// As it is, with a capital first, and all in capitals, with and without accents.
std::vector<std::string> written_forms(const std::string& word) {
  const std::string capitals = in_capitals(word);
  const std::set<std::string> forms{word, with_capital(word), capitals,
                                    fold_letters(capitals, false, true)};
  return {forms.begin(), forms.end()};
}

__extension__ using Wide = unsigned __int128;  // GCC and Clang have it on every 64-bit machine

// Up to eight bytes as a number; bytes of `text` beyond them may be read, never those beyond it.
std::uint64_t bytes_at(std::string_view text, std::size_t begin, std::size_t size) {
  std::uint64_t bytes = 0;
  if (begin + 8 <= text.size()) {
    std::memcpy(&bytes, text.data() + begin, 8);
    return size >= 8 ? bytes : bytes & ((std::uint64_t{1} << (8 * size)) - 1);
  }
  std::memcpy(&bytes, text.data() + begin, std::min<std::size_t>(size, text.size() - begin));
  return size >= 8 ? bytes : bytes & ((std::uint64_t{1} << (8 * size)) - 1);
}

// Of `size` bytes of `text`: eight at a time, multiplied and folded (as wyhash by Wang Yi does).
std::uint64_t hash_of(std::string_view text, std::size_t begin, std::size_t size) {
  std::uint64_t hash = size * 0x9E3779B97F4A7C15ULL;
  do {
    const std::uint64_t low = bytes_at(text, begin, size);
    const std::uint64_t high = size > 8 ? bytes_at(text, begin + 8, size - 8) : 0;
    const auto product =
        static_cast<Wide>(low ^ hash ^ 0xA0761D6478BD642FULL) * (high ^ 0xE7037ED1A0B428DBULL);
    hash = static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
    const std::size_t done = std::min<std::size_t>(size, 16);
    begin += done;
    size -= done;
  } while (size > 0);
  return hash;
}

}  // namespace

// Makes a RuleIndex; a class because the steps share much.
namespace {

template <typename Row>
std::string_view bytes_of(const std::vector<Row>& rows) {
  static_assert(std::has_unique_object_representations_v<Row>);
  return {reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(Row)};
}

}  // namespace

class RuleIndexBuilder {
 public:
  RuleIndexBuilder(const std::vector<IndexedRule>& rules, const std::vector<std::string>& phrases,
                   RuleIndex& index)
      : rules_(rules), phrases_(phrases), index_(index) {}

  void build() {
    index_.flags_.assign(rules_.size(), 0);
    index_.costs_.resize(rules_.size());
    index_.rule_count_ = static_cast<std::uint32_t>(rules_.size());
    read_words();
    read_phrases();
    number_units();
    for (std::size_t rule = 0; rule < rules_.size(); ++rule) add_rule(rule);
    store();
    index_.columns_ = tables_->columns;
    index_.table_ = bytes_of(tables_->table);
    index_.keep_ = tables_;
  }

 private:
  struct Tables {
    std::string columns;
    std::vector<std::uint16_t> table;
  };
  using State = PatternAutomaton::State;
  static constexpr std::uint16_t kDead = RuleIndex::kDead;
  static constexpr std::uint16_t kMay = RuleIndex::kMay;
  static constexpr std::uint16_t kStart = RuleIndex::kStart;
  // Whether all words that a rule spells out are among words_, or at least those it starts with.
  struct Spelled {
    bool everywhere = false;
    bool at_start = false;
  };

  // The words that patterns spell out.
  void read_words() {
    std::vector<std::string> words;
    for (std::size_t rule = 0; rule < rules_.size(); ++rule) {
      Spelled& spelled = spelled_.emplace_back();
      if (rules_[rule].pattern.empty()) continue;
      const PatternNodePtr tree = read_pattern(rules_[rule].pattern);
      index_.costs_[rule].understood = tree != nullptr;
      if (!tree) continue;
      PatternAutomaton automaton(*tree);
      spelled.everywhere = automaton.spelled_words(automaton.word_starts(), words);
      spelled.at_start =
          spelled.everywhere || automaton.spelled_words(automaton.either(automaton.start()), words);
    }
    for (std::string& word : words) words_.emplace(std::move(word), std::uint16_t{0});
  }

  void read_phrases() {
    std::map<std::string, std::vector<std::uint32_t>> phrases;
    for (std::uint32_t p = 0; p < phrases_.size(); ++p) {
      for (const std::string& form : written_forms(RuleIndex::first_unit(phrases_[p]))) {
        phrases[form].push_back(p);
      }
    }
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

  // The units that are told apart: shapes, marks, words, in this order.
  void number_units() {
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
    plant_words();
    unit_count_ = kShapes + marks_.size() + words_.size();
    columns_.resize(2 * unit_count_);
    starts_.assign(2 * unit_count_, false);
  }

  // The words as a tree, letter by letter, in the order in which they are walked.
  void plant_words() {
    std::vector<std::uint32_t> path;  // nodes of the letters of the word before
    std::u32string letters;
    std::uint32_t number = 0;
    for (const auto& [word, phrase] : words_) {
      std::u32string now;
      for (std::size_t at = 0; at < word.size();) now.push_back(utf8::next(word, at));
      std::size_t same = 0;
      while (same < now.size() && same < letters.size() && now[same] == letters[same]) ++same;
      for (; path.size() > same; path.pop_back()) {
        tree_[path.back()].behind = static_cast<std::uint32_t>(tree_.size());
      }
      for (std::size_t i = same; i < now.size(); ++i) {
        path.push_back(static_cast<std::uint32_t>(tree_.size()));
        tree_.push_back({now[i], static_cast<std::uint32_t>(i), 0, kNone});
      }
      tree_[path.back()].word = number++;
      letters = std::move(now);
    }
    for (const std::uint32_t node : path) {
      tree_[node].behind = static_cast<std::uint32_t>(tree_.size());
    }
  }

  // One rule's automaton over units: by state, from kStart on, the units that lead anywhere.
  struct Step {
    std::uint32_t unit = 0;
    std::uint16_t to = kDead;
    bool operator==(const Step&) const = default;
    auto operator<=>(const Step&) const = default;
  };
  using Steps = std::vector<std::vector<Step>>;

  // The same with units that lead to the same states in one column.
  struct Table {
    std::vector<std::uint32_t> column_of;          // by unit
    std::vector<std::vector<std::uint16_t>> rows;  // by state, then column
    std::size_t columns = 0;
  };

  [[nodiscard]] Table table_of(const Steps& steps) const {
    std::vector<std::vector<Step>> by_unit(2 * unit_count_);
    for (std::size_t state = 0; state < steps.size(); ++state) {
      for (const Step& step : steps[state]) {
        by_unit[step.unit].push_back({static_cast<std::uint32_t>(state), step.to});
      }
    }
    Table table;
    std::map<std::vector<Step>, std::uint32_t> known;
    table.rows.resize(steps.size());
    for (const std::vector<Step>& column : by_unit) {
      const auto [at, fresh] = known.try_emplace(column, static_cast<std::uint32_t>(table.columns));
      table.column_of.push_back(at->second);
      if (!fresh) continue;
      ++table.columns;
      for (auto& row : table.rows) row.push_back(kDead);
      for (const Step& step : column) table.rows[step.unit].back() = step.to;
    }
    return table;
  }

  // Makes states equal that let the same units follow, and those dead that lead to no match.
  // The first state stays the first.
  static void merge_states(Table& table) {
    const std::size_t count = table.rows.size();
    std::vector<std::uint16_t> merged(count + kStart, kDead);
    merged[kMay] = kMay;
    // Which lead to a match: backwards, until nothing is new.
    for (bool more = true; more;) {
      more = false;
      for (std::size_t state = count; state-- > 0;) {
        if (merged[state + kStart] != kDead) continue;
        const auto& row = table.rows[state];
        if (std::any_of(row.begin(), row.end(),
                        [&](std::uint16_t to) { return merged[to] != kDead; })) {
          merged[state + kStart] = kStart;
          more = true;
        }
      }
    }
    // Apart, as long as they differ in what they lead to.
    std::size_t classes = 1;
    while (true) {
      std::map<std::vector<std::uint16_t>, std::uint16_t> known;
      std::vector<std::uint16_t> next = merged;
      for (std::size_t state = 0; state < count; ++state) {
        if (merged[state + kStart] == kDead) continue;
        std::vector<std::uint16_t> leads;
        for (const std::uint16_t to : table.rows[state]) leads.push_back(merged[to]);
        next[state + kStart] =
            known.try_emplace(std::move(leads), static_cast<std::uint16_t>(known.size() + kStart))
                .first->second;
      }
      merged = std::move(next);
      if (known.size() == classes) break;
      classes = known.size();
    }
    if (count == 0 || merged[kStart] == kDead) return;  // matches nothing: left as it is
    std::vector<std::vector<std::uint16_t>> rows;
    for (std::size_t state = 0; state < count; ++state) {
      if (merged[state + kStart] != rows.size() + kStart) continue;  // known, or dead
      auto& row = rows.emplace_back(std::move(table.rows[state]));
      for (std::uint16_t& to : row) to = merged[to];
    }
    table.rows = std::move(rows);
    // Columns may be equal now.
    std::map<std::vector<std::uint16_t>, std::uint32_t> known;
    std::vector<std::uint32_t> column(table.columns);
    std::vector<std::uint32_t> kept;
    for (std::uint32_t c = 0; c < table.columns; ++c) {
      std::vector<std::uint16_t> leads;
      for (const auto& row : table.rows) leads.push_back(row[c]);
      const auto [at, fresh] =
          known.try_emplace(std::move(leads), static_cast<std::uint32_t>(kept.size()));
      column[c] = at->second;
      if (fresh) kept.push_back(c);
    }
    for (std::uint32_t& c : table.column_of) c = column[c];
    for (auto& row : table.rows) {
      std::vector<std::uint16_t> narrow;
      for (const std::uint32_t c : kept) narrow.push_back(row[c]);
      row = std::move(narrow);
    }
    table.columns = kept.size();
  }

  // Builds the automaton of one rule, its column for each unit, and its bits.
  void add_rule(std::size_t rule) {
    Steps steps;
    bool blank_first = false;
    bool at_start = false;
    if (!rules_[rule].pattern.empty()) {
      if (const PatternNodePtr tree = read_pattern(rules_[rule].pattern)) {
        PatternAutomaton automaton(*tree);
        blank_first = automaton.may_start_with_blank();
        at_start = automaton.only_at_start();
        steps = steps_of(automaton, spelled_[rule]);
      } else {
        blank_first = true;
        steps.push_back(to_all());
      }
    }
    index_.flags_[rule] = static_cast<std::uint8_t>((at_start ? RuleIndex::kOnlyAtStart : 0) |
                                                    (blank_first ? RuleIndex::kBlankFirst : 0));

    Table table = table_of(steps);
    merge_states(table);
    // Too many columns to number: what is reached last is not told apart.
    for (std::size_t most = steps.size(); table.columns > kMostColumns && most > 1;) {
      most = most * 3 / 4;
      steps.resize(most);
      for (auto& step : steps) {
        for (Step& each : step) {
          if (each.to >= most + kStart) each.to = kMay;
        }
      }
      table = table_of(steps);
      merge_states(table);
    }
    if (table.rows.empty()) table.rows.emplace_back(table.columns, kDead);  // never starts
    RuleIndex::Automaton automaton;
    automaton.begin = static_cast<std::uint32_t>(tables_->table.size());
    automaton.columns = static_cast<std::uint32_t>(table.columns);
    index_.automata_.push_back(automaton);
    for (const auto& row : table.rows) {
      tables_->table.insert(tables_->table.end(), row.begin(), row.end());
    }
    for (std::size_t unit = 0; unit < 2 * unit_count_; ++unit) {
      columns_[unit].push_back(static_cast<char>(table.column_of[unit]));
    }
    const std::uint32_t small = table.column_of[std::size_t{2} * kSmall + 1];  // a blank before it
    const std::uint16_t after = table.rows[0][small];
    index_.costs_[rule].open =
        after == kMay || (after >= kStart && table.rows[after - kStart][small] != kDead);

    for (std::size_t unit = 0; unit < 2 * unit_count_; ++unit) {
      if (table.rows[0][table.column_of[unit]] != kDead) starts_[unit] = true;
    }
  }

  // A state from which every unit may be a match.
  [[nodiscard]] std::vector<Step> to_all() const {
    std::vector<Step> all;
    for (std::uint32_t unit = 0; unit < 2 * unit_count_; ++unit) all.push_back({unit, kMay});
    return all;
  }

  Steps steps_of(PatternAutomaton& automaton, Spelled spelled) {
    Steps steps;
    std::unordered_map<State, std::uint16_t> numbers;
    std::unordered_map<State, Followed> known_from;
    std::vector<State> states;
    const auto number = [&](State state) -> std::uint16_t {
      if (state == PatternAutomaton::kDead) return kDead;
      if (automaton.accepts(state)) return kMay;
      const auto known = numbers.find(state);
      if (known != numbers.end()) return known->second;
      if (states.size() >= kMostStates) return kMay;
      const auto fresh = static_cast<std::uint16_t>(states.size() + kStart);
      numbers.emplace(state, fresh);
      states.push_back(state);
      return fresh;
    };
    const State start = automaton.start();
    if (automaton.accepts(start)) {  // matches the empty text
      steps.push_back(to_all());
      return steps;
    }
    static_cast<void>(number(start));
    std::vector<std::uint16_t> to_of(2 * unit_count_, kDead);
    std::vector<std::uint32_t> reached;  // units with more than kDead there
    for (std::size_t s = 0; s < states.size(); ++s) {
      const State between = states[s];
      for (std::size_t blank = 0; blank < 2; ++blank) {
        // The first unit may have blanks before it or not, whatever the pattern starts with.
        const State from = s == 0       ? automaton.either(between)
                           : blank == 0 ? automaton.glued(between)
                                        : automaton.spaced(between);
        if (from == PatternAutomaton::kDead) continue;
        const bool told_apart = s == 0 ? spelled.at_start : spelled.everywhere;
        const auto [known, fresh] = known_from.try_emplace(2 * from + (told_apart ? 1 : 0));
        if (fresh) known->second = followed(automaton, from, told_apart);
        for (const auto& [unit, to] : known->second) {
          const std::uint16_t next = number(to);
          std::uint16_t& cell = to_of[2 * unit + blank];
          if (cell == kDead) reached.push_back(static_cast<std::uint32_t>(2 * unit + blank));
          // Two ways of one shape: what both allow is not worth a state.
          cell = cell == kDead || cell == next ? next : kMay;
        }
      }
      std::vector<Step>& step = steps.emplace_back();
      for (const std::uint32_t unit : reached) {
        step.push_back({unit, to_of[unit]});
        to_of[unit] = kDead;
      }
      reached.clear();
    }
    return steps;
  }

  // What follows a state: each unit that may, and the state behind it.
  using Followed = std::vector<std::pair<std::uint32_t, State>>;

  Followed followed(PatternAutomaton& automaton, State from, bool spelled) {
    Followed out;
    const auto put = [&](std::size_t unit, State to) {
      if (to != PatternAutomaton::kDead) out.emplace_back(static_cast<std::uint32_t>(unit), to);
    };
    const UnitCodes& units = unit_codes();
    const auto letters = [&](Shape shape, const CodeRanges& first, const CodeRanges& second) {
      put(shape, automaton.after_shape(from, first, second, units.latin, !spelled));
    };
    letters(kLetter, units.no_capitals, {});
    letters(kSmall, units.no_capitals, units.latin);
    letters(kCapital, units.capitals, {});
    letters(kCapitalised, units.capitals, units.no_capitals);
    letters(kCapitals, units.capitals, units.capitals);
    put(kForeign, automaton.after_shape(from, units.letters, {}, {}, true));
    put(kForeign, automaton.after_shape(from, units.letters, units.letters, units.letters, true));
    const auto number = [&](Shape shape, const std::vector<CodeRanges>& each, bool longer) {
      put(shape, automaton.after_digits(from, each, longer));
    };
    const CodeRanges any = digits('0', '9');
    number(kOneDigit, {any}, false);
    number(kTwoDigitsLow, {digits('0', '3'), any}, false);
    number(kTwoDigits, {digits('4', '9'), any}, false);
    number(kThreeDigits, {any, any, any}, false);
    number(kYear, {digits('1', '2'), any, any, any}, false);
    number(kFourDigits, {CodeRanges{{'0', '0'}, {'3', '9'}}, any, any, any}, false);
    number(kManyDigits, {any, any, any, any, any}, true);
    number(kOtherDigits, {units.digits}, true);
    put(kMark, automaton.after_one(from, other_marks()));
    for (std::size_t m = 0; m < marks_.size(); ++m) {
      put(kShapes + m, automaton.after_one(from, {{marks_[m], marks_[m]}}));
    }
    path_.assign(1, from);
    for (std::uint32_t n = 0; n < tree_.size();) {
      const Letter& letter = tree_[n];
      path_.resize(letter.depth + std::size_t{1});
      const State state = automaton.step(path_.back(), letter.code);
      if (state == PatternAutomaton::kDead) {
        n = letter.behind;
        continue;
      }
      path_.push_back(state);
      if (letter.word != kNone) {
        put(kShapes + marks_.size() + letter.word, automaton.after_letters(state));
      }
      ++n;
    }
    return out;
  }

  // All that is neither letter nor digit nor blank nor has a kind of its own.
  const CodeRanges& other_marks() {
    if (!other_marks_.empty()) return other_marks_;
    const UnitCodes& units = unit_codes();
    char32_t from = 0;
    const auto skip = [&](char32_t code) {
      return std::binary_search(marks_.begin(), marks_.end(), code) ||
             has_code(units.letters, code) || has_code(units.digits, code) ||
             has_code(units.blanks, code);
    };
    for (char32_t code = 0; code <= 0x3000; ++code) {
      if (!skip(code)) continue;
      if (code > from) other_marks_.emplace_back(from, code - 1);
      from = code + 1;
    }
    other_marks_.emplace_back(from, 0x10FFFF);
    return other_marks_;
  }

  // The kinds of a unit, without and with a blank before it: equal ones once. Returns the first.
  std::uint16_t kind_of(std::size_t unit) {
    std::string both = columns_[2 * unit] + columns_[2 * unit + 1];
    const auto [known, fresh] =
        kinds_.try_emplace(std::move(both), static_cast<std::uint16_t>(index_.starts_.size()));
    if (!fresh) return known->second;
    for (std::size_t blank = 0; blank < 2; ++blank) {
      tables_->columns += columns_[2 * unit + blank];
      index_.starts_.push_back(starts_[2 * unit + blank] ? 1 : 0);
    }
    return known->second;
  }

  void store() {
    // Kinds 0 and 1 are never given, so that 0 can mark free slots.
    tables_->columns.assign(2 * rules_.size(), '\0');
    index_.starts_.assign(2, 0);
    for (std::size_t shape = 0; shape < kShapes; ++shape) index_.shapes_.push_back(kind_of(shape));
    for (RuleIndex::Mark& mark : index_.ascii_) mark.kind = index_.shapes_[kMark];
    for (std::size_t m = 0; m < marks_.size(); ++m) {
      const auto phrase = mark_phrases_.find(marks_[m]);
      const RuleIndex::Mark mark{static_cast<std::uint32_t>(marks_[m]), kind_of(kShapes + m),
                                 phrase == mark_phrases_.end() ? std::uint16_t{0} : phrase->second};
      if (mark.code < 128) {
        index_.ascii_[mark.code] = mark;
      } else {
        index_.marks_.push_back(mark);
      }
    }
    index_.slots_.assign(std::bit_ceil(words_.size() * 2 + 2), {});
    std::size_t w = 0;
    for (const auto& [word, phrase] : words_) {
      const std::uint64_t hash = hash_of(word, 0, word.size());
      std::size_t at = hash & (index_.slots_.size() - 1);
      while (index_.slots_[at].kind != 0) at = (at + 1) & (index_.slots_.size() - 1);
      index_.slots_[at] = {static_cast<std::uint32_t>(hash >> 32U),
                           kind_of(kShapes + marks_.size() + w), phrase};
      index_.longest_word_ =
          std::max(index_.longest_word_, static_cast<std::uint32_t>(word.size()));
      ++w;
    }
  }

  const std::vector<IndexedRule>& rules_;
  const std::vector<std::string>& phrases_;
  RuleIndex& index_;
  std::vector<Spelled> spelled_;                // by rule
  std::map<std::string, std::uint16_t> words_;  // and their phrases
  struct Letter {
    char32_t code = 0;
    std::uint32_t depth = 0;     // letters before it
    std::uint32_t behind = 0;    // the first node that does not go on from here
    std::uint32_t word = kNone;  // that ends here, by its number
  };
  std::vector<Letter> tree_;  // the words
  std::vector<State> path_;   // while they are walked: behind each letter
  std::map<char32_t, std::uint16_t> mark_phrases_;
  std::vector<char32_t> marks_;
  std::size_t unit_count_ = 0;
  std::vector<std::string> columns_;  // by unit, without and with a blank: by rule
  std::vector<bool> starts_;          // likewise: whether some rule does
  CodeRanges other_marks_;
  std::map<std::string, std::uint16_t> kinds_;
  std::shared_ptr<Tables> tables_ = std::make_shared<Tables>();
};

RuleIndex::RuleIndex(const std::vector<IndexedRule>& rules,
                     const std::vector<std::string>& phrases) {
  RuleIndexBuilder(rules, phrases, *this).build();
}

std::string RuleIndex::first_unit(std::string_view text) {
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

const RuleIndex::Slot* RuleIndex::find_word(std::string_view text, std::size_t begin,
                                            std::size_t size) const {
  if (size > longest_word_) return nullptr;
  const std::uint64_t hash = hash_of(text, begin, size);
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
  if (!ascii) return shapes_[kOtherDigits];
  switch (number.size()) {
    case 1: return shapes_[kOneDigit];
    case 2: return shapes_[number[0] <= '3' ? kTwoDigitsLow : kTwoDigits];
    case 3: return shapes_[kThreeDigits];
    case 4: return shapes_[number[0] == '1' || number[0] == '2' ? kYear : kFourDigits];
    default: return shapes_[kManyDigits];
  }
}

namespace {

// What a byte is, or begins.
enum Byte : std::uint8_t { kBlank, kSmallLetter, kCapitalLetter, kDigit, kSign, kAccent, kMany };

constexpr std::array<std::uint8_t, 256> kBytes = [] {
  std::array<std::uint8_t, 256> bytes{};
  for (std::size_t byte = 0; byte < 256; ++byte) {
    bytes[byte] = byte >= 0x80                               ? kMany
                  : byte >= 'a' && byte <= 'z'               ? kSmallLetter
                  : byte >= 'A' && byte <= 'Z'               ? kCapitalLetter
                  : byte >= '0' && byte <= '9'               ? kDigit
                  : byte == ' ' || (byte >= 9 && byte <= 13) ? kBlank
                                                             : kSign;
  }
  return bytes;
}();

}  // namespace

// The run of letters at `at`, to its end. Tells its shape.
std::size_t RuleIndex::end_of_word(std::string_view text, std::size_t at, std::size_t end,
                                   std::uint8_t& shape) {
  const CharClasses classes;
  int count = 0;
  bool first_capital = false;
  bool second_capital = false;
  bool foreign = false;
  while (at < end) {
    const auto byte = static_cast<unsigned char>(text[at]);
    std::uint8_t what = kBytes[byte];
    std::size_t next = at + 1;
    if (what == kMany) {
      const char32_t code = utf8::next(text, next = at);
      const CharClass c = classes.of(code);
      if (!is_letter(c) && c != CharClass::mark) break;
      what = c == CharClass::upper ? kCapitalLetter : kSmallLetter;
      foreign = foreign || (code >= 0x370 && (code < 0x1E00 || code >= 0x1F00));
    } else if (what != kSmallLetter && what != kCapitalLetter) {
      break;
    }
    if (count == 0) first_capital = what == kCapitalLetter;
    if (count == 1) second_capital = what == kCapitalLetter;
    ++count;
    at = next;
  }
  shape = foreign          ? kForeign
          : !first_capital ? (count == 1 ? kLetter : kSmall)
          : count == 1     ? kCapital
          : second_capital ? kCapitals
                           : kCapitalised;
  return at;
}

void RuleIndex::cut(std::string_view text, Span span, std::vector<TextUnit>& units) const {
  const CharClasses classes;
  units.clear();
  std::size_t i = span.begin;
  std::uint16_t blank = 1;  // a blank before the unit, or the start of the text
  while (i < span.end) {
    const std::size_t begin = i;
    std::uint8_t what = kBytes[static_cast<unsigned char>(text[i])];
    char32_t code = static_cast<unsigned char>(text[i]);
    std::size_t next = i + 1;
    if (what == kMany) {
      code = utf8::next(text, next = i);
      switch (classes.of(code)) {
        case CharClass::space:
        case CharClass::newline: what = kBlank; break;
        case CharClass::upper:
        case CharClass::lower:
        case CharClass::letter: what = kSmallLetter; break;
        case CharClass::mark: what = kAccent; break;
        case CharClass::digit: what = kDigit; break;
        default: what = kSign; break;
      }
    }
    TextUnit unit{static_cast<std::uint32_t>(begin), 0, 0};
    switch (what) {
      case kBlank:
        blank = 1;
        i = next;
        continue;
      case kSmallLetter:
      case kCapitalLetter: {
        std::uint8_t shape = 0;
        i = end_of_word(text, begin, span.end, shape);
        if (const Slot* slot = find_word(text, begin, i - begin)) {
          unit.kind = slot->kind;
          unit.phrase = slot->phrase;
        } else {
          unit.kind = shapes_[shape];
        }
        break;
      }
      case kAccent:
        // Marks that stand on no letter: a token may start right behind them.
        i = next;
        unit.kind = shapes_[kForeign];
        break;
      case kDigit:
        do {
          i = next;
          if (i == span.end) break;
          next = i + 1;
          what = kBytes[static_cast<unsigned char>(text[i])];
          if (what == kMany && classes.of(utf8::next(text, next = i)) == CharClass::digit) {
            what = kDigit;
          }
        } while (what == kDigit);
        unit.kind = kind_of_digits(text.substr(begin, i - begin));
        break;
      default: {
        i = next;
        const Mark* mark = nullptr;
        if (code < 128) {
          mark = &ascii_[code];
        } else {
          const auto at = std::partition_point(marks_.begin(), marks_.end(),
                                               [&](const Mark& m) { return m.code < code; });
          if (at != marks_.end() && at->code == code) mark = &*at;
        }
        unit.kind = mark != nullptr ? mark->kind : shapes_[kMark];
        unit.phrase = mark != nullptr ? mark->phrase : std::uint16_t{0};
        break;
      }
    }
    unit.kind = static_cast<std::uint16_t>(unit.kind + blank);
    blank = 0;
    units.push_back(unit);
  }
  units.push_back({span.end, shapes_[kEnd], 0});
}

namespace {

template <typename Row>
void pack_array(const std::vector<Row>& rows, std::string& out) {
  pack_text(bytes_of(rows), out);
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
  pack_number(longest_word_, out);
  pack_array(slots_, out);
  pack_array(shapes_, out);
  pack_array(std::vector<Mark>(ascii_.begin(), ascii_.end()), out);
  pack_array(marks_, out);
  pack_array(starts_, out);
  pack_number(rule_count_, out);
  pack_text(columns_, out);
  pack_array(automata_, out);
  pack_text(table_, out);
  pack_array(flags_, out);
  pack_number(static_cast<std::uint32_t>(phrases_.size()), out);
  for (const auto& phrases : phrases_) pack_array(phrases, out);
}

bool RuleIndex::fits(std::size_t rules, std::size_t phrases) const {
  if (rules != rule_count_) return false;
  return std::all_of(phrases_.begin(), phrases_.end(), [&](const auto& those) {
    return std::all_of(those.begin(), those.end(),
                       [&](std::uint32_t phrase) { return phrase < phrases; });
  });
}

// No column and no state leads out of a rule's table.
bool RuleIndex::tables_fit() const {
  if (table_.size() % 2 != 0) return false;
  const std::size_t size = table_.size() / 2;
  std::vector<std::uint8_t> widths(rule_count_);  // of each rule, the last column
  for (std::size_t rule = 0; rule < rule_count_; ++rule) {
    const std::size_t begin = automata_[rule].begin;
    const std::size_t end = rule + 1 < rule_count_ ? std::size_t{automata_[rule + 1].begin} : size;
    const std::size_t columns = automata_[rule].columns;
    if (begin > end || end > size || columns == 0) return false;
    const std::size_t states = (end - begin) / columns;
    if (states == 0 || states * columns != end - begin) return false;
    if (states > std::size_t{0xFFFF} - kStart) return false;
    std::uint16_t highest = 0;  // no way out of the loop: then it takes many at once
    for (std::size_t i = begin; i < end; ++i) highest = std::max(highest, state_at(i));
    if (highest >= kStart + states) return false;
    widths[rule] = static_cast<std::uint8_t>(std::min<std::size_t>(columns, 0xFF) - 1);
  }
  std::uint8_t beyond = 0;
  for (std::size_t kind = 0; kind < starts_.size(); ++kind) {
    const char* row = columns_.data() + kind * rule_count_;
    for (std::size_t rule = 0; rule < rule_count_; ++rule) {
      beyond |= static_cast<std::uint8_t>(static_cast<std::uint8_t>(row[rule]) > widths[rule]);
    }
  }
  return beyond == 0;
}

RuleIndex RuleIndex::unpack(PackedReader& reader, std::shared_ptr<const void> keep) {
  RuleIndex index;
  index.keep_ = std::move(keep);
  index.longest_word_ = reader.number();
  index.slots_ = unpack_array<Slot>(reader);
  index.shapes_ = unpack_array<std::uint16_t>(reader);
  const std::vector<Mark> ascii = unpack_array<Mark>(reader);
  index.marks_ = unpack_array<Mark>(reader);
  index.starts_ = unpack_array<std::uint8_t>(reader);
  index.rule_count_ = reader.number();
  index.columns_ = reader.text();
  index.automata_ = unpack_array<Automaton>(reader);
  index.table_ = reader.text();
  index.flags_ = unpack_array<std::uint8_t>(reader);
  for (std::uint32_t left = reader.number(); left > 0; --left) {
    index.phrases_.push_back(unpack_array<std::uint32_t>(reader));
  }
  // Everything that is read unchecked later.
  const auto bad_kind = [&](std::uint16_t kind, std::uint16_t phrase) {
    return kind + std::size_t{1} >= index.starts_.size() || phrase > index.phrases_.size();
  };
  bool good = index.shapes_.size() == kShapes && ascii.size() == index.ascii_.size() &&
              std::has_single_bit(index.slots_.size()) &&
              index.automata_.size() == index.rule_count_ &&
              index.columns_.size() == index.starts_.size() * index.rule_count_ &&
              index.flags_.size() == index.rule_count_;
  std::size_t free = 0;
  for (const Slot& slot : index.slots_) {
    good = good && !bad_kind(slot.kind, slot.phrase);
    if (slot.kind == 0) ++free;
  }
  for (const std::uint16_t kind : index.shapes_) good = good && !bad_kind(kind, 0);
  for (const Mark& mark : ascii) good = good && !bad_kind(mark.kind, mark.phrase);
  for (const Mark& mark : index.marks_) good = good && !bad_kind(mark.kind, mark.phrase);
  good = good && index.tables_fit();
  if (!good || free == 0) throw ResourceError("a rule index that does not fit; compile again");
  std::copy(ascii.begin(), ascii.end(), index.ascii_.begin());
  return index;
}

}  // namespace vigie
