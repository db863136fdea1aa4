// Stage "tokens": words, numbers and marks as spans over the text.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "pipeline/text_source.h"
#include "vigie/stage.h"

namespace vigie {

/// A set of words compared folded (case and accents undone). Short ones are compared as numbers.
class FoldedWords {
 public:
  void insert(std::string_view word);
  [[nodiscard]] bool contains(std::string_view text) const;

 private:
  [[nodiscard]] std::size_t find(std::uint64_t key) const;
  // Where what is known of words with this first letter stands: the case of ASCII is one.
  static std::size_t first_of(std::string_view word) {
    return static_cast<unsigned char>(word.front()) & 0x1FU;
  }
  static std::uint32_t size_bit(std::size_t size) {
    return std::uint32_t{1} << (size < 31 ? size : 31);
  }
  std::array<std::uint32_t, 32> sizes_{};  // by first letter: which sizes there are, as bits
  std::vector<std::uint64_t> slots_;       // a power of two of them, a quarter used; 0 is free
  std::size_t used_ = 0;
  std::unordered_set<std::string> long_;
  std::size_t longest_ = 0;
};

/// Cuts text into Universal Dependencies surface tokens for French: clitics end at their apostrophe
/// ("l'", "qu'"), inverted pronouns start at their hyphen ("-t-il"), hyphenated names stay whole,
/// "du" and "des" are never expanded, "40 000" is one number. One pass; no token ends between two
/// letters, except at a break.
/// Immutable; const calls are safe in any thread.
class Tokeniser {
 public:
  /// Uses the word lists clitics, inverted, whole_words, abbreviations, final_abbreviations,
  /// optional_endings, domains, glued_units.
  explicit Tokeniser(const WordLists& words);

  /// Appends the tokens of `text` (valid UTF-8) in order. No token crosses a position of `breaks`
  /// (bytes, ascending, each at a character).
  void cut(std::string_view text, std::span<const std::uint32_t> breaks,
           std::vector<Token>& out) const;

  /// Spans only, for names in lists.
  [[nodiscard]] std::vector<Span> cut_name(std::string_view name) const;
  /// The same as a function that appends to `out`, for compiling lists. It keeps a scratch of its
  /// own: one thread each. Lives as long as this object.
  [[nodiscard]] std::function<void(std::string_view name, std::vector<Span>& out)> name_cutter()
      const;

  /// Of a tokeniser with these words. Changes when the way of cutting changes: a compiled gazetteer
  /// made by another tokeniser is refused.
  [[nodiscard]] static std::uint64_t fingerprint(const WordLists& words);

 private:
  friend class TokenCutterRun;
  // Of a clitic of one letter: behind which next letters it ends at its apostrophe for certain, as
  // bits: those of ASCII, and those from U+00C0 to U+00FF.
  struct Elision {
    std::array<std::uint64_t, 2> ascii{};
    std::uint64_t latin = 0;
  };
  void find_elisions(const WordLists& words);
  FoldedWords clitics_;
  std::array<Elision, 128> elisions_{};  // by letter
  FoldedWords inverted_;
  FoldedWords whole_;
  FoldedWords whole_first_;  // what stands before the first apostrophe or hyphen of these
  FoldedWords abbreviations_;
  FoldedWords optional_endings_;
  FoldedWords domains_;
  std::unordered_set<std::string> glued_units_;  // as typed: "m" is no "M"
};

/// Groups `tokens` by line into `lines` and tells how each line is cased.
void mark_lines(const std::vector<Token>& tokens, std::vector<Line>& lines);

/// The stage: cuts the text at zone edges and then into tokens, and marks the lines.
class Tokens final : public Stage {
 public:
  explicit Tokens(const WordLists& words) : tokeniser_(words) {}
  [[nodiscard]] std::string_view name() const override { return "tokens"; }
  [[nodiscard]] Layer needs() const override { return Layer::text | Layer::zones; }
  [[nodiscard]] Layer provides() const override { return Layer::tokens; }
  [[nodiscard]] std::unique_ptr<Scratch> make_scratch() const override;
  void run(Document& document, Scratch* scratch) const override;

 private:
  Tokeniser tokeniser_;
};

}  // namespace vigie
