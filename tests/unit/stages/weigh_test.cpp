#include "stages/weigh.h"

#include "stages/model/trainer.h"
#include "stages/stage_table.h"
#include "support/builder.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

// Texts that say what an unknown word is by what stands before it.
struct Lesson {
  std::string text;
  std::string name;
  TypeId type;
};
std::vector<Lesson> lessons() {
  std::vector<Lesson> out;
  for (const char* word : {"Zorbak", "Brulan", "Kestar", "Dorvil", "Mantour", "Pelgrin"}) {
    const std::string name = word;
    out.push_back({"Hier, selon monsieur " + name + ", rien.", name, types::PER});
    out.push_back({"Demain, dans la ville de " + name + ", rien.", name, types::LOC});
    out.push_back({"Enfin, la phrase de fin, rien de plus.", "", types::PER});
  }
  return out;
}

struct Trained {
  std::shared_ptr<Resources> resources = std::make_shared<Resources>(*test::tiny_resources());
  std::string bytes;
  model::FoldResult result;
  std::size_t lost = 0;
};

Trained trained(unsigned threads) {
  Trained out;
  const Pipeline pipeline = make_pipeline(*out.resources, "resolve");
  Session session = pipeline.start();
  const model::Evidence evidence(*out.resources, out.resources->classes, stage_index("gazetteer"),
                                 stage_index("rules"));
  model::FeatureMaker maker(evidence);
  model::TrainingSet set;
  for (const Lesson& lesson : lessons()) {
    Document document;
    document.reset(lesson.text);
    pipeline.run(document, session);
    std::vector<model::GoldSpan> gold;
    if (!lesson.name.empty()) {
      const auto begin = static_cast<std::uint32_t>(lesson.text.find(lesson.name));
      gold.push_back({{begin, begin + static_cast<std::uint32_t>(lesson.name.size())},
                      model::row_of(lesson.type)});
    }
    set.add(document, gold, maker, evidence, false);
  }
  model::TrainingOptions options;
  options.rounds = 30;
  options.folds = 4;  // not three: each fold must know both kinds
  options.l1 = 0.05;
  options.trust = 0.0;
  options.threads = threads;
  model::Trainer trainer(set, options, [](double) {});
  const model::TrainedWeights weights = trainer.train(out.result);
  out.lost = set.lost();
  ResourceBuilder builder;
  model::write_model(weights, builder);
  out.bytes = builder.finish();
  out.resources->weights =
      std::make_shared<model::Weights>(ResourceFile::from_bytes(out.bytes, "test"));
  return out;
}

const Trained& shared() {
  static const Trained one = trained(1);
  return one;
}

std::vector<std::string> kept(const Resources& resources, const std::string& text) {
  const Pipeline pipeline = make_pipeline(resources, "weigh");
  Session session = pipeline.start();
  Document document;
  document.reset(text);
  pipeline.run(document, session);
  std::vector<std::string> out;
  for (const Mention& mention : document.mentions) {
    if (mention.verdict.state != State::kept) continue;
    out.push_back(std::string(pipeline.types().name(pipeline.types().coarse(mention.type))) + ' ' +
                  std::string(mention.span.in(document.text())) + ' ' +
                  reason_name(mention.verdict.reason));
    if (mention.score >= 0.0F) CHECK(mention.score <= 1.0F);
  }
  return out;
}

TEST_CASE("trainer: the same texts and options give the same bytes, however many threads work") {
  CHECK(trained(1).bytes == shared().bytes);
  CHECK(trained(3).bytes == shared().bytes);
}

TEST_CASE("trainer: names on texts held out are counted, and all could be learned") {
  CHECK(shared().lost == 0);
  std::size_t gold = 0;
  std::size_t right = 0;
  for (const model::FoldResult::Counts& counts : shared().result.types) {
    gold += counts.gold;
    right += counts.right;
  }
  CHECK(gold == 12);
  CHECK(right >= 10);
}

TEST_CASE("weigh: a word never met is what stands around it") {
  CHECK(test::joined(kept(*shared().resources, "Hier, selon monsieur Talvane, rien.")) ==
        "DATE Hier best-claim | PER Talvane weighed");
  CHECK(kept(*shared().resources, "Demain, dans la ville de Talvane, rien.") ==
        std::vector<std::string>{"LOC Talvane weighed"});
}

TEST_CASE("weigh: without a model the verdicts of lists and rules stand") {
  CHECK(kept(*test::tiny_resources(), "Il vit à Bagdad.") ==
        std::vector<std::string>{"LOC Bagdad best-claim"});
  CHECK(kept(*test::tiny_resources(), "Demain, dans la ville de Talvane, rien.").empty());
}

TEST_CASE("weigh: what is the user's binds") {
  Resources resources = *shared().resources;
  TypeTable& types = *resources.types;
  resources.gazetteers.insert(
      resources.gazetteers.begin(),
      {test::gazetteer_of("name\ttype\nTalvane\tORG\nMarquise\tRECIPE\n", types), true});
  CHECK(kept(resources, "Demain, dans la ville de Talvane, rien.") ==
        std::vector<std::string>{"ORG Talvane user-entry"});
  CHECK(kept(resources, "Demain, dans la ville de Marquise, rien.") ==
        std::vector<std::string>{"RECIPE Marquise user-entry"});
}

TEST_CASE("weigh: what the user says is no name is none") {
  Resources resources = *shared().resources;
  TypeTable& types = *resources.types;
  resources.gazetteers.insert(resources.gazetteers.begin(),
                              {test::gazetteer_of("name\ttype\nTalvane\tNONE\n", types), true});
  CHECK(kept(resources, "Demain, dans la ville de Talvane, rien.").empty());
}

TEST_CASE("weigh: a name of several words that a list is sure of is not cut") {
  CHECK(kept(*shared().resources, "Hier, selon Université de Bagdad, rien.").front() ==
        "ORG Université de Bagdad best-claim");
}

}  // namespace
}  // namespace vigie
