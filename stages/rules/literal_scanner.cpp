#include "stages/rules/literal_scanner.h"

#include <algorithm>
#include <bit>
#include <tuple>

#include "pipeline/characters.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

constexpr std::uint32_t kSeed = 0x811C9DC5U;

std::uint32_t step(std::uint32_t hash, char byte) {
  return (hash ^ static_cast<unsigned char>(byte)) * 0x01000193U;  // FNV-1a
}

// Its low bits are poor: mix before taking a slot.
std::uint32_t mixed(std::uint32_t hash) {
  return hash ^ (hash >> 15U);
}

std::uint32_t hash_of(std::string_view word) {
  std::uint32_t hash = kSeed;
  for (const char byte : word) hash = step(hash, byte);
  return hash;
}

std::size_t pair_of(char first, char second) {
  return static_cast<std::size_t>(static_cast<unsigned char>(first)) << 8U |
         static_cast<unsigned char>(second);
}

bool letter_at(std::string_view text, std::size_t position) {
  const char byte = text[position];
  if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')) return true;
  if (static_cast<unsigned char>(byte) < 0x80) return false;
  return is_letter(classify(utf8::peek(text, position)));
}

bool is_whole_word(const RequiredLiteral& literal) {
  if (!literal.word_start || !literal.word_end) return false;
  std::size_t position = 0;
  while (position < literal.bytes.size()) {
    if (!is_letter(classify(utf8::next(literal.bytes, position)))) return false;
  }
  return true;
}

}  // namespace

void LiteralScanner::add(const std::vector<RequiredLiteral>& literals, std::uint32_t rule) {
  for (const RequiredLiteral& literal : literals) entries_.push_back({literal, {rule}});
}

void LiteralScanner::build() {
  const auto key = [](const Entry& entry) {
    return std::tie(entry.literal.bytes, entry.literal.word_start, entry.literal.word_end);
  };
  std::stable_sort(entries_.begin(), entries_.end(),
                   [&](const Entry& a, const Entry& b) { return key(a) < key(b); });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (kept > 0 && entries_[kept - 1].literal == entries_[i].literal) {
      entries_[kept - 1].rules.push_back(entries_[i].rules.front());
    } else {
      if (kept != i) entries_[kept] = std::move(entries_[i]);
      ++kept;
    }
  }
  entries_.resize(kept);

  words_.assign(std::bit_ceil(entries_.size() * 2 + 2), {});
  for (std::uint32_t i = 0; i < entries_.size(); ++i) {
    const RequiredLiteral& literal = entries_[i].literal;
    if (is_whole_word(literal)) {
      const std::uint32_t hash = hash_of(literal.bytes);
      std::size_t at = mixed(hash) & (words_.size() - 1);
      while (words_[at].entry != 0) at = (at + 1) & (words_.size() - 1);
      words_[at] = {hash, i + 1};
      longest_word_ = std::max(longest_word_, literal.bytes.size());
      continue;
    }
    fragments_.push_back(i);
    const char first = literal.bytes[0];
    ++first_[static_cast<unsigned char>(first) + std::size_t{1}];
    if (literal.bytes.size() > 1) {
      starts_.set(pair_of(first, literal.bytes[1]));
    } else {
      for (int second = 0; second < 256; ++second) {
        starts_.set(pair_of(first, static_cast<char>(second)));
      }
    }
  }
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
}

void LiteralScanner::scan(std::string_view text, std::vector<std::uint32_t>& rules) const {
  const auto report = [&](const Entry& entry) {
    rules.insert(rules.end(), entry.rules.begin(), entry.rules.end());
  };
  if (!fragments_.empty()) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char second = i + 1 < text.size() ? text[i + 1] : '\0';
      if (!starts_[pair_of(text[i], second)]) continue;
      const auto byte = static_cast<unsigned char>(text[i]);
      for (std::uint32_t f = first_[byte]; f < first_[byte + std::size_t{1}]; ++f) {
        const Entry& entry = entries_[fragments_[f]];
        const RequiredLiteral& literal = entry.literal;
        if (!text.substr(i).starts_with(literal.bytes)) continue;
        const std::size_t end = i + literal.bytes.size();
        if (literal.word_start && i > 0 && is_letter(classify(utf8::before(text, i)))) continue;
        if (literal.word_end && end < text.size() && letter_at(text, end)) continue;
        report(entry);
      }
    }
  }
  if (longest_word_ == 0) return;
  std::size_t i = 0;
  while (i < text.size()) {
    if (!letter_at(text, i)) {
      do ++i;
      while (i < text.size() && utf8::is_continuation(text[i]));
      continue;
    }
    const std::size_t begin = i;
    std::uint32_t hash = kSeed;
    while (i < text.size() && letter_at(text, i)) {
      do {
        hash = step(hash, text[i++]);
      } while (i < text.size() && utf8::is_continuation(text[i]));
    }
    if (i - begin > longest_word_) continue;
    for (std::size_t at = mixed(hash) & (words_.size() - 1); words_[at].entry != 0;
         at = (at + 1) & (words_.size() - 1)) {
      if (words_[at].hash != hash) continue;
      const Entry& entry = entries_[words_[at].entry - 1];
      if (entry.literal.bytes == text.substr(begin, i - begin)) {
        report(entry);
        break;
      }
    }
  }
}

}  // namespace vigie
