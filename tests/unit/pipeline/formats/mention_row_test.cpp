#include "pipeline/formats/mention_row.h"

#include "support/writing.h"

namespace vigie {
namespace {

TEST_CASE("mention row: a cell for each column, in the unit asked for") {
  test::Builder b("\xF0\x9F\x91\x8D \xC3\x89vian");
  const auto m = b.kept("\xC3\x89vian", types::LOC);
  b.document.mentions[m].id = b.document.keep("geonames:1");
  b.document.mentions[m].entity = 4;
  const Record record = test::record_of(b, "d");
  const TypeTable types;
  for (const auto& [unit, start, end] :
       {std::tuple{Unit::codepoint, "2", "7"}, {Unit::byte, "5", "11"}, {Unit::utf16, "3", "8"}}) {
    const OutputPositions positions(record.document, unit);
    CHECK(mention_row(record, m, types, positions, unit) ==
          MentionRow{"d", start, end, unit_name(unit), "\xC3\x89vian", "LOC", "LOC", "geonames:1",
                     "", "", "", "4"});
  }
}

}  // namespace
}  // namespace vigie
