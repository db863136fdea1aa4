// Names that a text spells otherwise than the lists: by sound (transliteration.h), or with a slip
// of one or two letters. Lists ask for it in their heads: "# sounds: russian", "# fuzzy: yes".
//
// On disk: sections near.* of a ResourceFile, apart from the tables of exact names. Little-endian;
// docs/file-format.md.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteers/transliteration.h"
#include "pipeline/resource_file.h"
#include "vigie/document.h"

namespace vigie {

namespace near_format {

inline constexpr char kLanguages[] = "near.languages";  // names, each ending in LF
inline constexpr char kNames[] = "near.names";          // NameRow
inline constexpr char kBuckets[] = "near.buckets";      // std::uint32_t, one more than buckets
inline constexpr char kItems[] = "near.items";          // Item, grouped by bucket
inline constexpr char kStrings[] = "near.strings";      // bytes

// A name of an entry that may be found by one way.
struct NameRow {
  std::uint32_t text;   // first byte in near.strings; marks folded, case and accents as in the list
  std::uint16_t size;   // bytes
  std::uint16_t way;    // row of near.languages, or kFuzzy
  std::uint32_t entry;  // of gaz.entries
};
inline constexpr std::uint16_t kFuzzy = 0xFFFF;

struct Item {
  std::uint32_t tag;  // lower half of the hash of a key
  std::uint32_t name;
};

static_assert(sizeof(NameRow) == 12 && sizeof(Item) == 8);

}  // namespace near_format

/// Bounds of the search: what it costs for one word with a capital does not depend on the text.
struct NearLimits {
  static constexpr std::size_t sound_tokens = 6;           ///< longest run of tokens that is keyed
  static constexpr std::size_t sounds = 40;                ///< longest key
  static constexpr std::size_t fewest_sounds = 5;          ///< shortest key
  static constexpr std::size_t fewest_sounds_of_word = 8;  ///< that of a name of one word
  static constexpr std::size_t fuzzy_tokens = 10;   ///< longest run of tokens that is compared
  static constexpr std::size_t fuzzy_letters = 48;  ///< longest name
  static constexpr std::size_t prefix = 8;          ///< letters from which letters are left out
  static constexpr std::size_t comparisons = 256;   ///< names looked at for one word
};

/// How many slips a name of so many letters may have: one from six, two from ten.
[[nodiscard]] constexpr std::size_t slips_allowed(std::size_t letters) {
  return letters >= 10 ? 2 : letters >= 6 ? 1 : 0;
}

/// Letters and digits of a folded text, blanks and marks left out.
[[nodiscard]] std::u32string letters_of(std::string_view folded);

/// Slips between two words: letters left out, added, exchanged for another, or swapped with the
/// next; at most `limit`, else limit + 1. Time is limit times length. (Optimal string alignment.)
[[nodiscard]] std::size_t slips_between(std::u32string_view a, std::u32string_view b,
                                        std::size_t limit);

/// What slips are counted on.
struct SlipForm {
  std::u32string letters;  ///< letters and digits, folded
  std::u32string digits;   ///< of these
  std::size_t words = 0;
};
[[nodiscard]] SlipForm slip_form(std::string_view text);

/// Whether `text` may be a slip for the name `list`: same first letter, same digits, as many words
/// (or the same letters, cut otherwise), and few slips. 0 when not.
[[nodiscard]] std::size_t slips_of(const SlipForm& text, const SlipForm& list);

/// Words of a name or a text: runs of letters and digits, marks within them aside.
[[nodiscard]] std::size_t count_words(std::string_view text);

/// Can this name be found by a key of sounds, or with slips, at all? Not what is all capitals
/// ("ONU"), and not what is so short that too much is like it.
[[nodiscard]] bool may_sound(std::string_view name, const SoundKey& key);
[[nodiscard]] bool may_slip(std::string_view name);

/// Collects names when lists are compiled. Order of calls decides the bytes, nothing else.
class NearCompiler {
 public:
  explicit NearCompiler(const WordLists& words) : rules_(sound_rules_of(words)) {}
  /// Enters a name (marks folded) as its list asks. Names of `case` entries and one-word names of
  /// ambiguous ones are not entered.
  void add(const ListFile& list, const ListEntry& source, std::string_view name,
           std::uint32_t entry);
  /// Faults of the list's head: languages that have no rules.
  void check(const ListFile& list, std::vector<Fault>& faults) const;
  /// Adds the sections.
  void finish(ResourceBuilder& out) const;

 private:
  struct Key {
    std::uint64_t hash;
    std::uint32_t name;
  };
  void enter(std::string_view name, std::uint16_t way, std::uint32_t entry);
  std::vector<SoundRules> rules_;
  std::vector<near_format::NameRow> names_;
  std::vector<Key> keys_;
  std::string strings_;
};

/// The compiled names. Immutable; const calls are safe in any thread. Views live as long as the
/// file. What the sections say is checked when it is read, as in Gazetteer.
class NearNames {
 public:
  /// Throws ResourceError when the sections do not fit one another.
  explicit NearNames(const ResourceFile& file);

  [[nodiscard]] bool empty() const { return names_.empty(); }
  [[nodiscard]] bool has_fuzzy() const { return fuzzy_; }
  [[nodiscard]] const std::vector<std::string_view>& languages() const { return languages_; }
  /// By language: 1 when some name is entered under it.
  [[nodiscard]] const std::vector<std::uint8_t>& ways() const { return ways_; }

  struct Name {
    std::string_view text;
    std::uint32_t entry;
    std::uint16_t way;
  };
  /// Appends the names under a key's hash, at most `limit` rows looked at; returns how many were.
  std::size_t find(std::uint64_t hash, std::size_t limit, std::vector<std::uint32_t>& out) const;
  [[nodiscard]] Name name(std::uint32_t row) const;

  /// Hash of a key of sounds (classes of SoundRules), and of letters of which some are left out.
  [[nodiscard]] static std::uint64_t sound_hash(std::uint64_t seed, std::string_view classes);
  [[nodiscard]] static std::uint64_t language_seed(std::string_view language);
  /// Hashes of the first letters of `letters` with up to `slips` of them left out, the first one
  /// never; sorted, each once. Two words that differ by so many slips share one.
  static void slip_hashes(std::u32string_view letters, std::size_t slips,
                          std::vector<std::uint64_t>& out);

 private:
  std::span<const near_format::NameRow> names_;
  std::span<const std::uint32_t> buckets_;
  std::span<const near_format::Item> items_;
  std::string_view strings_;
  std::vector<std::string_view> languages_;
  std::vector<std::uint8_t> ways_;
  bool fuzzy_ = false;
};

}  // namespace vigie
