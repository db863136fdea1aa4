#include "pipeline/formats/html_writer.h"

#include "pipeline/formats/html_page.h"
#include "support/writing.h"

namespace vigie {
namespace {

TEST_CASE("html: nested marks, and lists that link to them") {
  test::Builder b = test::nested();
  const std::string out = test::written("html", test::record_of(b, "<d>"));
  CHECK(out.find("<h2>&lt;d&gt;</h2>") != std::string::npos);
  CHECK(out.find(
            "<mark id=\"d0m0\" class=\"ORG\" data-t=\"ORG\" data-m=\"0\" data-e=\"0\" "
            "tabindex=\"0\" aria-label=\"Universit\xC3\xA9 de Bagdad, ORG\">Universit\xC3\xA9 de "
            "<mark id=\"d0m1\"") != std::string::npos);
  CHECK(out.find("Bagdad</mark></mark> &amp; &lt;<mark") != std::string::npos);
  CHECK(out.find("<span class=\"tag LOC\">LOC</span>Bagdad <a href=\"#d0m1\">1</a>") !=
        std::string::npos);
}

TEST_CASE("html: documents have numbers of their own, no text ends the script") {
  test::Builder b("</script><b>");
  b.kept("</script><b>", types::ORG);
  const Record record = test::record_of(b);
  const auto writer = find_format("html")->make(test::mute_pipeline(), {});
  std::string out;
  writer->begin(out);
  writer->write(record, out);
  writer->write(record, out);
  writer->end(out);
  CHECK(out.find("id=\"d1m0\"") != std::string::npos);
  CHECK(out.find("{\"text\":\"\\u003c/script>\\u003cb>\"") != std::string::npos);
  CHECK(out.find("<b>") == std::string::npos);
}

TEST_CASE("html: dates stand in their order") {
  test::Builder b("mardi lundi bientot");
  for (const auto& [word, value] :
       {std::pair{"mardi", "2020-01-07"}, {"lundi", "2020-01-06"}, {"bientot", "FUTURE_REF"}}) {
    const auto m = b.kept(word, types::DATE);
    b.document.mentions[m].value.kind = ValueKind::timex;
    b.document.mentions[m].value.main = b.document.keep(value);
  }
  const std::string out = test::written("html", test::record_of(b));
  CHECK(out.find("Dates (2)") != std::string::npos);
  CHECK(out.find("<time>2020-01-06") < out.find("<time>2020-01-07"));
  CHECK(out.find("<time>FUTURE") == std::string::npos);
}

TEST_CASE("html: style and script ask for nothing from elsewhere") {
  for (const std::string_view part : {html_page_style(), html_page_script()}) {
    for (const char* outside : {"http", "url(", "@import", "fetch(", "XMLHttp"})
      CHECK(part.find(outside) == std::string_view::npos);
  }
}

}  // namespace
}  // namespace vigie
