#include "pipeline/characters.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <cstring>

#include "pipeline/utf8.h"

namespace vigie {
namespace {

CharClass classify_with_icu(char32_t code) {
  switch (code) {
    case U'\n':
    case U'\r':
    case U'\v':
    case U'\f':
    case 0x85:
    case 0x2028:
    case 0x2029: return CharClass::newline;
    case U'\t': return CharClass::space;
    case U'\'':
    case 0x2019:
    case 0x02BC: return CharClass::apostrophe;
    case U'-':
    case 0x2010:
    case 0x2011: return CharClass::hyphen;
    case 0xAD:
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0x2060:
    case 0xFEFF: return CharClass::joiner;
    default: break;
  }
  const auto value = static_cast<UChar32>(code);
  switch (u_charType(value)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER: return CharClass::upper;
    case U_LOWERCASE_LETTER: return CharClass::lower;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_LETTER_NUMBER: return CharClass::letter;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK: return CharClass::mark;
    case U_DECIMAL_DIGIT_NUMBER: return CharClass::digit;
    case U_SPACE_SEPARATOR: return CharClass::space;
    case U_DASH_PUNCTUATION:
    case U_START_PUNCTUATION:
    case U_END_PUNCTUATION:
    case U_CONNECTOR_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION: return CharClass::punctuation;
    case U_MATH_SYMBOL:
    case U_CURRENCY_SYMBOL:
    case U_MODIFIER_SYMBOL:
    case U_OTHER_SYMBOL:
    case U_OTHER_NUMBER: return CharClass::symbol;
    default: return CharClass::other;
  }
}

constexpr std::size_t kTableSize = CharClasses::kTableSize;

const std::array<CharClass, kTableSize>& class_table() {
  static const std::array<CharClass, kTableSize> table = [] {
    std::array<CharClass, kTableSize> filled{};
    for (std::size_t i = 0; i < kTableSize; ++i)
      filled[i] = classify_with_icu(static_cast<char32_t>(i));
    return filled;
  }();
  return table;
}

// Letters that Unicode does not decompose although French spelling treats them as variants.
const char* extra_folding(char32_t code) {
  switch (code) {
    case 0x153:
    case 0x152: return "oe";
    case 0xE6:
    case 0xC6: return "ae";
    case 0xF8:
    case 0xD8: return "o";
    case 0x111:
    case 0x110:
    case 0xF0:
    case 0xD0: return "d";
    case 0x142:
    case 0x141: return "l";
    case 0x131: return "i";
    case 0xDF:
    case 0x1E9E: return "ss";
    default: return nullptr;
  }
}

// Appends `code` folded. What a character decomposes into is folded in its turn: U+0149 becomes an
// apostrophe and an n, U+01FC the letters a and e.
void fold_code_point(char32_t code, std::string& out) {
  if (const char* extra = extra_folding(code)) {
    out += extra;
    return;
  }
  switch (classify(code)) {
    case CharClass::apostrophe: out += '\''; return;
    case CharClass::hyphen: out += '-'; return;
    case CharClass::space:
    case CharClass::newline: out += ' '; return;
    case CharClass::joiner:
    case CharClass::mark: return;
    default: break;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  icu::UnicodeString parts;
  if (U_SUCCESS(status) && nfkd->getDecomposition(static_cast<UChar32>(code), parts)) {
    for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
      fold_code_point(static_cast<char32_t>(parts.char32At(i)), out);
    }
    return;
  }
  icu::UnicodeString alone(static_cast<UChar32>(code));
  alone.foldCase(U_FOLD_CASE_DEFAULT).toUTF8String(out);
}

// Appends a letter or digit without what only concerns its looks: ligatures, full-width forms.
void plain_letter(char32_t code, std::string_view bytes, std::string& out) {
  constexpr char32_t kFirstForm =
      0x132;  // before it there are only the ordinals and the micro sign
  const bool may_be_form = code >= kFirstForm || code == 0xAA || code == 0xB5 || code == 0xBA;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = may_be_form ? icu::Normalizer2::getNFKCInstance(status) : nullptr;
  if (nfkc == nullptr || U_FAILURE(status)) {
    out += bytes;
    return;
  }
  const icu::UnicodeString plain =
      nfkc->normalize(icu::UnicodeString(static_cast<UChar32>(code)), status);
  std::string text;
  plain.toUTF8String(text);
  if (U_FAILURE(status) || text == bytes) {
    out += bytes;
  } else {
    fold_marks_append(text, out);
  }
}

// Foldings of the Latin letters, ready made: at most three bytes each.
struct ShortText {
  std::uint8_t size = 0;
  std::array<char, 3> bytes{};
};
constexpr std::size_t kFoldTableSize = 0x180;

const std::array<ShortText, kFoldTableSize>& fold_table() {
  static const std::array<ShortText, kFoldTableSize> table = [] {
    std::array<ShortText, kFoldTableSize> filled{};
    for (std::size_t i = 0; i < kFoldTableSize; ++i) {
      std::string text;
      fold_code_point(static_cast<char32_t>(i), text);
      // "1/4" and its like fold to more: they keep size 4 as a sign to ask ICU.
      filled[i].size = static_cast<std::uint8_t>(text.size() <= 3 ? text.size() : 4);
      for (std::size_t k = 0; k < text.size() && k < 3; ++k) filled[i].bytes[k] = text[k];
    }
    return filled;
  }();
  return table;
}

}  // namespace

CharClass classify(char32_t code) {
  return code < kTableSize ? class_table()[code] : classify_with_icu(code);
}

CharClasses::CharClasses() : table_(class_table().data()) {}

void fold_append(std::string_view text, std::string& out) {
  const auto& table = fold_table();
  std::size_t position = 0;
  while (position < text.size()) {
    const char32_t code = utf8::next(text, position);
    if (code < kFoldTableSize && table[code].size <= 3) {
      out.append(table[code].bytes.data(), table[code].size);
    } else {
      fold_code_point(code, out);
    }
  }
}

std::optional<std::size_t> fold_into(std::string_view text, std::span<char> buffer) {
  constexpr std::size_t kWidest = 3;  // bytes of a row of the table
  const auto& table = fold_table();
  std::size_t size = 0;
  std::size_t position = 0;
  while (position < text.size()) {
    const char32_t code = utf8::next(text, position);
    if (size + kWidest > buffer.size()) return std::nullopt;
    if (code < kFoldTableSize && table[code].size <= kWidest) {
      std::memcpy(buffer.data() + size, table[code].bytes.data(), kWidest);
      size += table[code].size;
    } else {
      std::string rare;
      fold_code_point(code, rare);
      if (size + rare.size() > buffer.size()) return std::nullopt;
      std::memcpy(buffer.data() + size, rare.data(), rare.size());
      size += rare.size();
    }
  }
  return size;
}

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  fold_append(text, out);
  return out;
}

void fold_marks_append(std::string_view text, std::string& out) {
  std::size_t position = 0;
  while (position < text.size()) {
    const std::size_t start = position;
    const char32_t code = utf8::next(text, position);
    switch (classify(code)) {
      case CharClass::apostrophe: out.push_back('\''); break;
      case CharClass::hyphen: out.push_back('-'); break;
      case CharClass::space:
      case CharClass::newline: out.push_back(' '); break;
      case CharClass::joiner: break;
      case CharClass::upper:
      case CharClass::lower:
      case CharClass::letter:
      case CharClass::digit: plain_letter(code, text.substr(start, position - start), out); break;
      default: out.append(text.substr(start, position - start)); break;
    }
  }
}

std::string fold_letters(std::string_view text, bool letter_case, bool accents) {
  std::string out;
  std::size_t position = 0;
  while (position < text.size()) {
    const std::size_t start = position;
    const char32_t code = utf8::next(text, position);
    const CharClass c = classify(code);
    if (!is_letter(c) && c != CharClass::mark) {
      out.append(text.substr(start, position - start));
      continue;
    }
    if (accents && letter_case) {
      fold_code_point(code, out);
      continue;
    }
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString letter(static_cast<UChar32>(code));
    if (accents) {
      const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
      letter = U_SUCCESS(status) ? nfd->normalize(letter, status) : letter;
      icu::UnicodeString kept;
      for (int32_t i = 0; i < letter.length(); i = letter.moveIndex32(i, 1)) {
        if (classify(static_cast<char32_t>(letter.char32At(i))) != CharClass::mark) {
          kept.append(letter.char32At(i));
        }
      }
      letter = kept;
    }
    if (letter_case) letter.foldCase(U_FOLD_CASE_DEFAULT);
    letter.toUTF8String(out);
  }
  return out;
}

Casing casing_of(std::string_view text) {
  std::size_t upper = 0;
  std::size_t lower = 0;
  bool first_upper = false;
  bool piece_start = true;   // at the start of the word or after a hyphen or apostrophe
  bool inner_upper = false;  // a capital elsewhere
  std::size_t position = 0;
  while (position < text.size()) {
    const CharClass c = classify(utf8::next(text, position));
    if (c == CharClass::upper) {
      if (upper + lower == 0) first_upper = true;
      if (!piece_start) inner_upper = true;
      ++upper;
    } else if (c == CharClass::lower) {
      ++lower;
    }
    piece_start = !is_letter(c) && c != CharClass::mark && c != CharClass::joiner;
  }
  if (upper + lower == 0) return Casing::none;
  if (upper == 0) return Casing::lower;
  if (lower == 0) return upper == 1 ? Casing::capitalised : Casing::capitals;
  return first_upper && !inner_upper ? Casing::capitalised : Casing::mixed;
}

}  // namespace vigie
