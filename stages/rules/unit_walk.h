// The automata of all rules of an index, followed as one.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "stages/rules/rule_index.h"

namespace vigie {

/// Tells which rules can match from a unit on, by one step a unit for all rules together: their
/// automata (rule_index.h) are made into one while a text is read, state by state, and what was
/// made is kept for the next text. A text needs few of the states that there could be; when they
/// become many all the same, they are forgotten and made again. Working memory of one thread, for
/// one index at a time.
class UnitWalk {
 public:
  /// The rules that can match from the first of `units` on, each once, in no order. `units` end
  /// with that which RuleIndex::cut puts there. Good until the next call.
  [[nodiscard]] std::span<const std::uint32_t> rules_at(const RuleIndex& index,
                                                        const TextUnit* units);

 private:
  // A rule that is still undecided, and its state.
  struct Open {
    std::uint32_t rule = 0;
    std::uint16_t state = 0;
    auto operator<=>(const Open&) const = default;
  };
  // Undecided rules, and those of which this unit tells that they can match: stretches of open_ and
  // sure_.
  struct State {
    std::uint32_t open_begin = 0;
    std::uint32_t open_end = 0;
    std::uint32_t sure_begin = 0;
    std::uint32_t sure_end = 0;
  };
  struct Step {
    std::uint32_t key = 0;  // state and kind, plus one; 0: free
    std::uint32_t to = 0;
  };
  [[nodiscard]] std::uint32_t first(const RuleIndex& index, std::uint16_t kind);
  [[nodiscard]] std::uint32_t next(const RuleIndex& index, std::uint32_t state, std::uint16_t kind);
  // The number of the state with open_now_ and sure_now_.
  [[nodiscard]] std::uint32_t number();
  void forget(const RuleIndex& index);
  void grow();
  [[nodiscard]] std::size_t slot_of(std::uint32_t key) const;

  const RuleIndex* index_ = nullptr;
  std::vector<State> states_;
  std::vector<Open> open_;
  std::vector<std::uint32_t> sure_;
  std::vector<std::uint32_t> firsts_;  // by kind: state, or kNone
  std::vector<Step> steps_;            // a table whose size is a power of two
  std::size_t step_count_ = 0;
  std::map<std::string, std::uint32_t> numbers_;
  std::vector<Open> open_now_;
  std::vector<std::uint32_t> sure_now_;
  std::vector<std::uint32_t> found_;
};

}  // namespace vigie
