// What a pattern can be made of, unit by unit: runs of letters, runs of digits, single marks.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "stages/rules/pattern_tree.h"

namespace vigie {

/// A pattern as a non-deterministic automaton over code points, walked by sets of states that are
/// remembered. Units are what the rule index cuts a text into (rule_index.h); blanks between them
/// count for nothing. Everything it says errs on one side: a unit that a match can hold is never
/// denied. Not thread-safe: it remembers.
class PatternAutomaton {
 public:
  /// A set of states, by number. 0 is the empty one.
  using State = std::uint32_t;
  static constexpr State kDead = 0;

  explicit PatternAutomaton(const PatternNode& tree);

  /// Before the first unit.
  [[nodiscard]] State start();
  /// Every match starts where the text does.
  [[nodiscard]] bool only_at_start() const { return only_at_start_; }
  /// A match may start with a blank.
  [[nodiscard]] bool may_start_with_blank();
  /// A match may be over at `unit` (from `start` or `after_any`).
  [[nodiscard]] bool may_end(State unit) const { return sets_[unit].accepts; }
  /// After one more unit, whatever it is.
  [[nodiscard]] State after_any(State unit);

  /// After `code`, within a unit.
  [[nodiscard]] State step(State state, char32_t code);
  /// A run of letters may end here.
  [[nodiscard]] bool may_end_letters(State state) const { return sets_[state].ends_letters; }
  /// A run of digits may end here.
  [[nodiscard]] bool may_end_digits(State state) const { return sets_[state].ends_digits; }

  /// The words that the pattern spells out as the unit at `unit`, letter by letter, appended to
  /// `words`. False when they are too many: none is appended then.
  [[nodiscard]] bool spelled_words(State unit, std::vector<std::string>& words);

  /// Whether the unit at `unit` can be a run of letters that begins with one of `first`, goes on
  /// with one of `second` (empty: has one letter only) and with any letters. With `spelled` false,
  /// words that the pattern spells out do not count.
  [[nodiscard]] bool takes_letters(State unit, const CodeRanges& first, const CodeRanges& second,
                                   bool spelled);
  /// Whether it can be a run of digits as long as `digits`, each of one set; with `longer` that or
  /// more of the last.
  [[nodiscard]] bool takes_digits(State unit, const std::vector<CodeRanges>& digits, bool longer);
  /// Whether it can be one code point of `codes`. `spelled` as above.
  [[nodiscard]] bool takes_one(State unit, const CodeRanges& codes, bool spelled);

 private:
  struct Node {
    std::uint32_t codes = 0;  // row of classes_; 0: none, the node is passed through
    std::uint32_t next = 0;
    std::uint32_t other = 0;  // second way on, for nodes that are passed through; 0: none
  };
  struct Class {
    CodeRanges ranges;
    bool blank = false;       // has a blank or a line end
    bool non_letter = false;  // has something that is no letter
    bool non_digit = false;
    bool wide = false;  // more than a few code points
  };
  struct Set {
    std::vector<std::uint32_t> nodes;  // those with codes, sorted
    bool accepts = false;
    bool ends_letters = false;
    bool ends_digits = false;
    std::array<State, 128> ascii{};  // number + 1 once known
    std::unordered_map<char32_t, State> others;
  };
  using Nodes = std::vector<std::uint32_t>;

  std::uint32_t add_node(Node node);
  std::uint32_t add_class(const CodeRanges& codes);
  // Nodes for `tree`, from which `next` follows. Returns the first.
  std::uint32_t build(const PatternNode& tree, std::uint32_t next);
  // Follows nodes without codes.
  void follow(std::uint32_t node, Nodes& out, std::vector<bool>& seen) const;
  [[nodiscard]] Nodes followed(const Nodes& nodes) const;
  // `nodes` (followed) and what lies behind blanks.
  [[nodiscard]] Nodes behind_blanks(Nodes nodes) const;
  [[nodiscard]] Nodes stepped(const Nodes& nodes, const CodeRanges& codes, int wide) const;
  State number(Nodes nodes);
  [[nodiscard]] bool any_ends_letters(const Nodes& nodes) const;
  [[nodiscard]] bool any_ends_digits(const Nodes& nodes) const;

  std::vector<Node> nodes_;
  std::vector<Class> classes_;
  std::vector<Set> sets_;
  std::map<Nodes, State> numbers_;
  std::uint32_t accept_ = 0;
  std::uint32_t first_ = 0;
  bool only_at_start_ = false;
};

/// Letters and combining marks; of these, capitals; the others. Digits of ASCII; all digits.
/// Blanks and line ends. Static storage.
struct UnitCodes {
  CodeRanges letters;
  CodeRanges capitals;
  CodeRanges no_capitals;
  CodeRanges digits;
  CodeRanges blanks;
};
[[nodiscard]] const UnitCodes& unit_codes();

}  // namespace vigie
