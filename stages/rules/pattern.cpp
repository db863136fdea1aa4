#include "stages/rules/pattern.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <array>
#include <functional>
#include <map>
#include <set>
#include <utility>

#include "pipeline/characters.h"
#include "pipeline/nearest.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

constexpr std::string_view kBlank = "(?:\\p{Zs}|\\r?\\n)";
constexpr std::string_view kApostrophe = "['\\x{2019}\\x{02BC}]";

// One character of a listed word: blanks and apostrophes in all their forms; a lower-case first
// letter stands for the capital too.
std::string character_pattern(char32_t code, std::string_view piece, bool first) {
  if (code == U' ') return std::string(kBlank);
  if (code == U'\'' || code == 0x2019) return std::string(kApostrophe);
  std::string quoted = RE2::QuoteMeta(re2::StringPiece(piece.data(), piece.size()));
  return first && classify(code) == CharClass::lower ? fmt::format("(?i:{})", quoted) : quoted;
}

// A list as one alternation, words of one first letter together and in order: RE2 then finds their
// common beginnings and makes a small program.
std::string list_pattern(const std::vector<Word>& words) {
  // By pattern of the first letter; backwards, so that a word comes before its own beginning.
  std::map<std::string, std::set<std::string, std::greater<>>> rests;
  for (const Word& word : words) {
    std::string first;
    std::string rest;
    std::size_t position = 0;
    while (position < word.text.size()) {
      const std::size_t start = position;
      const char32_t code = utf8::next(word.text, position);
      const std::string_view piece = std::string_view(word.text).substr(start, position - start);
      (start == 0 ? first : rest) += character_pattern(code, piece, start == 0);
    }
    if (!first.empty()) rests[first].insert(rest);
  }
  std::string out = "(?:";
  for (const auto& [first, ends] : rests) {
    if (out.back() != ':') out += '|';
    out += fmt::format("{}(?:{})", first, fmt::join(ends, "|"));
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

std::string unknown_list(std::string_view name, const PatternNames& names, bool definitions) {
  if (!definitions && names.definitions.contains(name)) {
    return fmt::format(
        "{{{{{}}}}} is a definition of characters, expected a word list here; write "
        "the tokens out, or `pattern` in place of `tokens`",
        name);
  }
  std::vector<std::string> known = names.words->names();
  if (definitions) {
    for (const auto& [each, text] : names.definitions) known.push_back(each);
  }
  const std::vector<std::string_view> views(known.begin(), known.end());
  const std::string_view like = nearest(name, views);
  const std::string cure = !like.empty() && edit_distance(name, like) <= 3
                               ? fmt::format("did you mean {{{{{}}}}}?", like)
                               : std::string("check the spelling");
  return fmt::format("{{{{{}}}}} is unknown, expected a word list (data/words){}; {}", name,
                     definitions ? " or a `define` above" : "", cure);
}

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
    } else if (in_class && pattern.substr(start).starts_with("[:")) {
      // A named class within the brackets, [[:alpha:]]: its own bracket ends nothing.
      const std::size_t close = pattern.find(":]", position);
      position = close == std::string_view::npos ? position : close + 2;
      out += pattern.substr(start, position - start);
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
        fault(start, unknown_list(name, names, true));
      }
    } else {
      out += piece;
    }
  }
  return good ? out : std::string();
}

}  // namespace vigie
