#include "gazetteers/pieces.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "pipeline/characters.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

constexpr std::size_t kShort = 16;  // bytes that are hashed as two numbers

__extension__ using Wide = unsigned __int128;  // GCC and Clang have it on every 64-bit machine

// Two numbers of eight bytes, multiplied and folded (as wyhash by Wang Yi does).
std::uint64_t hash_short(std::uint64_t low, std::uint64_t high, std::size_t size) {
  const auto product = static_cast<Wide>(low ^ 0xA0761D6478BD642FULL) *
                       (high ^ 0xE7037ED1A0B428DBULL ^ (std::uint64_t{size} << 56U));
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

constexpr std::uint64_t kHighBits = 0x8080808080808080ULL;

// Is one of eight ASCII bytes `byte`? (Mycroft's test for a zero byte.)
bool has_byte(std::uint64_t bytes, char byte) {
  constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
  const std::uint64_t zero_there = bytes ^ (kOnes * static_cast<unsigned char>(byte));
  return ((zero_there - kOnes) & ~zero_there & kHighBits) != 0;
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
  constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
  const std::uint64_t from_a = bytes + kOnes * (0x80 - 'A');
  const std::uint64_t past_z = bytes + kOnes * (0x80 - 'Z' - 1);
  const std::uint64_t capital = (from_a & ~past_z) & (kOnes * 0x80);
  return bytes | (capital >> 2U);  // 0x80 >> 2 is 0x20
}

// The `size` bytes at `at`, up to eight, as a number; the rest zero. `end` is the end of the text.
std::uint64_t loaded(const char* at, std::size_t size, const char* end) {
  std::uint64_t bytes = 0;
  if (end - at >= 8) {
    std::memcpy(&bytes, at, 8);
    return size >= 8 ? bytes : bytes & ((std::uint64_t{1} << (8 * size)) - 1);
  }
  std::memcpy(&bytes, at, std::min<std::size_t>(size, 8));
  return bytes;
}

}  // namespace

std::uint64_t piece_hash(std::string_view folded) {
  if (folded.size() > kShort) return XXH3_64bits(folded.data(), folded.size());
  const char* end = folded.data() + folded.size();
  const std::uint64_t low = loaded(folded.data(), folded.size(), end);
  const std::uint64_t high =
      folded.size() > 8 ? loaded(folded.data() + 8, folded.size() - 8, end) : 0;
  return hash_short(low, high, folded.size());
}

PieceCutter::PieceCutter(const WordLists& words) {
  for (const Word& word : words.get("spellings")) {
    std::string from = folded(word.text);
    std::string to = folded(word.value);
    longest_short_form_ = std::max(longest_short_form_, from.size());
    spellings_.push_back({piece_hash(from), piece_hash(to), std::move(from), std::move(to)});
  }
}

std::uint64_t PieceCutter::hash_of(std::string_view piece, const char* end) const {
  std::uint64_t hash = 0;
  std::size_t size = piece.size();
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  bool plain = size <= kShort;
  if (plain) {
    low = loaded(piece.data(), size, end);
    if (size > 8) high = loaded(piece.data() + 8, size - 8, end);
    plain = ((low | high) & kHighBits) == 0;
  }
  if (plain) {
    hash = hash_short(lowered(low), lowered(high), size);
  } else {
    std::array<char, 64> buffer;  // NOLINT(*-member-init): written before it is read
    if (const auto folded_size = fold_into(piece, buffer)) {
      size = *folded_size;
      hash = piece_hash({buffer.data(), size});
    } else {
      const std::string long_piece = folded(piece);
      size = long_piece.size();
      hash = piece_hash(long_piece);
    }
  }
  return size <= longest_short_form_ ? written_out(hash) : hash;
}

std::uint64_t PieceCutter::written_out(std::uint64_t hash) const {
  for (const Spelling& spelling : spellings_) {
    if (spelling.from == hash) return spelling.to;
  }
  return hash;
}

void PieceCutter::cut(std::string_view text, Span token, std::uint32_t index,
                      std::vector<Piece>& out) const {
  const std::string_view bytes = token.in(text);
  if (bytes.empty()) return;
  const char* text_end = text.data() + text.size();
  // Nearly all tokens are short, ASCII and without hyphen: two loads, no loop, no memory.
  if (bytes.size() <= kShort) {
    const std::uint64_t low = loaded(bytes.data(), bytes.size(), text_end);
    const std::uint64_t high =
        bytes.size() > 8 ? loaded(bytes.data() + 8, bytes.size() - 8, text_end) : 0;
    const bool apostrophe = has_byte(low, '\'') || has_byte(high, '\'');
    const bool elided = apostrophe && bytes.find('\'') + 1 == bytes.size();
    if (((low | high) & kHighBits) == 0 && !has_byte(low, '-') && !has_byte(high, '-') &&
        (!apostrophe || elided)) {
      std::uint64_t hash = hash_short(lowered(low), lowered(high), bytes.size());
      if (bytes.size() <= longest_short_form_) hash = written_out(hash);
      out.push_back({hash, index, true, true});
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
