#include "pipeline/nfc.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>
#include <string>

#include "pipeline/utf8.h"

namespace vigie {
namespace {

bool inert_by_icu(char32_t code) {
  const auto value = static_cast<UChar32>(code);
  return u_getIntPropertyValue(value, UCHAR_NFC_QUICK_CHECK) == UNORM_YES &&
         u_getCombiningClass(value) == 0;
}

// One bit a code point for the scripts of Europe and its neighbours, punctuation and symbols.
constexpr char32_t kTableEnd = 0x3000;
using InertTable = std::array<std::uint64_t, kTableEnd / 64>;

const InertTable& inert_table() {
  static const InertTable table = [] {
    InertTable filled{};
    for (char32_t code = 0; code < kTableEnd; ++code) {
      if (code < 0x300 || inert_by_icu(code)) filled[code / 64] |= std::uint64_t{1} << (code % 64);
    }
    return filled;
  }();
  return table;
}

// Large blocks without marks. ICU may know more; it is asked about the rest.
bool in_inert_block(char32_t code) {
  return (code >= 0x3300 && code < 0xA000) ||  // CJK ideographs
         (code >= 0xAC00 && code < 0xD7A4) ||  // Hangul syllables
         (code >= 0xFE00 && code < 0xFE10) ||  // variation selectors, which emoji have
         (code >= 0xFF00 && code < 0xFFFE) ||  // full-width forms, U+FFFD
         (code >= 0x1F000 && code < 0x1FB00);  // pictographs
}

bool is_inert(const InertTable& table, char32_t code) {
  if (code < kTableEnd) return ((table[code / 64] >> (code % 64)) & 1U) != 0;
  return in_inert_block(code);
}

// Eight bytes whose bit 7 is set where the byte is 0xCC or more: such a byte leads a character from
// U+0300 on.
std::uint64_t high_leads(const char* bytes) {
  constexpr std::uint64_t kAll = 0x0101010101010101U;
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return ((word & (kAll * 0x7FU)) + kAll * (0x80U - (0xCCU - 0x80U))) & word & (kAll * 0x80U);
}

int first_byte(std::uint64_t marks) {
  if constexpr (std::endian::native == std::endian::little) return std::countr_zero(marks) / 8;
  return std::countl_zero(marks) / 8;
}

// The first character from `position` on that may have to change, or `end`.
std::size_t next_suspect(const InertTable& table, std::string_view text, std::size_t position,
                         std::size_t end) {
  while (position + 8 <= end) {
    const std::uint64_t leads = high_leads(text.data() + position);
    if (leads == 0) {
      position += 8;
      continue;
    }
    position += static_cast<std::size_t>(first_byte(leads));
    const std::size_t start = position;
    if (!is_inert(table, utf8::next(text, position))) return start;
  }
  while (position < end) {
    const std::size_t start = position;
    if (!is_inert(table, utf8::next(text, position))) return start;
  }
  return end;
}

// A suspect's surroundings end where a row of characters begins that start contexts of their own.
constexpr std::size_t kCalm = 32;  // bytes; for a shorter row a new call of ICU is not worth while
constexpr std::size_t kLong = std::size_t{1} << 16U;  // bytes; from here on one character will do

std::size_t surroundings_end(const InertTable& table, std::string_view text, std::size_t suspect,
                             std::size_t end) {
  std::size_t position = suspect;
  utf8::next(text, position);
  std::size_t calm = position;  // where the row began that goes on here
  while (position < end) {
    const std::size_t start = position;
    const char32_t code = utf8::next(text, position);
    const bool long_enough = start - suspect >= kLong;
    if (is_inert(table, code)) {
      if (position - calm >= kCalm || long_enough) return calm;
      continue;
    }
    if (long_enough && inert_by_icu(code)) return start;
    calm = position;
  }
  return calm;
}

// Combining class of a character's first part. Four characters of class 0 consist of marks.
bool is_mark(char32_t code) {
  return code >= 0x300 && u_getIntPropertyValue(static_cast<UChar32>(code),
                                                UCHAR_LEAD_CANONICAL_COMBINING_CLASS) != 0;
}

std::uint8_t combining_class(char32_t code) {
  return code < 0x300 ? std::uint8_t{0} : u_getCombiningClass(static_cast<UChar32>(code));
}

// ICU sorts marks by insertion, even to see whether they are sorted: quadratic in their number.
// Longer rows are sorted here.
constexpr std::size_t kMarksInRow = 64;

bool has_long_row_of_marks(std::string_view text) {
  if (text.size() < 2 * kMarksInRow) return false;
  std::size_t row = 0;
  for (std::size_t position = 0; position < text.size();) {
    row = is_mark(utf8::next(text, position)) ? row + 1 : 0;
    if (row > kMarksInRow) return true;
  }
  return false;
}

// Appends the canonical decomposition of a row of marks in canonical order, by counting.
void append_ordered(std::string_view marks, std::string& out) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return;
  const auto by_class = std::make_unique<std::array<std::string, 256>>();
  icu::UnicodeString parts;
  for (std::size_t position = 0; position < marks.size();) {
    const std::size_t start = position;
    const char32_t code = utf8::next(marks, position);
    if (!nfd->getDecomposition(static_cast<UChar32>(code), parts)) {
      (*by_class)[combining_class(code)].append(marks, start, position - start);
      continue;
    }
    for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
      const auto part = static_cast<char32_t>(parts.char32At(i));
      utf8::append(part, (*by_class)[combining_class(part)]);
    }
  }
  for (const std::string& row : *by_class) out += row;
}

// `text` with its rows of marks decomposed and in canonical order.
std::string with_ordered_marks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t row = position;
    std::size_t after = position;
    while (position < text.size() && is_mark(utf8::next(text, position))) after = position;
    append_ordered(text.substr(row, after - row), out);
    out.append(text, after, position - after);
  }
  return out;
}

void normalise_surroundings(const icu::Normalizer2& nfc, std::string_view text, std::size_t begin,
                            std::size_t end, Rewriter& out) {
  const std::string_view part = text.substr(begin, end - begin);
  // ICU counts in int32_t. Only a gigabyte of marks on one letter comes here; it stays as it is.
  if (part.size() > std::numeric_limits<int32_t>::max() / 4) return;
  UErrorCode status = U_ZERO_ERROR;
  std::string derived;
  icu::StringByteSink<std::string> sink(&derived);
  if (has_long_row_of_marks(part)) {
    const std::string ordered = with_ordered_marks(part);
    nfc.normalizeUTF8(0, icu::StringPiece(ordered.data(), static_cast<int32_t>(ordered.size())),
                      sink, nullptr, status);
    if (U_SUCCESS(status)) out.replace(begin, end, derived);
    return;
  }
  const icu::StringPiece source(part.data(), static_cast<int32_t>(part.size()));
  if (nfc.isNormalizedUTF8(source, status) || U_FAILURE(status)) return;
  icu::Edits edits;
  nfc.normalizeUTF8(0, source, sink, &edits, status);
  if (U_FAILURE(status)) return;
  icu::Edits::Iterator changes = edits.getFineChangesIterator();
  while (changes.next(status)) {
    const std::size_t at = begin + static_cast<std::size_t>(changes.sourceIndex());
    const std::string_view replacement =
        std::string_view(derived).substr(static_cast<std::size_t>(changes.destinationIndex()),
                                         static_cast<std::size_t>(changes.newLength()));
    if (!out.replace(at, at + static_cast<std::size_t>(changes.oldLength()), replacement)) return;
  }
}

}  // namespace

bool is_nfc_inert(char32_t code) {
  return is_inert(inert_table(), code) || (code >= kTableEnd && inert_by_icu(code));
}

void put_in_nfc(std::string_view text, std::size_t begin, std::size_t end, Rewriter& out) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return;
  const InertTable& table = inert_table();
  std::size_t done = begin;
  while (true) {
    const std::size_t suspect = next_suspect(table, text, done, end);
    if (suspect == end) return;
    std::size_t start = suspect;
    while (start > done && utf8::is_continuation(text[start - 1])) --start;
    if (start > done) --start;
    done = surroundings_end(table, text, suspect, end);
    normalise_surroundings(*nfc, text, start, done, out);
  }
}

}  // namespace vigie
