// Rules compiled to RE2, and the search for them.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "stages/rules/captures.h"
#include "stages/rules/rule_file.h"
#include "stages/rules/rule_index.h"
#include "stages/rules/tagged_pattern.h"
#include "stages/rules/token_rules.h"
#include "stages/rules/unit_walk.h"
#include "vigie/document.h"

namespace vigie {

/// A rule may have as many capturing groups.
inline constexpr int kMostGroups = 16;

/// One match of one rule, aligned to tokens.
struct RuleMatch {
  std::uint32_t rule = 0;
  std::uint32_t sentence = 0;
  Span span;
  TokenRange tokens;
  Span whole;                     ///< with its context
  std::vector<Capture> captures;  ///< all but `span`
};

/// Compiles each rule's pattern, once, to see whether RE2 takes it; faults go to `faults` and
/// faulty rules are left out. Needed for rules that people write; those of a compiled resource have
/// passed.
void check_patterns(std::vector<Rule>& rules, std::vector<Fault>& faults);

/// The rules of one pass, and the index that tells where they can start.
struct RulePass {
  std::uint32_t number = 1;
  std::vector<std::uint32_t> rules;  ///< in order
  RuleIndex index;
};

/// Rules with their passes: what a resource holds.
struct RuleSet {
  std::vector<Rule> rules;
  std::vector<RulePass> passes;  ///< in order of their numbers
};

/// Sorts `rules`, which have passed `check_patterns`, into passes, and makes the index of each:
/// about a millisecond a rule.
[[nodiscard]] RuleSet make_rule_set(std::vector<Rule> rules);

/// A rule set as the bytes of a resource's section, without its examples: same rules, same bytes.
[[nodiscard]] std::string pack_rules(const RuleSet& set);

/// What `pack_rules` has packed; `keep` holds `bytes`, which the set goes on to read. Throws
/// ResourceError when the bytes are not that.
[[nodiscard]] RuleSet unpack_rules(std::string_view bytes, const std::shared_ptr<const void>& keep);

/// A set of rules ready to run.
///
/// A match of a surface rule is what RE2 finds from a place in a sentence to at most kLongestMatch
/// bytes behind it; the first place with a match counts, of its matches the longest. Strict rules
/// are tried at the units of the text (rule_index.h) at which the index says that they can match,
/// by an automaton that says what RE2 would (tagged_pattern.h); a rule that keeps failing in a
/// sentence is searched for by RE2 over the rest of it, to learn where it can be tried next. Rules
/// of other alignments, and those whose syntax only RE2 knows, are left to RE2.
///
/// A rule is compiled when it is first tried, so that start-up does not pay for rules the text
/// never needs. Matching time is linear in the text: nothing backtracks, and each place is
/// tried on so many bytes only. Immutable; const calls are safe in any thread, each with its own
/// Work.
class RuleEngine {
 public:
  static constexpr std::uint32_t kLongestMatch = 1000;

  /// Working memory of one thread.
  struct Work {
    struct Cursor {
      std::uint32_t sentence = kNone;  // that the rest is about
      std::uint32_t from = 0;          // byte of the text: nothing before it is tried
      std::size_t looked = 0;          // bytes that were read in vain
    };
    std::vector<TextUnit> units;
    std::vector<Cursor> cursors;     // by rule
    std::vector<UnitWalk> walks;     // by pass
    std::vector<bool> banned;        // by rule of the pass
    std::vector<RuleMatch> matches;  // of a sentence; the first `match_count` count
    std::size_t match_count = 0;
    std::vector<std::uint32_t> order;
    std::vector<TokenRules::Work> tokens;             // by pass
    std::vector<std::unique_ptr<TaggedWalk>> tagged;  // by rule
    std::vector<Span> groups;
    std::size_t looked = 0;
  };

  /// `rules` have passed `check_patterns`. Never throws for what they contain.
  explicit RuleEngine(std::vector<Rule> rules);
  /// Throws ResourceError when an index of `set` is one of other rules.
  explicit RuleEngine(RuleSet set);
  ~RuleEngine();
  RuleEngine(const RuleEngine&) = delete;
  RuleEngine& operator=(const RuleEngine&) = delete;
  RuleEngine(RuleEngine&&) = delete;
  RuleEngine& operator=(RuleEngine&&) = delete;

  [[nodiscard]] const std::vector<Rule>& rules() const { return set_.rules; }
  [[nodiscard]] const std::vector<RulePass>& passes() const { return set_.passes; }

  /// Calls `found` for every match of the rules of one pass, in order of sentence, rule and
  /// position. `pass` is an index in passes(). Needs tokens and sentences; with zones, rules that
  /// are bound to some are not tried elsewhere. `found` may add mentions to the document.
  void search(const Document& document, std::size_t pass, const Seen& seen, Work& work,
              const std::function<void(const RuleMatch&)>& found) const;

  /// All passes in turn, without a look at mentions.
  void search(const Document& document, const std::function<void(const RuleMatch&)>& found) const;

  /// The matches of one rule in `document`, tried at every character of every sentence and without
  /// a look at zones: `search` must find the same.
  [[nodiscard]] std::vector<RuleMatch> matches(const Document& document, std::uint32_t rule,
                                               const Seen& seen = {}) const;
  /// The same in one sentence, by its index.
  [[nodiscard]] std::vector<RuleMatch> matches_in(const Document& document, std::uint32_t sentence,
                                                  std::uint32_t rule, const Seen& seen) const;

 private:
  struct Compiled;
  struct Pass {
    std::vector<std::uint32_t> always;  // rules to be searched for in every sentence
    std::vector<std::pair<std::uint32_t, std::uint32_t>> zoned;  // index in the pass, zones
    TokenRules tokens;
    bool only_tokens = false;  // there are no surface rules
  };
  void try_rules(const Document& document, const Sentence& sentence, std::size_t pass,
                 Work& work) const;
  // Tries `rule` at `begin`, where a unit starts.
  void try_at_unit(const Document& document, const Sentence& sentence, std::uint32_t rule,
                   bool blank_first, std::uint32_t begin, Work& work) const;
  void try_at(const Document& document, const Sentence& sentence, std::uint32_t rule,
              std::uint32_t position, Work& work) const;
  // Whether `rule` matches at `position`; fills `match` when the match is on token edges, and moves
  // `from` behind it. With `tagged`, the automaton is asked, and work.looked is the bytes that it
  // has read; else RE2.
  bool match_at(const Document& document, const Sentence& sentence, std::uint32_t rule,
                std::uint32_t position, std::uint32_t& from, RuleMatch& match, bool& good,
                bool tagged, Work& work) const;
  // The groups of the match at byte `at` of a sentence's words, in work.groups.
  bool find_groups(std::string_view words, std::size_t at, std::uint32_t rule, bool tagged,
                   Work& work) const;
  void search_sentence(const Document& document, const Sentence& sentence, std::uint32_t rule,
                       Work& work) const;
  static RuleMatch& next_match(Work& work);

  RuleSet set_;
  std::vector<Pass> passes_;
  std::vector<std::unique_ptr<Compiled>> compiled_;  // null for token rules
};

}  // namespace vigie
