// What the sentence stage knows about words: which ones open a sentence, which ones keep it going,
// and how much each speaks for a sentence that starts without a stop before it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/text_source.h"

namespace vigie {

/// Classes of words that have a capital only where a sentence starts ("Le", "Dans", "Il").
enum class Opener : std::uint8_t {
  none,
  definite,
  indefinite,
  contracted,
  preposition,
  conjunction,
  adverb,
  demonstrative,
  pronoun,
  possessive,
  quantifier,
  number,
  particle,
};
inline constexpr std::size_t kOpenerCount = 13;

/// What stands before a possible start: see `SentenceWords::score`.
enum class Before : std::uint8_t {
  word,       ///< lower case
  namer,      ///< lower case, names follow it: "film", "journal"
  adjective,  ///< lower case, stands before names: "nouveau"
  verb,       ///< lower case, finite
  name,       ///< with a capital
  capitals,   ///< in capitals
  number,
  closing,   ///< bracket or quote
  no_place,  ///< a sentence cannot end here
};
inline constexpr std::size_t kBeforeCount = 8;

/// What follows the possible first word.
enum class After : std::uint8_t {
  lower,
  known,  ///< a name that takes a lower-case article within a sentence
  name,
  capitals,
  number,
  comma,
  opening,
  other,
};
inline constexpr std::size_t kAfterCount = 8;

/// A place where a sentence might start without a stop.
struct StartPlace {
  Opener opener = Opener::none;
  Before before = Before::no_place;
  After after = After::other;
  bool second_word = false;  ///< one token stands before it in the sentence so far
};

/// The word lists sentence_openers, sentence_cues, sentence_names, sentence_weights and
/// final_abbreviations. Immutable; safe in any thread. Lists that are missing leave their part out:
/// without weights no sentence starts without a stop.
class SentenceWords {
 public:
  explicit SentenceWords(const WordLists& lists);

  /// All that is known about one word.
  struct Entry {
    Opener opener = Opener::none;
    std::uint8_t cues = 0;
    [[nodiscard]] bool has(std::uint8_t cue) const { return (cues & cue) != 0; }
  };
  static constexpr std::uint8_t kLink = 1U << 0U;       ///< the sentence goes on after it
  static constexpr std::uint8_t kNamer = 1U << 1U;      ///< a name follows
  static constexpr std::uint8_t kAdjective = 1U << 2U;  ///< stands before names
  static constexpr std::uint8_t kVerb = 1U << 3U;       ///< finite verb
  static constexpr std::uint8_t kNoun = 1U << 4U;       ///< no verb, whatever its ending
  static constexpr std::uint8_t kTitle = 1U << 5U;      ///< abbreviation before a name: "M."
  static constexpr std::uint8_t kFinal = 1U << 6U;      ///< abbreviation that may end a sentence
  static constexpr std::uint8_t kKnownName = 1U << 7U;  ///< "la France", "le Parlement"

  /// Looks a word up, whatever its case and apostrophe. Valid UTF-8.
  [[nodiscard]] Entry find(std::string_view word) const;
  /// Is the lower-case `word` a finite verb, by list or ending? `entry` is what `find` says of it.
  [[nodiscard]] bool is_finite_verb(std::string_view word, Entry entry) const;
  /// Has `word` the ending of a common noun or adjective?
  [[nodiscard]] bool looks_common(std::string_view word) const;

  /// What speaks for a start at `place`, in hundredths, the look for a verb left out.
  [[nodiscard]] int score(const StartPlace& place) const;
  /// To be added to `score`: a finite verb follows soon, or none does.
  [[nodiscard]] int verb_weight(bool verb) const { return verb ? verb_ : no_verb_; }
  /// A start needs more than this.
  [[nodiscard]] int threshold() const { return threshold_; }

 private:
  struct Slot {
    std::uint64_t key = 0;  // 0: empty
    Entry entry;
  };
  Entry& at(std::string_view word);
  void set_weight(std::string_view name, int value);
  void grow();

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
  std::vector<std::string> verb_endings_;
  std::vector<std::string> common_endings_;
  std::array<std::array<int, kAfterCount>, kOpenerCount> opener_after_{};
  std::array<std::array<int, kAfterCount>, kBeforeCount> before_after_{};
  std::array<int, kOpenerCount> name_opener_{};
  int bias_ = 0;
  int second_word_ = 0;
  int verb_ = 0;
  int no_verb_ = 0;
  int threshold_ = 1 << 20;
};

}  // namespace vigie
