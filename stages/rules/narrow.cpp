#include "stages/rules/narrow.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <charconv>

#include "pipeline/utf8.h"

namespace vigie {
namespace {

// What stands for 0x80 to 0x9F; 0: nothing.
constexpr std::array<char32_t, 32> kHigh = {
    0x20AC, 0x202F, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// -1: none.
int narrow_code(char32_t code) {
  if (code < 0x80 || (code >= 0xA0 && code <= 0xFF)) return static_cast<int>(code);
  if (code < 0xA0) return -1;
  const auto* const at = std::find(kHigh.begin(), kHigh.end(), code);
  return at == kHigh.end() ? -1 : static_cast<int>(0x80 + (at - kHigh.begin()));
}

// The other case of letters that Latin-1 does not know as such; 0: none.
int other_case(int code) {
  switch (code) {
    case 0x8A:
    case 0x8C:
    case 0x8E: return code + 0x10;
    case 0x9A:
    case 0x9C:
    case 0x9E: return code - 0x10;
    case 0x9F: return 0xFF;
    case 0xFF: return 0x9F;
    default: return 0;
  }
}

using Bytes = std::bitset<256>;

std::string class_of(const Bytes& bytes) {
  if (bytes.none()) return "[^\\x00-\\xFF]";
  std::string out = "[";
  for (std::size_t low = 0; low < 256; ++low) {
    if (!bytes[low]) continue;
    std::size_t high = low;
    while (high + 1 < 256 && bytes[high + 1]) ++high;
    out += fmt::format("\\x{:02X}-\\x{:02X}", low, high);
    low = high;
  }
  return out + ']';
}

class Narrower {
 public:
  explicit Narrower(std::string_view pattern) : pattern_(pattern) {}

  std::optional<std::string> narrow() {
    while (good_ && at_ < pattern_.size()) piece();
    if (!good_) return std::nullopt;
    return std::move(out_);
  }

 private:
  bool take(std::string_view text) {
    if (!pattern_.substr(at_).starts_with(text)) return false;
    at_ += text.size();
    return true;
  }

  void piece() {
    if (take("(")) {
      folds_.push_back(pattern_.substr(at_).starts_with("?i:") || folding());
      out_ += '(';
      // "?:", "?i:" or "?P<name>"; other flags are not known here.
      if (!take("?")) return;
      const std::size_t end = pattern_.substr(at_).starts_with("P<") ? pattern_.find('>', at_)
                                                                     : pattern_.find(':', at_);
      const std::string_view flag =
          pattern_.substr(at_, end == std::string_view::npos ? 0 : end - at_);
      good_ = flag.empty() ? pattern_.substr(at_).starts_with(":") : flag == "i" || flag[0] == 'P';
      if (!good_) return;
      out_ += '?';
      out_ += pattern_.substr(at_, end + 1 - at_);
      at_ = end + 1;
      return;
    }
    if (take(")")) {
      if (!folds_.empty()) folds_.pop_back();
      out_ += ')';
      return;
    }
    if (take("[")) return bracket();
    if (pattern_[at_] == '\\') return escape();
    const char32_t code = utf8::next(pattern_, at_);
    if (code < 0x80) {
      out_ += static_cast<char>(code);
    } else {
      character(code);
    }
  }

  [[nodiscard]] bool folding() const { return !folds_.empty() && folds_.back(); }

  void character(char32_t code) {
    const int narrow = narrow_code(code);
    Bytes bytes;
    if (narrow >= 0) bytes.set(static_cast<std::size_t>(narrow));
    if (narrow >= 0 && folding() && other_case(narrow) != 0) {
      bytes.set(static_cast<std::size_t>(other_case(narrow)));
    }
    out_ += narrow >= 0 && bytes.count() == 1 ? fmt::format("\\x{:02X}", narrow) : class_of(bytes);
  }

  // The code of "\x{HEX}" or of an escaped mark; good_ is false for anything else.
  char32_t escaped() {
    ++at_;  // the backslash
    if (take("x{")) {
      const std::size_t close = pattern_.find('}', at_);
      std::uint32_t code = 0;
      if (close == std::string_view::npos) return good_ = false, 0;
      const auto [stop, error] =
          std::from_chars(pattern_.data() + at_, pattern_.data() + close, code, 16);
      good_ = error == std::errc() && stop == pattern_.data() + close;
      at_ = close + 1;
      return static_cast<char32_t>(code);
    }
    if (take("n")) return U'\n';
    if (take("r")) return U'\r';
    if (take("t")) return U'\t';
    if (at_ == pattern_.size()) return good_ = false, 0;
    const char32_t code = utf8::next(pattern_, at_);
    const bool word = (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') ||
                      (code >= 'A' && code <= 'Z');
    good_ = good_ && !word;
    return code;
  }

  // French blanks.
  static void add_blanks(Bytes& bytes) { bytes.set(' ').set(0xA0).set(0x81); }

  void escape() {
    if (take("\\p{Zs}")) {
      Bytes blanks;
      add_blanks(blanks);
      out_ += class_of(blanks);
      return;
    }
    const std::size_t start = at_;
    const char32_t code = escaped();
    if (!good_) return;
    if (code < 0x80) {
      out_ += pattern_.substr(start, at_ - start);
    } else {
      character(code);
    }
  }

  void bracket() {
    const bool negated = take("^");
    Bytes bytes;
    bool first = true;
    while (good_ && at_ < pattern_.size() && (first || pattern_[at_] != ']')) {
      first = false;
      if (pattern_.substr(at_).starts_with("[:")) good_ = false;
      if (take("\\p{Zs}")) {
        add_blanks(bytes);
        continue;
      }
      if (!good_) return;
      const char32_t low = pattern_[at_] == '\\' ? escaped() : utf8::next(pattern_, at_);
      char32_t high = low;
      if (good_ && pattern_.substr(at_).starts_with("-") &&
          !pattern_.substr(at_).starts_with("-]") && at_ + 1 < pattern_.size()) {
        ++at_;
        high = pattern_[at_] == '\\' ? escaped() : utf8::next(pattern_, at_);
      }
      for (std::size_t byte = 0; byte < 256; ++byte) {
        const char32_t code =
            byte >= 0x80 && byte < 0xA0 ? kHigh[byte - 0x80] : static_cast<char32_t>(byte);
        if (code >= low && code <= high && (code != 0 || byte == 0)) bytes.set(byte);
      }
    }
    if (!take("]")) good_ = false;
    // Letters beyond ASCII have other cases that Latin-1 does not know.
    if (folding() && (bytes >> 0x80).any()) good_ = false;
    if (negated) bytes.flip();
    out_ += class_of(bytes);
  }

  std::string_view pattern_;
  std::size_t at_ = 0;
  std::string out_;
  std::vector<bool> folds_;
  bool good_ = true;
};

}  // namespace

std::optional<std::string> narrow_pattern(std::string_view pattern) {
  return Narrower(pattern).narrow();
}

bool narrow_text(std::string_view text, std::string& narrow, std::vector<std::uint32_t>& starts) {
  narrow.clear();
  starts.clear();
  std::size_t position = 0;
  while (position < text.size()) {
    starts.push_back(static_cast<std::uint32_t>(position));
    const auto byte = static_cast<unsigned char>(text[position]);
    if (byte < 0x80) {
      narrow.push_back(static_cast<char>(byte));
      ++position;
      continue;
    }
    const int code = narrow_code(utf8::next(text, position));
    if (code < 0) return false;
    narrow.push_back(static_cast<char>(code));
  }
  starts.push_back(static_cast<std::uint32_t>(position));
  return true;
}

}  // namespace vigie
