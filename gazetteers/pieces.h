// The pieces that names are compared by.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/text_source.h"
#include "vigie/span.h"

namespace vigie {

/// A piece of a token: the whole of it, or what stands between its hyphens and behind its
/// apostrophes. So "Saint-Denis" and "Saint Denis" are the same two pieces. Its hash is that of its
/// folded bytes (fold_append), after short forms are written out ("St" is "Saint").
struct Piece {
  std::uint64_t hash = 0;
  std::uint32_t token = 0;    ///< index of its token
  bool starts_token = false;  ///< first piece of its token
  bool ends_token = false;    ///< last one
};

/// Cuts tokens into pieces. Immutable; const calls are safe in any thread.
class PieceCutter {
 public:
  /// Uses the word list spellings: a short form, a tab, what it stands for.
  explicit PieceCutter(const WordLists& words);

  /// Appends the pieces of the token at `token` of `text`, whose index is `index`; at least one for
  /// a token that is not empty. `text` is valid UTF-8.
  void cut(std::string_view text, Span token, std::uint32_t index, std::vector<Piece>& out) const;

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
  [[nodiscard]] std::uint64_t written_out(std::uint64_t hash) const;
  // Null when the word is no short form.
  [[nodiscard]] const Spelling* spelling_of(std::string_view folded_word) const;
  std::vector<Spelling> spellings_;
  std::size_t longest_short_form_ = 0;
};

/// Hash of folded bytes.
[[nodiscard]] std::uint64_t piece_hash(std::string_view folded);

}  // namespace vigie
