// Slot errors as ESTER2 and ETAPE count them: each owed span is paired with at most one found span.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "pipeline/evaluation/scored_text.h"

namespace vigie {

enum class SlotError : std::uint8_t {
  none,       ///< right
  type,       ///< right place, wrong type
  bounds,     ///< right type, wrong place, at least one shared character
  both,       ///< wrong type and wrong place, at least one shared character
  deletion,   ///< owed and not found
  insertion,  ///< found and not owed
};
inline constexpr std::size_t kSlotErrorCount = 6;
/// "right", "type", "bounds", "both", "missed", "invented".
[[nodiscard]] const char* slot_error_name(SlotError error);

/// An owed span, a found one, or a pair of them.
struct Slot {
  SlotError error = SlotError::none;
  const ScoredSpan* owed = nullptr;   ///< null for an insertion
  const ScoredSpan* found = nullptr;  ///< null for a deletion
};

/// Pairs the spans of a text at the least cost (a deletion or insertion 1, a type or place 1/2,
/// both 1). Spans of one place are paired first. Exact where no span of one side overlaps another
/// of the same side; where they nest, pairs do not cross in their order. In order of position.
/// `scored` must outlive the result.
[[nodiscard]] std::vector<Slot> paired_slots(const ScoredText& scored);

/// Counts of slot errors.
struct SlotCounts {
  std::uint64_t owed = 0;
  std::uint64_t deletions = 0;
  std::uint64_t insertions = 0;
  std::uint64_t types = 0;
  std::uint64_t bounds = 0;
  std::uint64_t both = 0;

  SlotCounts& operator+=(const SlotCounts& other);
  /// (deletions + insertions + both + (types + bounds) / 2) / owed; 0 where nothing was owed.
  [[nodiscard]] double rate() const;
  friend bool operator==(const SlotCounts&, const SlotCounts&) = default;
};

/// Adds the slots to the counts of their types: that of the owed span, of the found one for
/// insertions.
void count(const std::vector<Slot>& slots, std::map<std::string, SlotCounts, std::less<>>& counts);

}  // namespace vigie
