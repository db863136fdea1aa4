#include "vigie/pipeline.h"

#include "support/test.h"

namespace vigie {
namespace {

struct Counter final : Scratch {
  int runs = 0;
};

class Fake final : public Stage {
 public:
  Fake(std::string_view name, Layer needs, Layer provides, int* runs = nullptr)
      : name_(name), needs_(needs), provides_(provides), runs_(runs) {}
  [[nodiscard]] std::string_view name() const override { return name_; }
  [[nodiscard]] Layer needs() const override { return needs_; }
  [[nodiscard]] Layer provides() const override { return provides_; }
  [[nodiscard]] std::unique_ptr<Scratch> make_scratch() const override {
    return runs_ == nullptr ? nullptr : std::make_unique<Counter>();
  }
  void run(Document& /*document*/, Scratch* scratch) const override {
    if (runs_ != nullptr) *runs_ = ++static_cast<Counter*>(scratch)->runs;
  }

 private:
  std::string_view name_;
  Layer needs_;
  Layer provides_;
  int* runs_;
};

using Stages = std::vector<std::unique_ptr<Stage>>;

std::string refusal_of(Stages stages) {
  try {
    const Pipeline pipeline(std::move(stages), std::make_shared<TypeTable>());
  } catch (const ConfigError& error) {
    return error.what();
  }
  return "accepted";
}

TEST_CASE("pipeline: a stage without what it needs is refused by name") {
  Stages none;
  none.push_back(std::make_unique<Fake>("tokens", Layer::text, Layer::tokens));
  CHECK(refusal_of(std::move(none)) ==
        "stage \"tokens\" needs text, which no stage before it provides; add a stage that does");

  Stages late;
  late.push_back(std::make_unique<Fake>("tokens", Layer::text | Layer::zones, Layer::tokens));
  late.push_back(std::make_unique<Fake>("normalise", Layer::none, Layer::text));
  late.push_back(std::make_unique<Fake>("zones", Layer::text, Layer::zones));
  CHECK(
      refusal_of(std::move(late)) ==
      "stage \"tokens\" needs text, zones, which no stage before it provides; put \"normalise\" or "
      "\"zones\" before it");
}

TEST_CASE("pipeline: stages that fit are numbered and their layers added up") {
  Stages stages;
  stages.push_back(std::make_unique<Fake>("normalise", Layer::none, Layer::text));
  stages.push_back(std::make_unique<Fake>("tokens", Layer::text, Layer::tokens));
  const Pipeline pipeline(std::move(stages), std::make_shared<TypeTable>());
  REQUIRE(pipeline.stages().size() == 2);
  CHECK(pipeline.stages()[0]->index() == 0);
  CHECK(pipeline.stages()[1]->index() == 1);
  CHECK(pipeline.provides() == (Layer::text | Layer::tokens));
  Mention mention;
  mention.origin.stage = 1;
  const Document document;
  const OriginText text = pipeline.describe(document, mention);
  CHECK(text.kind == "stage");
  CHECK(text.source == "tokens");
}

TEST_CASE("pipeline: an empty one does nothing") {
  const Pipeline pipeline({}, std::make_shared<TypeTable>());
  Session session = pipeline.start();
  Document document;
  document.reset("x");
  pipeline.run(document, session);
  CHECK(document.text() == "x");
  CHECK(pipeline.provides() == Layer::none);
}

TEST_CASE("pipeline: each session has scratch of its own that lasts") {
  int runs = 0;
  Stages stages;
  stages.push_back(std::make_unique<Fake>("a", Layer::none, Layer::none));
  stages.push_back(std::make_unique<Fake>("b", Layer::none, Layer::none, &runs));
  const Pipeline pipeline(std::move(stages), std::make_shared<TypeTable>());
  Session one = pipeline.start();
  Session two = pipeline.start();
  Document document;
  pipeline.run(document, one);
  pipeline.run(document, one);
  CHECK(runs == 2);
  pipeline.run(document, two);
  CHECK(runs == 1);
}

}  // namespace
}  // namespace vigie
