#include "pipeline/formats/web_annotation_writer.h"

#include "support/writing.h"

namespace vigie {
namespace {

TEST_CASE("webannotation: an id becomes an IRI, the quote has what stands around it") {
  test::Builder b("\xC3\x89t\xC3\xA9 \xC3\xA0 Bagdad.");
  b.kept("Bagdad", types::LOC);
  const std::string out = test::written("webannotation", test::record_of(b, "a b/\xC3\xA9#"));
  CHECK(out.find("\"id\":\"urn:vigie:a%20b/%C3%A9%23#0\"") != std::string::npos);
  CHECK(out.find(
            "\"exact\":\"Bagdad\",\"prefix\":\"\xC3\x89t\xC3\xA9 \xC3\xA0 \",\"suffix\":\".\"") !=
        std::string::npos);
  CHECK(out.find("\"start\":6,\"end\":12}]}}\n") != std::string::npos);
  CHECK(out.find("\"motivation\":\"classifying\"") != std::string::npos);
}

}  // namespace
}  // namespace vigie
