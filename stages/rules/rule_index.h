// Where in a text which rules can start.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/packed.h"
#include "vigie/span.h"

namespace vigie {

/// A rule as the index sees it.
struct IndexedRule {
  std::string_view pattern;  ///< RE2 syntax; empty: the rule is not asked about
};

/// What makes a rule dear, for the linter.
struct RuleCost {
  bool understood = true;  ///< false: its syntax cannot be read here; it is tried at every unit
  /// Two ordinary words in small letters do not tell that it cannot match where they stand.
  bool open = false;
};

/// A unit of a text: a run of letters (with their marks), a run of digits, or one other character
/// that is no blank.
struct TextUnit {
  std::uint32_t begin = 0;   ///< byte of the text
  std::uint16_t kind = 0;    ///< of the index
  std::uint16_t phrase = 0;  ///< number of the phrases that may start here, from 1; 0: none
};

/// Tells which rules can match where, unit by unit. Each unit of a text is looked up once; what
/// rules do not name is one of a few kinds by its looks (a word with a capital, four digits, ...).
/// Each rule has a small automaton over kinds, made of its pattern, which is followed as far as it
/// goes. What is left nearly always matches.
///
/// Immutable once built; const calls are safe in any thread.
class RuleIndex {
 public:
  RuleIndex() = default;
  /// Reads the patterns; takes some milliseconds a rule. `phrases` are words and phrases to be told
  /// of as well.
  RuleIndex(const std::vector<IndexedRule>& rules, const std::vector<std::string>& phrases);

  /// Cuts `span` of `text` (valid UTF-8) into units, and one more that stands for its end. Replaces
  /// what `units` held.
  void cut(std::string_view text, Span span, std::vector<TextUnit>& units) const;

  // One rule's automaton over kinds, step by step (unit_walk.h does it for all rules at once).

  /// No match starts so; it may be one, whatever follows; before the first unit.
  static constexpr std::uint16_t kDead = 0;
  static constexpr std::uint16_t kMay = 1;
  static constexpr std::uint16_t kStart = 2;
  /// The state of `rule` after one more unit. Precondition: `state` is kStart or more.
  [[nodiscard]] std::uint16_t step(std::uint32_t rule, std::uint16_t state,
                                   std::uint16_t kind) const {
    const Automaton automaton = automata_[rule];
    const auto column = static_cast<std::uint8_t>(columns_[std::size_t{kind} * rule_count_ + rule]);
    return state_at(automaton.begin +
                    std::size_t{state - std::uint32_t{kStart}} * automaton.columns + column);
  }
  /// Whether any rule can start at a unit of `kind`.
  [[nodiscard]] bool starts(std::uint16_t kind) const { return starts_[kind] != 0; }
  /// The kind of the unit that stands for the end.
  [[nodiscard]] std::uint16_t end_kind() const { return shapes_.back(); }
  [[nodiscard]] std::uint32_t rule_count() const { return rule_count_; }
  [[nodiscard]] std::size_t kind_count() const { return starts_.size(); }
  /// `rule` can only match where the text starts.
  [[nodiscard]] bool only_at_start(std::uint32_t rule) const {
    return (flags_[rule] & kOnlyAtStart) != 0;
  }
  /// `rule` can start with a blank: it may be tried there too.
  [[nodiscard]] bool may_start_with_blank(std::uint32_t rule) const {
    return (flags_[rule] & kBlankFirst) != 0;
  }

  /// The phrases behind `TextUnit::phrase`, as indices: their first units are the same, case and
  /// accents aside.
  [[nodiscard]] const std::vector<std::uint32_t>& phrases_of(std::uint16_t phrase) const {
    return phrases_[phrase - 1U];
  }

  /// The first unit of `text` (valid UTF-8), as `cut` would have it.
  [[nodiscard]] static std::string first_unit(std::string_view text);

  /// False when it is not about so many rules, or a list of phrases names one beyond so many.
  [[nodiscard]] bool fits(std::size_t rules, std::size_t phrases) const;

  /// By rule; only of an index that was just made.
  [[nodiscard]] const std::vector<RuleCost>& costs() const { return costs_; }

  /// The index as bytes: same rules, same bytes.
  void pack(std::string& out) const;
  /// What `pack` has packed. The large tables stay where they are: `keep` is what holds the bytes
  /// that the reader views. Throws ResourceError when they are not an index.
  static RuleIndex unpack(PackedReader& reader, std::shared_ptr<const void> keep);

 private:
  friend class RuleIndexBuilder;
  // Kinds come in twos: without a blank before the unit, and with one (the next number).
  struct Slot {
    std::uint32_t tag = 0;
    std::uint16_t kind = 0;  // the first of two; 0: free
    std::uint16_t phrase = 0;
  };
  struct Mark {
    std::uint32_t code = 0;
    std::uint16_t kind = 0;
    std::uint16_t phrase = 0;
  };
  [[nodiscard]] const Slot* find_word(std::string_view text, std::size_t begin,
                                      std::size_t size) const;
  static std::size_t end_of_word(std::string_view text, std::size_t at, std::size_t end,
                                 std::uint8_t& shape);
  [[nodiscard]] bool tables_fit() const;
  [[nodiscard]] std::uint16_t state_at(std::size_t place) const {
    std::uint16_t state = 0;
    std::memcpy(&state, table_.data() + 2 * place, sizeof(state));
    return state;
  }
  [[nodiscard]] std::uint16_t kind_of_digits(std::string_view digits) const;

  enum Flag : std::uint8_t { kOnlyAtStart = 1, kBlankFirst = 2 };
  // One rule's automaton: `table_[begin + state * columns + column]` is the next state, where
  // column is that of the unit's kind. States are kDead, kMay (it can match) and others.
  struct Automaton {
    std::uint32_t begin = 0;
    std::uint32_t columns = 0;
  };

  std::uint32_t rule_count_ = 0;
  std::vector<Slot> slots_;            // words that rules or phrases name
  std::uint32_t longest_word_ = 0;     // bytes
  std::vector<std::uint16_t> shapes_;  // kind of each shape
  std::array<Mark, 128> ascii_{};      // kinds of single characters
  std::vector<Mark> marks_;            // of others, sorted
  std::vector<std::uint8_t> starts_;   // by kind
  std::string_view columns_;           // by kind and rule, a byte each
  std::vector<Automaton> automata_;    // by rule
  std::string_view table_;             // states, two bytes each, at any address
  std::vector<std::uint8_t> flags_;    // by rule
  std::vector<std::vector<std::uint32_t>> phrases_;
  std::vector<RuleCost> costs_;
  std::shared_ptr<const void> keep_;  // what columns_ and table_ view
};

}  // namespace vigie
