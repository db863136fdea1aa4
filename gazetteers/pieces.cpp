#include "gazetteers/pieces.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "gazetteers/format.h"
#include "pipeline/characters.h"
#include "pipeline/utf8.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace vigie {
namespace {

static_assert(TokenKind::symbol < TokenKind::url && TokenKind::url < TokenKind::email &&
              TokenKind::email < TokenKind::handle);

constexpr std::size_t kShort = 16;  // bytes that are hashed as two numbers

// Two numbers of eight bytes as a path of two pieces (format.h).
std::uint64_t hash_short(const ShortPiece& piece) {
  return gazetteer_format::extended(piece.low, piece.high ^ (std::uint64_t{piece.size} << 56U));
}

constexpr std::uint64_t kHighBits = 0x8080808080808080ULL;

constexpr std::uint64_t kOnes = 0x0101010101010101ULL;

// The top bits of those of eight ASCII bytes that are `byte`, the lowest for certain (Mycroft's
// test for a zero byte); 0 when none is.
std::uint64_t where(std::uint64_t bytes, char byte) {
  const std::uint64_t zero_there = bytes ^ (kOnes * static_cast<unsigned char>(byte));
  return (zero_there - kOnes) & ~zero_there & kHighBits;
}

// Where a piece that starts at `from` ends within a token, and where the next one starts: behind
// the hyphen, or right behind the apostrophe, which stays with what it elides.
struct PieceEnd {
  std::size_t end;
  std::size_t next;
};
PieceEnd piece_end(std::string_view token, std::size_t from) {
  std::size_t position = from;
  while (position < token.size()) {
    const std::size_t start = position;
    const CharClass c = classify(utf8::next(token, position));
    if (c == CharClass::hyphen) return {start, position};
    if (c == CharClass::apostrophe) return {position, position};
  }
  return {token.size(), token.size()};
}

// Capitals of ASCII made small, eight bytes at once; bytes above ASCII must not be there.
std::uint64_t lowered(std::uint64_t bytes) {
  const std::uint64_t from_a = bytes + kOnes * (0x80 - 'A');
  const std::uint64_t past_z = bytes + kOnes * (0x80 - 'Z' - 1);
  const std::uint64_t capital = (from_a & ~past_z) & (kOnes * 0x80);
  return bytes | (capital >> 2U);  // 0x80 >> 2 is 0x20
}

// The lowest `size` bytes of a number, up to eight.
constexpr std::uint64_t lowest(std::size_t size) {
  return size >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * size)) - 1;
}
struct Masks {
  std::uint64_t low;
  std::uint64_t high;
};
constexpr std::array<Masks, kShort + 1> kMasks = [] {
  std::array<Masks, kShort + 1> masks{};
  for (std::size_t size = 0; size <= kShort; ++size) {
    masks[size] = {lowest(size), size <= 8 ? 0 : lowest(size - 8)};
  }
  return masks;
}();

// The `size` bytes at `at`, up to kShort. `end` is the end of the text: nothing behind it is read.
ShortPiece loaded(const char* at, std::size_t size, const char* end) {
  ShortPiece piece{0, 0, size};
  if (static_cast<std::size_t>(end - at) >= kShort) {
    std::memcpy(&piece.low, at, 8);
    std::memcpy(&piece.high, at + 8, 8);
    piece.low &= kMasks[size].low;
    piece.high &= kMasks[size].high;
  } else {
    std::memcpy(&piece.low, at, std::min<std::size_t>(size, 8));
    if (size > 8) std::memcpy(&piece.high, at + 8, size - 8);
  }
  return piece;
}

std::uint64_t hash_small(const ShortPiece& piece) {
  return hash_short({lowered(piece.low), lowered(piece.high), piece.size});
}

#ifdef __SSE2__
// Sixteen bytes of which those before, or that at, some place are all ones: to be read from
// kShort - place on.
constexpr auto kBefore = [] {
  std::array<unsigned char, 2 * kShort> bytes{};
  for (std::size_t i = 0; i < kShort; ++i) bytes[i] = 0xFF;
  return bytes;
}();
constexpr auto kAt = [] {
  std::array<unsigned char, 2 * kShort> bytes{};
  bytes[kShort] = 0xFF;
  return bytes;
}();

__m128i load(const void* from) {
  return _mm_loadu_si128(static_cast<const __m128i*>(from));
}
unsigned bits(__m128i where) {
  return static_cast<unsigned>(_mm_movemask_epi8(where));
}

// `bytes` with `plain` for the two bytes from `at` on.
__m128i replaced(__m128i bytes, unsigned at, char plain) {
  const __m128i before = load(&kBefore[kShort - at]);
  const __m128i here = load(&kAt[kShort - at]);
  const __m128i closed_up = _mm_srli_si128(bytes, 1);
  const __m128i rest = _mm_andnot_si128(_mm_or_si128(before, here), closed_up);
  return _mm_or_si128(_mm_or_si128(_mm_and_si128(before, bytes), rest),
                      _mm_and_si128(here, _mm_set1_epi8(plain)));
}

#endif

// ASCII without a hyphen, and with no apostrophe but at its end: one piece, such as "l'".
bool is_elided(const ShortPiece& piece) {
  if ((where(piece.low, '-') | where(piece.high, '-')) != 0) return false;
  const std::uint64_t low = where(piece.low, '\'');
  const std::uint64_t high = where(piece.high, '\'');
  if ((low | high) == 0) return true;
  const auto first = static_cast<std::size_t>(low != 0 ? std::countr_zero(low) / 8
                                                       : 8 + std::countr_zero(high) / 8);
  return first + 1 == piece.size;
}

}  // namespace

std::uint64_t piece_hash(std::string_view folded) {
  if (folded.size() > kShort) return XXH3_64bits(folded.data(), folded.size());
  return hash_short(loaded(folded.data(), folded.size(), folded.data() + folded.size()));
}

PieceCutter::PieceCutter(const WordLists& words) {
  for (const Word& word : words.get("spellings")) {
    std::string from = folded(word.text);
    std::string to = folded(word.value);
    longest_short_form_ = std::max(longest_short_form_, from.size());
    short_forms_.set(piece_hash(from) % short_forms_.size());
    spellings_.push_back({piece_hash(from), piece_hash(to), std::move(from), std::move(to)});
  }
  for (std::size_t i = 0; i < latin_.size(); ++i) {
    std::string letter;
    utf8::append(static_cast<char32_t>(0xC0 + i), letter);
    const std::string plain = folded(letter);
    if (plain.size() == 1) latin_[i] = plain.front();
  }
}

// One look at all bytes, and for each accent a few steps that depend on nothing but its place.
[[gnu::always_inline]] inline bool PieceCutter::hash_at_once(const char* at, std::size_t size,
                                                             std::uint64_t& hash) const {
#ifdef __SSE2__
  constexpr std::string_view kTypographic = "\xE2\x80\x99";
  const char* source = at;  // of the first byte, were none left out
  __m128i bytes = _mm_and_si128(load(at), load(&kMasks[size]));
  for (unsigned wide = bits(bytes); wide != 0; wide = bits(bytes)) {
    const auto place = static_cast<unsigned>(std::countr_zero(wide));
    const auto lead = static_cast<unsigned char>(source[place]);
    const char plain =
        lead == 0xC3 ? latin_[static_cast<unsigned char>(source[place + 1]) & 0x3FU] : '\0';
    if (plain == '\0') {
      // An apostrophe at the end is all that may be left.
      if (place + kTypographic.size() != size) return false;
      if (std::string_view(source + place, kTypographic.size()) != kTypographic) return false;
      bytes = replaced(bytes, place, '\'');
      size = place + 1;
      bytes = _mm_and_si128(bytes, load(&kMasks[size]));
      break;
    }
    bytes = replaced(bytes, place, plain);
    ++source;
    --size;
  }
  const unsigned hyphens = bits(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('-')));
  const unsigned apostrophes = bits(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\'')));
  if ((hyphens | (apostrophes & ((1U << (size - 1)) - 1))) != 0) return false;
  const __m128i capital = _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8('A' - 1)),
                                        _mm_cmplt_epi8(bytes, _mm_set1_epi8('Z' + 1)));
  const __m128i small = _mm_or_si128(bytes, _mm_and_si128(capital, _mm_set1_epi8(0x20)));
  hash = written_out(
      hash_short({static_cast<std::uint64_t>(_mm_cvtsi128_si64(small)),
                  static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(small, small))),
                  size}),
      size);
  return true;
#else
  static_cast<void>(at);
  static_cast<void>(size);
  static_cast<void>(hash);
  return false;
#endif
}

bool PieceCutter::fold_short(ShortPiece& piece) const {
  using gazetteer_format::Wide;
  Wide bytes = (static_cast<Wide>(piece.high) << 64U) | piece.low;
  const auto byte = [&](unsigned at) { return static_cast<std::uint8_t>(bytes >> (8 * at)); };
  for (;;) {
    const std::uint64_t low = static_cast<std::uint64_t>(bytes) & kHighBits;
    const std::uint64_t high = static_cast<std::uint64_t>(bytes >> 64U) & kHighBits;
    if ((low | high) == 0) break;
    const auto at = static_cast<unsigned>(low != 0 ? std::countr_zero(low) / 8
                                                   : 8 + std::countr_zero(high) / 8);
    std::uint8_t plain = 0;
    unsigned size = 2;
    if (byte(at) == 0xC3) {
      plain = static_cast<std::uint8_t>(latin_[byte(at + 1) & 0x3FU]);
    } else if (byte(at) == 0xE2 && byte(at + 1) == 0x80 && byte(at + 2) == 0x99) {
      plain = '\'';
      size = 3;
    }
    if (plain == 0) return false;
    const Wide below = bytes & ((Wide{1} << (8 * at)) - 1);
    const Wide above = at + size < kShort ? bytes >> (8 * (at + size)) : 0;
    bytes = below | (static_cast<Wide>(plain) << (8 * at)) | (above << (8 * (at + 1)));
    piece.size -= size - 1;
  }
  piece.low = static_cast<std::uint64_t>(bytes);
  piece.high = static_cast<std::uint64_t>(bytes >> 64U);
  return true;
}

std::uint64_t PieceCutter::hash_of(std::string_view piece, const char* end) const {
  if (piece.size() <= kShort) {
    ShortPiece bytes = loaded(piece.data(), piece.size(), end);
    if (fold_short(bytes)) return written_out(hash_small(bytes), bytes.size);
  }
  std::array<char, 64> buffer;  // NOLINT(*-member-init): written before it is read
  if (const auto size = fold_into(piece, buffer)) {
    return written_out(piece_hash({buffer.data(), *size}), *size);
  }
  const std::string long_piece = folded(piece);
  return written_out(piece_hash(long_piece), long_piece.size());
}

std::uint64_t PieceCutter::written_out(std::uint64_t hash) const {
  for (const Spelling& spelling : spellings_) {
    if (spelling.from == hash) return spelling.to;
  }
  return hash;
}

void PieceCutter::cut_slowly(std::string_view bytes, const char* text_end, std::uint32_t index,
                             std::vector<Piece>& out) const {
  if (bytes.size() <= kShort) {
    ShortPiece piece = loaded(bytes.data(), bytes.size(), text_end);
    if (fold_short(piece) && is_elided(piece)) {
      out.push_back({written_out(hash_small(piece), piece.size), index, true, true});
      return;
    }
  }
  const std::size_t first = out.size();
  std::size_t begin = 0;
  while (begin < bytes.size()) {
    const PieceEnd piece = piece_end(bytes, begin);
    if (piece.end > begin) {
      const std::string_view part = bytes.substr(begin, piece.end - begin);
      out.push_back({hash_of(part, text_end), index, false, false});
    }
    begin = piece.next;
  }
  if (out.size() == first) {
    out.push_back({hash_of(bytes, text_end), index, false, false});  // a hyphen alone
  }
  out[first].starts_token = true;
  out.back().ends_token = true;
}

void PieceCutter::cut(std::string_view text, Span token, std::uint32_t index,
                      std::vector<Piece>& out) const {
  if (!token.empty()) cut_slowly(token.in(text), text.data() + text.size(), index, out);
}

std::size_t PieceCutter::cut(std::string_view text, std::span<const Token> tokens,
                             std::uint32_t index, std::vector<Piece>& out,
                             std::size_t count) const {
  const char* text_end = text.data() + text.size();
  // Nearly all tokens are one piece. Room for these is made once, and for the others as they come.
  if (out.size() < count + tokens.size()) out.resize(count + tokens.size());
  Piece* next = out.data() + count;
  for (std::size_t t = 0; t < tokens.size(); ++t) {
    const Token& token = tokens[t];
    // Nobody notes the capitals of an address or a handle.
    const bool uncased = token.casing == Casing::none && token.kind < TokenKind::url;
    const bool small = token.casing == Casing::lower || uncased;
    const std::size_t size = token.span.size();
    const char* at = text.data() + token.span.begin;
    if (size > 0 && size <= kShort) {
      std::uint64_t hash = 0;
      if (static_cast<std::size_t>(text_end - at) >= kShort && hash_at_once(at, size, hash)) {
        *next++ = {hash, index++, true, true, small};
        continue;
      }
      ShortPiece piece = loaded(at, size, text_end);
      if (fold_short(piece) && is_elided(piece)) {
        *next++ = {written_out(hash_small(piece), piece.size), index++, true, true, small};
        continue;
      }
    }
    std::vector<Piece> several;
    cut_slowly({at, size}, text_end, index++, several);
    count = static_cast<std::size_t>(next - out.data());
    const std::size_t needed = count + several.size() + (tokens.size() - t - 1);
    if (out.size() < needed) out.resize(needed);
    next = out.data() + count;
    for (Piece& piece : several) {
      piece.small = small;
      *next++ = piece;
    }
  }
  return static_cast<std::size_t>(next - out.data());
}

const PieceCutter::Spelling* PieceCutter::spelling_of(std::string_view folded_word) const {
  const auto found = std::find_if(spellings_.begin(), spellings_.end(), [&](const Spelling& each) {
    return each.short_form == folded_word;
  });
  return found == spellings_.end() ? nullptr : &*found;
}

std::string PieceCutter::folded_pieces(std::string_view name) const {
  const std::string plain = folded(name);
  std::string out;
  std::size_t begin = 0;
  while (begin < plain.size()) {
    const std::size_t end = std::min(plain.find_first_of(" -'", begin), plain.size());
    if (end > begin) {
      const std::string_view piece = std::string_view(plain).substr(begin, end - begin);
      const Spelling* spelling = spelling_of(piece);
      if (!out.empty()) out.push_back(' ');
      out += spelling == nullptr ? piece : std::string_view(spelling->long_form);
    }
    begin = end + 1;
  }
  return out;
}

std::string PieceCutter::written_out(std::string_view name) const {
  std::string out;
  std::size_t begin = 0;
  while (begin < name.size()) {
    const std::size_t end = std::min(name.find_first_of(" -", begin), name.size());
    const std::string_view word = name.substr(begin, end - begin);
    const Spelling* spelling = spelling_of(folded(word));
    if (spelling == nullptr) {
      out += word;
    } else {
      const Casing casing = casing_of(word);
      const std::string& written = spelling->long_form;
      for (std::size_t i = 0; i < written.size(); ++i) {
        const bool capital =
            casing == Casing::capitals || (casing == Casing::capitalised && i == 0);
        const bool small = written[i] >= 'a' && written[i] <= 'z';
        out.push_back(capital && small ? static_cast<char>(written[i] - ('a' - 'A')) : written[i]);
      }
    }
    if (end < name.size()) out.push_back(name[end]);
    begin = end + 1;
  }
  return out;
}

}  // namespace vigie
