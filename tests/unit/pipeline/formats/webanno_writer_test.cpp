#include "pipeline/formats/webanno_writer.h"

#include "support/writing.h"

namespace vigie {
namespace {

std::string body(test::Builder& b) {
  const std::string out = test::written("webanno", test::record_of(b));
  return out.substr(out.find("#Text="));
}

TEST_CASE("webanno: numbers tell mentions apart that share a token or have several") {
  test::Builder b = test::nested();
  CHECK(body(b) ==
        "#Text=L'Universit\xC3\xA9 de Bagdad & <Qasem Soleimani>\n"
        "1-1\t0-2\tL'\t_\t_\t\n1-2\t2-12\tUniversit\xC3\xA9\t*[1]\tORG[1]\t\n1-3\t13-15\tde\t*[1]"
        "\tORG[1]\t\n"
        "1-4\t16-22\tBagdad\t*[1]|geonames:98182[2]\tORG[1]|LOC[2]\t\n1-5\t23-24\t&\t_\t_\t\n"
        "1-6\t25-26\t<\t_\t_\t\n1-7\t26-31\tQasem\t*[3]\tPER[3]\t\n1-8\t32-41\tSoleimani\t*[3]"
        "\tPER[3]\t\n"
        "1-9\t41-42\t>\t_\t_\t\n\n");
}

TEST_CASE("webanno: UTF-16 positions, texts and values escaped as INCEpTION reads them") {
  test::Builder b(
      "\xF0\x9F\x91\x8D\\\t\x01"
      "a");
  const auto m = b.kept("a", types::LOC);
  b.document.mentions[m].id = b.document.keep("x:_[a]|b;->*\\");
  const std::string out = body(b);
  CHECK(
      out.starts_with("#Text=\xF0\x9F\x91\x8D\\\\\\t\\\x01"
                      "a\n1-1\t0-2\t\xF0\x9F\x91\x8D\t"));
  CHECK(out.find("\ta\tx:\\_\\[a\\]\\|b\\;\\->\\*\\\\\tLOC\t\n") != std::string::npos);
}

}  // namespace
}  // namespace vigie
