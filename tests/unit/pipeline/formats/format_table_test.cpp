#include "pipeline/formats/format_table.h"

#include <set>

#include "support/writing.h"

namespace vigie {
namespace {

TEST_CASE("format table: every row makes a writer that writes something") {
  std::set<std::string_view> names;
  std::set<std::string_view> endings;
  for (const FormatRow& row : format_table()) {
    CAPTURE(row.name);
    CHECK(names.insert(row.name).second);
    CHECK_FALSE(row.summary.empty());
    CHECK(find_format(row.name) == &row);
    if (!row.ending.empty()) {
      CHECK(endings.insert(row.ending).second);
      CHECK(format_of_path("a" + std::string(row.ending)) == &row);
    }
    CHECK((row.make != nullptr || row.export_to != nullptr));
    if (row.make == nullptr) continue;
    test::Builder b = test::nested();
    const Record record = test::record_of(b);
    const auto writer = row.make(test::mute_pipeline(), {});
    std::string out;
    writer->begin(out);
    const std::size_t before = out.size();
    writer->write(record, out);
    CHECK(out.size() > before);
    CHECK(out.find("Soleimani") != std::string::npos);
    writer->end(out);
    CHECK(out.ends_with('\n'));
  }
}

TEST_CASE("format table: the longest ending tells the format of a path") {
  CHECK(format_of_path("a.tei.xml")->name == "tei");
  CHECK(format_of_path("tei.xml")->name == "inline");
  CHECK(format_of_path("x/a.hipe.tsv")->name == "hipe");
  CHECK(format_of_path("dossier.brat/")->name == "brat");
  CHECK(format_of_path("a.spacy.jsonl")->name == "spacy");
  CHECK(format_of_path("a.parque") == nullptr);
  CHECK(format_of_path("jsonl") == nullptr);
}

TEST_CASE("format table: names are whole and exact") {
  CHECK(find_format("json") == nullptr);
  CHECK(find_format("") == nullptr);
  CHECK(find_format("JSONL") == nullptr);
}

}  // namespace
}  // namespace vigie
