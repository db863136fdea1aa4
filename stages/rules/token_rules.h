// Token rules at work: what a sentence's tokens are asked for, and the code that is matched.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "stages/rules/rule_file.h"
#include "stages/rules/rule_index.h"
#include "stages/rules/tagged_pattern.h"
#include "vigie/document.h"

namespace vigie {

struct RuleMatch;

/// What token rules may look back on: candidates that stand in the document already. The first
/// `lists` mentions come from lists, the others from rules of earlier passes.
struct Seen {
  const TypeTable* types = nullptr;  ///< null: no mention is looked at
  std::uint32_t lists = 0;
};

/// The token rules of one pass. Immutable but for what is compiled when it is first needed; const
/// calls are safe in any thread, each with its own Work.
class TokenRules {
 public:
  /// Working memory of one thread.
  struct Work {
    std::vector<std::vector<TokenRange>> stretches;  // by test
    std::vector<std::uint16_t> shapes;               // by token of the sentence, a bit for each
    std::string code;
    std::string forms;          // of the sentence's tokens, marks folded, as they are asked for
    std::vector<Span> form_of;  // by token of the sentence: where in `forms`
    std::vector<std::uint8_t> known;  // by token of the sentence
    std::string form;
    std::string folded_form;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> mentions;  // first token, mention
    std::vector<std::vector<std::uint32_t>> tests_of_type[2];       // lists', rules'
    std::uint32_t lists = 0;
    std::vector<std::unique_ptr<TaggedWalk>> walks;  // by rule here
    std::vector<Span> groups;
  };

  /// Those of `rules` that `which` names and that have tokens. `rules` must outlive this object.
  TokenRules(const std::vector<Rule>& rules, const std::vector<std::uint32_t>& which);
  ~TokenRules();
  TokenRules(TokenRules&&) noexcept;
  TokenRules& operator=(TokenRules&&) noexcept;
  TokenRules(const TokenRules&) = delete;
  TokenRules& operator=(const TokenRules&) = delete;

  /// What the index must tell of, in the order of their numbers.
  [[nodiscard]] const std::vector<std::string>& phrases() const { return phrase_texts_; }

  /// To be called once a document, before `search`.
  void start(const Document& document, const Seen& seen, Work& work) const;
  /// To be called for each sentence, before `search`. False when it lacks the mentions that each
  /// rule needs, so that none can match.
  bool begin(const Document& document, const Sentence& sentence, Work& work) const;
  /// Calls `found` for every match in `sentence`, by rule and position. `units` are the sentence's,
  /// cut by `index`. With `all` set, rules that lack what they need are tried too.
  void search(const Document& document, const Sentence& sentence,
              const std::vector<TextUnit>& units, const RuleIndex& index, bool all, Work& work,
              const std::function<void(RuleMatch&)>& found) const;

 private:
  struct Compiled;
  struct Phrase {
    std::string form;       // marks folded
    std::string capital;    // likewise, with a capital first; empty when it is the same
    std::string folded;     // everything folded
    bool one_unit = false;  // a run of letters, or a mark
    char second = '\0';     // the first letter of the second unit, small, where it is of ASCII
    std::vector<std::uint32_t> tests;
  };
  // A token's text with its marks folded, made once a sentence. Good until the next is made.
  static std::string_view form_of(const Document& document, const Sentence& sentence,
                                  std::uint32_t token, Work& work);
  // The last token of `phrase`, plus one, when it starts at `token`; else kNone.
  std::uint32_t phrase_end(const Document& document, const Sentence& sentence, std::uint32_t token,
                           const Phrase& phrase, Work& work) const;
  void find_phrases(const Document& document, const Sentence& sentence,
                    const std::vector<TextUnit>& units, const RuleIndex& index, Work& work) const;
  void find_mentions(const Document& document, const Sentence& sentence, Work& work) const;
  void find_tests_of_types(const TypeTable& types, Work& work) const;
  [[nodiscard]] bool has_needs(const Compiled& rule, bool words, const Work& work) const;
  void run(const Document& document, const Sentence& sentence, std::size_t index, Work& work,
           const std::function<void(RuleMatch&)>& found) const;

  std::vector<std::unique_ptr<Compiled>> compiled_;
  std::vector<TokenTest> tests_;  // of all rules, each once
  std::vector<Phrase> phrases_;
  std::vector<std::string> phrase_texts_;
  bool reads_mentions_ = false;
};

}  // namespace vigie
