#include "stages/rules/number_of_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "pipeline/characters.h"

namespace vigie {
namespace {

// Folded: without accents.
constexpr std::array<std::pair<std::string_view, int>, 30> kNumbers = {{
    {"un", 1},        {"une", 1},        {"deux", 2},      {"trois", 3},    {"quatre", 4},
    {"cinq", 5},      {"six", 6},        {"sept", 7},      {"huit", 8},     {"neuf", 9},
    {"dix", 10},      {"onze", 11},      {"douze", 12},    {"treize", 13},  {"quatorze", 14},
    {"quinze", 15},   {"seize", 16},     {"vingt", 20},    {"vingts", 20},  {"trente", 30},
    {"quarante", 40}, {"cinquante", 50}, {"soixante", 60}, {"septante", 70}, {"huitante", 80},
    {"octante", 80},  {"nonante", 90},   {"cent", 100},    {"cents", 100},  {"mille", 1000},
}};

}  // namespace

std::optional<std::int64_t> number_of_words(std::string_view text) {
  const std::string words = folded(text);
  std::int64_t total = 0;
  std::int64_t current = 0;
  bool any = false;
  std::size_t position = 0;
  while (position < words.size()) {
    const std::size_t end = std::min(words.find_first_of(" -", position), words.size());
    const std::string_view word = std::string_view(words).substr(position, end - position);
    position = end + 1;
    if (word.empty() || word == "et") continue;
    const auto it = std::find_if(kNumbers.begin(), kNumbers.end(),
                                 [&](const auto& row) { return row.first == word; });
    if (it == kNumbers.end()) return std::nullopt;
    any = true;
    if (it->second == 1000) {
      total += std::max<std::int64_t>(current, 1) * 1000;
      current = 0;
    } else if (it->second == 100) {
      current = std::max<std::int64_t>(current, 1) * 100;
    } else if (it->second == 20 && current % 100 == 4) {
      current += 76;  // quatre-vingt
    } else {
      current += it->second;
    }
  }
  if (!any) return std::nullopt;
  return total + current;
}

}  // namespace vigie
