// Rules compiled to RE2, and the search for them.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "stages/rules/captures.h"
#include "stages/rules/literal_scanner.h"
#include "stages/rules/rule_file.h"
#include "vigie/document.h"

namespace vigie {

/// One match of one rule, aligned to tokens.
struct RuleMatch {
  std::uint32_t rule = 0;
  std::uint32_t sentence = 0;
  Span span;
  TokenRange tokens;
  std::vector<Capture> captures;  ///< all but `span`
};

/// Compiles each rule's pattern, once, to see whether RE2 takes it, and finds the literals it
/// needs; faults go to `faults` and faulty rules are left out. Needed for rules that people write;
/// those of a compiled resource have passed.
void check_patterns(std::vector<Rule>& rules, std::vector<Fault>& faults);

/// A set of rules ready to run. One pass for the literals that their patterns need tells which
/// rules can match in a sentence; only those are searched. A rule is compiled when it is first
/// searched for, so that start-up does not pay for rules the text never needs. Matching time is
/// linear in the text: RE2 has no backtracking. Immutable; const calls are safe in any thread.
class RuleEngine {
 public:
  /// `rules` have passed `check_patterns`. Never throws for what they contain.
  explicit RuleEngine(std::vector<Rule> rules);
  ~RuleEngine();
  RuleEngine(const RuleEngine&) = delete;
  RuleEngine& operator=(const RuleEngine&) = delete;
  RuleEngine(RuleEngine&&) = delete;
  RuleEngine& operator=(RuleEngine&&) = delete;

  [[nodiscard]] const std::vector<Rule>& rules() const { return rules_; }

  /// Calls `found` for every match in every sentence of `document`, in order of sentence, rule and
  /// position. Needs tokens and sentences.
  void search(const Document& document, const std::function<void(const RuleMatch&)>& found) const;

  /// The matches of one rule in `document`, every sentence searched: `search` must find the same.
  [[nodiscard]] std::vector<RuleMatch> matches(const Document& document, std::uint32_t rule) const;

 private:
  struct Compiled;
  void search_sentence(const Document& document, const Sentence& sentence, std::uint32_t rule,
                       const std::function<void(const RuleMatch&)>& found) const;
  std::vector<Rule> rules_;
  std::vector<std::unique_ptr<Compiled>> compiled_;
  LiteralScanner literals_;            // which rules can match in a sentence
  std::vector<std::uint32_t> always_;  // rules whose pattern promises no literal
};

}  // namespace vigie
