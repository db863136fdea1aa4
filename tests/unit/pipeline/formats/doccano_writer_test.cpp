#include "pipeline/formats/doccano_writer.h"

#include "support/writing.h"

namespace vigie {
namespace {

TEST_CASE("doccano: all names as triples, in code points") {
  test::Builder b = test::nested();
  CHECK(test::written("doccano", test::record_of(b, "d\n")) ==
        "{\"id\":\"d\\n\",\"text\":\"L'Universit\xC3\xA9 de Bagdad & <Qasem Soleimani>\",\"label\":"
        "[[2,22,\"ORG\"],[16,22,\"LOC\"],[26,41,\"PER\"]]}\n");
}

}  // namespace
}  // namespace vigie
