#include "pipeline/evaluation/slot_errors.h"

#include <fmt/format.h>

#include <algorithm>

#include "support/test.h"

namespace vigie {
namespace {

std::string shown(const ScoredText& scored) {
  std::string text;
  for (const Slot& slot : paired_slots(scored)) {
    text += fmt::format("{}{}", text.empty() ? "" : ", ", slot_error_name(slot.error));
    if (slot.owed != nullptr) text += fmt::format(" {}", slot.owed->span.begin);
    if (slot.found != nullptr) text += fmt::format(">{}", slot.found->span.begin);
  }
  return text;
}

TEST_CASE("slot errors: each kind") {
  const ScoredText scored{
      {{{0, 2}, "PER"}, {{3, 5}, "LOC"}, {{6, 9}, "PER"}, {{10, 14}, "ORG"}, {{15, 17}, "ORG"}},
      {{{0, 2}, "PER"}, {{3, 5}, "ORG"}, {{7, 9}, "PER"}, {{12, 14}, "LOC"}, {{20, 22}, "PER"}}};
  CHECK(shown(scored) == "right 0>0, type 3>3, bounds 6>7, both 10>12, missed 15, invented>20");
  std::map<std::string, SlotCounts, std::less<>> counts;
  count(paired_slots(scored), counts);
  SlotCounts sum;
  for (const auto& [type, row] : counts) sum += row;
  CHECK(sum == SlotCounts{5, 1, 1, 1, 1, 1});
  CHECK(sum.rate() == 0.8);
  CHECK(counts.at("PER") == SlotCounts{2, 0, 1, 0, 1, 0});
}

TEST_CASE("slot errors: a span pairs once, at the least cost") {
  // Two owed under one found: the one of its type pairs, whatever comes first.
  CHECK(shown({{{{0, 4}, "LOC"}, {{5, 9}, "PER"}}, {{{0, 9}, "PER"}}}) == "missed 0, bounds 5>0");
  // Two found over one owed.
  CHECK(shown({{{{0, 9}, "PER"}}, {{{0, 4}, "LOC"}, {{5, 9}, "PER"}}}) == "invented>0, bounds 0>5");
  // A chain: pairing the first two would leave two alone.
  CHECK(shown({{{{0, 4}, "A"}, {{5, 10}, "B"}}, {{{3, 6}, "A"}, {{8, 12}, "B"}}}) ==
        "bounds 0>3, bounds 5>8");
}

TEST_CASE("slot errors: nothing owed, nothing found") {
  CHECK(paired_slots({}).empty());
  CHECK(SlotCounts{}.rate() == 0.0);
}

// The least cost over all ways to pair, by trying.
unsigned by_trying(const std::vector<ScoredSpan>& owed, std::size_t i,
                   const std::vector<ScoredSpan>& found, std::vector<char>& used) {
  if (i == owed.size()) {
    return 2 * static_cast<unsigned>(std::count(used.begin(), used.end(), 0));
  }
  unsigned best = 2 + by_trying(owed, i + 1, found, used);
  for (std::size_t j = 0; j < found.size(); ++j) {
    if (used[j] != 0 || !owed[i].span.overlaps(found[j].span)) continue;
    const unsigned cost =
        (owed[i].span == found[j].span ? 0U : 1U) + (owed[i].type == found[j].type ? 0U : 1U);
    used[j] = 1;
    best = std::min(best, cost + by_trying(owed, i + 1, found, used));
    used[j] = 0;
  }
  return best;
}

TEST_CASE("slot errors: on flat spans no pairing costs less") {
  unsigned state = 7;
  const auto below = [&](unsigned size) {
    state = state * 1103515245U + 12345U;
    return (state >> 16U) % size;
  };
  const auto side = [&] {
    std::vector<ScoredSpan> spans;
    std::uint32_t at = 0;
    while (spans.size() < 6) {
      at += below(4);
      const std::uint32_t end = at + 1 + below(5);
      spans.push_back({{at, end}, below(2) == 0 ? "A" : "B"});
      at = end;
    }
    return spans;
  };
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    const ScoredText scored{side(), side()};
    unsigned cost = 0;
    for (const Slot& slot : paired_slots(scored)) {
      const bool alone = slot.owed == nullptr || slot.found == nullptr;
      cost += alone || slot.error == SlotError::both ? 2U : slot.error == SlotError::none ? 0U : 1U;
    }
    std::vector<char> used(scored.found.size(), 0);
    CHECK(cost == by_trying(scored.owed, 0, scored.found, used));
  }
}

}  // namespace
}  // namespace vigie
