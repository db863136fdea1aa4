// The pieces that names are compared by.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/text_source.h"
#include "vigie/document.h"

namespace vigie {

/// A piece of a token: the whole of it, or what stands between its hyphens and behind its
/// apostrophes. So "Saint-Denis" and "Saint Denis" are the same two pieces. Its hash is that of its
/// folded bytes (fold_append), after short forms are written out ("St" is "Saint").
struct Piece {
  std::uint64_t hash = 0;
  std::uint32_t token = 0;    ///< index of its token
  bool starts_token = false;  ///< first piece of its token
  bool ends_token = false;    ///< last one
  bool small = false;  ///< no letter of its token is a capital; only set for many tokens at once
};

/// Up to sixteen bytes as two numbers, the rest zero.
struct ShortPiece {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  std::size_t size = 0;
};

/// Cuts tokens into pieces. Immutable; const calls are safe in any thread.
class PieceCutter {
 public:
  /// Uses the word list spellings: a short form, a tab, what it stands for.
  explicit PieceCutter(const WordLists& words);

  /// Appends the pieces of the token at `token` of `text`, whose index is `index`; at least one for
  /// a token that is not empty. `text` is valid UTF-8.
  void cut(std::string_view text, Span token, std::uint32_t index, std::vector<Piece>& out) const;

  /// The pieces of many tokens of `text`, the first of which has the index `index`: written from
  /// out[count] on, where `out` grows when it must and is never made smaller. Gives the new count.
  [[nodiscard]] std::size_t cut(std::string_view text, std::span<const Token> tokens,
                                std::uint32_t index, std::vector<Piece>& out,
                                std::size_t count) const;

  /// The folded pieces of `name` with blanks, hyphens and apostrophes between them undone, short
  /// forms written out: equal for two texts exactly when one may stand for the other.
  [[nodiscard]] std::string folded_pieces(std::string_view name) const;

  /// `name` with its short forms written out, capitals kept: "St-Denis" gives "Saint-Denis".
  [[nodiscard]] std::string written_out(std::string_view name) const;

 private:
  struct Spelling {
    std::uint64_t from = 0;
    std::uint64_t to = 0;
    std::string short_form;
    std::string long_form;
  };
  // `end` is the end of the text that `piece` is part of: up to there bytes may be read.
  [[nodiscard]] std::uint64_t hash_of(std::string_view piece, const char* end) const;
  // `size` is that of the folded bytes.
  [[nodiscard]] std::uint64_t written_out(std::uint64_t hash, std::size_t size) const {
    // In this order: which words are short nobody can foresee, and it would cost more to guess.
    if (!short_forms_[hash % short_forms_.size()]) return hash;
    return size <= longest_short_form_ ? written_out(hash) : hash;
  }
  [[nodiscard]] std::uint64_t written_out(std::uint64_t hash) const;
  // The hash of a piece that is the whole token of `size` bytes at `at`, up to sixteen, all of
  // which may be read; false when it cannot be had so, or hyphens and apostrophes may cut the
  // token.
  [[nodiscard]] bool hash_at_once(const char* at, std::size_t size, std::uint64_t& hash) const;
  // Puts plain letters for the accents of Latin-1, and a straight apostrophe for the typographic
  // one; false when that is not all there is to fold, case aside.
  [[nodiscard]] bool fold_short(ShortPiece& piece) const;
  // Cuts a token that holds more than plain letters.
  void cut_slowly(std::string_view bytes, const char* text_end, std::uint32_t index,
                  std::vector<Piece>& out) const;
  // Null when the word is no short form.
  [[nodiscard]] const Spelling* spelling_of(std::string_view folded_word) const;
  std::vector<Spelling> spellings_;
  std::array<char, 64> latin_{};  // what U+00C0 to U+00FF fold to; 0 where that is no one byte
  std::size_t longest_short_form_ = 0;
  std::bitset<4096>
      short_forms_;  // by hash: most short words are none, and seen to be none at once
};

/// Hash of folded bytes.
[[nodiscard]] std::uint64_t piece_hash(std::string_view folded);

}  // namespace vigie
