// What a character is, and how it is folded for matching. Properties come from ICU; the classes and
// the extra foldings are ours.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "vigie/document.h"

namespace vigie {

enum class CharClass : std::uint8_t {
  other,  ///< controls, unassigned, private use, U+FFFD
  upper,  ///< upper-case or title-case letter
  lower,
  letter,       ///< letter without case
  mark,         ///< combining mark
  digit,        ///< decimal digit
  space,        ///< blank within a line, French no-break spaces included
  newline,      ///< LF, CR, VT, FF, NEL, U+2028, U+2029
  apostrophe,   ///< ' U+2019 U+02BC
  hyphen,       ///< - U+2010 U+2011
  joiner,       ///< invisible inside words: soft hyphen, zero-width characters, word joiner
  punctuation,  ///< all other punctuation
  symbol,       ///< mathematics, currencies, emoji, modifiers
};

/// The class of a code point. Constant tables, safe in any thread.
[[nodiscard]] CharClass classify(char32_t code);

/// `classify` for loops over whole texts: holds the table of the common code points.
class CharClasses {
 public:
  CharClasses();
  [[nodiscard]] CharClass of(char32_t code) const {
    return code < kTableSize ? table_[code] : classify(code);
  }

  /// Everything French text is made of lies below this; the rest asks ICU each time.
  static constexpr std::size_t kTableSize = 0x2100;

 private:
  const CharClass* table_;
};

[[nodiscard]] inline bool is_letter(CharClass c) {
  return c == CharClass::upper || c == CharClass::lower || c == CharClass::letter;
}

/// Appends `text` (valid UTF-8) folded for matching: lower case, accents and ligatures undone,
/// every apostrophe as ', every hyphen as -, every blank as one space, invisible characters left
/// out. The result only serves to compare: it has no offsets. Table plus ICU; safe in any thread.
void fold_append(std::string_view text, std::string& out);

/// The same into `buffer`, for loops over whole texts: gives the size, or nothing when the folded
/// text does not fit.
[[nodiscard]] std::optional<std::size_t> fold_into(std::string_view text, std::span<char> buffer);

/// `fold_append` into a fresh string.
[[nodiscard]] std::string folded(std::string_view text);

/// Appends `text` with only apostrophes, hyphens, blanks, invisible characters and the looks of
/// letters (ligatures, full-width forms) folded: case and accents stay. Two texts that agree under
/// this are the same name as typed.
void fold_marks_append(std::string_view text, std::string& out);

/// `text` (valid UTF-8) with letters made small, or without accents, or both; the rest stays. For
/// single names: slower than fold_append. Safe in any thread.
[[nodiscard]] std::string fold_letters(std::string_view text, bool letter_case, bool accents);

/// How the letters of `text` (valid UTF-8) are cased.
[[nodiscard]] Casing casing_of(std::string_view text);

/// Some letter is a capital.
[[nodiscard]] constexpr bool has_capital(Casing casing) {
  return casing != Casing::lower && casing != Casing::none;
}

}  // namespace vigie
