// Finds near names (near_names.h) in a sentence.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "gazetteers/near_names.h"
#include "vigie/document.h"

namespace vigie {

/// By what a text was taken for a name of a list, from the surest.
enum class MatchedBy : std::uint8_t { exact, folded, sound, one_slip, two_slips };

/// A name that the text may spell otherwise.
struct NearMatch {
  TokenRange tokens;
  std::uint32_t name = 0;  ///< row of NearNames
  MatchedBy by = MatchedBy::sound;
};

/// What a search did; for one word with a capital there is a bound to each.
struct NearCost {
  std::size_t words = 0;        ///< words with a capital that were looked at
  std::size_t lookups = 0;      ///< hashes
  std::size_t comparisons = 0;  ///< names compared
};

/// Searches one set of names. Immutable; const calls are safe in any thread as long as each has a
/// scratch of its own.
class NearSearch {
 public:
  /// `names` must outlive it. `rules` are those of the words that the names were compiled with.
  NearSearch(const NearNames& names, const std::vector<SoundRules>& rules);

  /// Of one search: it remembers what was looked for.
  struct Scratch {
    std::vector<std::uint32_t> rows;
    std::vector<SlipForm> forms;  ///< of these rows
    std::vector<std::uint64_t> hashes;
    std::vector<std::string> words;  ///< folded, of the run of tokens at hand
    SoundKey key;
    SoundKey name_key;
    /// Runs of tokens that sound like nothing, as find() names them: a text says the same names
    /// again.
    std::unordered_set<std::string> silent;
    std::string run;
    NearCost cost;
  };

  /// Appends the names that `sentence` spells otherwise. What stands within one of the spans that
  /// `reach` tells, by token of the document, is passed over: reach[t] is the largest end of those
  /// that start at t or before, in tokens.
  void find(const Document& document, const Sentence& sentence,
            std::span<const std::uint32_t> reach, Scratch& scratch,
            std::vector<NearMatch>& out) const;

  /// Do these tokens sound like `name` in the language of these rules? They start and end with a
  /// capital; small words within are articles of the language.
  [[nodiscard]] static bool sounds_like(const SoundRules& rules, const Document& document,
                                        TokenRange tokens, std::string_view name);

 private:
  // The tokens from `rest` on that can make a name by sound at all, nothing when they are known
  // or short: a cheap look, the same for all languages.
  [[nodiscard]] static TokenRange run_of(const Document& document, TokenRange rest,
                                         std::uint32_t reach);
  // `known`: what ends before this token, or there, is known already.
  void find_sounds(const Document& document, TokenRange run, std::uint32_t known, Scratch& scratch,
                   std::vector<NearMatch>& out) const;
  void find_sounds(std::uint16_t way, const Document& document, TokenRange run, std::uint32_t known,
                   Scratch& scratch, std::vector<NearMatch>& out) const;
  void find_slips(const Document& document, TokenRange rest, std::uint32_t known, Scratch& scratch,
                  std::vector<NearMatch>& out) const;

  const NearNames& names_;
  std::vector<const SoundRules*> rules_;  // by way; null when the words have none
  std::vector<std::uint64_t> seeds_;      // by way
  std::vector<std::uint8_t> used_;        // by way: some name has it
};

}  // namespace vigie
