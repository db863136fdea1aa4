#include "pipeline/evaluation/tally.h"

#include <algorithm>

namespace vigie {
namespace {

double share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

// Each found span takes the first owed one of its type that shares a character and is not taken.
void count_overlaps(const ScoredText& scored, std::map<std::string, Tally, std::less<>>& tallies) {
  std::vector<char> used(scored.owed.size(), 0);
  // Where nested spans are scored an early one may reach far: what ends before all that is still to
  // come is passed over for good, by the furthest end so far.
  std::vector<std::uint32_t> furthest;
  std::uint32_t end = 0;
  for (const ScoredSpan& owed : scored.owed) furthest.push_back(end = std::max(end, owed.span.end));
  std::size_t first = 0;
  for (const ScoredSpan& found : scored.found) {
    while (first < furthest.size() && furthest[first] <= found.span.begin) ++first;
    for (std::size_t i = first; i < scored.owed.size(); ++i) {
      const ScoredSpan& owed = scored.owed[i];
      if (owed.span.begin >= found.span.end) break;
      if (used[i] != 0 || owed.type != found.type || !owed.span.overlaps(found.span)) continue;
      used[i] = 1;
      ++tallies[found.type].correct;
      break;
    }
  }
}

}  // namespace

Tally& Tally::operator+=(const Tally& other) {
  correct += other.correct;
  found += other.found;
  owed += other.owed;
  return *this;
}

double Tally::precision() const {
  return share(correct, found);
}

double Tally::recall() const {
  return share(correct, owed);
}

double Tally::f1() const {
  const double p = precision();
  const double r = recall();
  return p + r == 0.0 ? 0.0 : 2 * p * r / (p + r);
}

const char* match_name(Match match) {
  switch (match) {
    case Match::strict: return "strict";
    case Match::boundary: return "boundary";
    case Match::overlap: break;
  }
  return "overlap";
}

void count(const ScoredText& scored, Tallies& tallies) {
  for (auto& by_type : tallies) {
    for (const ScoredSpan& s : scored.owed) ++by_type[s.type].owed;
    for (const ScoredSpan& s : scored.found) ++by_type[s.type].found;
  }
  std::set<Span> places;
  for (const ScoredSpan& s : scored.owed) places.insert(s.span);
  for (const ScoredSpan& s : scored.found) {
    if (std::binary_search(scored.owed.begin(), scored.owed.end(), s, ScoredSpanOrder()))
      ++tallies[static_cast<std::size_t>(Match::strict)][s.type].correct;
    if (places.contains(s.span))
      ++tallies[static_cast<std::size_t>(Match::boundary)][s.type].correct;
  }
  count_overlaps(scored, tallies[static_cast<std::size_t>(Match::overlap)]);
}

Tally all_types(const Tallies& tallies, Match match) {
  Tally sum;
  for (const auto& [type, tally] : tallies[static_cast<std::size_t>(match)]) sum += tally;
  return sum;
}

}  // namespace vigie
