#include "pipeline/formats/conllu_writer.h"

#include "support/annotated.h"
#include "support/writing.h"

namespace vigie {
namespace {

TEST_CASE("conllu: forms, blanks, positions, the outermost names") {
  test::Builder b("L'\xC3\x89tat  de Zorblax.\nIl dort");
  const auto outer = b.kept("\xC3\x89tat  de Zorblax", types::ORG);
  const auto inner = b.kept("Zorblax", types::LOC);
  b.document.mentions[inner].enclosing = outer;
  const Record record = test::record_of(b, "a\tb");
  CHECK(test::written("conllu", record) ==
        "# newdoc id = a b\n# sent_id = a b-1\n# text = L'\xC3\x89tat de Zorblax.\n"
        "1\tL'\t_\t_\t_\t_\t_\t_\t_\tNE=O|SpaceAfter=No|start_char=0|end_char=2\n"
        "2\t\xC3\x89tat\t_\t_\t_\t_\t_\t_\t_\tNE=B-ORG|start_char=2|end_char=6\n"
        "3\tde\t_\t_\t_\t_\t_\t_\t_\tNE=I-ORG|start_char=8|end_char=10\n"
        "4\tZorblax\t_\t_\t_\t_\t_\t_\t_\tNE=I-ORG|SpaceAfter=No|start_char=11|end_char=18\n"
        "5\t.\t_\t_\t_\t_\t_\t_\t_\tNE=O|start_char=18|end_char=19\n\n"
        "# sent_id = a b-2\n# text = Il dort\n"
        "1\tIl\t_\t_\t_\t_\t_\t_\t_\tNE=O|start_char=20|end_char=22\n"
        "2\tdort\t_\t_\t_\t_\t_\t_\t_\tNE=O|start_char=23|end_char=27\n\n");
}

TEST_CASE("conllu: our own reader gives names and blanks back") {
  test::Builder b = test::nested();
  CHECK(test::read_annotations("conllu", test::written("conllu", test::record_of(b))) ==
        "doc [L'Universit\xC3\xA9 de Bagdad & <Qasem Soleimani>\n] 2-23 ORG 27-42 PER\n");
}

}  // namespace
}  // namespace vigie
