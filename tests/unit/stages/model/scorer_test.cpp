#include "stages/model/scorer.h"

#include <algorithm>

#include "stages/stage_table.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie::model {
namespace {

const std::vector<std::string>& texts() {
  static const std::vector<std::string> all = {
      "Il vit à Bagdad. Le général Qasem Soleimani, tué à Bagdad, était iranien.",
      "BAGDAD (Reuters) - L'Université de Bagdad et « Jean Dupont » à Marseille.",
      "Marseille. Bagdad. Marseille\nUnmotquiestbeaucouptroplongpourunetable Bagdad",
      "Il vit à Bagdad. Le général Qasem Soleimani, tué à Bagdad, était iranien.",
  };
  return all;
}

// Features get weights from their own hashes, so that every feature counts.
Sums weighed(const std::vector<std::uint64_t>& features, const Weights& weights) {
  std::vector<std::uint32_t> rows;
  weights.find(features, rows);
  Sums sums{};
  weights.add(rows, sums);
  return sums;
}

TEST_CASE("scorer: kept sums are the sums of all features, whatever was scored before") {
  const auto resources = test::tiny_resources();
  const Evidence evidence(*resources, resources->classes, stage_index("gazetteer"),
                          stage_index("rules"));
  const Pipeline pipeline = make_pipeline(*resources, "resolve");
  Session session = pipeline.start();

  // A model that knows every feature of the texts.
  TrainedWeights trained;
  trained.calibration = {0.0F, 1.0F};
  FeatureMaker maker(evidence);
  std::vector<std::uint64_t> all;
  for (const std::string& text : texts()) {
    Document document;
    document.reset(text);
    pipeline.run(document, session);
    maker.start(document);
    for (const Island& island : maker.islands()) {
      for (std::uint32_t t = island.tokens.first; t < island.tokens.last; ++t)
        maker.append(island, t, all);
    }
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  REQUIRE(all.size() > 200);
  for (const std::uint64_t feature : all) {
    trained.features.push_back(feature);
    Scores row{};
    for (std::size_t label = 0; label < kLabels; ++label)
      row[label] = static_cast<float>((feature >> (label * 2)) % 9) - 4.0F;
    trained.weights.push_back(row);
  }
  ResourceBuilder builder;
  write_model(trained, builder);
  const Weights weights(ResourceFile::from_bytes(builder.finish(), "test"));

  Scorer scorer(evidence, weights);
  std::size_t islands = 0;
  for (const std::string& text : texts()) {
    CAPTURE(text);
    Document document;
    document.reset(text);
    pipeline.run(document, session);
    scorer.start(document);
    maker.start(document);
    for (const Island& island : scorer.islands()) {
      ++islands;
      const std::span<Scores> scores = scorer.score(island);
      REQUIRE(scores.size() == island.tokens.size());
      for (std::uint32_t t = island.tokens.first; t < island.tokens.last; ++t) {
        std::vector<std::uint64_t> features;
        maker.append(island, t, features);
        const Scores expected = weights.scores(weighed(features, weights));
        CAPTURE(t);
        for (std::size_t label = 0; label < kLabels; ++label)
          CHECK(scores[t - island.tokens.first][label] == expected[label]);
      }
    }
  }
  CHECK(islands >= 4);
}

TEST_CASE("features: islands are names, candidates and their neighbours") {
  const auto resources = test::tiny_resources();
  const Evidence evidence(*resources, resources->classes, stage_index("gazetteer"),
                          stage_index("rules"));
  const Pipeline pipeline = make_pipeline(*resources, "resolve");
  Session session = pipeline.start();
  FeatureMaker maker(evidence);
  Document document;
  document.reset("Rien de neuf ici et puis voici venir Zorbak de loin, rien de plus.");
  pipeline.run(document, session);
  maker.start(document);
  // "Rien" opens the sentence; no class is known here for "rien", so that it may be a name.
  REQUIRE(maker.islands().size() == 2);
  const Island second = maker.islands()[1];
  CHECK(document.tokens[second.tokens.first].span.in(document.text()) == "venir");
  CHECK(document.tokens[second.tokens.last - 1].span.in(document.text()) == "loin");
  document.reset("rien de neuf, rien de plus.");
  pipeline.run(document, session);
  maker.start(document);
  CHECK(maker.islands().empty());
}

}  // namespace
}  // namespace vigie::model
