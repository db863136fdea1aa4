#include "pipeline/evaluation/slot_errors.h"

#include <algorithm>

namespace vigie {
namespace {

using Spans = std::vector<const ScoredSpan*>;

// Costs in halves.
constexpr unsigned kAlone = 2;

unsigned pair_cost(const ScoredSpan& owed, const ScoredSpan& found) {
  const bool same_type = owed.type == found.type;
  const bool same_place = owed.span == found.span;
  if (same_place) return same_type ? 0 : 1;
  return same_type ? 1 : 2;
}

SlotError error_of(const ScoredSpan& owed, const ScoredSpan& found) {
  const bool same_type = owed.type == found.type;
  if (owed.span == found.span) return same_type ? SlotError::none : SlotError::type;
  return same_type ? SlotError::bounds : SlotError::both;
}

// The cheapest pairing of a group of spans that hang together, by dynamic programming over both
// sides in order.
void pair_group(const Spans& owed, const Spans& found, std::vector<Slot>& slots) {
  const std::size_t width = found.size() + 1;
  std::vector<unsigned> cost((owed.size() + 1) * width, 0);
  const auto overlapping = [&](std::size_t i, std::size_t j) {
    return owed[i]->span.overlaps(found[j]->span);
  };
  // cost[i, j]: of what is left when i owed and j found spans are done.
  for (std::size_t i = owed.size() + 1; i-- > 0;) {
    for (std::size_t j = found.size() + 1; j-- > 0;) {
      if (i == owed.size() && j == found.size()) continue;
      unsigned best = ~0U;
      if (i < owed.size() && j < found.size() && overlapping(i, j))
        best = pair_cost(*owed[i], *found[j]) + cost[(i + 1) * width + j + 1];
      if (i < owed.size()) best = std::min(best, kAlone + cost[(i + 1) * width + j]);
      if (j < found.size()) best = std::min(best, kAlone + cost[i * width + j + 1]);
      cost[i * width + j] = best;
    }
  }
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < owed.size() || j < found.size()) {
    const unsigned now = cost[i * width + j];
    if (i < owed.size() && j < found.size() && overlapping(i, j) &&
        now == pair_cost(*owed[i], *found[j]) + cost[(i + 1) * width + j + 1]) {
      slots.push_back({error_of(*owed[i], *found[j]), owed[i], found[j]});
      ++i;
      ++j;
    } else if (i < owed.size() && now == kAlone + cost[(i + 1) * width + j]) {
      slots.push_back({SlotError::deletion, owed[i], nullptr});
      ++i;
    } else {
      slots.push_back({SlotError::insertion, nullptr, found[j]});
      ++j;
    }
  }
}

// Pairs what `same` says is the same, each once, and takes it out of both sides.
template <typename Same>
void pair_same(Spans& owed, Spans& found, Same same, std::vector<Slot>& slots) {
  std::size_t from = 0;
  for (const ScoredSpan*& left : owed) {
    while (from < found.size() && (found[from] == nullptr || found[from]->span < left->span))
      ++from;
    for (std::size_t j = from; j < found.size(); ++j) {
      if (found[j] == nullptr) continue;
      if (left->span < found[j]->span) break;
      if (!same(*left, *found[j])) continue;
      slots.push_back({error_of(*left, *found[j]), left, found[j]});
      left = nullptr;
      found[j] = nullptr;
      break;
    }
  }
  std::erase(owed, nullptr);
  std::erase(found, nullptr);
}

Spans pointers(const std::vector<ScoredSpan>& spans) {
  Spans result;
  for (const ScoredSpan& span : spans) result.push_back(&span);
  return result;
}

}  // namespace

const char* slot_error_name(SlotError error) {
  switch (error) {
    case SlotError::none: return "right";
    case SlotError::type: return "type";
    case SlotError::bounds: return "bounds";
    case SlotError::both: return "both";
    case SlotError::deletion: return "missed";
    case SlotError::insertion: break;
  }
  return "invented";
}

std::vector<Slot> paired_slots(const ScoredText& scored) {
  std::vector<Slot> slots;
  Spans owed = pointers(scored.owed);
  Spans found = pointers(scored.found);
  pair_same(owed, found, same_span_and_type, slots);
  pair_same(
      owed, found, [](const ScoredSpan& a, const ScoredSpan& b) { return a.span == b.span; },
      slots);

  // What is left falls into groups that share no character.
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < owed.size() || j < found.size()) {
    Spans some_owed;
    Spans some_found;
    std::uint32_t end = 0;
    const auto joins = [&](const Spans& side, std::size_t at) {
      if (at == side.size()) return false;
      const bool other_first = (some_owed.empty() && some_found.empty());
      return other_first || side[at]->span.begin < end;
    };
    const bool owed_first =
        j == found.size() || (i < owed.size() && owed[i]->span.begin <= found[j]->span.begin);
    if (owed_first) {
      end = owed[i]->span.end;
      some_owed.push_back(owed[i++]);
    } else {
      end = found[j]->span.end;
      some_found.push_back(found[j++]);
    }
    while (joins(owed, i) || joins(found, j)) {
      if (joins(owed, i)) {
        end = std::max(end, owed[i]->span.end);
        some_owed.push_back(owed[i++]);
      } else {
        end = std::max(end, found[j]->span.end);
        some_found.push_back(found[j++]);
      }
    }
    pair_group(some_owed, some_found, slots);
  }
  const auto place = [](const Slot& slot) {
    return slot.owed != nullptr ? slot.owed->span : slot.found->span;
  };
  std::stable_sort(slots.begin(), slots.end(),
                   [&](const Slot& a, const Slot& b) { return place(a) < place(b); });
  return slots;
}

SlotCounts& SlotCounts::operator+=(const SlotCounts& other) {
  owed += other.owed;
  deletions += other.deletions;
  insertions += other.insertions;
  types += other.types;
  bounds += other.bounds;
  both += other.both;
  return *this;
}

double SlotCounts::rate() const {
  if (owed == 0) return 0.0;
  const std::uint64_t halves = 2 * (deletions + insertions + both) + types + bounds;
  return static_cast<double>(halves) / (2.0 * static_cast<double>(owed));
}

void count(const std::vector<Slot>& slots, std::map<std::string, SlotCounts, std::less<>>& counts) {
  for (const Slot& slot : slots) {
    SlotCounts& row = counts[slot.owed != nullptr ? slot.owed->type : slot.found->type];
    if (slot.owed != nullptr) ++row.owed;
    switch (slot.error) {
      case SlotError::none: break;
      case SlotError::type: ++row.types; break;
      case SlotError::bounds: ++row.bounds; break;
      case SlotError::both: ++row.both; break;
      case SlotError::deletion: ++row.deletions; break;
      case SlotError::insertion: ++row.insertions; break;
    }
  }
}

}  // namespace vigie
