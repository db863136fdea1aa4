#include "stages/model/weights.h"

#include <random>

#include "support/test.h"

namespace vigie::model {
namespace {

TrainedWeights some() {
  TrainedWeights trained;
  trained.features = {11, 0xFFFFFFFF00077000ULL, 12345678901234567ULL};
  trained.weights.resize(3);
  trained.weights[0][label_of(0, kSingle)] = 2.54F;
  trained.weights[1][kOutside] = -1.0F;
  trained.weights[2][kOutside] = 0.001F;  // rounds to nothing
  trained.transitions[kOutside][kOutside] = 0.5F;
  trained.calibration = {0.1F, 0.5F, 0.9F};
  trained.certain = 0.75F;
  return trained;
}

std::shared_ptr<const ResourceFile> written(const TrainedWeights& trained) {
  ResourceBuilder builder;
  write_model(trained, builder);
  return ResourceFile::from_bytes(builder.finish(), "test");
}

Scores scores_of(const Weights& weights, const std::vector<std::uint64_t>& features) {
  std::vector<std::uint32_t> rows;
  weights.find(features, rows);
  Sums sums{};
  weights.add(rows, sums);
  return weights.scores(sums);
}

TEST_CASE("weights: what is written is read again, to a byte of a weight") {
  const auto file = written(some());
  REQUIRE(Weights::present(*file));
  const Weights weights(file);
  const Scores scores = scores_of(weights, some().features);
  CHECK(scores[label_of(0, kSingle)] == doctest::Approx(2.54).epsilon(0.01));
  CHECK(scores[kOutside] == doctest::Approx(-1.0).epsilon(0.02));
  CHECK(weights.transitions()[kOutside][kOutside] == 0.5F);
  CHECK(weights.certain() == 0.75F);
  for (const float score : scores_of(weights, {999})) CHECK(score == 0.0F);
}

TEST_CASE("weights: each of many features is found, and hardly any other") {
  TrainedWeights trained = some();
  trained.features.clear();
  trained.weights.clear();
  std::mt19937_64 random(3);
  // Some of them crowd in one place, so that it overflows into the next.
  for (int i = 0; i < 3000; ++i) {
    trained.features.push_back(i < 50 ? (random() & 0x000FFFFFFFFFFFFFULL) : random());
    Scores row{};
    row[static_cast<std::size_t>(i) % kLabels] = 127.0F;
    trained.weights.push_back(row);
  }
  const Weights weights(written(trained));
  std::size_t mistaken = 0;  // for another one with the same sixteen bits
  for (std::size_t i = 0; i < trained.features.size(); ++i) {
    const Scores scores = scores_of(weights, {trained.features[i]});
    if (scores[i % kLabels] < 126.0F) ++mistaken;
  }
  CHECK(mistaken < 4);
  std::vector<std::uint64_t> others;
  for (int i = 0; i < 10000; ++i) others.push_back(random());
  std::vector<std::uint32_t> rows;
  weights.find(others, rows);
  CHECK(rows.size() < 20);
}

TEST_CASE("weights: the calibration is read along straight lines") {
  const Weights weights(written(some()));
  CHECK(weights.calibrated(0.0F) == doctest::Approx(0.1));
  CHECK(weights.calibrated(0.25F) == doctest::Approx(0.3));
  CHECK(weights.calibrated(1.0F) == doctest::Approx(0.9));
  CHECK(weights.calibrated(7.0F) == doctest::Approx(0.9));
}

TEST_CASE("weights: a model of another kind is refused") {
  ResourceBuilder builder;
  builder.add_array("model.head", std::vector<std::uint32_t>{9, 0, 1, 0});
  builder.add("model.buckets", std::string(64, '\0'));
  builder.add("model.rows", std::string(24, '\0'));
  builder.add("model.transitions", std::string(4, '\0'));
  builder.add("model.calibration", std::string(8, '\0'));
  CHECK_THROWS_WITH_AS(Weights(ResourceFile::from_bytes(builder.finish(), "test")),
                       doctest::Contains("a model of another kind"), ResourceError);
  ResourceBuilder none;
  none.add("other", "x");
  CHECK_FALSE(Weights::present(*ResourceFile::from_bytes(none.finish(), "test")));
}

}  // namespace
}  // namespace vigie::model
