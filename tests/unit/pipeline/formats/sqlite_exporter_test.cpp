#include "pipeline/formats/sqlite_exporter.h"

#include <sqlite3.h>

#include <memory>

#include "support/writing.h"
#include "vigie/error.h"

namespace vigie {
namespace {

std::string asked(const std::string& path, const char* sql) {
  sqlite3* opened = nullptr;
  REQUIRE(sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK);
  const std::unique_ptr<sqlite3, int (*)(sqlite3*)> database(opened, sqlite3_close);
  std::string out;
  const auto row = [](void* text, int count, char** cells, char** /*names*/) {
    for (int i = 0; i < count; ++i)
      *static_cast<std::string*>(text) += std::string(cells[i] == nullptr ? "-" : cells[i]) + " ";
    return 0;
  };
  CHECK(sqlite3_exec(opened, sql, row, &out, nullptr) == SQLITE_OK);
  return out;
}

TEST_CASE("sqlite: mentions, entities and parts hang together over documents") {
  const test::TemporaryFolder place;
  const std::string path = place.path("a.sqlite");
  const auto exporter = make_sqlite_exporter(path, test::mute_pipeline(), {});
  for (const char* id : {"un", "deux"}) {
    test::Builder b = test::nested();
    REQUIRE_FALSE(exporter->write(test::record_of(b, id)));
  }
  exporter->finish();
  CHECK(
      asked(path,
            "SELECT m.mention, m.start, m.end_byte, m.type, m.inside, e.name, d.id FROM mentions m "
            "JOIN entities e USING (entity) JOIN documents d ON d.doc = m.doc WHERE m.doc = 2") ==
      "4 2 23 ORG - Universit\xC3\xA9 de Bagdad deux 5 16 23 LOC 4 Bagdad deux 6 26 42 PER - Qasem "
      "Soleimani deux ");
  CHECK(asked(path, "SELECT mention, start, text, type FROM parts WHERE mention = 6") ==
        "6 26 Qasem given 6 32 Soleimani family ");
  CHECK(asked(path, "PRAGMA foreign_key_check") == "");
  CHECK(asked(path, "SELECT count(*) FROM texts WHERE texts MATCH 'universite'") == "2 ");
}

TEST_CASE("sqlite: a NUL in a text stays, a device is refused") {
  const test::TemporaryFolder place;
  const auto exporter = make_sqlite_exporter(place.path("a"), test::mute_pipeline(), {});
  test::Builder b(std::string("a\0b", 3));
  REQUIRE_FALSE(exporter->write(test::record_of(b)));
  exporter->finish();
  CHECK(asked(place.path("a"), "SELECT length(CAST(text AS BLOB)) FROM documents") == "3 ");
  CHECK_THROWS_AS(static_cast<void>(make_sqlite_exporter("/dev/null", test::mute_pipeline(), {})),
                  InputOutputError);
}

}  // namespace
}  // namespace vigie
