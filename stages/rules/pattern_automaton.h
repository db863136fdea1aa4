// What a pattern can be made of, unit by unit: runs of letters, runs of digits, single marks.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "stages/rules/pattern_tree.h"

namespace vigie {

/// A pattern as a non-deterministic automaton over code points, walked by sets of states that are
/// remembered. Units are what the rule index cuts a text into (rule_index.h): a match starts and
/// ends at their edges, and so does its group "span". Everything said here errs on one side: a unit
/// that a match can hold is never denied. Not thread-safe: it remembers.
class PatternAutomaton {
 public:
  /// A set of states, by number. 0 is the empty one.
  using State = std::uint32_t;
  static constexpr State kDead = 0;

  explicit PatternAutomaton(const PatternNode& tree);

  // States between units.

  /// Before the first unit.
  [[nodiscard]] State start();
  /// A match may end here, or behind blanks that follow.
  [[nodiscard]] bool accepts(State between) const { return sets_[between].accepts; }
  /// Every match starts where the text does.
  [[nodiscard]] bool only_at_start() const { return only_at_start_; }
  /// A match may start with a blank.
  [[nodiscard]] bool may_start_with_blank();
  /// Everything that a run of letters can start at, of whatever match.
  [[nodiscard]] State word_starts();

  // States from which a unit is taken, and those within one.

  /// From `between` on with no blank before the next unit, with blanks, or with either.
  [[nodiscard]] State glued(State between) const { return between; }
  [[nodiscard]] State spaced(State between);
  [[nodiscard]] State either(State between);
  /// After `code`.
  [[nodiscard]] State step(State within, char32_t code);
  /// Between two units, when a run of letters ends at `within`.
  [[nodiscard]] State after_letters(State within);

  /// Between two units, after a run of letters that begins with one of `first`, goes on with one of
  /// `second` (empty: has one letter only) and with any of `rest`. Without `spelled`, words that
  /// the pattern spells out do not count.
  [[nodiscard]] State after_shape(State from, const CodeRanges& first, const CodeRanges& second,
                                  const CodeRanges& rest, bool spelled);
  /// After a run of digits as long as `digits`, each of one set; with `longer` that or more of the
  /// last.
  [[nodiscard]] State after_digits(State from, const std::vector<CodeRanges>& digits, bool longer);
  /// After one code point of `codes`.
  [[nodiscard]] State after_one(State from, const CodeRanges& codes);

  /// The words that the pattern spells out, letter by letter, as a unit from `from`, appended to
  /// `words`. False when they are too many: none is appended then.
  [[nodiscard]] bool spelled_words(State from, std::vector<std::string>& words) const;

 private:
  using Nodes = std::vector<std::uint32_t>;
  enum class Kind : std::uint8_t { codes, pass, edge };
  struct Node {
    Kind kind = Kind::pass;
    std::uint32_t codes = 0;  // row of classes_
    std::uint32_t next = 0;
    std::uint32_t other = 0;  // of kind pass: second way on; 0: none
  };
  struct Class {
    CodeRanges ranges;
    bool blank = false;       // has a blank or a line end
    bool non_letter = false;  // has something that is no letter
    bool non_digit = false;
    bool endless = false;  // of a class that is repeated without end
    bool wide = false;     // more than a few code points, or endless: not spelled out
  };
  struct Set {
    Nodes nodes;  // those with codes, edges not yet passed, the end; sorted
    bool accepts = false;
    State after_letters = 0;   // number + 1 once known
    std::vector<State> ascii;  // likewise; empty before the first is
    std::unordered_map<char32_t, State> others;
  };

  std::uint32_t add_node(Node node);
  std::uint32_t add_class(const CodeRanges& codes, bool endless);
  // Nodes for `tree`, from which `next` follows. Returns the first.
  std::uint32_t build(const PatternNode& tree, std::uint32_t next);
  // Follows nodes that are passed through; edges only with `edges`.
  [[nodiscard]] Nodes followed(const Nodes& nodes, bool edges) const;
  [[nodiscard]] Nodes behind_blanks(const Nodes& nodes) const;
  // What follows the nodes that take one of `codes`: only small classes, only large ones, or all.
  enum class Size : std::uint8_t { small, large, all };
  [[nodiscard]] Nodes stepped(const Nodes& nodes, const CodeRanges& codes, Size size) const;
  // Those of `nodes` at which a run ends, as a state between units. `other` is what they must take.
  State ended(const Nodes& nodes, bool Class::*other);
  [[nodiscard]] bool ends(std::uint32_t node, bool Class::*other) const;
  State number(Nodes nodes);

  std::vector<Node> nodes_;
  // Working memory of `followed`: nodes that the last round has seen, and those to be followed.
  mutable std::vector<std::uint32_t> seen_;
  mutable std::uint32_t round_ = 0;
  mutable Nodes open_;
  std::vector<Class> classes_;
  std::vector<Set> sets_;
  std::map<Nodes, State> numbers_;
  std::uint32_t accept_ = 0;
  std::uint32_t first_ = 0;
  bool only_at_start_ = false;
};

/// Letters and combining marks; of those of the Latin script, which rules are about, capitals and
/// the others. All digits. Blanks and line ends. Static storage.
struct UnitCodes {
  CodeRanges letters;
  CodeRanges latin;
  CodeRanges capitals;
  CodeRanges no_capitals;
  CodeRanges digits;
  CodeRanges blanks;
};
[[nodiscard]] const UnitCodes& unit_codes();

}  // namespace vigie
