// Keys under which spellings of one foreign name meet: "Souleimani" and "Suleimani".
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteers/list_file.h"
#include "pipeline/text_source.h"

namespace vigie {

/// How a word may sound: one set of letters (bit 0 is a) for each sound.
using SoundKey = std::vector<std::uint32_t>;

/// The rules of one language: word list "sounds_NAME". One rule a line: letters, a tab, sounds, and
/// for the reader a tab and spellings that the rule makes equal ("Soleimani = Souleimani").
///
/// Letters may stand behind ^ (at the start of a piece), before $ (at its end) or before >XYZ (one
/// of these letters follows). A sound is a letter, or [XY] for one of several; "-" is none. At each
/// place the longest rule counts, of equals the first. Rules with letters outside ASCII are applied
/// first, before accents are folded; what no rule names stands for itself. Equal neighbours are one
/// sound. Lines that start with @ tell of the language: "@countries" whose people have such names,
/// "@use" another language's rules behind its own.
///
/// Immutable; const calls are safe in any thread.
class SoundRules {
 public:
  /// Takes the rules of "sounds_NAME" in `words`; lines that check_sound_rules reports count for
  /// nothing.
  SoundRules(std::string name, const WordLists& words);

  [[nodiscard]] const std::string& name() const { return name_; }
  /// Are there names of this language in that country? Yes when the country is empty.
  [[nodiscard]] bool in_country(std::string_view country) const;

  /// Appends the sounds of `word` (valid UTF-8, one word, apostrophes and hyphens are edges of
  /// pieces).
  void append_key(std::string_view word, SoundKey& key) const;
  /// The same for a word that is folded already, when its letters outside ASCII have no rules.
  void append_folded(std::string_view folded_word, SoundKey& key) const;
  [[nodiscard]] bool reads_as_folded(std::string_view word) const;
  /// A rule names the whole piece: "al", "ben". Such words may be small within a name.
  [[nodiscard]] bool is_particle(std::string_view word) const;
  /// One letter for all sounds that some rule gives as alternatives of each other: keys that meet
  /// have equal classes.
  [[nodiscard]] std::string classes(const SoundKey& key) const;
  /// Can the two be said alike? Not transitive: "Qasem" is like "Qasam" and like "Qasim".
  [[nodiscard]] static bool alike(const SoundKey& a, const SoundKey& b);

 private:
  struct Rule {
    std::string from;
    bool at_start = false;
    bool at_end = false;
    std::string before;  // letters of which one must follow; empty for any
    SoundKey to;
  };
  void add(const WordLists& words, std::string_view name, int depth);
  void append_piece(std::string_view piece, SoundKey& key) const;
  [[nodiscard]] const Rule* rule_in(std::size_t bucket, std::string_view piece,
                                    std::size_t at) const;
  [[nodiscard]] const Rule* rule_at(std::string_view piece, std::size_t at) const;

  std::string name_;
  std::vector<std::string> countries_;
  std::vector<std::pair<std::string, std::string>> letters_;  // outside ASCII, and what for them
  std::vector<Rule> rules_;  // by bucket (the first two letters), within one the longest first
  std::array<std::uint16_t, 26 * 27 + 1> first_rule_{};  // by bucket, and one more
  std::array<char, 26> class_of_{};
};

/// All languages of `words`, in order of name.
[[nodiscard]] std::vector<SoundRules> sound_rules_of(const WordLists& words);

/// Faults of a file of rules; nothing for other word lists (the name starts with "sounds_").
/// Examples whose spellings do not meet under the rules of `words` are faults too.
void check_sound_rules(const TextSource& source, const WordLists& words,
                       std::vector<Fault>& faults);

}  // namespace vigie
