#include "stages/rules/amount.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "pipeline/characters.h"

namespace vigie {
namespace {

std::optional<unsigned> small_number(std::string_view text) {
  unsigned number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, code] = std::from_chars(text.data(), end, number);
  if (text.empty() || code != std::errc() || stop != end) return std::nullopt;
  return number;
}

WrittenNumber shifted(WrittenNumber number, unsigned zeros) {
  number.number = number.number.shifted(zeros);
  return number;
}

// Is a / b < c / d?
bool less(const WrittenNumber& a, const WrittenNumber& b) {
  return a.number.times(b.divisor).less(b.number.times(a.divisor));
}

// "40 000": are its thousands grouped, and nothing below them?
bool ends_in_thousands(std::string_view text) {
  return text.size() > 4 && text.ends_with("000") &&
         !(text[text.size() - 4] >= '0' && text[text.size() - 4] <= '9');
}

// The lower end of "3 a 4 millions" and "30 a 40 000": a scale that stands once is that of both.
WrittenNumber with_scale_of(const WrittenNumber& upper, std::string_view upper_text,
                            WrittenNumber lower) {
  if (lower.zeros != 0 || lower.divisor != 1 || upper.divisor != 1) return lower;
  if (upper.zeros != 0) {
    WrittenNumber larger = shifted(lower, upper.zeros);
    return less(upper, larger) ? lower : larger;
  }
  if (!ends_in_thousands(upper_text)) return lower;
  // "100 a 2 000" is as it stands, and so is "1 a 10 000": too far apart.
  WrittenNumber larger = shifted(lower, 3);
  const bool near = less(larger, upper) && less(upper, shifted(larger, 1));
  return near ? larger : lower;
}

// A number below zero, or not.
struct Signed {
  WrittenNumber size;
  bool negative = false;
};

bool less(const Signed& a, const Signed& b) {
  if (a.negative != b.negative) return a.negative;
  return a.negative ? less(b.size, a.size) : less(a.size, b.size);
}

WrittenNumber divided(WrittenNumber number, std::uint32_t divisor) {
  const auto exact = number.divisor == 1 ? number.number.over(divisor) : std::nullopt;
  if (exact) {
    number.number = *exact;
  } else {
    number.divisor *= divisor;
  }
  return number;
}

}  // namespace

void AmountMaker::Names::add(const std::vector<Word>& words, bool as_typed_only) {
  for (const Word& word : words) {
    typed.emplace(word.text, word.value);
    if (!as_typed_only) any.emplace(folded(word.text), word.value);
  }
}

const std::string* AmountMaker::Names::find(std::string_view word) const {
  if (const auto it = typed.find(std::string(word)); it != typed.end()) return &it->second;
  const auto it = any.find(folded(word));
  return it == any.end() ? nullptr : &it->second;
}

AmountMaker::AmountMaker(const WordLists& words) : numbers_(words) {
  scales_.add(words.get("scales"), false);
  for (const char* list : {"short_scales", "english_scales"}) {
    scales_.add(words.get(list), true);
  }
  for (const char* list : {"currencies", "subunits", "careful_currencies"}) {
    currencies_.add(words.get(list), false);
  }
  for (const char* list : {"hedges", "hedges_behind"}) hedges_.add(words.get(list), false);
  for (const char* list : {"units", "careful_units", "percent_units"}) {
    units_.add(words.get(list), false);
  }
  for (const char* list : {"unit_symbols", "unit_letters"}) {
    units_.add(words.get(list), true);  // "5 G" is not five grams
  }
}

// A number whose half and hundredths stand behind its unit.
std::optional<WrittenNumber> AmountMaker::number(std::string_view text, std::string_view half,
                                                 std::string_view cents) const {
  std::string whole(text);
  if (!half.empty()) whole.append(" ").append(half);
  auto result = numbers_.read(whole);
  if (!result || cents.empty()) return result;
  const auto below = numbers_.read(cents);
  if (!below || below->divisor != 1 || !result->number.is_whole() || result->divisor != 1) {
    return std::nullopt;
  }
  const bool thousandths = cents.size() == 3 && Decimal::from_digits(cents).has_value();
  const std::uint32_t per_one = thousandths ? 1000 : 100;
  if (!below->number.less(Decimal(per_one))) return std::nullopt;
  const auto part = below->number.over(per_one);
  if (part) result->number = result->number.plus(*part);
  return result;
}

// 0 for no word; nullopt for one that is no scale.
std::optional<unsigned> AmountMaker::scale(std::string_view word) const {
  if (word.empty()) return 0;
  const std::string* zeros = scales_.find(word);
  return zeros == nullptr ? std::nullopt : small_number(*zeros);
}

std::optional<AmountMaker::Unit> AmountMaker::unit(ValueKind kind,
                                                   const std::vector<Capture>& captures,
                                                   std::string_view text) const {
  const bool money = kind == ValueKind::money;
  const std::string_view word = captured(captures, money ? "currency" : "unit", text);
  if (word.empty()) return kind == ValueKind::percent ? std::optional(Unit{}) : std::nullopt;
  const std::string* found = (money ? currencies_ : units_).find(word);
  if (found == nullptr) return std::nullopt;
  const std::size_t slash = money ? found->find('/') : std::string::npos;
  if (slash == std::string::npos) return Unit{*found, 1};
  const auto per_one = small_number(std::string_view(*found).substr(slash + 1));
  if (!per_one || *per_one == 0) return std::nullopt;
  return Unit{found->substr(0, slash), *per_one};
}

Value AmountMaker::make(ValueKind kind, const std::vector<Capture>& captures,
                        Document& document) const {
  const std::string_view text = document.text();
  const auto piece = [&](std::string_view name) { return captured(captures, name, text); };
  if (kind != ValueKind::money && kind != ValueKind::quantity && kind != ValueKind::percent) {
    return {};
  }
  const auto zeros = scale(piece("scale"));
  const auto found = unit(kind, captures, text);
  const auto written = number(piece("number"), piece("half"), piece("cents"));
  if (!zeros || !found || !written) return {};

  const auto keep = [&](const Signed& signed_number) {
    std::string shown = divided(shifted(signed_number.size, *zeros), found->per_one).to_string();
    if (signed_number.negative && shown != "0") shown.insert(0, 1, '-');
    return document.keep(shown);
  };
  const Signed main{*written, !piece("minus").empty() || !piece("minus_apart").empty()};
  Value value;
  const auto hedged = [&](std::string_view meaning) {
    return std::any_of(captures.begin(), captures.end(), [&](const Capture& c) {
      if (!c.name.starts_with("hedge")) return false;
      const std::string* found_meaning = hedges_.find(c.span.in(text));
      return found_meaning != nullptr && *found_meaning == meaning;
    });
  };
  value.approx = hedged("approx") || written->approx;
  std::string_view lower_text = piece("lower");
  if (lower_text.empty()) lower_text = piece("lower_digits");
  if (!lower_text.empty()) {
    const auto lower = number(lower_text, {}, {});
    if (!lower) return {};
    Signed low{with_scale_of(*written, piece("number"), *lower), !piece("lower_minus").empty()};
    Signed high = main;
    if (less(high, low)) std::swap(low, high);
    value.min = keep(low);
    value.max = keep(high);
    value.approx = value.approx || lower->approx;
  } else {
    value.main = keep(main);
    if (hedged("least")) value.min = value.main;
    if (hedged("most")) value.max = value.main;
  }
  value.unit = document.keep(found->code);
  value.kind = kind;
  return value;
}

}  // namespace vigie
