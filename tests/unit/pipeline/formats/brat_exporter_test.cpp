#include "pipeline/formats/brat_exporter.h"

#include "pipeline/formats/brat_annotations.h"
#include "pipeline/text_source.h"
#include "support/annotated.h"
#include "support/writing.h"

namespace vigie {
namespace {

TEST_CASE("brat: pieces at line ends, notes and references, and our own reader gives them back") {
  const test::TemporaryFolder place;
  const auto exporter = make_brat_exporter(place.path("d"), test::mute_pipeline(), {});
  test::Builder b("\xF0\x9F\x91\x8D Anne\r\nRoy \xC3\xA0 Bagdad");
  b.kept("Anne\r\nRoy", types::PER);
  const auto city = b.kept("Bagdad", types::LOC);
  b.document.mentions[city].id = b.document.keep("geonames:98182");
  Record record = test::record_of(b, "un");
  REQUIRE_FALSE(exporter->write(record));
  CHECK(exporter->write(record));
  record.id = "../deux";
  CHECK(exporter->write(record));
  exporter->finish();
  CHECK(read_file(place.path("d/un.ann")) ==
        "T1\tPER 2 6;8 11\tAnne Roy\nT2\tLOC 14 20\tBagdad\nN2\tReference T2 "
        "geonames:98182\tBagdad\n");
  CHECK(read_file(place.path("d/annotation.conf")).starts_with("[entities]\nLOC\nPER\n\n"));
  const auto reader = make_brat_reader(place.path("d"));
  AnnotatedText annotated;
  std::optional<ReadFault> fault;
  REQUIRE(reader->next(annotated, fault));
  CHECK(test::shown(annotated) ==
        "un [\xF0\x9F\x91\x8D Anne\r\nRoy \xC3\xA0 Bagdad] 2-11 PER 14-20 LOC/geonames:98182");
  CHECK_FALSE(reader->next(annotated, fault));
}

}  // namespace
}  // namespace vigie
