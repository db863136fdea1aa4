#include "stages/stage_table.h"

#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

TEST_CASE("stage table: each row makes the stage it names") {
  for (const StageRow& row : stage_table()) {
    CAPTURE(row.name);
    CHECK(row.make(*test::tiny_resources())->name() == row.name);
    CHECK_FALSE(row.summary.empty());
    CHECK(row.summary.find('\n') == std::string_view::npos);
  }
}

TEST_CASE("stage table: any prefix is a pipeline") {
  std::size_t count = 0;
  for (const StageRow& row : stage_table()) {
    CAPTURE(row.name);
    const Pipeline pipeline = make_pipeline(*test::tiny_resources(), row.name);
    CHECK(pipeline.stages().size() == ++count);
    CHECK(pipeline.stages().back()->name() == row.name);
    Document document;
    document.reset("Emmanuel Macron vit à Bagdad.");
    Session session = pipeline.start();
    pipeline.run(document, session);
    CHECK(document.text() == document.original());
  }
  CHECK(make_pipeline(*test::tiny_resources(), {}).stages().size() == count);
  CHECK(make_pipeline(*test::tiny_resources(), "tokenise").stages().back()->name() == "sentences");
}

TEST_CASE("stage table: an unknown stage is refused with the nearest name") {
  CHECK_THROWS_WITH_AS(static_cast<void>(make_pipeline(*test::tiny_resources(), "token")),
                       doctest::Contains("unknown stage \"token\""), UsageError);
  CHECK_THROWS_WITH_AS(static_cast<void>(make_pipeline(*test::tiny_resources(), "token")),
                       doctest::Contains("did you mean \"tokens\"?"), UsageError);
}

}  // namespace
}  // namespace vigie
