#include "pipeline/encoded_twice.h"

#include <algorithm>
#include <array>

#include "pipeline/characters.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

constexpr char32_t kACircumflexCapital = 0xC2;
constexpr char32_t kATildeCapital = 0xC3;
constexpr char32_t kARing = 0xC5;
constexpr char32_t kACircumflex = 0xE2;
constexpr char32_t kEth = 0xF0;

// What windows-1252 makes of the bytes 0x80 to 0x9F.
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

// The byte, 0x80 to 0xBF, that windows-1252 or ISO-8859-1 read as `code`; 0 when there is none.
unsigned continuation_byte(char32_t code) {
  if (code >= 0x80 && code < 0xC0) return static_cast<unsigned>(code);
  const auto* const found = std::find(kWindows1252.begin(), kWindows1252.end(), code);
  if (found == kWindows1252.end()) return 0;
  return 0x80U + static_cast<unsigned>(found - kWindows1252.begin());
}

// Signs that may follow a word: blanks, quotation marks, ordinals, footnote marks.
bool may_follow_word(unsigned byte) {
  constexpr std::string_view kSigns =
      "\x85\x86\x87\x8B\x91\x92\x93\x94\x95\x96\x97\x99\x9B"
      "\xA0\xA7\xA9\xAA\xAB\xAE\xB0\xB2\xB3\xB4\xB7\xB9\xBA\xBB";
  return kSigns.find(static_cast<char>(byte)) != std::string_view::npos;
}

// Of these, the ones that may stand between two words or letters without a blank.
bool may_join_words(unsigned byte) {
  constexpr std::string_view kSigns = "\x85\x91\x92\x96\x97\xB4\xB7";
  return kSigns.find(static_cast<char>(byte)) != std::string_view::npos;
}

// One place: what stands before, the letter that a lead byte became, and what follows.
class Site {
 public:
  Site(std::string_view text, std::size_t position) : text_(text), end_(position) {
    before_ = classify(utf8::before(text, position));
    if (position == 0) before_ = CharClass::other;
    lead_ = utf8::next(text, end_);
  }

  // End of the characters that stand for one, or 0.
  [[nodiscard]] std::size_t end() {
    const unsigned byte = take();
    if (byte == 0) return 0;
    bool found = false;
    switch (lead_) {
      case kATildeCapital: found = after_a_tilde(byte); break;
      case kACircumflexCapital: found = after_capital_a_circumflex(byte); break;
      case kACircumflex: found = after_a_circumflex(byte); break;
      case kARing:  // the ligature oe
        found = byte == 0x93 && before_ == CharClass::lower && next_class() == CharClass::lower;
        break;
      case kEth:  // an emoji
        found = byte == 0x9F;
        if (found && take() != 0) take();
        break;
      default: break;
    }
    return found ? end_ : 0;
  }

 private:
  // Moves past the next character when it came from a continuation byte, which is returned.
  unsigned take() {
    if (end_ == text_.size()) return 0;
    std::size_t after = end_;
    const unsigned byte = continuation_byte(utf8::next(text_, after));
    if (byte != 0) end_ = after;
    return byte;
  }

  [[nodiscard]] CharClass next_class() const {
    return end_ == text_.size() ? CharClass::other : classify(utf8::peek(text_, end_));
  }

  // U+00C0 to U+00FF: most of what French needs.
  [[nodiscard]] bool after_a_tilde(unsigned byte) const {
    if (before_ == CharClass::lower || !may_follow_word(byte)) return true;
    const CharClass next = next_class();
    if (byte == 0xA0) {  // "a" with grave accent, a word of its own
      return !is_letter(before_) && (next == CharClass::space || is_letter(next));
    }
    if (!is_letter(next)) return false;
    return !may_join_words(byte) || (next == CharClass::lower && !is_letter(before_));
  }

  // U+0080 to U+00BF: guillemets, degree sign, no-break space.
  [[nodiscard]] bool after_capital_a_circumflex(unsigned byte) const {
    if (byte < 0xA0) return false;
    if (before_ == CharClass::lower || before_ == CharClass::digit) return true;
    constexpr std::string_view kNeverAfterLetter = "\xA1\xA3\xA7\xA9\xAB\xAE\xB0\xBF";
    return before_ != CharClass::upper &&
           kNeverAfterLetter.find(static_cast<char>(byte)) != std::string_view::npos;
  }

  // U+2000 to U+203F, the euro sign and the trademark sign.
  [[nodiscard]] bool after_a_circumflex(unsigned byte) {
    if (byte == 0x80) {
      take();  // may have been lost: byte 0x9D means nothing in windows-1252
      return true;
    }
    const unsigned third = take();
    return (byte == 0x82 && third == 0xAC) || (byte == 0x84 && third == 0xA2);
  }

  std::string_view text_;
  std::size_t end_;
  CharClass before_ = CharClass::other;
  char32_t lead_ = 0;
};

// Does one of the five letters above start at the byte?
bool is_candidate(char byte, char next) {
  const auto second = static_cast<unsigned char>(next);
  return static_cast<unsigned char>(byte) == 0xC3 &&
         (second == 0x82 || second == 0x83 || second == 0x85 || second == 0xA2 || second == 0xB0);
}

constexpr std::size_t kBlock = 64;

// May a candidate start in the block? Looks one byte further. Written with masks and without
// branches: compilers then look at sixteen bytes or more at a time.
bool may_hold_candidate(const char* bytes) {
  using Byte = unsigned char;
  const auto mask = [](bool yes) { return yes ? Byte{0xFF} : Byte{0}; };
  Byte found = 0;
  for (std::size_t i = 0; i < kBlock; ++i) {
    const auto first = static_cast<Byte>(bytes[i]);
    const auto second = static_cast<Byte>(bytes[i + 1]);
    const auto seconds = static_cast<Byte>(mask((second & 0xFEU) == 0x82) | mask(second == 0x85) |
                                           mask(second == 0xA2) | mask(second == 0xB0));
    found = static_cast<Byte>(found | (mask(first == 0xC3) & seconds));
  }
  return found != 0;
}

}  // namespace

EncodedTwice find_encoded_twice(std::string_view text) {
  EncodedTwice found;
  const auto look = [&](std::size_t position) {
    const std::size_t end = Site(text, position).end();
    if (end == 0) return;
    if (found.count == 0) {
      found.first = {static_cast<std::uint32_t>(position), static_cast<std::uint32_t>(end)};
    }
    ++found.count;
  };
  for (std::size_t block = 0; block + 1 < text.size(); block += kBlock) {
    const bool whole = block + kBlock < text.size();
    if (whole && !may_hold_candidate(text.data() + block)) continue;
    const std::size_t end = whole ? block + kBlock : text.size() - 1;
    for (std::size_t i = block; i < end; ++i) {
      if (is_candidate(text[i], text[i + 1])) look(i);
    }
  }
  return found;
}

}  // namespace vigie
