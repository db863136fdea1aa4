#include "gazetteers/list_format.h"

#include "support/test.h"

namespace vigie {
namespace {

TEST_CASE("list format: by ending, and by content where that says otherwise") {
  struct Row {
    const char* path;
    const char* text;
    ListFormat format;
  };
  constexpr Row kRows[] = {
      {"a.tsv", "name\nX\n", ListFormat::tsv},
      {"a.tsv", "X\n", ListFormat::tsv},
      {"a.TSV", "", ListFormat::tsv},
      {"a.csv", "name\nX\n", ListFormat::csv},
      {"a.csv", "name\ttype\nX\tORG\n", ListFormat::tsv},
      {"a.csv", "", ListFormat::csv},
      {"a.jsonl", "X\n", ListFormat::patterns},
      {"a.ndjson", "", ListFormat::patterns},
      {"a.txt", "X\nY\n", ListFormat::plain},
      {"a.txt", "", ListFormat::plain},
      {"a.txt", "# a comment\n\nname\ttype\nX\tORG\n", ListFormat::tsv},
      {"a.txt", "# a comment\nname\nX\n", ListFormat::tsv},
      {"a.txt", "id,Name\n1,X\n", ListFormat::csv},
      {"a.txt", "id;\"name\"\n1;X\n", ListFormat::csv},
      {"a.txt", "Dupont, Jean\n", ListFormat::plain},
      {"a.txt", "{\"label\": \"ORG\", \"pattern\": \"X\"}\n", ListFormat::patterns},
      {"a.tsv", "{\"label\": \"ORG\", \"pattern\": \"X\"}\n", ListFormat::patterns},
      {"a", "X\n", ListFormat::plain},
      {"/dev/fd/63", "name\ttype\n", ListFormat::tsv},
      {"dir.csv/a", "X\n", ListFormat::plain}};
  for (const Row& row : kRows) {
    CAPTURE(row.path);
    CAPTURE(row.text);
    CHECK(list_format_name(list_format_of(row.path, row.text)) == list_format_name(row.format));
  }
}

TEST_CASE("list format: names lead to formats and back") {
  for (const std::string_view name : list_format_names()) {
    const auto format = list_format_from(name);
    REQUIRE(format);
    CHECK(list_format_name(*format) == name);
  }
  CHECK_FALSE(list_format_from("xls"));
}

TEST_CASE("list format: foreign files are named, lists are not") {
  struct Row {
    std::string_view bytes;
    std::string_view found;  // empty: may be a list
  };
  constexpr Row kRows[] = {{"\x1F\x8B\x08", "a gzip file"},
                           {"PK\x03\x04", "a ZIP archive or a spreadsheet (xlsx, ods)"},
                           {"\xFF\xFEn", "UTF-16 text"},
                           {"\xFE\xFF", "UTF-16 text"},
                           {{"\xFF\xFE\0\0", 4}, "UTF-32 text"},
                           {{"name\0", 5}, "a binary file"},
                           {"\n<?xml version", "markup (XML or HTML)"},
                           {"\xEF\xBB\xBF<HTML>", "markup (XML or HTML)"},
                           {"[{\"label\": 1}]", "a JSON array"},
                           {"[\n \"a\"]", "a JSON array"},
                           {"[sic]\n", {}},
                           {"<3\n", {}},
                           {"name\ttype\n", {}},
                           {"\xEF\xBB\xBFname\n", {}},
                           {"Caf\xE9\n", {}},
                           {"", {}}};
  for (const Row& row : kRows) {
    CAPTURE(row.found);
    const auto foreign = foreign_kind(row.bytes);
    REQUIRE(foreign.has_value() == !row.found.empty());
    if (foreign) CHECK(foreign->found == row.found);
  }
}

TEST_CASE("list format: semicolons separate where there is no comma") {
  CHECK(csv_separator("name;type") == ';');
  CHECK(csv_separator("name,type") == ',');
  CHECK(csv_separator("name") == ',');
  CHECK(csv_separator("name,a;b") == ',');
}

}  // namespace
}  // namespace vigie
