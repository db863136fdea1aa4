#include "pipeline/formats/prodigy_writer.h"

#include "support/writing.h"

namespace vigie {
namespace {

TEST_CASE("prodigy: a span names its first and its last token") {
  test::Builder b("Vu \xC3\xA0 Zorblax Nord.");
  b.kept("Zorblax Nord", types::LOC);
  const std::string out = test::written("prodigy", test::record_of(b));
  CHECK(out.find("\"spans\":[{\"start\":5,\"end\":17,\"token_start\":2,\"token_end\":3,\"label\":"
                 "\"LOC\"}]}") != std::string::npos);
  CHECK(out.find("{\"text\":\"Nord\",\"start\":13,\"end\":17,\"id\":3,\"ws\":false}") !=
        std::string::npos);
  CHECK(out.find("{\"text\":\"Vu\",\"start\":0,\"end\":2,\"id\":0,\"ws\":true}") !=
        std::string::npos);
}

}  // namespace
}  // namespace vigie
