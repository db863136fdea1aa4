#include "pipeline/formats/sqlite_rows.h"

#include <doctest/doctest.h>

#include <string>

namespace vigie {
namespace {

TEST_CASE(
    "sqlite rows: numbers, texts and NULL go into a table with one statement, again and again") {
  SqliteRows rows;
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(":memory:", &database) == SQLITE_OK);
  REQUIRE(rows.attach(database) == SQLITE_OK);
  REQUIRE(sqlite3_exec(database, "CREATE TABLE t(a,b)", nullptr, nullptr, nullptr) == SQLITE_OK);
  const auto insert = [&] {
    return sqlite3_exec(database, "INSERT INTO t SELECT c0,c1 FROM rows", nullptr, nullptr,
                        nullptr);
  };
  rows.restart(2);
  CHECK(insert() == SQLITE_OK);
  for (const std::int64_t number : {1, 2}) {
    rows.add(number);
    rows.add(text_or_null(number == 1 ? "un" : ""));
  }
  CHECK(rows.size() == 2);
  CHECK(insert() == SQLITE_OK);
  rows.restart(1);
  rows.add(std::string_view());
  CHECK(insert() == SQLITE_OK);
  std::string found;
  const auto row = [](void* out, int count, char** cells, char** /*names*/) {
    for (int i = 0; i < count; ++i)
      *static_cast<std::string*>(out) +=
          (cells[i] == nullptr ? "NULL" : cells[i]) + std::string(",");
    return 0;
  };
  CHECK(sqlite3_exec(database, "SELECT a, b FROM t", row, &found, nullptr) == SQLITE_OK);
  CHECK(found == "1,un,2,NULL,,NULL,");
  CHECK(sqlite3_close(database) == SQLITE_OK);
}

}  // namespace
}  // namespace vigie
