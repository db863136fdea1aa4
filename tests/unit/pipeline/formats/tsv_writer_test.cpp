#include "pipeline/formats/tsv_writer.h"

#include <algorithm>

#include "support/writing.h"

namespace vigie {
namespace {

TEST_CASE("tsv writer: a row a mention with as many cells as the header") {
  test::Builder b = test::nested();
  b.zone("L'Université de Bagdad", ZoneKind::title);
  const Record record = test::record_of(b);
  const auto writer = make_tsv_writer(test::mute_pipeline(), {});
  std::string header;
  writer->begin(header);
  CHECK(header == "doc\tstart\tend\tunit\ttext\ttype\tkind\tid\tvalue\tvalue_unit\tzone\tentity\n");
  std::string out;
  writer->write(record, out);
  CHECK(out ==
        "doc\t2\t22\tcodepoint\tUniversité de Bagdad\tORG\tORG\t\t\t\ttitle\t0\n"
        "doc\t16\t22\tcodepoint\tBagdad\tLOC\tLOC\tgeonames:98182\t\t\ttitle\t1\n"
        "doc\t26\t41\tcodepoint\tQasem Soleimani\tPER\tPER\t\t\t\t\t2\n");
}

TEST_CASE("tsv writer: tabs, line ends and backslashes never break a row") {
  test::Builder b("Jean\tPaul\r\nSartre");
  b.document.sentences = {{{0, 17}, {0, 3}}};
  b.mention("Jean\tPaul\r\nSartre", {.id = "x:\\", .state = State::kept});
  const std::string out = test::written("tsv", test::record_of(b, "a\tb"));
  CHECK(out == "a\\tb\t0\t17\tcodepoint\tJean\\tPaul\\r\\nSartre\tPER\tPER\tx:\\\\\t\t\t\t\n");
  CHECK(std::count(out.begin(), out.end(), '\t') == 11);
}

}  // namespace
}  // namespace vigie
