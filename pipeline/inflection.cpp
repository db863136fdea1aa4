#include "pipeline/inflection.h"

#include <algorithm>
#include <array>

namespace vigie {
namespace {

struct Ending {
  std::string_view from;
  std::string_view to;
};

// The longest that fits counts: they stand in this order.
constexpr std::array<Ending, 13> kFeminine = {{{"teur", "trice"},
                                               {"ien", "ienne"},
                                               {"eau", "elle"},
                                               {"eux", "euse"},
                                               {"eur", "euse"},
                                               {"er", "\u00E8re"},
                                               {"on", "onne"},
                                               {"if", "ive"},
                                               {"el", "elle"},
                                               {"et", "ette"},
                                               {"en", "enne"},
                                               {"f", "ve"},
                                               {"e", "e"}}};
constexpr std::array<Ending, 7> kPlural = {{{"eau", "eaux"},
                                            {"al", "aux"},
                                            {"eu", "eux"},
                                            {"s", "s"},
                                            {"x", "x"},
                                            {"z", "z"},
                                            {"S", "S"}}};

template <std::size_t N>
std::string with_ending(std::string_view word, const std::array<Ending, N>& endings,
                        std::string_view otherwise) {
  for (const Ending& ending : endings) {
    if (!word.ends_with(ending.from)) continue;
    return std::string(word.substr(0, word.size() - ending.from.size())) += ending.to;
  }
  return std::string(word) += otherwise;
}

// One word of a line with its marks.
struct Varied {
  std::string word;
  std::string feminine;  // empty: it has none of its own
  std::string plural;
  std::string feminine_plural;
};

// "directeur:f=directrice:p"; false when what follows the colon is no mark.
bool read_marks(std::string_view text, Varied& out) {
  const std::size_t colon = text.find(':');
  out.word = text.substr(0, colon);
  if (colon == std::string_view::npos) return true;
  if (colon == 0) return false;
  bool feminine = false;
  bool plural = false;
  std::string_view marks = text.substr(colon);
  while (!marks.empty()) {
    marks.remove_prefix(1);  // the colon
    const std::size_t end = std::min(marks.find(':'), marks.size());
    const std::string_view mark = marks.substr(0, end);
    marks.remove_prefix(end);
    const std::size_t equals = mark.find('=');
    const std::string_view letters = mark.substr(0, equals);
    const std::string_view given =
        equals == std::string_view::npos ? std::string_view() : mark.substr(equals + 1);
    if (letters != "f" && letters != "p" && letters != "fp") return false;
    if (equals != std::string_view::npos && (given.empty() || letters == "fp")) return false;
    if (letters.front() == 'f') {
      feminine = true;
      out.feminine = given;
    }
    if (letters.back() == 'p') {
      plural = true;
      out.plural = given;
    }
  }
  if (feminine && out.feminine.empty()) out.feminine = feminine_of(out.word);
  if (plural && out.plural.empty()) out.plural = plural_of(out.word);
  if (feminine && plural) out.feminine_plural = plural_of(out.feminine);
  return true;
}

}  // namespace

std::string feminine_of(std::string_view word) {
  return with_ending(word, kFeminine, "e");
}

std::string plural_of(std::string_view word) {
  return with_ending(word, kPlural, "s");
}

std::vector<std::string> inflected(std::string_view line) {
  const std::vector<std::string> plain{std::string(line)};
  if (line.find(':') == std::string_view::npos) return plain;
  std::vector<Varied> words;
  std::string_view rest = line;
  while (true) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (!read_marks(rest.substr(0, end), words.emplace_back())) return plain;
    if (end == rest.size()) break;
    rest.remove_prefix(end + 1);
  }
  std::vector<std::string> forms;
  const auto add = [&](const auto& form_of) {
    std::string form;
    for (const Varied& word : words) {
      if (!form.empty()) form += ' ';
      form += form_of(word);
    }
    if (std::find(forms.begin(), forms.end(), form) == forms.end()) {
      forms.push_back(std::move(form));
    }
  };
  const auto first = [](const std::string& a, const std::string& b) { return a.empty() ? b : a; };
  add([](const Varied& word) { return word.word; });
  add([&](const Varied& word) { return first(word.feminine, word.word); });
  add([&](const Varied& word) { return first(word.plural, word.word); });
  add([&](const Varied& word) {
    return first(word.feminine_plural,
                 word.plural.empty() ? first(word.feminine, word.word) : word.plural);
  });
  return forms;
}

}  // namespace vigie
