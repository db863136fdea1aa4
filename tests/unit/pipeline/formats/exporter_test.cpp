#include "pipeline/formats/exporter.h"

#include <filesystem>

#include "pipeline/text_source.h"
#include "support/writing.h"
#include "vigie/error.h"

namespace vigie {
namespace {

TEST_CASE("exporter: every format with an ending makes something, and only at the end") {
  for (const FormatRow& row : format_table()) {
    if (row.ending.empty()) continue;
    CAPTURE(row.name);
    const test::TemporaryFolder place;
    const std::string path = place.path("a" + std::string(row.ending));
    test::Builder b = test::nested();
    const Record record = test::record_of(b);
    try {
      static_cast<void>(make_exporter(row, path, test::mute_pipeline(), {}));
    } catch (const UsageError&) {
      // Built without Arrow.
      CHECK(row.ending.ends_with(".parquet"));
      continue;
    }
    {
      const auto given_up = make_exporter(row, path, test::mute_pipeline(), {});
      CHECK_FALSE(given_up->write(record));
    }
    CHECK(std::filesystem::is_empty(place.path("")));
    const auto exporter = make_exporter(row, path, test::mute_pipeline(), {});
    CHECK_FALSE(exporter->write(record));
    CHECK_FALSE(std::filesystem::exists(path));
    exporter->finish();
    CHECK(std::filesystem::exists(path));
    CHECK_THROWS_AS(
        static_cast<void>(make_exporter(row, place.path("none/a"), test::mute_pipeline(), {})),
        InputOutputError);
  }
}

TEST_CASE("exporter: a file is what the writer writes") {
  const test::TemporaryFolder place;
  test::Builder b = test::nested();
  const Record record = test::record_of(b);
  const FormatRow& row = *find_format("inline");
  const auto exporter = make_exporter(row, place.path("a.xml"), test::mute_pipeline(), {});
  REQUIRE_FALSE(exporter->write(record));
  exporter->finish();
  CHECK(read_file(place.path("a.xml")) ==
        "<documents>\n" + test::written("inline", record) + "</documents>\n");
}

}  // namespace
}  // namespace vigie
