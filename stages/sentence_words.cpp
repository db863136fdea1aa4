#include "stages/sentence_words.h"

#include <algorithm>
#include <charconv>

namespace vigie {
namespace {

constexpr std::array<std::string_view, kOpenerCount> kOpenerNames = {
    "none",          "definite", "indefinite", "contracted", "preposition", "conjunction", "adverb",
    "demonstrative", "pronoun",  "possessive", "quantifier", "number",      "particle"};
constexpr std::array<std::string_view, kBeforeCount> kBeforeNames = {
    "word", "namer", "adjective", "verb", "name", "capitals", "number", "closing"};
constexpr std::array<std::string_view, kAfterCount> kAfterNames = {
    "lower", "known", "name", "capitals", "number", "comma", "opening", "other"};

// Index of `name`, or the size of `names`.
template <std::size_t N>
std::size_t index_of(const std::array<std::string_view, N>& names, std::string_view name) {
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

// A hash of the word in lower case with a plain apostrophe, never 0. Only ASCII and Latin-1 letters
// are lowered: no word of the lists has others. 64 bits over some thousand words: it stands for the
// word.
std::uint64_t key_of(std::string_view word) {
  constexpr std::uint64_t kPrime = 0x100000001B3ULL;
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (std::size_t i = 0; i < word.size(); ++i) {
    auto byte = static_cast<unsigned char>(word[i]);
    if (byte >= 'A' && byte <= 'Z') {
      byte += 'a' - 'A';
    } else if (byte >= 0xC3) {
      const std::string_view rest = word.substr(i);
      if (byte == 0xC3 && rest.size() > 1 && static_cast<unsigned char>(rest[1]) < 0x9F) {
        hash = (hash ^ byte) * kPrime;
        byte = static_cast<unsigned char>(rest[1]) | 0x20U;
        ++i;
      } else if (rest.starts_with("\xE2\x80\x99")) {
        byte = '\'';
        i += 2;
      }
    }
    hash = (hash ^ byte) * kPrime;
  }
  return hash == 0 ? 1 : hash;
}

// First word of a weight's name, which is left with the rest.
std::string_view take_word(std::string_view& name) {
  const std::size_t end = name.find(' ');
  const std::string_view word = name.substr(0, end);
  name.remove_prefix(end == std::string_view::npos ? name.size() : end + 1);
  return word;
}

bool ends_with_one(std::string_view word, const std::vector<std::string>& endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](const std::string& ending) { return word.ends_with(ending); });
}

}  // namespace

SentenceWords::SentenceWords(const WordLists& lists) {
  grow();
  for (const Word& word : lists.get("sentence_openers")) {
    const std::size_t opener = index_of(kOpenerNames, word.value);
    if (opener < kOpenerCount) at(word.text).opener = static_cast<Opener>(opener);
  }
  constexpr std::array<std::string_view, 6> kCues = {"link", "namer", "adjective",
                                                     "verb", "noun",  "title"};
  for (const Word& word : lists.get("sentence_cues")) {
    const std::size_t cue = index_of(kCues, word.value);
    if (cue < kCues.size()) {
      at(word.text).cues |= static_cast<std::uint8_t>(1U << cue);
    } else if (word.value == "ending" && word.text.size() > 1) {
      verb_endings_.push_back(word.text.substr(1));
    } else if (word.value == "common" && word.text.size() > 1) {
      common_endings_.push_back(word.text.substr(1));
    }
  }
  for (const Word& word : lists.get("final_abbreviations")) at(word.text).cues |= kFinal;
  for (const Word& word : lists.get("sentence_names")) at(word.text).cues |= kKnownName;
  for (const Word& word : lists.get("sentence_weights")) {
    int value = 0;
    std::from_chars(word.value.data(), word.value.data() + word.value.size(), value);
    set_weight(word.text, value);
  }
}

// Weights of one class alone are spread over the tables of pairs, so that scoring adds few numbers.
void SentenceWords::set_weight(std::string_view name, int value) {
  const std::string_view kind = take_word(name);
  const std::string_view one = take_word(name);
  const std::size_t opener = index_of(kOpenerNames, one);
  const std::size_t before = index_of(kBeforeNames, one);
  const std::size_t after = index_of(kAfterNames, kind == "next" ? one : name);
  if (kind == "threshold") {
    threshold_ = value;
  } else if (kind == "verb") {
    verb_ = value;
  } else if (kind == "no-verb") {
    no_verb_ = value;
  } else if (kind == "bias") {
    bias_ = value;
  } else if (kind == "second-word") {
    second_word_ = value;
  } else if (kind == "opener" && opener < kOpenerCount) {
    for (int& weight : opener_after_[opener]) weight += value;
  } else if (kind == "previous" && before < kBeforeCount) {
    for (int& weight : before_after_[before]) weight += value;
  } else if (kind == "next" && after < kAfterCount) {
    for (auto& row : opener_after_) row[after] += value;
  } else if (kind == "name-opener" && opener < kOpenerCount) {
    name_opener_[opener] = value;
  } else if (kind == "opener-next" && opener < kOpenerCount && after < kAfterCount) {
    opener_after_[opener][after] += value;
  } else if (kind == "previous-next" && before < kBeforeCount && after < kAfterCount) {
    before_after_[before][after] += value;
  }
}

int SentenceWords::score(const StartPlace& place) const {
  const auto opener = static_cast<std::size_t>(place.opener);
  const auto before = static_cast<std::size_t>(place.before);
  const auto after = static_cast<std::size_t>(place.after);
  const bool after_name = place.before == Before::name || place.before == Before::capitals;
  return bias_ + opener_after_[opener][after] + before_after_[before][after] +
         (place.second_word ? second_word_ : 0) + (after_name ? name_opener_[opener] : 0);
}

bool SentenceWords::is_finite_verb(std::string_view word, Entry entry) const {
  if (entry.has(kNoun)) return false;
  if (entry.has(kVerb) || word.starts_with('-')) return true;  // "-t-il" follows one
  return word.size() >= 5 && ends_with_one(word, verb_endings_);
}

bool SentenceWords::looks_common(std::string_view word) const {
  return ends_with_one(word, common_endings_);
}

SentenceWords::Entry SentenceWords::find(std::string_view word) const {
  const std::uint64_t key = key_of(word);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = key & mask;; i = (i + 1) & mask) {
    if (slots_[i].key == key) return slots_[i].entry;
    if (slots_[i].key == 0) return {};
  }
}

SentenceWords::Entry& SentenceWords::at(std::string_view word) {
  if (used_ * 2 >= slots_.size()) grow();
  const std::uint64_t key = key_of(word);
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = key & mask;
  while (slots_[i].key != 0 && slots_[i].key != key) i = (i + 1) & mask;
  if (slots_[i].key == 0) ++used_;
  slots_[i].key = key;
  return slots_[i].entry;
}

void SentenceWords::grow() {
  std::vector<Slot> old(std::max<std::size_t>(64, slots_.size() * 2));
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.key == 0) continue;
    std::size_t i = slot.key & mask;
    while (slots_[i].key != 0) i = (i + 1) & mask;
    slots_[i] = slot;
  }
}

}  // namespace vigie
