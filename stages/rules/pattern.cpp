#include "stages/rules/pattern.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <utility>

#include "pipeline/characters.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

constexpr std::string_view kBlank = "(?:\\p{Zs}|\\n)";
constexpr std::string_view kApostrophe = "['\\x{2019}\\x{02BC}]";

// A word as a pattern: blanks and apostrophes in all their forms; a lower-case first letter stands
// for the capital too.
std::string word_pattern(std::string_view word) {
  std::string out;
  std::size_t position = 0;
  bool first = true;
  while (position < word.size()) {
    const std::size_t start = position;
    const char32_t code = utf8::next(word, position);
    const std::string_view piece = word.substr(start, position - start);
    if (code == U' ') {
      out += kBlank;
    } else if (code == U'\'' || code == 0x2019) {
      out += kApostrophe;
    } else if (first && classify(code) == CharClass::lower) {
      out += fmt::format("(?i:{})", RE2::QuoteMeta(re2::StringPiece(piece.data(), piece.size())));
    } else {
      out += RE2::QuoteMeta(re2::StringPiece(piece.data(), piece.size()));
    }
    first = false;
  }
  return out;
}

std::string list_pattern(const std::vector<Word>& words) {
  std::vector<std::string_view> texts;
  texts.reserve(words.size());
  for (const Word& word : words) texts.push_back(word.text);
  std::stable_sort(texts.begin(), texts.end(),
                   [](std::string_view a, std::string_view b) { return a.size() > b.size(); });
  std::string out = "(?:";
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i > 0) out += '|';
    out += word_pattern(texts[i]);
  }
  return out + ')';
}

// The letters French text is written in, as ranges for a bracket expression. RE2 turns \\p{Lu} into
// 800 instructions, most of them for scripts that no rule is about; these take 200.
struct LetterClass {
  std::string_view name;
  std::string ranges;
};

const std::array<LetterClass, 4>& letter_classes() {
  static const std::array<LetterClass, 4> classes = [] {
    const auto ranges_of = [](auto&& holds) {
      std::string out;
      const auto add = [&](char32_t first, char32_t last) {
        if (first == last) {
          out += fmt::format("\\x{{{:X}}}", static_cast<std::uint32_t>(first));
        } else {
          out += fmt::format("\\x{{{:X}}}-\\x{{{:X}}}", static_cast<std::uint32_t>(first),
                             static_cast<std::uint32_t>(last));
        }
      };
      // Latin with its extensions A and B, combining marks, and Latin Extended Additional.
      for (const auto& [begin, end] :
           {std::pair<char32_t, char32_t>{0x41, 0x370}, {0x1E00, 0x1F00}}) {
        char32_t first = 0;
        for (char32_t code = begin; code <= end; ++code) {
          const bool in = code < end && holds(classify(code));
          if (in && first == 0) first = code;
          if (!in && first != 0) add(first, code - 1);
          if (!in) first = 0;
        }
      }
      return out;
    };
    return std::array<LetterClass, 4>{{
        {"L", ranges_of([](CharClass c) { return is_letter(c); })},
        {"Lu", ranges_of([](CharClass c) { return c == CharClass::upper; })},
        {"Ll", ranges_of([](CharClass c) { return c == CharClass::lower; })},
        {"M", ranges_of([](CharClass c) { return c == CharClass::mark; })},
    }};
  }();
  return classes;
}

// The class behind "p{Lu}" or "pL" at `position` (just after the backslash), and how long its name
// is.
const LetterClass* letter_class_at(std::string_view pattern, std::size_t position,
                                   std::size_t& size) {
  for (const LetterClass& row : letter_classes()) {
    const std::string braced = fmt::format("p{{{}}}", row.name);
    if (pattern.substr(position).starts_with(braced)) {
      size = braced.size();
      return &row;
    }
  }
  return nullptr;
}

const char* instead_of(char escape) {
  switch (escape) {
    case 'd':
    case 'D': return "write [0-9] or \\p{Nd}";
    case 'w':
    case 'W': return "write \\p{L} (letters) or [\\p{L}\\p{M}]";
    case 's':
    case 'S': return "write a space (any French blank) or \\p{Zs}";
    default: return "leave it out: matches always start and end at token edges";
  }
}

}  // namespace

std::string expand_pattern(std::string_view pattern, const PatternNames& names, const Place& place,
                           std::vector<Fault>& faults) {
  std::string out;
  bool in_class = false;
  bool good = true;
  std::size_t position = 0;
  const auto fault = [&](std::size_t at, std::string message) {
    Place where = place;
    where.column += static_cast<std::uint32_t>(utf8::length(pattern.substr(0, at)));
    faults.push_back({std::move(where), std::move(message)});
    good = false;
  };
  while (position < pattern.size()) {
    const std::size_t start = position;
    const char32_t code = utf8::next(pattern, position);
    const std::string_view piece = pattern.substr(start, position - start);
    if (code == U'\\' && position < pattern.size()) {
      const char escape = pattern[position];
      if (std::string_view("bBwWdDsS").find(escape) != std::string_view::npos) {
        fault(start, fmt::format("\\{} knows ASCII only, expected a Unicode class; {}", escape,
                                 instead_of(escape)));
      }
      std::size_t size = 0;
      if (const LetterClass* letters = letter_class_at(pattern, position, size)) {
        out += in_class ? letters->ranges : fmt::format("[{}]", letters->ranges);
        position += size;
        continue;
      }
      std::size_t end = position;
      utf8::next(pattern, end);
      out += pattern.substr(start, end - start);
      position = end;
    } else if (in_class) {
      if (code == U']') in_class = false;
      if (code == U' ') {
        out += "\\p{Zs}";
      } else if (code == U'\'') {
        out += "'\\x{2019}\\x{02BC}";
      } else {
        out += piece;
      }
    } else if (code == U'[') {
      in_class = true;
      out += piece;
      // A bracket that closes at once stands for itself: []a] or [^]a].
      if (position < pattern.size() && pattern[position] == '^') out += pattern[position++];
      if (position < pattern.size() && pattern[position] == ']') out += pattern[position++];
    } else if (code == U' ') {
      out += kBlank;
    } else if (code == U'\'') {
      out += kApostrophe;
    } else if (pattern.substr(start).starts_with("{{")) {
      const std::size_t close = pattern.find("}}", start);
      if (close == std::string_view::npos) {
        fault(start, "{{ without }}, expected {{name}}; close it");
        break;
      }
      const std::string_view name = pattern.substr(start + 2, close - start - 2);
      position = close + 2;
      if (const auto definition = names.definitions.find(name);
          definition != names.definitions.end()) {
        out += "(?:" + definition->second + ")";
      } else if (const auto* words = names.words->find(name)) {
        out += list_pattern(*words);
      } else {
        fault(start, fmt::format("{{{{{}}}}} is unknown, expected a word list (data/words) or a "
                                 "`define` above; check the spelling",
                                 name));
      }
    } else {
      out += piece;
    }
  }
  return good ? out : std::string();
}

}  // namespace vigie
