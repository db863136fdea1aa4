// What stands in sixty-four bytes of text, as sets of bits, all found at once.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace vigie {

/// Letters of ASCII and Latin-1 that follow one another, in bytes; bit 0 is the first byte. A
/// letter of two bytes has its bit at the first.
struct LetterRun {
  std::size_t size = 0;        ///< at most 63: what ends there need not be the end of the word
  std::uint64_t capitals = 0;  ///< where capitals start
  std::uint64_t smalls = 0;    ///< where small letters start
};

/// A stretch of sixty-four bytes of a text, which moves on. Sets of bits tell what each byte is: no
/// branch for each byte, whose end no processor can foresee. A view on the text; one thread at a
/// time.
///
/// Common letters are those of ASCII and Latin-1, but for sharp s and y with diaeresis. Where the
/// processor has no SSE2 all sets are empty: whoever uses them must be able to go letter by letter,
/// as for all other letters.
class TextWindow {
 public:
  static constexpr std::size_t kSize = 64;

  /// What each byte of the window is; bit 0 is the first byte. Behind the end of the text the
  /// window is filled up with line ends.
  struct Sets {
    std::uint64_t letters = 0;      ///< of common letters, all bytes
    std::uint64_t capitals = 0;     ///< of these that are capitals, the first byte
    std::uint64_t smalls = 0;       ///< of the others, the first byte
    std::uint64_t blanks = 0;       ///< the space
    std::uint64_t newlines = 0;     ///< line feed
    std::uint64_t singles = 0;      ///< , ; " )
    std::uint64_t stops = 0;        ///< .
    std::uint64_t apostrophes = 0;  ///< the straight one
    std::uint64_t curly = 0;        ///< the typographic one, its first byte
  };

  /// Of `text` (valid UTF-8) up to `end`, a character's start or the end of the text; no window
  /// yet.
  TextWindow(std::string_view text, std::size_t end) : text_(text.data()), base_(end), end_(end) {}

  /// Moves the window to `position`. Precondition: a character starts there, or it is the end.
  void move_to(std::size_t position) {
    base_ = position;
    sets_ = {};
#ifdef __SSE2__
    const std::size_t left = end_ - position;
    if (left >= kSize) {
      look(text_ + position);
    } else {
      std::array<char, kSize> rest;  // NOLINT(*-member-init): filled right here
      rest.fill('\n');
      std::memcpy(rest.data(), text_ + position, left);
      look(rest.data());
    }
#endif
  }
  /// Where the window starts.
  [[nodiscard]] std::size_t base() const {
    return base_;
  }
  [[nodiscard]] const Sets& sets() const {
    return sets_;
  }

  /// Is `position` a byte of the window?
  [[nodiscard]] bool holds(std::size_t position) const {
    return position >= base_ && position - base_ < kSize;
  }
  /// The common letters from `position` on, as far as the window goes. Precondition: `position` is
  /// in the window, and a character starts there.
  [[nodiscard]] LetterRun run_at(std::size_t position) const {
    const std::size_t offset = position - base_;
    const auto size = static_cast<std::size_t>(std::countr_zero(~(sets_.letters >> offset)));
    const std::uint64_t run = (std::uint64_t{1} << size) - 1;
    return {size, (sets_.capitals >> offset) & run, (sets_.smalls >> offset) & run};
  }

 private:
  static constexpr std::size_t kSure = 62;  // behind, a letter may be cut

#ifdef __SSE2__
  // Sets the bits for the 64 bytes at `from`.
  void look(const char* from) {
    std::uint64_t ascii = 0;   // letters
    std::uint64_t lead = 0;    // first byte of Latin-1's second half
    std::uint64_t unlike = 0;  // as its second byte: multiplied, divided, sharp s, y with diaeresis
    std::uint64_t bit5 = 0;    // what small letters have and capitals have not
    std::uint64_t curly = 0;   // may start a typographic apostrophe
    for (unsigned at = 0; at < kSize; at += 16) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + at));
      const auto bits = [&](__m128i where) {
        return std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(where))} << at;
      };
      const auto all = [](int byte) { return _mm_set1_epi8(static_cast<char>(byte)); };
      const auto is = [&](int byte) { return _mm_cmpeq_epi8(bytes, all(byte)); };
      // Unsigned comparison by saturation.
      const __m128i from_a = _mm_sub_epi8(_mm_or_si128(bytes, all(0x20)), all('a'));
      ascii |= bits(_mm_cmpeq_epi8(_mm_min_epu8(from_a, all('z' - 'a')), from_a));
      lead |= bits(is(0xC3));
      // 97, 9F, B7 and BF
      unlike |= bits(_mm_cmpeq_epi8(_mm_or_si128(bytes, all(0x28)), all(0xBF)));
      bit5 |= bits(_mm_slli_epi16(bytes, 2));
      sets_.blanks |= bits(is(' '));
      sets_.newlines |= bits(is('\n'));
      sets_.singles |=
          bits(_mm_or_si128(_mm_or_si128(is(','), is(';')), _mm_or_si128(is('"'), is(')'))));
      sets_.stops |= bits(is('.'));
      sets_.apostrophes |= bits(is('\''));
      curly |= bits(is(0xE2));
    }
    lead &=
        ~(unlike >> 1U) & ((std::uint64_t{1} << kSure) - 1);  // the second byte must be in sight
    sets_.capitals = (ascii & ~bit5) | (lead & ~(bit5 >> 1U));
    sets_.smalls = (ascii & bit5) | (lead & (bit5 >> 1U));
    sets_.letters = (ascii | lead | lead << 1U) & (~std::uint64_t{0} >> 1U);
    for (std::uint64_t rest = curly & ((std::uint64_t{1} << kSure) - 1); rest != 0;
         rest &= rest - 1) {
      const auto at = static_cast<unsigned>(std::countr_zero(rest));
      if (std::memcmp(from + at, "\xE2\x80\x99", 3) == 0) sets_.curly |= rest & (~rest + 1);
    }
  }
#endif

  const char* text_;
  std::size_t base_;
  std::size_t end_;
  Sets sets_;
};

}  // namespace vigie
