#include "pipeline/formats/hipe_writer.h"

#include "support/annotated.h"
#include "support/writing.h"

namespace vigie {
namespace {

TEST_CASE("hipe: layers, ids and flags, and our own reader gives them back") {
  test::Builder b = test::nested();
  b.document.mentions[2].id = b.document.keep("wikidata:Q1");
  b.document.date = DocumentDate::from_iso("2020-01-03");
  const Record record = test::record_of(b);
  const std::string rows = test::written("hipe", record);
  CHECK(rows.starts_with("# hipe2022:document_id = doc\n# hipe2022:date = 2020-01-03\n"));
  CHECK(rows.find("\nBagdad\tI-ORG\tO\tI-ORG\tO\tO\tB-LOC\tNIL\t_\t_\n") != std::string::npos);
  CHECK(rows.find("\nQasem\tB-PER\tO\tB-PER\tO\tO\tO\tQ1\t_\t_\n") != std::string::npos);
  const auto writer = find_format("hipe")->make(test::mute_pipeline(), {});
  std::string table;
  writer->begin(table);
  CHECK(
      test::read_annotations("hipe", table + rows) ==
      "doc [L'Universit\xC3\xA9 de Bagdad & <Qasem Soleimani>] 2-23 ORG/ORG 27-42 PER/PER/Q1 17-23 "
      "LOC\n");
}

TEST_CASE("hipe: line ends are flags, blanks within tokens stand-ins") {
  test::Builder b("a\nb c");
  CHECK(test::written("hipe", test::record_of(b)) ==
        "# hipe2022:document_id = doc\n# hipe2022:language = fr\n"
        "a\tO\tO\tO\tO\tO\tO\t_\t_\tEndOfLine|EndOfSentence\n"
        "b\tO\tO\tO\tO\tO\tO\t_\t_\t_\n"
        "c\tO\tO\tO\tO\tO\tO\t_\t_\tNoSpaceAfter|EndOfSentence\n\n");
}

}  // namespace
}  // namespace vigie
