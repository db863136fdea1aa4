#include "pipeline/formats/spacy_writer.h"

#include "support/writing.h"

namespace vigie {
namespace {

TEST_CASE("spacy: tokens tile the text, sentences tile the tokens, nested names are in spans") {
  test::Builder b("\xF0\x9F\x91\x8D Bagdad.\n\nFin");
  const auto outer = b.kept("Bagdad", types::LOC);
  b.document.mentions[outer].id = b.document.keep("geonames:1");
  CHECK(test::written("spacy", test::record_of(b, "d\"")) ==
        "{\"text\":\"\xF0\x9F\x91\x8D Bagdad.\\n\\nFin\","
        "\"ents\":[{\"start\":2,\"end\":8,\"label\":\"LOC\",\"kb_id\":\"geonames:1\"}],"
        "\"sents\":[{\"start\":0,\"end\":11},{\"start\":11,\"end\":14}],"
        "\"tokens\":[{\"id\":0,\"start\":0,\"end\":1},{\"id\":1,\"start\":2,\"end\":8},"
        "{\"id\":2,\"start\":8,\"end\":9},{\"id\":3,\"start\":9,\"end\":11},{\"id\":4,\"start\":11,"
        "\"end\":14}],"
        "\"spans\":{\"sc\":[{\"start\":2,\"end\":8,\"label\":\"LOC\",\"kb_id\":\"geonames:1\","
        "\"id\":\"LOC\"}]},"
        "\"user_data\":{\"id\":\"d\\\"\"}}\n");
}

TEST_CASE("spacy: a text without tokens") {
  test::Builder b("");
  CHECK(test::written("spacy", test::record_of(b)) ==
        "{\"text\":\"\",\"ents\":[],\"sents\":[],\"tokens\":[],\"spans\":{\"sc\":[]},\"user_data\":"
        "{\"id\":\"doc\"}}\n");
}

}  // namespace
}  // namespace vigie
