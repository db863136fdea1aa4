#include "stages/model/weights.h"

#include <algorithm>

#include "support/test.h"

namespace vigie::model {
namespace {

TrainedWeights some() {
  TrainedWeights trained;
  trained.features = {11, 0xFFFFFFFF00000000ULL, 12345678901234567ULL};
  trained.weights.resize(3);
  trained.weights[0][label_of(0, kSingle)] = 2.54F;
  trained.weights[1][kOutside] = -1.0F;
  trained.weights[2][kOutside] = 0.001F;  // rounds to nothing
  trained.transitions[kOutside][kOutside] = 0.5F;
  trained.calibration = {0.1F, 0.5F, 0.9F};
  return trained;
}

std::shared_ptr<const ResourceFile> written(const TrainedWeights& trained) {
  ResourceBuilder builder;
  write_model(trained, builder);
  return ResourceFile::from_bytes(builder.finish(), "test");
}

TEST_CASE("weights: what is written is read again, to a byte of a weight") {
  const auto file = written(some());
  REQUIRE(Weights::present(*file));
  const Weights weights(file);
  const std::vector<std::uint64_t> all = some().features;
  const Scores scores = weights.scores(all);
  CHECK(scores[label_of(0, kSingle)] == doctest::Approx(2.54).epsilon(0.01));
  CHECK(scores[kOutside] == doctest::Approx(-1.0).epsilon(0.02));
  CHECK(weights.transitions()[kOutside][kOutside] == 0.5F);
  const std::vector<std::uint64_t> unknown = {999};
  for (const float score : weights.scores(unknown)) CHECK(score == 0.0F);
}

TEST_CASE("weights: features that it knows are never dropped") {
  const Weights weights(written(some()));
  std::vector<std::uint64_t> features = {5, 6, 7, 11, 8, 0xFFFFFFFF00000000ULL, 9};
  weights.drop_unknown(features, 1);
  CHECK(features.front() == 5);  // before the place to start at
  CHECK(std::count(features.begin(), features.end(), 11) == 1);
  CHECK(std::count(features.begin(), features.end(), 0xFFFFFFFF00000000ULL) == 1);
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
  builder.add_array("model.head", std::vector<std::uint32_t>{9, 0});
  builder.add("model.slots", std::string(64, '\0'));
  builder.add("model.filter", std::string(8, '\0'));
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
