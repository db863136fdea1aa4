#include "stages/model/chain.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "support/test.h"

namespace vigie::model {
namespace {

// Every labelling of `scores` that a chain may have, with the exponential of its score.
struct Labelling {
  std::vector<Label> labels;
  double weight = 0.0;
};
void extend(const std::vector<Scores>& scores, const Transitions& transitions,
            std::vector<Label>& labels, double score, std::vector<Labelling>& out) {
  const Label before = labels.empty() ? kOutside : labels.back();
  if (labels.size() == scores.size()) {
    if (may_follow(before, kOutside))
      out.push_back({labels, std::exp(score + static_cast<double>(transitions[before][kOutside]))});
    return;
  }
  for (std::size_t next = 0; next < kLabels; ++next) {
    if (!may_follow(before, static_cast<Label>(next))) continue;
    const double more =
        static_cast<double>(scores[labels.size()][next] + transitions[before][next]);
    labels.push_back(static_cast<Label>(next));
    extend(scores, transitions, labels, score + more, out);
    labels.pop_back();
  }
}

TEST_CASE("labels: type and place make a label, and a label tells them") {
  std::vector<Label> seen = {kOutside};
  for (std::size_t type = 0; type < kTypeCount; ++type) {
    for (const Place place : {kEnd, kSingle, kBegin, kInside}) {
      const Label label = label_of(type, place);
      CHECK(type_of(label) == type);
      CHECK(place_of(label) == place);
      CHECK(leaves_open(label) == (place == kBegin || place == kInside));
      CHECK(goes_on(label) == (place == kEnd || place == kInside));
      CHECK(label < kLabels);
      CHECK(std::find(seen.begin(), seen.end(), label) == seen.end());
      seen.push_back(label);
    }
  }
  CHECK(place_in(3, 4, 3) == kSingle);
  CHECK(place_in(3, 6, 3) == kBegin);
  CHECK(place_in(3, 6, 4) == kInside);
  CHECK(place_in(3, 6, 5) == kEnd);
}

TEST_CASE("chain: labels follow one another as names do") {
  CHECK(may_follow(kOutside, label_of(0, kBegin)));
  CHECK(may_follow(label_of(0, kBegin), label_of(0, kEnd)));
  CHECK(may_follow(label_of(0, kEnd), label_of(1, kSingle)));
  CHECK_FALSE(may_follow(kOutside, label_of(0, kInside)));
  CHECK_FALSE(may_follow(label_of(0, kBegin), label_of(1, kEnd)));
  CHECK_FALSE(may_follow(label_of(0, kBegin), kOutside));
}

TEST_CASE("chain: sums and best labelling are those of trying all of them") {
  std::mt19937 random(5);
  std::uniform_real_distribution<float> draw(-2.0F, 2.0F);
  for (int round = 0; round < 20; ++round) {
    CAPTURE(round);
    Transitions transitions{};
    for (auto& row : transitions) {
      for (float& value : row) value = draw(random);
    }
    std::vector<Scores> scores(3);
    for (Scores& row : scores) {
      for (std::size_t label = 0; label < kLabels; ++label) row[label] = draw(random);
    }
    std::vector<Labelling> all;
    std::vector<Label> labels;
    extend(scores, transitions, labels, 0.0, all);
    double total = 0.0;
    const Labelling* best = &all.front();
    for (const Labelling& one : all) {
      total += one.weight;
      if (one.weight > best->weight) best = &one;
    }

    Chain chain(transitions);
    chain.sum(scores);
    for (std::size_t t = 0; t < scores.size(); ++t) {
      for (std::size_t label = 0; label < kLabels; ++label) {
        double share = 0.0;
        for (const Labelling& one : all) share += one.labels[t] == label ? one.weight : 0.0;
        CHECK(static_cast<double>(chain.probability(t, static_cast<Label>(label))) ==
              doctest::Approx(share / total).epsilon(0.001).scale(0.01));
      }
    }
    double pair = 0.0;
    for (const Labelling& one : all)
      pair += one.labels[0] == kOutside && one.labels[1] == label_of(2, kSingle) ? one.weight : 0.0;
    CHECK(static_cast<double>(chain.probability(0, kOutside, label_of(2, kSingle))) ==
          doctest::Approx(pair / total).epsilon(0.001).scale(0.01));

    std::vector<Found> found;
    chain.decode(scores, found);
    std::vector<Label> decoded(scores.size(), kOutside);
    for (const Found& name : found) {
      for (std::uint32_t t = name.first; t < name.last; ++t) {
        decoded[t] = label_of(name.type, place_in(name.first, name.last, t));
      }
      double share = 0.0;
      for (const Labelling& one : all) {
        bool same = true;
        for (std::uint32_t t = name.first; t < name.last; ++t)
          same = same && one.labels[t] == decoded[t];
        share += same ? one.weight : 0.0;
      }
      CHECK(static_cast<double>(name.probability) ==
            doctest::Approx(share / total).epsilon(0.001).scale(0.01));
      CHECK(name.types[name.type] == name.probability);
      CHECK(chain.probability(name.first, name.last, name.type) == name.probability);
    }
    CHECK(decoded == best->labels);
  }
}

TEST_CASE("chain: a long one neither overflows nor vanishes") {
  Transitions transitions{};
  std::vector<Scores> scores(5000);
  for (Scores& row : scores) {
    row.fill(-40.0F);
    row[label_of(1, kSingle)] = 60.0F;
  }
  Chain chain(transitions);
  std::vector<Found> found;
  chain.decode(scores, found);
  REQUIRE(found.size() == 5000);
  CHECK(found.front().probability > 0.99F);
  CHECK(found.back().probability > 0.99F);
}

}  // namespace
}  // namespace vigie::model
