#include "pipeline/formats/tei_writer.h"

#include "support/writing.h"

namespace vigie {
namespace {

TEST_CASE("tei: names nest, nothing of the text is markup") {
  test::Builder b = test::nested();
  CHECK(test::written("tei", test::record_of(b, "<d>")).find("<title>&lt;d&gt;</title>") !=
        std::string::npos);
  test::Builder again = test::nested();
  CHECK(
      test::written("tei", test::record_of(again))
          .find(
              "<ab xml:space=\"preserve\">L'<orgName type=\"ORG\">Universit\xC3\xA9 de <placeName "
              "type=\"LOC\" ref=\"geonames:98182\">Bagdad</placeName></orgName> &amp; "
              "&lt;<persName "
              "type=\"PER\">Qasem Soleimani</persName>&gt;</ab>") != std::string::npos);
}

TEST_CASE("tei: values that XML Schema knows, and no others") {
  const auto element = [](TypeId type, ValueKind kind, std::string_view main) {
    test::Builder b("lundi");
    const auto m = b.kept("lundi", type);
    b.document.mentions[m].value.kind = kind;
    b.document.mentions[m].value.main = b.document.keep(main);
    const std::string out = test::written("tei", test::record_of(b));
    const std::size_t begin = out.find("preserve\">") + 10;
    return out.substr(begin, out.find('>', begin) + 1 - begin);
  };
  CHECK(element(types::DATE, ValueKind::timex, "2020-01") ==
        "<date type=\"DATE\" when=\"2020-01\" n=\"2020-01\">");
  CHECK(element(types::DATE, ValueKind::timex, "2020-W01") ==
        "<date type=\"DATE\" n=\"2020-W01\">");
  CHECK(element(types::DATE, ValueKind::timex, "198") == "<date type=\"DATE\" n=\"198\">");
  CHECK(element(types::DURATION, ValueKind::timex, "P3D") ==
        "<date type=\"DURATION\" dur=\"P3D\" n=\"P3D\">");
  CHECK(element(types::DURATION, ValueKind::timex, "PXD") == "<date type=\"DURATION\" n=\"PXD\">");
  CHECK(element(types::DURATION, ValueKind::timex, "P2W") == "<date type=\"DURATION\" n=\"P2W\">");
  CHECK(element(types::QUANTITY, ValueKind::quantity, "1/3") == "<measure type=\"QUANTITY\">");
  CHECK(element(types::EMAIL, ValueKind::text, "a@b.fr") == "<email>");
  CHECK(element(types::URL, ValueKind::text, "http://b.fr/") ==
        "<ref type=\"URL\" target=\"http://b.fr/\">");
  CHECK(element(types::ISSN, ValueKind::text, "0317-8471") ==
        "<idno type=\"ISSN\" n=\"0317-8471\">");
}

}  // namespace
}  // namespace vigie
