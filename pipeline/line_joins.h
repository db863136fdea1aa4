// Words that were cut at a line end.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "pipeline/text_source.h"
#include "vigie/document.h"
#include "vigie/span.h"

namespace vigie {

/// Finds the places where a word goes on in the next line after a hyphen, and tells what to leave
/// out so that it stands in one piece: the line end with the blanks round it and, where the hyphen
/// was put in by whoever set the lines, the hyphen too.
///
/// A hyphen right after a letter ends the line, and the next line starts with a letter:
///   - a capital there: the hyphen belongs to the word if the word began with a capital
///     (Saint-Denis, Jean-Yves, SOLEI-MANI); otherwise nothing is joined;
///   - a small letter: the hyphen was put in, unless the rest starts with a vowel (French words are
///     not cut before one), the word has another hyphen, or the list `kept_hyphens` says that it
///     belongs there; before "et" and "ou" nothing is joined ("franco- et anglo-").
///
/// Immutable; const calls are safe in any thread. Linear in the length of the text.
class LineJoins {
 public:
  LineJoins() = default;
  /// Uses the word list kept_hyphens: "vice-" before, "-moi" after, "est-ce" on both sides.
  explicit LineJoins(const WordLists& words);

  /// Appends the bytes of `text` (valid UTF-8) to leave out, in order.
  void find(std::string_view text, std::vector<Span>& out) const;

 private:
  friend class LineJoinSearch;
  std::unordered_set<std::string> kept_;  // folded, the hyphen included
};

/// Where words were joined in the text of `document`: positions in text(), in order. Mostly none.
[[nodiscard]] std::vector<std::uint32_t> joined_places(const Document& document);

/// `span` of the text with the words joined in it read the other way round: with the hyphen where
/// it was left out, without it where it was kept. For matching: nobody can tell for certain which
/// is right, but a list of names may.
[[nodiscard]] std::string other_reading(const Document& document, Span span);

}  // namespace vigie
