#include "stages/list_reach.h"

#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

std::vector<Fault> reach_of(const std::string& lines, ListOwner owner = ListOwner::user) {
  std::vector<Fault> faults;
  const ListFile list = parse_list(lines, "x.tsv", faults);
  REQUIRE(faults.empty());
  lint_reach(list, test::tiny_words(), owner, faults);
  return faults;
}

TEST_CASE("list reach: names that texts can hold pass, whatever is in them") {
  const auto faults = reach_of(
      "# type: ORG\nname\taliases\nZorblax\tZorblax & Cie|l'Équipe Zorb|O.N.U.\nAujourd'hui\n"
      "Jean-Zorb\nM. Zorb\nZorb 2000\nN'Djamena\n20 minutes\nZorb, Zorba et fils\n(Zorb)\n");
  for (const Fault& fault : faults) FAIL_CHECK(fault.place.to_string(), ": ", fault.message);
}

TEST_CASE("list reach: a name in two sentences matches nowhere") {
  const auto faults = reach_of("# type: ORG\nname\taliases\nFeu ! Zorbaton\nZorb\tZorb ! Demain\n");
  REQUIRE(faults.size() == 2);
  CHECK(faults[0].place.line == 3);
  CHECK(faults[0].message.find("\"Feu ! Zorbaton\" can never match") == 0);
  CHECK(faults[1].message.find("\"Zorb ! Demain\" can never match") == 0);
  CHECK_FALSE(faults[0].warning);
  const auto in_tree = reach_of("# type: ORG\nname\nFeu ! Zorbaton\n", ListOwner::tree);
  REQUIRE(in_tree.size() == 1);
  CHECK(in_tree[0].warning);
}

TEST_CASE("list reach: as typed, with blanks round it, it matches nowhere") {
  const char* line = "name\tflags\n Zorb \tcase\nZorba\tcase\n Zorbi \n";
  auto faults = reach_of(std::string("# type: ORG\n") + line);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].message.find("\" Zorb \" can never match as typed") == 0);
  faults = reach_of(std::string("# type: ORG\n# folds: none\n") + line);
  CHECK(faults.size() == 2);  // " Zorbi " too
}

}  // namespace
}  // namespace vigie
