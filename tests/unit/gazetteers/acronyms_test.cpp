#include "gazetteers/acronyms.h"

#include "support/test.h"

namespace vigie {
namespace {

TEST_CASE("acronyms: with stops and without") {
  CHECK(other_acronym("ONU") == "O.N.U.");
  CHECK(other_acronym("O.N.U.") == "ONU");
  CHECK(other_acronym("É.-U.").empty());
  CHECK(other_acronym("ÉU") == "É.U.");
  CHECK(other_acronym("Onu").empty());
  CHECK(other_acronym("O.NU").empty());
  CHECK(other_acronym("O.N.U").empty());
  CHECK(other_acronym(".ON").empty());
  CHECK(other_acronym("A").empty());
  CHECK(other_acronym("TF1").empty());
  CHECK(other_acronym("ABCDEFGHIJK").empty());
  CHECK(other_acronym("").empty());
}

}  // namespace
}  // namespace vigie
