#include "stages/tokens.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "pipeline/characters.h"
#include "pipeline/resource_file.h"
#include "pipeline/utf8.h"
#include "stages/text_window.h"

namespace vigie {
namespace {

// Raised whenever the code below cuts differently: part of the fingerprint.
constexpr std::string_view kVersion = "tokens-3";

// What a byte is to the scanner. Only bytes above ASCII need decoding.
enum class Byte : std::uint8_t {
  // Those before which a word ends for certain:
  blank,
  newline,
  single,  // , and other punctuation that is always a token of its own
  mark,    // all other punctuation
  symbol,
  other,  // controls
  // and the rest:
  lower,
  upper,
  digit,
  apostrophe,
  hyphen,
  stop,         // .
  colon,        // may follow "http"
  parenthesis,  // ( may open an optional ending: "employe(e)s"
  address,      // _ + % @, which addresses are made of
  ampersand,
  slash,  // within "km/h"
  wide,   // part of a longer character
};

constexpr std::array<Byte, 256> make_bytes() {
  std::array<Byte, 256> table{};
  for (std::size_t i = 0; i < 256; ++i) {
    const auto c = static_cast<unsigned char>(i);
    Byte kind = Byte::other;
    if (c >= 0x80) {
      kind = Byte::wide;
    } else if (c >= 'a' && c <= 'z') {
      kind = Byte::lower;
    } else if (c >= 'A' && c <= 'Z') {
      kind = Byte::upper;
    } else if (c >= '0' && c <= '9') {
      kind = Byte::digit;
    } else if (c == ' ' || c == '\t') {
      kind = Byte::blank;
    } else if (c >= '\n' && c <= '\r') {
      kind = Byte::newline;
    } else {
      switch (c) {
        case '\'': kind = Byte::apostrophe; break;
        case '-': kind = Byte::hyphen; break;
        case '.': kind = Byte::stop; break;
        case ':': kind = Byte::colon; break;
        case '(': kind = Byte::parenthesis; break;
        case '_':
        case '+':
        case '%':
        case '@': kind = Byte::address; break;
        case '&': kind = Byte::ampersand; break;
        case '/': kind = Byte::slash; break;
        case ',':
        case ';':
        case '"':
        case ')': kind = Byte::single; break;
        case '$':
        case '<':
        case '=':
        case '>':
        case '^':
        case '`':
        case '|':
        case '~': kind = Byte::symbol; break;
        default: kind = c > ' ' && c < 0x7F ? Byte::mark : Byte::other; break;
      }
    }
    table[i] = kind;
  }
  return table;
}
constexpr std::array<Byte, 256> kBytes = make_bytes();

Byte byte_kind(char byte) {
  return kBytes[static_cast<unsigned char>(byte)];
}

bool is_ascii_alnum(char c) {
  const Byte kind = byte_kind(c);
  return kind == Byte::lower || kind == Byte::upper || kind == Byte::digit;
}

bool is_word_part(CharClass c) {
  return is_letter(c) || c == CharClass::mark || c == CharClass::digit || c == CharClass::joiner;
}

// How the letters of a word are cased, noted while they are passed over.
struct Letters {
  bool lower = false;
  bool upper = false;
  bool more_upper = false;   // a second capital
  bool first_upper = false;  // the first letter with case is a capital

  Letters() = default;
  explicit Letters(const LetterRun& run)
      : lower(run.smalls != 0),
        upper(run.capitals != 0),
        more_upper((run.capitals & (run.capitals - 1)) != 0),
        first_upper((run.capitals & 1U) != 0) {}
  void add_lower() { lower = true; }
  void add_upper() {
    first_upper = first_upper || !(upper || lower);
    more_upper = more_upper || upper;
    upper = true;
  }
  // Of a word in one piece, without hyphens and apostrophes.
  [[nodiscard]] Casing casing() const {
    if (!upper) return lower ? Casing::lower : Casing::none;
    if (!lower) return more_upper ? Casing::capitals : Casing::capitalised;
    return first_upper && !more_upper ? Casing::capitalised : Casing::mixed;
  }
};

constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
constexpr std::uint64_t kHighBits = kOnes * 0x80;

// Up to eight bytes in one number, the rest zero. Precondition: no more than eight.
std::uint64_t number_of(std::string_view text) {
  const char* at = text.data();
  const std::size_t size = text.size();
  if (size >= 4) {
    // Two reads that overlap: no loop whose end would have to be guessed.
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    std::memcpy(&low, at, 4);
    std::memcpy(&high, at + size - 4, 4);
    return low | (std::uint64_t{high} << (8 * (size - 4)));
  }
  if (size == 0) return 0;
  const auto byte = [&](std::size_t i) {
    return std::uint64_t{static_cast<unsigned char>(at[i])} << (8 * i);
  };
  return byte(0) | byte(size / 2) | byte(size - 1);
}

// Up to eight ASCII bytes in one number, letters small; 0 when `text` is longer or not ASCII.
std::uint64_t short_key(std::string_view text) {
  if (text.size() > 8) return 0;
  const std::uint64_t bytes = number_of(text);
  if ((bytes & kHighBits) != 0) return 0;
  const std::uint64_t from_a = bytes + kOnes * (0x80 - 'A');
  const std::uint64_t past_z = bytes + kOnes * (0x80 - 'Z' - 1);
  return bytes | ((from_a & ~past_z & kHighBits) >> 2U);  // 0x80 >> 2 is 0x20
}

std::size_t slot_of(std::uint64_t key, std::size_t slots) {
  return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 32U) & (slots - 1);
}

}  // namespace

// ---- sets of words ------------------------------------------------------------------------------

void FoldedWords::insert(std::string_view word) {
  std::string form = folded(word);
  longest_ = std::max(longest_, form.size());
  if (!form.empty()) sizes_[first_of(form)] |= size_bit(form.size());
  const std::uint64_t key = short_key(form);
  if (key == 0) {
    long_.insert(std::move(form));
    return;
  }
  if ((used_ + 1) * 4 > slots_.size()) {
    const std::vector<std::uint64_t> old = std::move(slots_);
    slots_.assign(std::bit_ceil((used_ + 1) * 8), 0);
    for (const std::uint64_t each : old) {
      if (each != 0) slots_[find(each)] = each;
    }
  }
  std::uint64_t& slot = slots_[find(key)];
  used_ += slot == 0 ? 1 : 0;
  slot = key;
}

// Where `key` stands, or where it would.
std::size_t FoldedWords::find(std::uint64_t key) const {
  std::size_t at = slot_of(key, slots_.size());
  while (slots_[at] != 0 && slots_[at] != key) at = (at + 1) & (slots_.size() - 1);
  return at;
}

bool FoldedWords::contains(std::string_view text) const {
  // Folding makes words shorter, never more than three times as short as their bytes.
  if (text.empty() || text.size() > longest_ * 3) return false;
  const std::uint32_t sizes = sizes_[first_of(text)];
  const Byte first = byte_kind(text.front());
  if (sizes == 0 && (first == Byte::lower || first == Byte::upper)) return false;
  std::uint64_t key = short_key(text);
  if (key != 0 && (sizes & size_bit(text.size())) == 0) return false;
  if (key == 0) {
    std::array<char, 32> buffer;  // NOLINT(*-member-init): written before it is read
    const auto size = fold_into(text, buffer);
    if (!size) return long_.contains(folded(text));
    const std::string_view form(buffer.data(), *size);
    key = short_key(form);
    if (key == 0) return form.size() <= longest_ && long_.contains(std::string(form));
  }
  return !slots_.empty() && slots_[find(key)] == key;
}

// ---- the scanner --------------------------------------------------------------------------------

// One pass over the text. A class because the steps share the position and the output.
class TokenCutterRun {
 public:
  TokenCutterRun(const Tokeniser& rules, std::string_view text, std::vector<Token>& out)
      : rules_(rules), text_(text), window_(text, 0), out_(out), count_(out.size()) {}

  // Takes back the room that was not needed. To be called last.
  void finish() { out_.resize(count_); }

  void run(std::size_t begin, std::size_t end) {
    position_ = begin;
    end_ = end;
    window_ = TextWindow(text_, end);
    plain_ = {};
    // A zone may start after the blanks that indent its line.
    std::size_t line_begin = begin;
    while (line_begin > 0 && (text_[line_begin - 1] == ' ' || text_[line_begin - 1] == '\t'))
      --line_begin;
    line_start_ = line_begin == 0 || text_[line_begin - 1] == '\n';
    glued_ = false;
    for (;;) {
      plain_tokens();
      if (position_ >= end_) break;
      const char byte = text_[position_];
      switch (byte_kind(byte)) {
        case Byte::blank:
          ++position_;
          glued_ = false;
          break;
        case Byte::newline:
          ++position_;
          glued_ = false;
          line_start_ = true;
          break;
        case Byte::lower:
        case Byte::upper: word(); break;
        case Byte::digit: number(position_); break;
        case Byte::wide: wide(); break;
        case Byte::single: single(); break;
        default: mark(byte); break;
      }
    }
  }

 private:
  [[nodiscard]] CharClass class_at(std::size_t position) const {
    return position < end_ ? classes_.of(utf8::peek(text_, position)) : CharClass::newline;
  }
  [[nodiscard]] std::size_t after(std::size_t position) const {
    return utf8::after(text_, position);
  }
  void skip() { position_ = after(position_); }
  [[nodiscard]] char byte_at(std::size_t position) const {
    return position < end_ ? text_[position] : '\n';
  }
  [[nodiscard]] std::string_view between(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }

  // Room in `out_` for `more` tokens behind those written.
  void make_room(std::size_t more) {
    if (count_ + more > out_.size()) grow(more);
  }
  [[gnu::noinline]] void grow(std::size_t more) {
    out_.resize(std::max(out_.size() + out_.size() / 2, count_ + more));
  }
  [[nodiscard]] const Token& last() const { return out_[count_ - 1]; }

  // Writes the token from `start` to the position.
  void emit(std::size_t start, TokenKind kind, Casing casing = Casing::none) {
    make_room(1);
    out_[count_++] = {{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(position_)},
                      kind,
                      casing,
                      glued_,
                      line_start_};
    line_start_ = false;
    glued_ = true;
  }
  void emit_word(std::size_t start) {
    emit(start, TokenKind::word, casing_of(between(start, position_)));
  }

  // A character above ASCII that starts a token, or stands between tokens.
  void wide() {
    const CharClass c = class_at(position_);
    switch (c) {
      case CharClass::space:
        skip();
        glued_ = false;
        break;
      case CharClass::newline:
        skip();
        glued_ = false;
        line_start_ = true;
        break;
      case CharClass::joiner: skip(); break;
      case CharClass::upper:
      case CharClass::lower:
      case CharClass::letter:
      case CharClass::mark: word(); break;
      case CharClass::digit: number(position_); break;
      case CharClass::symbol: symbol(); break;
      default: mark('\0'); break;
    }
  }

  // ---- plain tokens ---------------------------------------------------------------------------

  // What is known of a window of the text; bit 0 is its first byte.
  struct Plain {
    std::uint64_t singles = 0;               // marks that are a token of their own
    std::uint64_t short_ends = 0;            // the straight apostrophe of a word like "l'"
    std::uint64_t long_ends = 0;             // the typographic one, its first byte
    std::uint64_t hard = ~std::uint64_t{0};  // what needs a closer look
  };

  static std::uint64_t bit(std::size_t at) { return std::uint64_t{1} << at; }
  static std::size_t lowest(std::uint64_t bits) {
    return static_cast<std::size_t>(std::countr_zero(bits));
  }
  // Where the run of letters starts that ends right before `end`. Precondition: there is one.
  static std::size_t run_start(std::uint64_t letters, std::size_t end) {
    const std::uint64_t others_before = ~letters & (bit(end) - 1);
    return 64 - static_cast<std::size_t>(std::countl_zero(others_before));
  }

  // Moves the window to the position, and finds what in it needs no closer look: words of common
  // letters between blanks and marks, whose first letter alone may be a capital; elided ones; full
  // stops behind words that are no abbreviations.
  void look() {
    window_.move_to(position_);
    const TextWindow::Sets& sets = window_.sets();
    const std::uint64_t gaps = sets.blanks | sets.newlines;
    plain_ = {};
    plain_.singles = sets.singles;
    for (std::uint64_t left = sets.apostrophes | sets.curly; left != 0; left &= left - 1) {
      const std::size_t at = lowest(left);
      if (at == 0 || (sets.letters & bit(at - 1)) == 0) continue;
      const std::size_t start = position_ + run_start(sets.letters, at);
      const std::size_t next = position_ + at + ((sets.apostrophes & bit(at)) != 0 ? 1 : 3);
      if (!ends_certainly(between(start, position_ + at), next)) continue;
      ((sets.apostrophes & bit(at)) != 0 ? plain_.short_ends : plain_.long_ends) |= bit(at);
    }
    // Behind anything but a letter, a stop before a gap was not taken into what stands before it.
    const std::uint64_t last_stops = sets.stops & (gaps >> 1U);
    plain_.singles |= last_stops & ~(sets.letters << 1U);
    for (std::uint64_t left = last_stops & (sets.letters << 1U); left != 0; left &= left - 1) {
      const std::size_t at = lowest(left);
      const std::size_t start = run_start(sets.letters, at);
      if (at - start < 3) continue;  // perhaps an initial
      if (rules_.abbreviations_.contains(between(position_ + start, position_ + at + 1))) continue;
      plain_.singles |= bit(at);
    }
    const std::uint64_t ends =
        plain_.short_ends | plain_.long_ends | plain_.long_ends << 1U | plain_.long_ends << 2U;
    const std::uint64_t inner_capitals = sets.capitals & (sets.letters << 1U);
    const std::uint64_t indents = sets.newlines & (sets.blanks >> 1U);
    // Nobody sees what is behind the last byte.
    plain_.hard = ~(sets.letters | gaps | plain_.singles | ends) | inner_capitals | indents |
                  (sets.newlines & bit(TextWindow::kSize - 1));
  }

  // Does the clitic before an apostrophe end with it, whatever else follows than the byte at
  // `next`?
  [[nodiscard]] bool ends_certainly(std::string_view clitic, std::size_t next) const {
    if (clitic.size() > 1) {
      return rules_.clitics_.contains(clitic) && !rules_.whole_first_.contains(clitic);
    }
    const Tokeniser::Elision& elision =
        rules_.elisions_[static_cast<unsigned char>(clitic.front())];
    const auto byte = static_cast<unsigned char>(byte_at(next));
    if (byte == 0xC3) {
      return (elision.latin >> (static_cast<unsigned char>(byte_at(next + 1)) & 0x3FU) & 1U) != 0;
    }
    return byte < 0x80 && (elision.ascii[byte / 64U] >> (byte % 64U) & 1U) != 0;
  }

  // Writes tokens up to the first that needs a closer look, all of a window at once: where they
  // start and end are sets of bits, and nothing is asked for each byte.
  void plain_tokens() {
    constexpr std::size_t kMove = 40;  // bytes: what is left behind is worth a new look
    for (;;) {
      std::size_t from = position_ - window_.base();
      if (from >= kMove) {
        if (position_ >= end_) return;
        look();
        from = 0;
      }
      const std::size_t to = write_plain(from);
      if (to == from || to < kMove) return;
    }
  }

  static constexpr auto kMark = static_cast<unsigned>(TokenKind::punctuation);
  static constexpr auto kLower = static_cast<unsigned>(Casing::lower);
  static_assert(static_cast<unsigned>(TokenKind::word) == 0 &&
                static_cast<unsigned>(Casing::none) == 0 &&
                static_cast<unsigned>(Casing::capitalised) == kLower + 1);

  // The same from `from` on, for the window alone. Where it stops, as is the position then.
  std::size_t write_plain(std::size_t from) {
    const TextWindow::Sets& sets = window_.sets();
    const std::uint64_t later = ~std::uint64_t{0} << from;
    // Right here, an apostrophe has no word before it: that was written already.
    const std::uint64_t elided = plain_.short_ends | plain_.long_ends;
    const std::uint64_t hard = (plain_.hard & later) | (elided & bit(from));
    std::size_t to = hard == 0 ? TextWindow::kSize : lowest(hard);
    if (to == from) return to;
    const std::uint64_t letters = sets.letters & later;
    if ((letters & bit(to - 1)) != 0) to = std::max(run_start(letters, to), from);
    if (to == from) return to;

    const std::uint64_t region = later & (~std::uint64_t{0} >> (TextWindow::kSize - to));
    const std::uint64_t gaps = sets.blanks | sets.newlines;
    const std::uint64_t runs = letters & region;
    const std::uint64_t singles = plain_.singles & region;
    std::uint64_t starts = (runs & ~(runs << 1U)) | singles;
    // An end is the place behind. A run that ends with the region ends with the window's last bit
    // but one, or before something that is no letter: its end is in sight.
    std::uint64_t ends = ~runs & (runs << 1U);
    ends = (ends & ~elided) | (ends & plain_.short_ends) << 1U | (ends & plain_.long_ends) << 3U |
           singles << 1U;
    if (starts == 0) {
      line_start_ = line_start_ || (sets.newlines & region) != 0;
    } else {
      const std::uint64_t glued = (~(gaps << 1U) & ~bit(from)) | std::uint64_t{glued_} << from;
      const std::uint64_t first = starts & (~starts + 1);
      const std::uint64_t lines = ((sets.newlines & region) << 1U) | (line_start_ ? first : 0);
      const auto base = static_cast<std::uint32_t>(window_.base());
      make_room(TextWindow::kSize);
      Token* token = out_.data() + count_;
      for (; starts != 0; ++token) {
        const std::size_t start = lowest(starts);
        // The last end may be right behind the window.
        const std::size_t end = lowest(ends);
        const auto is = [&](std::uint64_t set) { return static_cast<unsigned>(set >> start) & 1U; };
        const unsigned mark = is(singles);
        token->span = {base + static_cast<std::uint32_t>(start),
                       base + static_cast<std::uint32_t>(end)};
        // By numbers: which token is a mark, or has a capital, nobody can foresee.
        token->kind = static_cast<TokenKind>(mark * unsigned{kMark});
        token->casing = static_cast<Casing>((kLower + is(sets.capitals)) & (mark - 1));
        token->glued = is(glued) != 0;
        token->line_start = is(lines) != 0;
        starts &= starts - 1;
        ends &= ends - 1;
      }
      count_ = static_cast<std::size_t>(token - out_.data());
      line_start_ = (sets.newlines & bit(to - 1)) != 0;
    }
    glued_ = (gaps & bit(to - 1)) == 0;
    position_ = window_.base() + to;
    return to;
  }

  // ---- words ----------------------------------------------------------------------------------

  // A word whose first letter may be any.
  void word() {
    const std::size_t start = position_;
    const LetterRun run = window_.holds(start) ? window_.run_at(start) : LetterRun();
    position_ += run.size;
    rest_of_run(start, run);
  }

  // Of a word that is `run` and no more.
  static Casing casing_of_all(const LetterRun& run) {
    const Casing usual = run.capitals == 0 ? Casing::lower : Casing::capitalised;
    return run.capitals <= 1 ? usual : Letters(run).casing();
  }

  // The word from `start`, which `run` leads up to the position. Most words end there, and are
  // done.
  [[gnu::noinline]] void rest_of_run(std::size_t start, const LetterRun& run) {
    if (run.size > 0 && byte_kind(byte_at(position_)) <= Byte::other) {
      return emit(start, TokenKind::word, casing_of_all(run));
    }
    word_from(start, Letters(run));
  }

  // The same, for what goes on behind the common letters. `letters` are those passed.
  void word_from(std::size_t start, Letters letters) {
    Byte kind = Byte::newline;
    for (; position_ < end_; ++position_) {
      kind = byte_kind(text_[position_]);
      if (kind == Byte::lower) {
        letters.add_lower();
        continue;
      }
      if (kind == Byte::upper) {
        letters.add_upper();
        continue;
      }
      if (kind == Byte::digit) continue;
      if (kind != Byte::wide) break;
      std::size_t next = position_;
      const CharClass c = classes_.of(utf8::next(text_, next));
      if (c == CharClass::lower) {
        letters.add_lower();
      } else if (c == CharClass::upper) {
        letters.add_upper();
      } else if (!is_word_part(c)) {
        if (c == CharClass::apostrophe) kind = Byte::apostrophe;
        if (c == CharClass::hyphen) kind = Byte::hyphen;
        break;
      }
      position_ = next - 1;
    }
    if (position_ >= end_) kind = Byte::newline;

    switch (kind) {
      case Byte::apostrophe:
      case Byte::hyphen:
      case Byte::ampersand:
      case Byte::parenthesis: return rest_of_word(start, letters);
      case Byte::stop:
        // Before a blank it ends an abbreviation, or the sentence.
        if (byte_at(position_ + 1) == ' ' && !takes_stop(start, start)) break;
        [[fallthrough]];
      case Byte::colon:
      case Byte::address:
        if (email(start) || url(start)) return;
        return rest_of_word(start, letters);
      case Byte::slash:
        if (const std::size_t end = whole_word_end(start)) {
          position_ = end;
          return emit_word(start);
        }
        break;
      case Byte::wide:
        if (rest_of_number_sign(start)) return;
        break;
      default: break;
    }
    emit(start, TokenKind::word, letters.casing());
  }

  // The degree sign behind "n", for "number".
  bool rest_of_number_sign(std::size_t start) {
    constexpr char32_t kDegree = 0xB0;
    if (position_ - start != 1 || (text_[start] | 0x20) != 'n') return false;
    if (utf8::peek(text_, position_) != kDegree) return false;
    skip();
    emit_word(start);
    return true;
  }

  // A word that goes on, or may go on, behind an apostrophe, a hyphen or a stop.
  // `letters` are those up to the position.
  void rest_of_word(std::size_t start, const Letters& letters) {
    const std::size_t first_end = position_;
    std::size_t piece = start;  // where the piece without apostrophes and hyphens starts
    bool looked_up = false;
    while (position_ < end_) {
      const CharClass c = class_at(position_);
      if (is_word_part(c)) {
        skip();
        continue;
      }
      const std::size_t next = after(position_);
      const char byte = text_[position_];
      if (c == CharClass::apostrophe || c == CharClass::hyphen) {
        if (!looked_up) {
          looked_up = true;
          if (const std::size_t end = whole_word_end(start)) {
            position_ = end;
            break;
          }
        }
        if (c == CharClass::apostrophe) {
          if (ends_clitic(start, piece, next)) {
            position_ = next;
            if (piece == start) return emit(start, TokenKind::word, letters.casing());
            break;
          }
          if (!is_letter(class_at(next))) break;
        } else {
          if (starts_inverted(start, piece)) break;
          if (!is_letter(class_at(next)) && class_at(next) != CharClass::digit) break;
        }
        position_ = next;
        piece = next;
        continue;
      }
      if (byte == '.' && takes_stop(start, piece)) {
        skip();
        if (!continues_after_stop(piece)) break;
        if (class_at(position_) == CharClass::hyphen) skip();
        piece = position_;
        continue;
      }
      if (byte == '&' && class_at(next) == CharClass::upper &&
          classes_.of(utf8::before(text_, position_)) == CharClass::upper) {
        skip();  // R&D
        continue;
      }
      if (byte == '.' && joins_domain(start)) {
        skip();
        continue;
      }
      if (byte == '(' && takes_optional_ending()) continue;
      break;
    }
    if (position_ == first_end) return emit(start, TokenKind::word, letters.casing());
    emit_word(start);
  }

  // "AUTRE(S)", "employe(e)s": the brackets are within the word.
  bool takes_optional_ending() {
    constexpr std::size_t kLongest = 6;  // bytes between the brackets
    std::size_t end = position_ + 1;
    while (end - position_ <= kLongest && is_letter(class_at(end))) end = after(end);
    if (byte_at(end) != ')' || !rules_.optional_endings_.contains(between(position_ + 1, end))) {
      return false;
    }
    position_ = end + 1;
    return true;
  }

  static constexpr std::size_t kLongestPronoun = 12;  // bytes, hyphen and all

  // Where the inverted pronouns or particles that start at a hyphen end: "-t-il", "-ce"; 0 when
  // none does. Of "-le-moi" it gives the first, which the second must follow to the word's end.
  [[nodiscard]] std::size_t inverted_end(std::size_t hyphen) const {
    std::size_t end = after(hyphen);
    std::size_t longest = 0;
    // "-t-il": one letter, a second hyphen, the pronoun.
    for (int pieces = 0; pieces < 2; ++pieces) {
      const std::size_t piece = end;
      while (is_letter(class_at(end))) end = after(end);
      if (end == piece || end - hyphen > kLongestPronoun) return longest;
      const CharClass next = class_at(end);
      if (next == CharClass::apostrophe) {
        // "va-t'en", "donne-m'en": the apostrophe ends the pronoun.
        const std::size_t rest = after(end);
        std::size_t rest_end = rest;
        while (is_letter(class_at(rest_end))) rest_end = after(rest_end);
        const bool pronoun = pieces == 0 && after(piece) == end &&
                             rules_.clitics_.contains(between(piece, end)) &&
                             rules_.inverted_.contains(between(rest, rest_end));
        return pronoun ? rest : longest;
      }
      if (next != CharClass::digit && rules_.inverted_.contains(between(after(hyphen), end)) &&
          (next != CharClass::hyphen || inverted_to_the_end(end))) {
        longest = end;
      }
      if (next != CharClass::hyphen) return longest;
      end = after(end);
    }
    return longest;
  }

  // From the hyphen at `hyphen` on, nothing but one more pronoun: "-moi" of "-le-moi".
  [[nodiscard]] bool inverted_to_the_end(std::size_t hyphen) const {
    const std::size_t piece = after(hyphen);
    std::size_t end = piece;
    while (end - piece <= kLongestPronoun && is_letter(class_at(end))) end = after(end);
    const CharClass next = class_at(end);
    return next != CharClass::hyphen && next != CharClass::apostrophe && next != CharClass::digit &&
           rules_.inverted_.contains(between(piece, end));
  }

  // At a hyphen within the word from `start`: does an inverted pronoun begin here? Not after a
  // capitalised piece within a sentence: "Kim Jong-il".
  [[nodiscard]] bool starts_inverted(std::size_t start, std::size_t piece) const {
    const std::size_t end = inverted_end(position_);
    if (end == 0) return false;
    if (piece != start || line_start_ || glued_ || count_ == 0) return true;
    if (last().kind != TokenKind::word || last().casing == Casing::lower) return true;
    const bool name = class_at(start) == CharClass::upper &&
                      class_at(after(start)) == CharClass::lower &&
                      last().casing == Casing::capitalised;
    return !name || byte_at(end - 1) == '\'';
  }

  // Is the whole run of letters, apostrophes, hyphens and slashes from `start` a listed word? Its
  // end, or 0.
  [[nodiscard]] std::size_t whole_word_end(std::size_t start) const {
    constexpr std::size_t kLongest = 64;  // bytes; no listed word is longer
    if (!rules_.whole_first_.contains(between(start, position_))) return 0;
    std::size_t end = start;
    while (end < end_) {
      if (end - start > kLongest) return 0;
      const CharClass c = class_at(end);
      const bool joins =
          (c == CharClass::apostrophe || c == CharClass::hyphen || text_[end] == '/') &&
          is_letter(class_at(after(end)));
      if (!is_word_part(c) && !joins) break;
      end = after(end);
    }
    return rules_.whole_.contains(between(start, end)) ? end : 0;
  }

  // "l'", "Qu'", "jusqu'" end at their apostrophe; "N'Djamena", "M'Bappe" do not.
  [[nodiscard]] bool ends_clitic(std::size_t start, std::size_t piece, std::size_t next) const {
    if (piece != start || !rules_.clitics_.contains(between(start, position_))) return false;
    if (position_ - start != 1 || class_at(start) != CharClass::upper) return true;
    const char letter = text_[start];
    if (letter == 'L' || letter == 'D') return true;
    // A capital consonant before a capitalised word starts an African name, unless all is capitals.
    const bool name =
        class_at(next) == CharClass::upper && class_at(after(next)) == CharClass::lower;
    return !name || letter == 'C' || letter == 'J';
  }

  // Does the full stop at the position belong to the word?
  [[nodiscard]] bool takes_stop(std::size_t start, std::size_t piece) const {
    const std::size_t next = position_ + 1;
    const bool one_capital = class_at(piece) == CharClass::upper && after(piece) == position_;
    if (one_capital) {
      const CharClass follows = class_at(next);
      if (piece != start) return true;               // O.N.U., J.-C.
      if (follows == CharClass::upper) return true;  // first letter of O.N.U.
      if (follows == CharClass::hyphen) return class_at(after(next)) == CharClass::upper;
      if (follows == CharClass::space) return true;  // E. Philippe
      return follows != CharClass::newline && rules_.abbreviations_.contains(between(piece, next));
    }
    return piece == start && byte_at(next) != '.' &&
           rules_.abbreviations_.contains(between(piece, next)) && !is_short_unit(start);
  }

  // "500 m." ends a sentence: one small letter behind a number is a unit, not "M." or "t." (tome).
  [[nodiscard]] bool is_short_unit(std::size_t start) const {
    return position_ - start == 1 && !line_start_ && count_ != 0 &&
           last().kind == TokenKind::number &&
           rules_.glued_units_.contains(std::string(between(start, position_)));
  }

  // After a stop taken into the word: does another letter of the acronym follow at once?
  [[nodiscard]] bool continues_after_stop(std::size_t piece) const {
    if (after(piece) != position_ - 1) return false;  // an abbreviation, not an initial
    const CharClass next = class_at(position_);
    if (next == CharClass::upper) {
      const std::size_t second = after(position_);
      return byte_at(second) == '.' || !is_letter(class_at(second));
    }
    if (next != CharClass::hyphen) return false;
    const std::size_t letter = after(position_);
    return class_at(letter) == CharClass::upper && byte_at(after(letter)) == '.';
  }

  // "lemonde.fr", "service-public.gouv.fr": a stop before what may end a web address.
  [[nodiscard]] bool joins_domain(std::size_t start) const {
    if (position_ - start < 2) return false;
    std::size_t end = position_ + 1;
    while (byte_kind(byte_at(end)) == Byte::lower) ++end;
    const CharClass next = class_at(end);
    return !is_letter(next) && next != CharClass::digit && next != CharClass::apostrophe &&
           rules_.domains_.contains(between(position_ + 1, end));
  }

  // ---- addresses ------------------------------------------------------------------------------

  // The address that starts at `start`, where a letter or digit stands, right after none.
  bool email(std::size_t start) {
    if (!at_known_ || next_at_ < start) {
      next_at_ = text_.find('@', start);
      at_known_ = true;
    }
    // RFC 5321 allows 64 bytes before the @; the limit also keeps the look-ahead linear.
    if (next_at_ >= end_ || next_at_ == start || next_at_ - start > 64) return false;
    for (std::size_t i = start; i < next_at_; ++i) {
      const char c = text_[i];
      if (!is_ascii_alnum(c) && c != '.' && c != '_' && c != '+' && c != '-' && c != '%')
        return false;
    }
    std::size_t end = next_at_ + 1;
    while (is_ascii_alnum(byte_at(end)) || byte_at(end) == '.' || byte_at(end) == '-') ++end;
    if (is_letter(class_at(end))) return false;
    while (end > next_at_ && (text_[end - 1] == '.' || text_[end - 1] == '-')) --end;
    const std::size_t dot = between(next_at_, end).rfind('.');
    if (dot == std::string_view::npos || dot <= 1 || next_at_ + dot + 2 >= end) return false;
    position_ = end;
    emit(start, TokenKind::email);
    return true;
  }

  // "10.1000/182": the identifier of a text (DOI), which may hold stops as addresses do.
  static bool starts_doi(std::string_view text) {
    if (!text.starts_with("10.")) return false;
    const std::size_t slash = std::min(text.find_first_not_of("0123456789", 3), text.size());
    return slash >= 7 && slash <= 12 && slash + 1 < text.size() && text[slash] == '/' &&
           text[slash + 1] > ' ';
  }

  bool url(std::size_t start) {
    const std::string_view rest = between(start, end_);
    if (!rest.starts_with("http://") && !rest.starts_with("https://") &&
        !rest.starts_with("www.") && !starts_doi(rest)) {
      return false;
    }
    std::size_t end = start;
    std::size_t open = 0;  // brackets not yet closed
    while (end < end_) {
      const char32_t code = utf8::peek(text_, end);
      const CharClass c = classes_.of(code);
      if (c == CharClass::space || c == CharClass::newline || code == U'<' || code == U'>' ||
          code == U'"' || code == 0xAB || code == 0xBB) {
        break;
      }
      if (code == U'(') ++open;
      if (code == U')') {
        if (open == 0) break;
        --open;
      }
      end = after(end);
    }
    while (end > start) {
      const char32_t last = utf8::before(text_, end);
      const bool trailing =
          std::u32string_view(U".,;:!?]}'(").find(last) != std::u32string_view::npos ||
          last == 0x2019 || last == 0x2026 || last == 0x201D;
      if (!trailing) break;
      end = utf8::previous(text_, end);
    }
    if (end - start < 6) return false;
    position_ = end;
    emit(start, TokenKind::url);
    return true;
  }

  // ---- numbers --------------------------------------------------------------------------------

  [[nodiscard]] bool digits_at(std::size_t position, int count) const {
    for (int i = 0; i < count; ++i) {
      if (byte_kind(byte_at(position + static_cast<std::size_t>(i))) != Byte::digit) return false;
    }
    return class_at(position + static_cast<std::size_t>(count)) != CharClass::digit;
  }

  // A number whose first digit is at the position; its sign, if any, at `start`.
  void number(std::size_t start) {
    const std::size_t first = position_;
    std::size_t digits = 0;
    while (class_at(position_) == CharClass::digit) {
      skip();
      ++digits;
    }
    if (start == first && (email(start) || url(start))) return;
    // Groups of three after a French blank: 40 000.
    bool grouped = false;
    while ((digits <= 3 || grouped) && class_at(position_) == CharClass::space &&
           text_[first] != '0' && digits_at(after(position_), 3)) {
      position_ = after(position_) + 3;
      grouped = true;
    }
    bool letters = false;
    std::size_t unit_ends = 0;
    while (position_ < end_) {
      const char byte = text_[position_];
      const CharClass c = class_at(position_);
      const std::size_t next = after(position_);
      if (c == CharClass::digit) {
        skip();
      } else if ((byte == ',' || byte == '.' || byte == ':' || byte == '/') &&
                 class_at(next) == CharClass::digit) {
        position_ = next;
      } else if (c == CharClass::hyphen &&
                 (class_at(next) == CharClass::digit || is_letter(class_at(next)))) {
        if (inverted_end(position_) != 0) break;
        position_ = next;
      } else if (is_letter(c) || c == CharClass::mark) {
        if (!letters && is_letter(c)) {
          unit_ends = unit_end();
          if (grouped || unit_ends != 0) break;
        }
        letters = true;
        skip();
      } else {
        break;
      }
    }
    if (letters) {
      emit_word(start);
      return;
    }
    emit(start, TokenKind::number);
    // The unit right behind is a token too: "20" "h" "35".
    if (unit_ends != 0) {
      const std::size_t unit = position_;
      position_ = unit_ends;
      if (byte_at(unit_ends) == '/') position_ = std::max(unit_ends, whole_word_end(unit));
      emit_word(unit);
    }
  }

  // End of the unit of measure that starts at the position, or 0.
  [[nodiscard]] std::size_t unit_end() const {
    constexpr std::size_t kLongest = 8;
    std::size_t end = position_;
    while (end - position_ <= kLongest && is_letter(class_at(end))) end = after(end);
    if (end == position_ || class_at(end) == CharClass::mark) return 0;
    return rules_.glued_units_.contains(std::string(between(position_, end))) ? end : 0;
  }

  // ---- marks and symbols ------------------------------------------------------------------------

  void single() {
    const std::size_t start = position_++;
    emit(start, TokenKind::punctuation);
  }

  void mark(char byte) {
    const std::size_t start = position_;
    const CharClass c = class_at(position_);
    if ((byte == '@' || byte == '#') && is_letter(class_at(position_ + 1))) {
      ++position_;
      while (position_ < end_ && (is_word_part(class_at(position_)) || byte_at(position_) == '_'))
        skip();
      emit(start, TokenKind::handle);
      return;
    }
    if (c == CharClass::hyphen) {
      if (const std::size_t end = inverted_end(position_)) {
        position_ = end;
        emit_word(start);
        return;
      }
    }
    if ((byte == '-' || byte == '+') && !glued_ && class_at(position_ + 1) == CharClass::digit &&
        (count_ == 0 || line_start_ || last().kind != TokenKind::number)) {
      ++position_;
      number(start);
      return;
    }
    if (c == CharClass::symbol) {
      symbol();
      return;
    }
    // Runs of the same mark ("...", "--", "!!!") are one token.
    const char32_t first = utf8::peek(text_, position_);
    skip();
    const bool repeats = first == U'.' || first == U'-' || first == U'!' || first == U'?' ||
                         first == U'_' || first == U'*' || first == U'=' || first == 0x2026;
    while (repeats && position_ < end_ && utf8::peek(text_, position_) == first) skip();
    emit(start, TokenKind::punctuation);
  }

  // An emoji with its modifiers and joined parts, or a single symbol.
  void symbol() {
    constexpr char32_t kDegree = 0xB0;
    const std::size_t start = position_;
    const char32_t first = utf8::peek(text_, position_);
    skip();
    const auto is_flag = [](char32_t code) { return code >= 0x1F1E6 && code <= 0x1F1FF; };
    if (is_flag(first) && position_ < end_ && is_flag(utf8::peek(text_, position_))) {
      skip();
    } else if (first == kDegree && (byte_at(position_) == 'C' || byte_at(position_) == 'F') &&
               !is_letter(class_at(position_ + 1))) {
      ++position_;  // a temperature
    } else {
      while (position_ < end_ && continues_emoji()) {
      }
    }
    emit(start, TokenKind::symbol);
  }

  // Takes one more piece of an emoji, if there is one.
  bool continues_emoji() {
    const char32_t code = utf8::peek(text_, position_);
    const bool modifier = code == 0xFE0F || code == 0x20E3 ||
                          (code >= 0x1F3FB && code <= 0x1F3FF) ||
                          (code >= 0xE0020 && code <= 0xE007F);
    if (modifier || class_at(position_) == CharClass::mark) {
      skip();
      return true;
    }
    if (code == 0x200D && class_at(after(position_)) == CharClass::symbol) {
      skip();
      skip();
      return true;
    }
    return false;
  }

  const Tokeniser& rules_;
  const CharClasses classes_;
  std::string_view text_;
  TextWindow window_;
  Plain plain_;
  std::vector<Token>& out_;  // with room behind what is written
  std::size_t count_;        // of tokens that are written
  std::size_t position_ = 0;
  std::size_t end_ = 0;
  bool glued_ = false;
  bool line_start_ = false;
  std::size_t next_at_ = 0;
  bool at_known_ = false;
};

std::uint64_t Tokeniser::fingerprint(const WordLists& words) {
  std::string all(kVersion);
  for (const char* list : {"clitics", "inverted", "whole_words", "abbreviations",
                           "final_abbreviations", "optional_endings", "domains", "glued_units"}) {
    for (const Word& word : words.get(list)) all.append(word.text).push_back('\n');
    all.push_back('\f');
  }
  return digest_of(all);
}

Tokeniser::Tokeniser(const WordLists& words) {
  const auto read = [&](const char* list, auto&& insert) {
    for (const Word& word : words.get(list)) insert(word.text);
  };
  const auto into = [](FoldedWords& set) {
    return [&set](const std::string& word) { set.insert(word); };
  };
  read("clitics", into(clitics_));
  read("inverted", into(inverted_));
  read("whole_words", [&](const std::string& word) {
    whole_.insert(word);
    whole_first_.insert(std::string_view(word).substr(0, word.find_first_of("'-/")));
  });
  read("abbreviations", into(abbreviations_));
  read("final_abbreviations", into(abbreviations_));
  read("optional_endings", into(optional_endings_));
  read("domains", into(domains_));
  read("glued_units", [&](const std::string& word) { glued_units_.insert(word); });
  find_elisions(words);
}

void Tokeniser::find_elisions(const WordLists& words) {
  for (std::size_t c = 0; c < elisions_.size(); ++c) {
    const char letter = static_cast<char>(c);
    const std::string_view clitic(&letter, 1);
    if (!is_ascii_alnum(letter) || !clitics_.contains(clitic)) continue;
    // A capital consonant before an apostrophe may start a name (ends_clitic).
    if (byte_kind(letter) == Byte::upper && letter != 'L' && letter != 'D') continue;
    std::unordered_set<std::string> whole;  // next letters, folded, of listed words that start so
    for (const Word& word : words.get("whole_words")) {
      const std::string form = folded(word.text);
      if (form.starts_with(folded(clitic) + "'")) whole.insert(form.substr(2, 1));
    }
    const auto is_certain = [&](char32_t next) {
      std::string text;
      utf8::append(next, text);
      return !whole.contains(folded(text).substr(0, 1));
    };
    for (char32_t next = 0; next < 128; ++next) {
      if (is_certain(next)) elisions_[c].ascii[next / 64] |= std::uint64_t{1} << (next % 64);
    }
    for (char32_t next = 0; next < 64; ++next) {
      if (is_certain(0xC0 + next)) elisions_[c].latin |= std::uint64_t{1} << next;
    }
  }
}

void Tokeniser::cut(std::string_view text, std::span<const std::uint32_t> breaks,
                    std::vector<Token>& out) const {
  TokenCutterRun run(*this, text, out);
  std::size_t begin = 0;
  for (const std::uint32_t at : breaks) {
    if (at <= begin || at >= text.size()) continue;
    run.run(begin, at);
    begin = at;
  }
  run.run(begin, text.size());
  run.finish();
}

std::vector<Span> Tokeniser::cut_name(std::string_view name) const {
  std::vector<Span> spans;
  name_cutter()(name, spans);
  return spans;
}

std::function<void(std::string_view, std::vector<Span>&)> Tokeniser::name_cutter() const {
  return
      [this, tokens = std::vector<Token>()](std::string_view name, std::vector<Span>& out) mutable {
        tokens.clear();
        cut(name, {}, tokens);
        for (const Token& token : tokens) out.push_back(token.span);
      };
}

void mark_lines(const std::vector<Token>& tokens, std::vector<Line>& lines) {
  lines.clear();
  if (tokens.empty()) return;
  constexpr auto bit = [](Casing casing) { return 1U << static_cast<unsigned>(casing); };
  constexpr unsigned kBits[2][8] = {
      {0, bit(Casing::lower), bit(Casing::capitalised), bit(Casing::capitals), bit(Casing::mixed)},
      {0, bit(Casing::lower), 0, bit(Casing::capitals), bit(Casing::mixed)}};
  std::uint32_t first = 0;
  unsigned seen = 0;  // a bit for each casing
  const auto end_line = [&](std::uint32_t end) {
    LineCasing casing = LineCasing::normal;
    if (seen == bit(Casing::capitals)) casing = LineCasing::capitals;
    if (seen == bit(Casing::lower)) casing = LineCasing::lower;
    lines.push_back({{tokens[first].span.begin, tokens[end - 1].span.end}, {first, end}, casing});
    first = end;
    seen = 0;
  };
  const auto count = static_cast<std::uint32_t>(tokens.size());
  for (std::uint32_t t = 0; t < count; ++t) {
    const Token& token = tokens[t];
    if (token.line_start && t > 0) end_line(t);
    // One capital letter alone goes with capitals.
    const std::size_t shortness = token.span.size() <= 2 ? 1 : 0;
    seen |= kBits[shortness][static_cast<std::size_t>(token.casing)];
  }
  end_line(count);
}

namespace {
struct TokensScratch final : Scratch {
  std::vector<std::uint32_t> breaks;
};
}  // namespace

std::unique_ptr<Scratch> Tokens::make_scratch() const {
  return std::make_unique<TokensScratch>();
}

void Tokens::run(Document& document, Scratch* scratch) const {
  auto& breaks = static_cast<TokensScratch*>(scratch)->breaks;
  breaks.clear();
  for (const Zone& zone : document.zones) {
    breaks.push_back(zone.span.begin);
    breaks.push_back(zone.span.end);
  }
  std::sort(breaks.begin(), breaks.end());
  breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
  tokeniser_.cut(document.text(), breaks, document.tokens);
  mark_lines(document.tokens, document.lines);
}

}  // namespace vigie
