#include "stages/tokens.h"

#include <algorithm>

#include "pipeline/characters.h"
#include "pipeline/resource_file.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

// Raised whenever the code below cuts differently: part of the fingerprint.
constexpr std::string_view kVersion = "tokens-1";

bool is_ascii_alnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_word_part(CharClass c) {
  return is_letter(c) || c == CharClass::mark || c == CharClass::digit || c == CharClass::joiner;
}

void insert_folded(const std::vector<Word>& words, std::unordered_set<std::string>& set) {
  for (const Word& word : words) set.insert(folded(word.text));
}

}  // namespace

// One pass over one stretch of text. A class because the steps share the position and the output.
class TokenCutterRun {
 public:
  TokenCutterRun(const Tokeniser& rules, std::string_view text, std::vector<Token>& out)
      : rules_(rules), text_(text), out_(out) {}

  void run(std::size_t begin, std::size_t end) {
    position_ = begin;
    end_ = end;
    // A zone may start after the blanks that indent its line.
    std::size_t line_begin = begin;
    while (line_begin > 0 && (text_[line_begin - 1] == ' ' || text_[line_begin - 1] == '\t'))
      --line_begin;
    bool line_start = line_begin == 0 || text_[line_begin - 1] == '\n';
    bool glued = false;
    while (position_ < end_) {
      const CharClass c = class_at(position_);
      if (c == CharClass::space || c == CharClass::newline) {
        if (c == CharClass::newline) line_start = true;
        skip();
        glued = false;
        continue;
      }
      if (c == CharClass::joiner) {  // stands between tokens, or stray
        skip();
        continue;
      }
      const std::size_t start = position_;
      const TokenKind kind = take(c);
      const Span span{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(position_)};
      const Casing casing = kind == TokenKind::word ? casing_of(span.in(text_)) : Casing::none;
      out_.push_back({span, kind, casing, glued, line_start});
      line_start = false;
      glued = true;
    }
  }

 private:
  [[nodiscard]] CharClass class_at(std::size_t position) const {
    return position < end_ ? classify(utf8::peek(text_, position)) : CharClass::newline;
  }
  [[nodiscard]] std::size_t after(std::size_t position) const {
    utf8::next(text_, position);
    return position;
  }
  void skip() { position_ = after(position_); }
  [[nodiscard]] char byte_at(std::size_t position) const {
    return position < end_ ? text_[position] : '\n';
  }

  TokenKind take(CharClass c) {
    if (take_email()) return TokenKind::email;
    if (is_letter(c) || c == CharClass::mark) {
      if (take_url()) return TokenKind::url;
      take_word();
      return TokenKind::word;
    }
    if (c == CharClass::digit) {
      return take_number();
    }
    const char byte = text_[position_];
    if ((byte == '@' || byte == '#') && is_letter(class_at(position_ + 1))) {
      ++position_;
      while (position_ < end_ && (is_word_part(class_at(position_)) || byte_at(position_) == '_'))
        skip();
      return TokenKind::handle;
    }
    if (c == CharClass::hyphen && inverted_end(position_) != 0) {
      position_ = inverted_end(position_);
      return TokenKind::word;
    }
    if (c == CharClass::symbol) {
      take_symbol();
      return TokenKind::symbol;
    }
    take_mark();
    return TokenKind::punctuation;
  }

  // ---- addresses ------------------------------------------------------------------------------

  bool take_email() {
    if (next_at_ < position_ || !at_known_) {
      const std::size_t found = text_.find('@', position_);
      next_at_ = found;
      at_known_ = true;
    }
    // RFC 5321 allows 64 bytes before the @; the limit also keeps the look-ahead linear.
    if (next_at_ >= end_ || next_at_ == position_ || next_at_ - position_ > 64) return false;
    for (std::size_t i = position_; i < next_at_; ++i) {
      const char c = text_[i];
      if (!is_ascii_alnum(c) && c != '.' && c != '_' && c != '+' && c != '-' && c != '%')
        return false;
    }
    std::size_t end = next_at_ + 1;
    std::size_t last_dot = 0;
    while (is_ascii_alnum(byte_at(end)) || byte_at(end) == '.' || byte_at(end) == '-') {
      if (text_[end] == '.') last_dot = end;
      ++end;
    }
    while (end > next_at_ && (text_[end - 1] == '.' || text_[end - 1] == '-')) --end;
    if (last_dot >= end) last_dot = text_.substr(next_at_, end - next_at_).rfind('.') + next_at_;
    if (last_dot <= next_at_ || last_dot + 2 >= end) return false;
    position_ = end;
    return true;
  }

  bool take_url() {
    const std::string_view rest = text_.substr(position_, end_ - position_);
    if (!rest.starts_with("http://") && !rest.starts_with("https://") &&
        !rest.starts_with("www.")) {
      return false;
    }
    std::size_t end = position_;
    while (end < end_) {
      const CharClass c = class_at(end);
      if (c == CharClass::space || c == CharClass::newline) break;
      const char32_t code = utf8::peek(text_, end);
      if (code == U'<' || code == U'>' || code == U'"' || code == 0xAB || code == 0xBB) break;
      end = after(end);
    }
    constexpr std::string_view kTrailing = ".,;:!?)]}'";
    while (end > position_ && kTrailing.find(text_[end - 1]) != std::string_view::npos) --end;
    if (end - position_ < 6) return false;
    position_ = end;
    return true;
  }

  // ---- words ----------------------------------------------------------------------------------

  // End of the inverted pronoun or particle that starts at a hyphen, or 0: "-t-il", "-ce".
  [[nodiscard]] std::size_t inverted_end(std::size_t hyphen) const {
    std::size_t end = after(hyphen);
    std::size_t longest = 0;
    // "-t-il": one letter, a second hyphen, the pronoun.
    for (int pieces = 0; pieces < 2; ++pieces) {
      const std::size_t piece = end;
      while (is_letter(class_at(end))) end = after(end);
      if (end == piece || end - hyphen > 12) return longest;
      const CharClass next = class_at(end);
      const bool word_ends = next != CharClass::digit && next != CharClass::apostrophe;
      if (word_ends && next != CharClass::hyphen &&
          rules_.inverted_.contains(folded(text_.substr(after(hyphen), end - after(hyphen))))) {
        longest = end;
      }
      if (next != CharClass::hyphen) return longest;
      end = after(end);
    }
    return longest;
  }

  // Is the whole run of letters, apostrophes and hyphens from `start` a listed word? Its end, or 0.
  [[nodiscard]] std::size_t whole_word_end(std::size_t start) const {
    constexpr std::size_t kLongest = 64;  // bytes; no listed word is longer
    std::size_t end = start;
    while (end < end_) {
      if (end - start > kLongest) return 0;
      const CharClass c = class_at(end);
      const bool joins =
          (c == CharClass::apostrophe || c == CharClass::hyphen) && is_letter(class_at(after(end)));
      if (!is_word_part(c) && !joins) break;
      end = after(end);
    }
    return rules_.whole_.contains(folded(text_.substr(start, end - start))) ? end : 0;
  }

  void take_word() {
    const std::size_t start = position_;
    std::size_t piece = start;  // where the current hyphen- or apostrophe-free piece starts
    bool looked_up = false;
    while (position_ < end_) {
      const CharClass c = class_at(position_);
      if (is_word_part(c)) {
        skip();
        continue;
      }
      const std::size_t next = position_ < end_ ? after(position_) : position_;
      if (c == CharClass::apostrophe || c == CharClass::hyphen) {
        if (!looked_up) {
          looked_up = true;
          if (const std::size_t end = whole_word_end(start)) {
            position_ = end;
            return;
          }
        }
        if (c == CharClass::apostrophe) {
          if (ends_clitic(start, piece, next)) {
            position_ = next;
            return;
          }
          if (!is_letter(class_at(next))) return;
        } else {
          if (inverted_end(position_) != 0) return;
          if (!is_letter(class_at(next)) && class_at(next) != CharClass::digit) return;
        }
        position_ = next;
        piece = next;
        continue;
      }
      const char byte = text_[position_];
      if (byte == '.' && takes_stop(start, piece)) {
        skip();
        if (!continues_after_stop(piece)) return;
        if (class_at(position_) == CharClass::hyphen) skip();
        piece = position_;
        continue;
      }
      if (byte == '&' && class_at(next) == CharClass::upper &&
          classify(utf8::before(text_, position_)) == CharClass::upper) {
        skip();  // R&D
        continue;
      }
      if (byte == '.' && joins_domain(start)) {
        skip();
        continue;
      }
      return;
    }
  }

  // "l'", "Qu'", "jusqu'" end at their apostrophe; "N'Djamena", "M'Bappe" do not.
  [[nodiscard]] bool ends_clitic(std::size_t start, std::size_t piece, std::size_t next) const {
    if (piece != start) return false;
    const std::string_view word = text_.substr(start, position_ - start);
    if (!rules_.clitics_.contains(folded(word))) return false;
    if (word.size() != 1 || class_at(start) != CharClass::upper) return true;
    const char letter = word.front();
    if (letter == 'L' || letter == 'D') return true;
    // A capital consonant before a capitalised word starts an African name, unless all is capitals.
    const bool name =
        class_at(next) == CharClass::upper && class_at(after(next)) == CharClass::lower;
    return !name || letter == 'C' || letter == 'J';
  }

  // Does the full stop at the position belong to the word?
  [[nodiscard]] bool takes_stop(std::size_t start, std::size_t piece) const {
    const std::string_view last = text_.substr(piece, position_ - piece);
    const std::size_t next = position_ + 1;
    const bool one_capital = class_at(piece) == CharClass::upper && after(piece) == position_;
    if (one_capital) {
      const CharClass follows = class_at(next);
      if (piece != start) return true;               // O.N.U., J.-C.
      if (follows == CharClass::upper) return true;  // first letter of O.N.U.
      if (follows == CharClass::hyphen) return class_at(after(next)) == CharClass::upper;
      if (follows == CharClass::space) return true;  // E. Philippe
      return rules_.abbreviations_.contains(folded(last) + ".") && follows != CharClass::newline;
    }
    return piece == start && byte_at(next) != '.' &&
           rules_.abbreviations_.contains(folded(last) + ".");
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

  // "lemonde.fr": a stop between a word and a short lower-case ending stays inside.
  [[nodiscard]] bool joins_domain(std::size_t start) const {
    if (position_ - start < 2) return false;
    std::size_t end = position_ + 1;
    while (byte_at(end) >= 'a' && byte_at(end) <= 'z') ++end;
    const std::size_t size = end - position_ - 1;
    const CharClass next = class_at(end);
    return size >= 2 && size <= 4 && !is_letter(next) && next != CharClass::digit &&
           next != CharClass::apostrophe;
  }

  // ---- numbers and marks ----------------------------------------------------------------------

  [[nodiscard]] bool digits_at(std::size_t position, int count) const {
    for (int i = 0; i < count; ++i) {
      if (byte_at(position + static_cast<std::size_t>(i)) < '0' ||
          byte_at(position + static_cast<std::size_t>(i)) > '9') {
        return false;
      }
    }
    return class_at(position + static_cast<std::size_t>(count)) != CharClass::digit;
  }

  TokenKind take_number() {
    const std::size_t start = position_;
    std::size_t digits = 0;
    while (class_at(position_) == CharClass::digit) {
      skip();
      ++digits;
    }
    // Groups of three after a French blank: 40 000.
    bool grouped = false;
    while ((digits <= 3 || grouped) && class_at(position_) == CharClass::space &&
           text_[start] != '0' && digits_at(after(position_), 3)) {
      position_ = after(position_) + 3;
      grouped = true;
      digits = 4;
    }
    bool letters = false;
    while (position_ < end_) {
      const char byte = text_[position_];
      const std::size_t next = after(position_);
      if ((byte == ',' || byte == '.' || byte == ':' || byte == '/') &&
          class_at(next) == CharClass::digit) {
        position_ = next;
      } else if (class_at(position_) == CharClass::hyphen &&
                 (class_at(next) == CharClass::digit || is_letter(class_at(next)))) {
        if (inverted_end(position_) != 0) break;
        position_ = next;
      } else if (class_at(position_) == CharClass::digit) {
        skip();
      } else if (is_letter(class_at(position_)) || class_at(position_) == CharClass::mark) {
        letters = true;
        skip();
      } else {
        break;
      }
    }
    return letters ? TokenKind::word : TokenKind::number;
  }

  // An emoji with its modifiers and joined parts, or a single symbol.
  void take_symbol() {
    const char32_t first = utf8::peek(text_, position_);
    skip();
    const auto is_flag = [](char32_t code) { return code >= 0x1F1E6 && code <= 0x1F1FF; };
    if (is_flag(first) && position_ < end_ && is_flag(utf8::peek(text_, position_))) {
      skip();
      return;
    }
    while (position_ < end_) {
      const char32_t code = utf8::peek(text_, position_);
      const bool modifier =
          code == 0xFE0F || code == 0x20E3 || (code >= 0x1F3FB && code <= 0x1F3FF);
      if (modifier || class_at(position_) == CharClass::mark) {
        skip();
      } else if (code == 0x200D && after(position_) < end_ &&
                 class_at(after(position_)) == CharClass::symbol) {
        skip();
        skip();
      } else {
        return;
      }
    }
  }

  // One mark; runs of the same mark ("...", "--", "!!!") are one token.
  void take_mark() {
    const char32_t first = utf8::peek(text_, position_);
    skip();
    const bool repeats = first == U'.' || first == U'-' || first == U'!' || first == U'?' ||
                         first == U'_' || first == U'*' || first == U'=' || first == 0x2026;
    while (repeats && position_ < end_ && utf8::peek(text_, position_) == first) skip();
  }

  const Tokeniser& rules_;
  std::string_view text_;
  std::vector<Token>& out_;
  std::size_t position_ = 0;
  std::size_t end_ = 0;
  std::size_t next_at_ = 0;
  bool at_known_ = false;
};

Tokeniser::Tokeniser(const WordLists& words) {
  insert_folded(words.get("clitics"), clitics_);
  insert_folded(words.get("inverted"), inverted_);
  insert_folded(words.get("whole_words"), whole_);
  insert_folded(words.get("abbreviations"), abbreviations_);
  insert_folded(words.get("final_abbreviations"), abbreviations_);
  std::string all(kVersion);
  for (const char* list :
       {"clitics", "inverted", "whole_words", "abbreviations", "final_abbreviations"}) {
    for (const Word& word : words.get(list)) all.append(word.text).push_back('\n');
    all.push_back('\f');
  }
  fingerprint_ = digest_of(all);
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
}

std::vector<Span> Tokeniser::cut_name(std::string_view name) const {
  std::vector<Token> tokens;
  cut(name, {}, tokens);
  std::vector<Span> spans;
  spans.reserve(tokens.size());
  for (const Token& token : tokens) spans.push_back(token.span);
  return spans;
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
}

}  // namespace vigie
