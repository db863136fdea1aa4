// Precision, recall and F1: what is counted, and how.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>

#include "pipeline/evaluation/scored_text.h"

namespace vigie {

/// What was right, found and owed.
struct Tally {
  std::uint64_t correct = 0;
  std::uint64_t found = 0;
  std::uint64_t owed = 0;

  Tally& operator+=(const Tally& other);
  [[nodiscard]] double precision() const;  ///< 0 where nothing was found
  [[nodiscard]] double recall() const;     ///< 0 where nothing was owed
  [[nodiscard]] double f1() const;         ///< 0 where both are 0
  friend bool operator==(const Tally&, const Tally&) = default;
};

/// When a found span counts as right.
enum class Match : std::uint8_t {
  strict,    ///< same begin, end and type
  boundary,  ///< same begin and end, whatever the type
  overlap,   ///< same type and at least one shared character, one to one, from first to last
};
inline constexpr std::array<Match, 3> kMatches = {Match::strict, Match::boundary, Match::overlap};
[[nodiscard]] const char* match_name(Match match);

/// By match, then by type. Types that neither side has are not there.
using Tallies = std::array<std::map<std::string, Tally, std::less<>>, kMatches.size()>;

/// Adds the counts of one text.
void count(const ScoredText& scored, Tallies& tallies);

/// Of all types together.
[[nodiscard]] Tally all_types(const Tallies& tallies, Match match);

}  // namespace vigie
