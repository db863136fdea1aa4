// Runs of common letters, found for sixty-four bytes of text at once.
#pragma once

#include <algorithm>
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

/// Tells for any position of a stretch how many letters follow, from sets of bits: no branch for
/// each byte, whose end no processor can foresee. A view on the text; one thread at a time.
///
/// Where the processor has no SSE2 all runs are empty: whoever asks must be able to go letter by
/// letter, as for all other letters.
class LetterWindow {
 public:
  /// Of `text` (valid UTF-8) up to `end`, a character's start or the end of the text.
  LetterWindow(std::string_view text, std::size_t end)
      : text_(text.data()), base_(end), end_(end) {}

  /// The letters from `position` on, up to `end`. Precondition: a character starts there, or it is
  /// the end.
  [[nodiscard]] LetterRun at(std::size_t position) {
    std::size_t offset = position - base_;
    if (offset >= kSure) {
      fill(position);
      offset = 0;
    }
    std::size_t size = size_at(offset);
    if (offset + size >= kSure && offset > 0) {
      fill(position);
      offset = 0;
      size = size_at(offset);
    }
    const std::uint64_t run = (std::uint64_t{1} << size) - 1;
    return {size, (capitals_ >> offset) & run, (smalls_ >> offset) & run};
  }

 private:
  static constexpr std::size_t kSize = 64;
  static constexpr std::size_t kSure = 62;  // behind, a letter may be cut

  [[nodiscard]] std::size_t size_at(std::size_t offset) const {
    return static_cast<std::size_t>(std::countr_zero(~(letters_ >> offset)));
  }

  void fill(std::size_t position) {
    base_ = position;
#ifdef __SSE2__
    const std::size_t left = end_ - position;
    if (left >= kSize) {
      look(text_ + position);
    } else {
      std::array<char, kSize> rest{};
      std::memcpy(rest.data(), text_ + position, left);
      look(rest.data());
    }
#endif
  }

#ifdef __SSE2__
  // Sets the bits for the 64 bytes at `from`.
  void look(const char* from) {
    std::uint64_t lead = 0;      // of two bytes
    std::uint64_t signs = 0;     // would be the multiplication or division sign as second byte
    std::uint64_t wide_big = 0;  // would be a capital as second byte: they end with 9E
    std::uint64_t small = 0;
    std::uint64_t capital = 0;
    for (unsigned at = 0; at < kSize; at += 16) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + at));
      const auto bits = [&](__m128i where) {
        return std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(where))} << at;
      };
      const auto is = [&](int byte) {
        return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(byte)));
      };
      // Unsigned comparison by saturation: low <= byte <= high.
      const auto within = [&](int low, int high) {
        const __m128i from_low = _mm_sub_epi8(bytes, _mm_set1_epi8(static_cast<char>(low)));
        const __m128i width = _mm_set1_epi8(static_cast<char>(high - low));
        return _mm_cmpeq_epi8(_mm_min_epu8(from_low, width), from_low);
      };
      lead |= bits(is(0xC3));
      signs |= bits(_mm_or_si128(is(0x97), is(0xB7)));
      wide_big |= bits(within(0x80, 0x9E));
      small |= bits(within('a', 'z'));
      capital |= bits(within('A', 'Z'));
    }
    lead &= ~(signs >> 1U) & ((std::uint64_t{1} << kSure) - 1);  // its second byte must be in sight
    capitals_ = capital | (lead & (wide_big >> 1U));
    smalls_ = small | (lead & ~(wide_big >> 1U));
    letters_ = (small | capital | lead | lead << 1U) & (~std::uint64_t{0} >> 1U);
  }
#endif

  const char* text_;
  std::size_t base_;  // where the bits start
  std::size_t end_;
  std::uint64_t letters_ = 0;  // all their bytes; never the last bit
  std::uint64_t capitals_ = 0;
  std::uint64_t smalls_ = 0;
};

}  // namespace vigie
