// A pattern's groups told in the same pass that finds its end.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "stages/rules/pattern_tree.h"
#include "vigie/span.h"

namespace vigie {

/// The groups of a pattern by what they are for.
struct GroupNames {
  GroupNames() = default;
  /// `names` from the first group on; an empty name is a group without.
  explicit GroupNames(const std::vector<std::string>& names);

  std::size_t span = 0;  ///< the group "span", or 0: the whole match
  std::vector<std::pair<std::string, std::size_t>> captures;  ///< all others with names, in order
};

/// A pattern as a non-deterministic automaton over code points whose steps note where groups begin
/// and end. Says what RE2 says with longest_match: of the matches from a place the longest, and of
/// the ways to read it the one that prefers what stands first in the pattern. Method: V. Laurikari,
/// "NFAs with tagged transitions, their conversion to deterministic automata and application to
/// regular expressions" (SPIRE 2000), made deterministic while a text is read, as RE2 does.
///
/// Immutable once built; const calls are safe in any thread.
class TaggedPattern {
 public:
  /// What the texts are that will be matched: UTF-8, or bytes that are code points each.
  enum class Texts : std::uint8_t { utf8, bytes };
  /// Null when the pattern uses syntax that is not understood here, or needs too many nodes: RE2 is
  /// to be asked then.
  [[nodiscard]] static std::unique_ptr<const TaggedPattern> make(std::string_view pattern,
                                                                 Texts texts = Texts::utf8);

  /// Names of the groups from the first on; an empty name is a group without.
  [[nodiscard]] const std::vector<std::string>& groups() const { return groups_; }

 private:
  friend class TaggedWalk;
  enum class Kind : std::uint8_t { codes, split, tag, start, end, accept };
  struct Node {
    Kind kind = Kind::accept;
    std::uint32_t what = 0;  // codes: row of takes_; tag: twice its group, plus one where it ends
    std::uint32_t next = 0;
    std::uint32_t other = 0;  // split: the way that comes second
  };
  std::uint32_t add(Node node);
  // Nodes for `tree`, from which `next` follows; the first of them.
  std::uint32_t build(const PatternNode& tree, std::uint32_t next);
  std::uint32_t build_choice(const std::vector<const PatternNode*>& branches,
                             const std::vector<std::size_t>& skip, std::uint32_t next);
  std::uint32_t build_rest(const PatternNode& branch, std::size_t skip, std::uint32_t next);
  void number_codes();
  [[nodiscard]] std::uint32_t class_of(char32_t code) const;

  std::vector<std::string> groups_;
  Texts texts_ = Texts::utf8;
  std::vector<Node> nodes_;
  std::uint32_t first_ = 0;
  bool too_large_ = false;
  std::vector<CodeRanges> ranges_;                // distinct
  std::map<CodeRanges, std::uint32_t> range_of_;  // while building
  // Code points that no set tells apart are one class.
  std::uint32_t class_count_ = 0;
  std::array<std::uint8_t, 0x400> small_{};  // class by code
  struct Stretch {
    char32_t first = 0;
    std::uint8_t code_class = 0;
  };
  std::vector<Stretch> stretches_;                // up to the next one
  std::vector<std::vector<std::uint8_t>> takes_;  // by set, by class
};

/// Follows a TaggedPattern and keeps the states that texts have needed. Working memory of one
/// thread, for one pattern.
class TaggedWalk {
 public:
  explicit TaggedWalk(const TaggedPattern& pattern) : pattern_(&pattern) {}

  /// The longest match of `text` (valid UTF-8, or bytes) that starts at `begin` and does not end
  /// behind `limit`; false when there is none. `^` holds at 0, `$` at the end of `text`. `groups`
  /// receives the whole match and then each group, in bytes of `text`; where a group took no part,
  /// {0, 0}. `looked` grows by the bytes that were read.
  bool match(std::string_view text, std::size_t begin, std::size_t limit, std::vector<Span>& groups,
             std::size_t& looked);

 private:
  // A step in table_: not made yet, leading nowhere, or the state it leads to plus kFirst, with
  // what is known of it.
  using Step = std::uint16_t;
  static constexpr Step kUnknown = 0;
  static constexpr Step kDead = 1;
  static constexpr Step kFirst = 2;
  static constexpr Step kAccepts = 0x8000;  // the state may end a match
  static constexpr Step kPlain = 0x4000;  // each of its nodes comes from the node of the same place
  static constexpr Step kNumber = 0x3FFF;
  // Where a node of a state was reached from: the place of the node in the state before, and the
  // tags passed on the way, a row of tag_lists_.
  struct Origin {
    std::uint16_t from = 0;
    std::uint16_t tags = 0;
  };
  // The step that was last taken from a state: states lie close together here, rows of table_ do
  // not.
  struct Recent {
    Step step = kUnknown;
    std::uint8_t code_class = 0;
  };
  struct State {
    std::vector<std::uint32_t> nodes;  // in order of preference
    bool ends = false;                 // has nodes that wait for the end
  };
  // Adds what `node` leads to without a character to fresh_, in order of preference.
  void follow(std::uint32_t node, std::uint32_t from, bool at_start, bool at_end);
  Step step(std::uint32_t state, std::uint32_t code_class);
  std::uint32_t number_fresh();
  std::uint32_t keep_origins();
  [[nodiscard]] std::uint16_t number_tags();
  [[nodiscard]] std::uint32_t start_state(bool at_start);
  // Where the accepting node is reached from when the text ends behind this step from `before`, or
  // (kNone) at the start; false when it is not.
  bool last_step(std::uint32_t before, std::uint32_t code_class, bool at_start, Origin& origin);
  void forget();

  const TaggedPattern* pattern_;
  std::vector<State> states_;
  std::vector<std::uint32_t> accepts_;       // by state: place of the accepting node, or kNone
  std::vector<Step> table_;                  // by state and class
  std::vector<std::uint32_t> step_origins_;  // likewise: of the first node, in origins_
  std::vector<Recent> recent_;               // by state
  std::vector<Origin> origins_;
  std::vector<std::vector<std::uint32_t>> tag_lists_{{}};  // the first is empty
  std::map<std::vector<std::uint32_t>, std::uint16_t> tag_numbers_;
  std::map<std::vector<std::uint32_t>, std::uint32_t> numbers_;
  std::array<std::uint32_t, 2> starts_{kNone, kNone};  // by at_start: state
  std::array<std::uint32_t, 2> start_origins_{};
  // While a state is made.
  std::vector<std::uint32_t> fresh_;
  std::vector<Origin> fresh_origins_;
  std::vector<std::uint32_t> seen_;
  std::uint32_t round_ = 0;
  struct Open {
    std::uint32_t node = 0;
    std::uint32_t tag_count = 0;  // of path_ when it was met
  };
  std::vector<Open> open_;
  std::vector<std::uint32_t> path_;  // tags on the way to where we are
  // While a text is read: the steps taken, and the bytes of the text behind each.
  struct Taken {
    std::uint32_t position = 0;
    std::uint16_t before = 0;  // the state that was left
    std::uint8_t code_class = 0;
    bool plain = false;
  };
  std::vector<Taken> way_;  // as long as the longest so far
};

}  // namespace vigie
