#include "pipeline/formats/inline_writer.h"

#include "support/writing.h"

namespace vigie {
namespace {

using test::written;
using namespace std::string_literals;

TEST_CASE("inline writer: elements nest and everything is escaped") {
  test::Builder b = test::nested();
  CHECK(written("inline", test::record_of(b, "a\"<&>")) ==
        "<document id=\"a&quot;&lt;&amp;&gt;\">L'<ORG>Université de <LOC "
        "ref=\"geonames:98182\">Bagdad"
        "</LOC></ORG> &amp; &lt;<PER>Qasem Soleimani</PER>&gt;</document>\n");
}

TEST_CASE("inline writer: a finer kind is an attribute") {
  test::Builder b("Peshmerga");
  b.kept("Peshmerga", *test::mute_pipeline().types().find("ORG.military"));
  CHECK(written("inline", test::record_of(b)) ==
        "<document id=\"doc\"><ORG kind=\"ORG.military\">Peshmerga</ORG></document>\n");
}

TEST_CASE("inline writer: characters that XML cannot hold are replaced and CR is kept") {
  test::Builder b("a\0b\x1B\r\n\t\uFFFE"s);
  CHECK(written("inline", test::record_of(b)) ==
        "<document id=\"doc\">a\uFFFDb\uFFFD&#13;\n\t\uFFFD</document>\n");
}

TEST_CASE("inline writer: open mentions that cross leave the later one out") {
  test::Builder b("un deux trois quatre");
  b.mention("un deux", {});
  b.mention("deux trois", {.type = types::LOC});
  b.mention("quatre", {.type = types::ORG});
  WriterOptions options;
  options.open_mentions = true;
  CHECK(written("inline", test::record_of(b), options) ==
        "<document id=\"doc\"><PER>un deux</PER> trois <ORG>quatre</ORG></document>\n");
}

TEST_CASE("inline writer: two claims on one span nest") {
  test::Builder b("Paris");
  b.mention("Paris", {});
  b.mention("Paris", {.type = types::LOC});
  WriterOptions options;
  options.open_mentions = true;
  CHECK(written("inline", test::record_of(b), options) ==
        "<document id=\"doc\"><PER><LOC>Paris</LOC></PER></document>\n");
}

TEST_CASE("inline writer: the text inside is decoded, not normalised") {
  test::Builder b("\xFFle cafe\u0301 noir");
  b.kept("café", types::PROD);
  CHECK(written("inline", test::record_of(b)) ==
        "<document id=\"doc\">\uFFFDle <PROD>cafe\u0301</PROD> noir</document>\n");
}

TEST_CASE("inline writer: one element around all documents") {
  const auto writer = make_inline_writer(test::mute_pipeline(), {});
  std::string out;
  writer->begin(out);
  writer->end(out);
  CHECK(out == "<documents>\n</documents>\n");
}

}  // namespace
}  // namespace vigie
