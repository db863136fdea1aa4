#include "stages/rules/decimal.h"

#include <algorithm>
#include <vector>

#include "pipeline/characters.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

constexpr char digit_of(unsigned value) {
  return static_cast<char>('0' + value);
}

// A run of digits, and the mark before it: 0 for the first.
struct Group {
  std::string digits;
  char32_t mark = 0;
};

// Blanks, apostrophes, stops and commas cut; nullopt for any other character, or two marks in a
// row.
std::optional<std::vector<Group>> groups_of(std::string_view text) {
  std::vector<Group> groups(1);
  std::size_t position = 0;
  while (position < text.size()) {
    const char32_t code = utf8::next(text, position);
    if (code >= U'0' && code <= U'9') {
      groups.back().digits.push_back(static_cast<char>(code));
      continue;
    }
    const CharClass c = classify(code);
    const bool blank = c == CharClass::space || c == CharClass::newline;
    if (!blank && c != CharClass::apostrophe && code != U'.' && code != U',') return std::nullopt;
    // ",5" has no whole part; nothing else starts with a mark.
    if (groups.back().digits.empty() && (groups.size() > 1 || code != U',')) return std::nullopt;
    groups.push_back({{}, blank ? U' ' : code});
  }
  if (groups.back().digits.empty()) return std::nullopt;
  return groups;
}

bool is_decimal_mark(const std::vector<Group>& groups) {
  if (groups.size() < 2) return false;
  const Group& last = groups.back();
  if (last.mark == U',') {
    // 1,234,567: what groups cannot be the decimal mark as well. Nor does 70,000 say "to the gram".
    if (groups.size() > 2) return groups[groups.size() - 2].mark != U',';
    return last.digits != "000" || groups[0].digits.empty() || groups[0].digits[0] == '0';
  }
  if (last.mark != U'.') return false;
  if (groups.size() > 2) return groups[groups.size() - 2].mark != U'.';
  return last.digits.size() != 3;
}

}  // namespace

Decimal::Decimal(std::uint64_t whole) : digits_(whole == 0 ? "" : std::to_string(whole)) {}

Decimal::Decimal(std::string digits, std::size_t decimals)
    : digits_(std::move(digits)), decimals_(decimals) {
  trim();
}

void Decimal::trim() {
  while (decimals_ > 0 && digits_.ends_with('0')) {
    digits_.pop_back();
    --decimals_;
  }
  digits_.erase(0, std::min(digits_.find_first_not_of('0'), digits_.size()));
  if (digits_.empty()) decimals_ = 0;
}

std::optional<Decimal> Decimal::from_digits(std::string_view text) {
  const auto groups = groups_of(text);
  if (!groups) return std::nullopt;
  const std::size_t whole = groups->size() - (is_decimal_mark(*groups) ? 1 : 0);
  std::string digits;
  for (std::size_t i = 0; i < whole; ++i) {
    const Group& group = (*groups)[i];
    const bool same_mark = i < 2 || group.mark == (*groups)[i - 1].mark;
    const bool first_fits = i != 1 || ((*groups)[0].digits.size() <= 3 && digits != "0");
    if (i > 0 && (group.digits.size() != 3 || !same_mark || !first_fits)) return std::nullopt;
    digits += group.digits;
  }
  if (whole == groups->size()) return Decimal(std::move(digits), 0);
  const std::string& fraction = groups->back().digits;
  return Decimal(digits + fraction, fraction.size());
}

Decimal Decimal::plus(const Decimal& other) const {
  const std::size_t decimals = std::max(decimals_, other.decimals_);
  std::string a = digits_ + std::string(decimals - decimals_, '0');
  std::string b = other.digits_ + std::string(decimals - other.decimals_, '0');
  const std::size_t size = std::max(a.size(), b.size()) + 1;
  a.insert(0, size - a.size(), '0');
  b.insert(0, size - b.size(), '0');
  unsigned carry = 0;
  for (std::size_t i = size; i-- > 0;) {
    const unsigned sum =
        static_cast<unsigned>(a[i] - '0') + static_cast<unsigned>(b[i] - '0') + carry;
    a[i] = digit_of(sum % 10);
    carry = sum / 10;
  }
  return {std::move(a), decimals};
}

Decimal Decimal::times(std::uint32_t factor) const {
  std::string product(digits_.size() + 10, '0');
  std::uint64_t carry = 0;
  for (std::size_t i = product.size(); i-- > 0;) {
    if (i >= 10) carry += static_cast<std::uint64_t>(digits_[i - 10] - '0') * factor;
    product[i] = digit_of(static_cast<unsigned>(carry % 10));
    carry /= 10;
  }
  return {std::move(product), decimals_};
}

Decimal Decimal::shifted(unsigned places) const {
  if (decimals_ >= places) return {digits_, decimals_ - places};
  return {digits_ + std::string(places - decimals_, '0'), 0};
}

std::optional<Decimal> Decimal::over(std::uint32_t divisor) const {
  // An end comes after as many places as the divisor has factors of two and five, or never.
  constexpr std::size_t kMostPlaces = 32;
  std::string digits = digits_ + std::string(kMostPlaces, '0');
  std::uint64_t rest = 0;
  for (char& digit : digits) {
    rest = rest * 10 + static_cast<std::uint64_t>(digit - '0');
    digit = digit_of(static_cast<unsigned>(rest / divisor));
    rest %= divisor;
  }
  if (rest != 0) return std::nullopt;
  return Decimal(std::move(digits), decimals_ + kMostPlaces);
}

bool Decimal::less(const Decimal& other) const {
  const std::size_t decimals = std::max(decimals_, other.decimals_);
  const std::string a = digits_ + std::string(decimals - decimals_, '0');
  const std::string b = other.digits_ + std::string(decimals - other.decimals_, '0');
  if (is_zero() || other.is_zero()) return is_zero() && !other.is_zero();
  // Neither has zeros in front, so the longer one is the larger.
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

std::string Decimal::to_string() const {
  std::string text = digits_;
  if (text.size() <= decimals_) text.insert(0, decimals_ + 1 - text.size(), '0');
  if (decimals_ > 0) text.insert(text.size() - decimals_, 1, '.');
  return text;
}

std::string decimal_number(std::string_view text, unsigned places) {
  const auto number = Decimal::from_digits(text);
  return number ? number->shifted(places).to_string() : std::string();
}

}  // namespace vigie
