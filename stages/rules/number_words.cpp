#include "stages/rules/number_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "pipeline/characters.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

constexpr std::uint64_t kHundred = 100;
constexpr std::uint64_t kThousand = 1000;
constexpr std::uint64_t kMillion = 1'000'000;
// No number of a text is longer; what is, is not worth reading.
constexpr std::size_t kMostItems = 40;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

unsigned zeros_of(std::uint64_t power_of_ten) {
  unsigned zeros = 0;
  for (; power_of_ten >= 10; power_of_ten /= 10) ++zeros;
  return zeros;
}

// The whole of `text` as a number; nullopt when it is none, or too large.
std::optional<std::uint64_t> whole_number(std::string_view text) {
  std::uint64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, code] = std::from_chars(text.data(), end, number);
  if (text.empty() || code != std::errc() || stop != end) return std::nullopt;
  return number;
}

// Where the digits that start at `at` end, with marks and blanks between digits.
std::size_t digits_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const bool mark =
        at + 1 < text.size() && std::string_view(" .,'").find(text[at]) != std::string_view::npos;
    if (!is_digit(text[at]) && !(mark && is_digit(text[at + 1]))) break;
    ++at;
  }
  return at;
}

}  // namespace

std::string WrittenNumber::to_string() const {
  const std::string text = number.to_string();
  return divisor == 1 ? text : text + '/' + std::to_string(divisor);
}

// Recursive descent over the items. Each method reads from `at_` and leaves it where it stopped.
class NumberWords::Parser {
 public:
  explicit Parser(const std::vector<Item>& items) : items_(items) {}

  std::optional<WrittenNumber> read() {
    while (is(Role::the)) ++at_;
    std::optional<WrittenNumber> result;
    for (const auto form : {&Parser::part, &Parser::collective, &Parser::cardinal}) {
      const std::size_t start = at_;
      result = (this->*form)();
      if (result && at_ == items_.size()) return result;
      at_ = start;
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool is(Role role, std::size_t ahead = 0) const {
    return at_ + ahead < items_.size() && items_[at_ + ahead].role == role;
  }
  [[nodiscard]] std::uint64_t value(std::size_t ahead = 0) const {
    return items_[at_ + ahead].value;
  }
  [[nodiscard]] bool is_scale() const { return is(Role::multiplier) && value() >= kMillion; }
  bool take_multiplier(std::uint64_t factor) {
    if (!is(Role::multiplier) || value() != factor) return false;
    ++at_;
    return true;
  }
  // "et un", "et onze".
  bool take_and_one(bool eleven) {
    if (!is(Role::and_) || !is(Role::small, 1)) return false;
    if (value(1) != 1 && !(eleven && value(1) == 11)) return false;
    ++at_;
    return true;
  }

  std::optional<std::uint64_t> below_hundred() {
    if (!is(Role::small)) return std::nullopt;
    std::uint64_t number = value();
    ++at_;
    bool twenty_steps = number == 60;  // soixante-dix counts on to nineteen
    if (number == 4 && is(Role::small) && value() == 20) {
      ++at_;
      number = 80;
      twenty_steps = true;
    }
    const std::uint64_t ten = number;
    if (ten == 10 && is(Role::small) && value() >= 7 && value() <= 9) {
      number += value();
      ++at_;
    }
    if (ten < 20 || ten % 10 != 0) return number;
    take_and_one(twenty_steps);
    if (!is(Role::small) || value() == 0) return number;
    if (value() < 10 || (twenty_steps && value() <= 16)) {
      const bool with_ten = value() == 10;
      number += value();
      ++at_;
      if (with_ten && is(Role::small) && value() >= 7 && value() <= 9) {
        number += value();
        ++at_;
      }
    }
    return number;
  }

  std::optional<std::uint64_t> below_thousand() {
    auto number = below_hundred();
    // "deux cents", and "dix-neuf cents" as years are said.
    if (is(Role::multiplier) && value() == kHundred && (!number || (*number > 1 && *number < 20))) {
      number = number.value_or(1) * kHundred;
      ++at_;
      take_and_one(false);
      number = *number + below_hundred().value_or(0);
    }
    return number;
  }

  // Up to the next million, in words, in digits, or in digits and "mille".
  std::optional<Decimal> group() {
    if (is(Role::digits)) {
      Decimal number = items_[at_].digits;
      ++at_;
      // Twelve thousand, but no 12 300 thousand.
      if (!take_multiplier(kThousand)) return number;
      return number.shifted(3).plus(rest_of_thousand());
    }
    const auto hundreds = below_thousand();
    if (!take_multiplier(kThousand)) {
      return hundreds ? with_decimals(Decimal(*hundreds)) : std::nullopt;
    }
    // "mille", never "un mille" (that is a mile), and "zero mille" is nothing.
    if (hundreds && *hundreds < 2) return std::nullopt;
    return with_decimals(Decimal(hundreds.value_or(1)).shifted(3).plus(rest_of_thousand()));
  }

  Decimal rest_of_thousand() {
    if (is(Role::digits) && items_[at_].digits.less(Decimal(kThousand)) &&
        items_[at_].digits.is_whole()) {
      return items_[at_++].digits;
    }
    take_and_one(false);
    return Decimal(below_thousand().value_or(0));
  }

  // "virgule zero cinq", "virgule vingt-cinq".
  std::optional<Decimal> with_decimals(const Decimal& whole) {
    if (!is(Role::point)) return whole;
    ++at_;
    std::string decimals;
    while (is(Role::small) && value() == 0) {
      decimals += '0';
      ++at_;
    }
    if (const auto rest = below_thousand()) decimals += std::to_string(*rest);
    if (decimals.empty()) return std::nullopt;
    return Decimal::from_digits(whole.is_zero() ? "0," + decimals
                                                : whole.to_string() + ',' + decimals);
  }

  // "millions", "millions de milliards": the zeros it adds; 0 when none stands here.
  unsigned scale() {
    unsigned zeros = 0;
    while (is_scale() || (zeros > 0 && is(Role::of) && at_ + 1 < items_.size() &&
                          items_[at_ + 1].role == Role::multiplier && value(1) >= kMillion)) {
      if (is(Role::of)) ++at_;
      zeros += zeros_of(value());
      ++at_;
    }
    return zeros;
  }

  std::optional<WrittenNumber> cardinal() {
    WrittenNumber result;
    unsigned last = ~0U;  // zeros of the last scale, each smaller than the one before
    bool any = false;
    while (true) {
      const auto number = group();
      if (!number) break;
      any = true;
      const unsigned zeros = scale();
      if (zeros >= last) return std::nullopt;
      result.number = result.number.plus(number->shifted(zeros));
      result.zeros = last = zeros;
      if (zeros == 0) break;
      // "un million et demi" goes on below, "deux millions et cent mille" is said, too.
      if (is(Role::and_) && !is(Role::part, 1) && !is(Role::small, 1)) break;
      if (is(Role::and_) && is(Role::small, 1) && is(Role::part, 2)) break;
      if (is(Role::and_) && is(Role::small, 1)) ++at_;
    }
    if (!any) return std::nullopt;
    return add_part(std::move(result), last);
  }

  // "et demi", "et trois quarts", a sign for a half: of the last scale that was named.
  std::optional<WrittenNumber> add_part(WrittenNumber result, unsigned zeros) {
    if (is(Role::addend)) {
      const Item& item = items_[at_++];
      // Two and a half millions: the scale stands behind.
      const unsigned behind = zeros == 0 ? scale() : zeros;
      if (zeros == 0) result.number = result.number.shifted(behind);
      return sum(result.number, Decimal(item.value).shifted(behind), item.divisor);
    }
    if (!is(Role::and_)) return result;
    ++at_;
    std::uint32_t times = 1;
    if (is(Role::small) && is(Role::part, 1))
      times = static_cast<std::uint32_t>(items_[at_++].value);
    if (!is(Role::part)) return std::nullopt;
    const auto divisor = static_cast<std::uint32_t>(items_[at_++].value);
    return sum(result.number, Decimal(times).shifted(zeros), divisor);
  }

  static std::optional<WrittenNumber> sum(const Decimal& whole, const Decimal& above,
                                          std::uint32_t divisor) {
    if (const auto part = above.over(divisor)) return WrittenNumber{whole.plus(*part), 1, false};
    return WrittenNumber{whole.times(divisor).plus(above), divisor, false};
  }

  // "un tiers", "3/4" (cut into digits, of, digits), "la moitie", "demi-million", "sept dixiemes".
  std::optional<WrittenNumber> part() {
    Decimal above(1);
    if (is(Role::addend)) {
      const Item& item = items_[at_++];
      return sum(Decimal(), Decimal(item.value).shifted(part_scale()), item.divisor);
    }
    if (is(Role::digits)) {
      above = items_[at_++].digits;
    } else if (is(Role::small) && value() > 0 && value() <= 16) {
      // "dix-septieme" is the ordinal of seventeen.
      if (value() == 10 && is(Role::ordinal, 1) && value(1) >= 7 && value(1) <= 9) {
        return std::nullopt;
      }
      above = Decimal(items_[at_++].value);
    } else if (!is(Role::part)) {
      return std::nullopt;
    }
    std::uint64_t divisor = 0;
    if (is(Role::part)) {
      divisor = value();
      ++at_;
    } else {
      divisor = denominator();
    }
    if (divisor < 2 || divisor > kMillion * kThousand) return std::nullopt;
    if (is(Role::collective)) {  // "une demi-douzaine"
      auto result = sum(Decimal(), above.times(static_cast<std::uint32_t>(items_[at_++].value)),
                        static_cast<std::uint32_t>(divisor));
      result->approx = true;
      return result;
    }
    return sum(Decimal(), above.shifted(part_scale()), static_cast<std::uint32_t>(divisor));
  }

  // "million" in "demi-million", "de milliard" in "trois quarts de milliard".
  unsigned part_scale() {
    if (is(Role::of) && is(Role::multiplier, 1) && value(1) >= kMillion) ++at_;
    if (is(Role::of) && is(Role::small, 1) && value(1) == 1 && is(Role::multiplier, 2)) at_ += 2;
    return scale();
  }

  // "cinquieme", "vingt-cinquieme", "centieme"; 0 for a first, a second, or none.
  std::uint64_t denominator() {
    std::uint64_t tens = 0;
    if (!is(Role::ordinal)) tens = below_hundred().value_or(0);
    if (!is(Role::ordinal)) return 0;
    const std::uint64_t number = value();
    ++at_;
    if (tens == 0) return number < 3 ? 0 : number;
    return tens >= 20 && number < 10 ? tens + number : 0;
  }

  // "une trentaine de milliers", "deux douzaines", "des centaines de millions", "des milliers".
  std::optional<WrittenNumber> collective() {
    std::optional<Decimal> number;
    const bool some = is(Role::some);
    if (some) {
      ++at_;
      number = Decimal(1);
    } else if (is(Role::collective)) {
      number = Decimal(1);  // "la trentaine", "dizaines de milliers" after an article left outside
    } else {
      number = group();
    }
    while (is(Role::silent)) ++at_;
    if (!number || (!is(Role::collective) && !(some && is_scale()))) return std::nullopt;
    WrittenNumber result{std::move(*number), 1, true};
    bool first = true;
    while (first || is(Role::of)) {
      if (!first) ++at_;
      first = false;
      if (is(Role::collective)) {
        result.number = result.number.times(static_cast<std::uint32_t>(value()));
        ++at_;
      } else if (const unsigned zeros = scale(); zeros > 0) {
        result.number = result.number.shifted(zeros);
      } else {
        return std::nullopt;
      }
    }
    return result;
  }

  const std::vector<Item>& items_;
  std::size_t at_ = 0;
};

NumberWords::NumberWords(const WordLists& words) {
  for (const char* list :
       {"numerals", "numeral_collectives", "numeral_parts", "numeral_joints", "ordinals"}) {
    for (const Word& word : words.get(list)) {
      auto item = item_of(word.value);
      if (!item) continue;
      // A sign for a half folds to digits, which would hide it.
      const bool sign = item->role == Role::addend;
      items_.emplace(sign ? word.text : folded(word.text), std::move(*item));
    }
  }
}

// What stands behind the tab; nullopt when it is not of that language.
std::optional<NumberWords::Item> NumberWords::item_of(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, Role>, 6> kNames = {{{"and", Role::and_},
                                                                        {"point", Role::point},
                                                                        {"of", Role::of},
                                                                        {"some", Role::some},
                                                                        {"the", Role::the},
                                                                        {"-", Role::silent}}};
  constexpr std::array<std::pair<char, Role>, 5> kMarks = {{{'x', Role::multiplier},
                                                            {'~', Role::collective},
                                                            {'/', Role::part},
                                                            {'#', Role::ordinal},
                                                            {'+', Role::addend}}};
  for (const auto& [name, role] : kNames) {
    if (text == name) return Item{role, 0, 1, {}};
  }
  Role role = Role::small;
  std::string_view number = text;
  for (const auto& [mark, marked] : kMarks) {
    if (!text.starts_with(mark)) continue;
    role = marked;
    number.remove_prefix(1);
  }
  std::uint64_t divisor = 1;
  if (const std::size_t slash = number.find('/');
      role == Role::addend && slash != std::string_view::npos) {
    divisor = whole_number(number.substr(slash + 1)).value_or(0);
    number = number.substr(0, slash);
  }
  const auto value = whole_number(number);
  if (!value || divisor == 0 || divisor > kMillion) return std::nullopt;
  return Item{role, *value, static_cast<std::uint32_t>(divisor), {}};
}

std::optional<std::vector<NumberWords::Item>> NumberWords::items_of(std::string_view text) const {
  std::vector<Item> items;
  std::size_t begin = 0;  // of what lies between two signs
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t start = at;
    if (utf8::next(text, at) < 0x80) continue;
    const auto found = items_.find(std::string(text.substr(start, at - start)));
    if (found == items_.end() || found->second.role != Role::addend) continue;
    if (!append_items(text.substr(begin, start - begin), items)) return std::nullopt;
    items.push_back(found->second);
    begin = at;
  }
  if (!append_items(text.substr(begin), items)) return std::nullopt;
  return items;
}

// Cut at blanks, hyphens and behind apostrophes. False at what is no part of a number.
bool NumberWords::append_items(std::string_view text, std::vector<Item>& items) const {
  const std::string plain = folded(text);
  if (plain.starts_with('-') || plain.ends_with('-')) return false;
  std::size_t at = 0;
  while (at < plain.size()) {
    if (plain[at] == ' ' || plain[at] == '-' || plain[at] == '\n') {
      ++at;
      continue;
    }
    if (items.size() >= kMostItems) return false;
    if (is_digit(plain[at])) {
      const std::size_t end = digits_end(plain, at);
      auto number = Decimal::from_digits(std::string_view(plain).substr(at, end - at));
      if (!number) return false;
      items.push_back({Role::digits, 0, 1, std::move(*number)});
      at = end;
      // A simple fraction, 3/4.
      if (at + 1 < plain.size() && plain[at] == '/' && is_digit(plain[at + 1])) {
        std::size_t last = at + 1;
        while (last < plain.size() && is_digit(plain[last])) ++last;
        const auto divisor = whole_number(std::string_view(plain).substr(at + 1, last - at - 1));
        if (!divisor || *divisor < 2 || *divisor > kThousand) return false;
        items.push_back({Role::part, *divisor, 1, {}});
        at = last;
      }
      continue;
    }
    const std::size_t end = std::min(plain.find_first_of(" -'\n0123456789", at), plain.size());
    const bool apostrophe = end < plain.size() && plain[end] == '\'';
    const auto found = items_.find(plain.substr(at, end - at + (apostrophe ? 1 : 0)));
    if (found == items_.end()) return false;
    items.push_back(found->second);
    at = end + (apostrophe ? 1 : 0);
  }
  return true;
}

std::optional<WrittenNumber> NumberWords::read(std::string_view text) const {
  const auto items = items_of(text);
  return items ? Parser(*items).read() : std::nullopt;
}

std::optional<Decimal> NumberWords::read_ordinal(std::string_view text) const {
  auto items = items_of(text);
  if (!items || items->empty() || items->back().role != Role::ordinal) return std::nullopt;
  // As the cardinal: "deux centieme" as "deux cent", "vingt et unieme" as "vingt et un".
  Item& last = items->back();
  last.role = last.value < kHundred ? Role::small : Role::multiplier;
  if (last.value >= kMillion && items->size() == 1)
    items->insert(items->begin(), {Role::small, 1, 1, {}});
  const auto number = Parser(*items).read();
  return number && number->divisor == 1 && !number->approx ? std::optional(number->number)
                                                           : std::nullopt;
}

}  // namespace vigie
