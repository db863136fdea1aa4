#include "pipeline/formats/displacy_writer.h"

#include "support/writing.h"

namespace vigie {
namespace {

TEST_CASE("displacy: the outermost names, in code points") {
  test::Builder b = test::nested();
  CHECK(test::written("displacy", test::record_of(b)) ==
        "{\"text\":\"L'Universit\xC3\xA9 de Bagdad & <Qasem Soleimani>\",\"ents\":["
        "{\"start\":2,\"end\":22,\"label\":\"ORG\",\"kb_id\":\"\"},"
        "{\"start\":26,\"end\":41,\"label\":\"PER\",\"kb_id\":\"\"}],\"title\":\"doc\"}\n");
}

}  // namespace
}  // namespace vigie
