#include "pipeline/formats/hipe_annotations.h"

#include "support/annotated.h"

namespace vigie {
namespace {

TEST_CASE("hipe annotations: documents, blanks, layers, dates") {
  const std::string head = "TOKEN\tNE-COARSE-LIT\tNE-FINE-LIT\tNE-NESTED\tNEL-LIT\tMISC\n";
  const std::string table =
      head +
      "# date = 1898-02-23\n# document_id = a\nL'\tO\tO\tO\t_\tNoSpaceAfter\n"
      "H\xC3\xB4tel\tB-org\tB-org.ent\tO\tQ1\t_\nde\tI-org\tI-org.ent\tO\tQ1\tEndOfLine\n\n"
      "Nice\tI-org\tI-org.ent\tB-loc.adm.town\tQ1\tNoSpaceAfter|EndOfSentence\n#\tO\tO\tO\t_\t_\n"
      "# hipe2022:document_id = b\n# hipe2022:date = 1900-01-01\nX\tB-pers\t_\t_\tNIL\t_\n";
  CHECK(test::read_annotations("hipe", table) ==
        "a [L'H\xC3\xB4tel de\nNice#] 2-16 org/org.ent/Q1 12-16 loc.adm.town\nb [X] 0-1 pers\n");
  test::DribblingSource source(table, 1000);
  LineReader lines(source);
  const auto reader = make_hipe_reader(lines, "f");
  AnnotatedText annotated;
  std::optional<ReadFault> fault;
  REQUIRE(reader->next(annotated, fault));
  CHECK(annotated.date == "1898-02-23");
  REQUIRE(reader->next(annotated, fault));
  CHECK(annotated.date == "1900-01-01");
}

TEST_CASE("hipe annotations: tables that are none") {
  CHECK(test::read_annotations("hipe", "") == "");
  CHECK(test::read_annotations("hipe", "TOKEN\tNE-COARSE-LIT\na\tB-x\na\n").find("fault 3: ") == 0);
  CHECK(test::read_annotations("hipe", "TOKEN\tNER\n") ==
        "fault 1: no column NE-COARSE-LIT in the line of names\n");
}

}  // namespace
}  // namespace vigie
