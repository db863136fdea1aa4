#include "gazetteers/transliteration.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <tuple>

#include "pipeline/characters.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

constexpr std::string_view kPrefix = "sounds_";
constexpr int kDeepestUse = 4;  // of @use within @use

bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}
bool all_small(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_small);
}
bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}
std::uint32_t bit_of(char letter) {
  return 1U << static_cast<unsigned>(letter - 'a');
}

std::vector<std::string_view> cut_at(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> out;
  while (true) {
    const std::size_t at = text.find(separator);
    out.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + separator.size());
  }
}

// "ks", "[ai]n", "-"; nothing when it is none of these.
std::optional<SoundKey> read_sounds(std::string_view text) {
  SoundKey key;
  if (text == "-") return key;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::uint32_t sounds = 0;
    if (text[i] == '[') {
      const std::size_t close = text.find(']', i);
      if (close == std::string_view::npos || close == i + 1) return std::nullopt;
      const std::string_view letters = text.substr(i + 1, close - i - 1);
      if (!all_small(letters)) return std::nullopt;
      for (const char c : letters) sounds |= bit_of(c);
      i = close;
    } else if (is_small(text[i])) {
      sounds = bit_of(text[i]);
    } else {
      return std::nullopt;
    }
    key.push_back(sounds);
  }
  if (key.empty()) return std::nullopt;
  return key;
}

// The left side of a rule in its parts.
struct Letters {
  std::string_view from;
  bool at_start = false;
  bool at_end = false;
  std::string_view before;
  bool good = true;
};
Letters read_letters(std::string_view text) {
  Letters out;
  if (text.starts_with('^')) {
    out.at_start = true;
    text.remove_prefix(1);
  }
  if (text.ends_with('$')) {
    out.at_end = true;
    text.remove_suffix(1);
  }
  const std::size_t ahead = text.find('>');
  if (ahead != std::string_view::npos) {
    out.before = text.substr(ahead + 1);
    out.good = !out.before.empty() && all_small(out.before) && !out.at_end;
    text = text.substr(0, ahead);
  }
  out.from = text;
  const bool plain = !out.at_start && !out.at_end && out.before.empty();
  out.good = out.good && !text.empty() && (is_ascii(text) ? all_small(text) : plain);
  return out;
}

std::string in_capitals(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    utf8::append(static_cast<char32_t>(u_toupper(static_cast<UChar32>(utf8::next(text, at)))), out);
  }
  return out;
}

// Rules stand together by their first two letters.
std::size_t bucket_of(std::string_view letters) {
  const auto first = static_cast<std::size_t>(letters[0] - 'a');
  return first * 27 + (letters.size() > 1 ? static_cast<std::size_t>(letters[1] - 'a') : 26);
}

void append_sound(std::uint32_t sounds, SoundKey& key) {
  if (key.empty() || key.back() != sounds) key.push_back(sounds);
}

}  // namespace

SoundRules::SoundRules(std::string name, const WordLists& words) : name_(std::move(name)) {
  for (std::size_t i = 0; i < class_of_.size(); ++i) class_of_[i] = static_cast<char>('a' + i);
  add(words, name_, 0);
  std::stable_sort(rules_.begin(), rules_.end(), [](const Rule& a, const Rule& b) {
    const auto order = [](const Rule& rule) {
      const int edges = (rule.at_start ? 1 : 0) + (rule.at_end ? 1 : 0);
      return std::tuple(bucket_of(rule.from), -static_cast<int>(rule.from.size()),
                        -(edges + (rule.before.empty() ? 0 : 1)));
    };
    return order(a) < order(b);
  });
  for (std::size_t bucket = 0, at = 0; bucket < first_rule_.size(); ++bucket) {
    while (at < rules_.size() && bucket_of(rules_[at].from) < bucket) ++at;
    first_rule_[bucket] = static_cast<std::uint16_t>(at);
  }
}

void SoundRules::add(const WordLists& words, std::string_view name, int depth) {
  for (const Word& word : words.get(std::string(kPrefix) + std::string(name))) {
    const std::string_view value = std::string_view(word.value).substr(0, word.value.find('\t'));
    if (word.text == "@countries") {
      if (depth > 0) continue;
      for (const std::string_view country : cut_at(value, " ")) countries_.emplace_back(country);
    } else if (word.text == "@use") {
      if (depth < kDeepestUse) add(words, value, depth + 1);
    } else if (!is_ascii(word.text)) {
      if (!all_small(value)) continue;
      letters_.emplace_back(word.text, value);
      if (std::string capitals = in_capitals(word.text); capitals != word.text) {
        letters_.emplace_back(std::move(capitals), value);
      }
    } else {
      const Letters letters = read_letters(word.text);
      const std::optional<SoundKey> to = read_sounds(value);
      if (!letters.good || !to) continue;
      for (const std::uint32_t sounds : *to) {
        const auto first = static_cast<std::size_t>(__builtin_ctz(sounds));
        for (std::size_t c = first + 1; c < class_of_.size(); ++c) {
          if ((sounds >> c & 1U) == 0 || class_of_[c] == class_of_[first]) continue;
          std::replace(class_of_.begin(), class_of_.end(), char{class_of_[c]},
                       char{class_of_[first]});
        }
      }
      rules_.push_back({std::string(letters.from), letters.at_start, letters.at_end,
                        std::string(letters.before), *to});
    }
  }
}

bool SoundRules::in_country(std::string_view country) const {
  return country.empty() ||
         std::find(countries_.begin(), countries_.end(), country) != countries_.end();
}

const SoundRules::Rule* SoundRules::rule_in(std::size_t bucket, std::string_view piece,
                                            std::size_t at) const {
  for (std::size_t i = first_rule_[bucket]; i < first_rule_[bucket + 1]; ++i) {
    const Rule& rule = rules_[i];
    const std::size_t end = at + rule.from.size();
    if (end > piece.size() || (rule.at_start && at != 0) || (rule.at_end && end != piece.size())) {
      continue;
    }
    std::size_t same = std::min<std::size_t>(2, rule.from.size());  // the bucket says so
    while (same < rule.from.size() && rule.from[same] == piece[at + same]) ++same;
    if (same < rule.from.size()) continue;
    if (!rule.before.empty() &&
        (end >= piece.size() || rule.before.find(piece[end]) == std::string::npos)) {
      continue;
    }
    return &rule;
  }
  return nullptr;
}

const SoundRules::Rule* SoundRules::rule_at(std::string_view piece, std::size_t at) const {
  const std::size_t next = at + 1;
  if (next < piece.size()) {
    if (const Rule* rule = rule_in(bucket_of(piece.substr(at)), piece, at)) return rule;
  }
  return rule_in(bucket_of(piece.substr(at, 1)), piece, at);
}

void SoundRules::append_piece(std::string_view piece, SoundKey& key) const {
  for (std::size_t at = 0; at < piece.size();) {
    if (const Rule* rule = rule_at(piece, at)) {
      for (const std::uint32_t sounds : rule->to) append_sound(sounds, key);
      at += rule->from.size();
    } else {
      append_sound(bit_of(piece[at]), key);
      ++at;
    }
  }
}

void SoundRules::append_key(std::string_view word, SoundKey& key) const {
  std::string plain;
  if (reads_as_folded(word)) {
    fold_append(word, plain);
  } else {
    std::string written(word);
    for (const auto& [from, to] : letters_) {
      for (std::size_t at = written.find(from); at != std::string::npos;
           at = written.find(from, at + to.size())) {
        written.replace(at, from.size(), to);
      }
    }
    fold_append(written, plain);
  }
  append_folded(plain, key);
}

bool SoundRules::reads_as_folded(std::string_view word) const {
  return letters_.empty() || is_ascii(word) ||
         std::none_of(letters_.begin(), letters_.end(), [&](const auto& letter) {
           return word.find(letter.first) != std::string_view::npos;
         });
}

void SoundRules::append_folded(std::string_view folded_word, SoundKey& key) const {
  // Edges of pieces are hyphens, apostrophes and blanks; other marks are within words.
  std::array<char, 64> piece;  // NOLINT(*-member-init): written before it is read
  std::size_t size = 0;
  for (const char c : folded_word) {
    if (is_small(c)) {
      if (size == piece.size()) return;  // no name is as long
      piece[size++] = c;
    } else if (c == '-' || c == '\'' || c == ' ') {
      append_piece({piece.data(), size}, key);
      size = 0;
    }
  }
  append_piece({piece.data(), size}, key);
}

bool SoundRules::is_particle(std::string_view word) const {
  std::string plain = folded(word);
  std::erase_if(plain, [](char c) { return !is_small(c); });
  if (plain.empty()) return false;
  const Rule* rule = rule_at(plain, 0);
  return rule != nullptr && rule->at_start && rule->at_end;
}

std::string SoundRules::classes(const SoundKey& key) const {
  std::string out;
  out.reserve(key.size());
  for (const std::uint32_t sounds : key) {
    const char letter = class_of_[static_cast<std::size_t>(__builtin_ctz(sounds))];
    out.push_back(letter);
  }
  return out;
}

bool SoundRules::alike(const SoundKey& a, const SoundKey& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](std::uint32_t x, std::uint32_t y) { return (x & y) != 0; });
}

std::vector<SoundRules> sound_rules_of(const WordLists& words) {
  std::vector<std::string> names = words.names();
  std::sort(names.begin(), names.end());
  std::vector<SoundRules> out;
  for (const std::string& name : names) {
    if (name.starts_with(kPrefix)) out.emplace_back(name.substr(kPrefix.size()), words);
  }
  return out;
}

void check_sound_rules(const TextSource& source, const WordLists& words,
                       std::vector<Fault>& faults) {
  const std::string stem = std::filesystem::path(source.path).stem().string();
  if (!stem.starts_with(kPrefix)) return;
  const SoundRules rules(stem.substr(kPrefix.size()), words);
  std::uint32_t number = 0;
  for (const std::string_view line : cut_at(source.text, "\n")) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string_view> cells = cut_at(line, "\t");
    const auto fault = [&](std::uint32_t column, std::string message) {
      faults.push_back({{source.path, number, column}, std::move(message)});
    };
    if (cells.size() < 2) {
      fault(1, fmt::format("\"{}\", expected letters, a tab, sounds; add the sounds, - for none",
                           line));
      continue;
    }
    const auto second = static_cast<std::uint32_t>(cells[0].size() + 2);
    if (cells[0].starts_with('@')) {
      if (cells[0] != "@countries" && cells[0] != "@use") {
        fault(1, fmt::format("\"{}\", expected @countries or @use", cells[0]));
      } else if (cells[0] == "@use" &&
                 words.find(std::string(kPrefix) + std::string(cells[1])) == nullptr) {
        fault(second, fmt::format("language \"{}\", expected one that has a file {}{}.txt",
                                  cells[1], kPrefix, cells[1]));
      }
      continue;
    }
    if (!read_letters(cells[0]).good) {
      fault(1, fmt::format("letters \"{}\", expected small letters, with ^ before or $ or >LETTERS "
                           "behind when they are of ASCII",
                           cells[0]));
    } else if (is_ascii(cells[0]) ? !read_sounds(cells[1]).has_value() : !all_small(cells[1])) {
      fault(second, fmt::format("sounds \"{}\", expected {}", cells[1],
                                is_ascii(cells[0]) ? "small letters, [..] round alternatives, or -"
                                                   : "small letters"));
    }
    if (cells.size() < 3 || cells[2].empty()) {
      fault(second, "no example, expected a tab and spellings with = between behind the sounds");
      continue;
    }
    const std::vector<std::string_view> spellings = cut_at(cells[2], " = ");
    SoundKey first;
    rules.append_key(spellings.front(), first);
    for (std::size_t i = 1; i < spellings.size(); ++i) {
      SoundKey key;
      rules.append_key(spellings[i], key);
      if (!SoundRules::alike(first, key)) {
        fault(static_cast<std::uint32_t>(second + cells[1].size() + 1),
              fmt::format("\"{}\" and \"{}\" do not meet under these rules; correct one of them",
                          spellings.front(), spellings[i]));
      }
    }
    if (spellings.size() < 2) {
      fault(static_cast<std::uint32_t>(second + cells[1].size() + 1),
            fmt::format("one spelling \"{}\", expected two or more with = between", cells[2]));
    }
  }
}

}  // namespace vigie
