// Patterns over tokens instead of characters: what linguists write, made into RE2 over a code of
// the sentence in which each token is a fixed number of bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "stages/rules/pattern.h"

namespace vigie {

/// What a token, or a stretch of tokens, is asked for.
enum class TokenTestKind : std::uint8_t {
  shape,    ///< one token by its looks: name is a row of token_shapes()
  words,    ///< a word or a word list, whose entries may be several tokens long
  list,     ///< a candidate of the lists: name is a type, which takes its finer kinds in
  mention,  ///< a candidate of the rules of earlier passes: likewise
};
inline constexpr TokenTestKind kLastTokenTest = TokenTestKind::mention;

/// One thing asked for. A shape has one bit of the token's code; all others, which may cover
/// several tokens, have three: one starts here, one that started before goes on here, one ends
/// here.
struct TokenTest {
  TokenTestKind kind = TokenTestKind::shape;
  std::string name;                ///< shape, type, or list; empty for a word of the rule itself
  std::vector<std::string> words;  ///< of kind words: the entries
  std::uint32_t bit = 0;           ///< the first of its bits, counted through the token's bytes

  [[nodiscard]] bool covers() const { return kind != TokenTestKind::shape; }
  bool operator==(const TokenTest&) const = default;
};

/// Seven bits of each byte belong to tests; the eighth is set in the first byte of a token only, so
/// that no match can start within a token's code.
inline constexpr std::uint32_t kTestBits = 7;
inline constexpr std::uint8_t kFirstByte = 0x80;
inline constexpr std::uint32_t kMostTokenBytes = 8;

/// A token pattern ready to run.
struct TokenPattern {
  std::string expression;  ///< RE2 syntax over bytes; group `span`, and the rule's own
  std::vector<TokenTest> tests;
  std::uint32_t width = 1;  ///< bytes a token
  /// Of each row, indices of tests of kind words, list or mention, a match holds one at least.
  std::vector<std::vector<std::uint32_t>> needs;

  [[nodiscard]] bool empty() const { return expression.empty(); }
  bool operator==(const TokenPattern&) const = default;
};

/// The shapes by name, in the order of their numbers: "Cap", "low", ... Static storage.
[[nodiscard]] const std::vector<std::string_view>& token_shapes();

/// A line of a rule, and where it starts.
struct RuleText {
  std::string text;
  Place place;
};

/// Compiles the lines `left`, `tokens` and `right` of a rule, whose language docs/rules.md tells; a
/// line without text is none. Faults go to `faults` with their columns; the pattern is then empty.
/// Pure; safe in any thread.
[[nodiscard]] TokenPattern compile_token_pattern(const RuleText& left, const RuleText& tokens,
                                                 const RuleText& right, const PatternNames& names,
                                                 std::vector<Fault>& faults);

}  // namespace vigie
