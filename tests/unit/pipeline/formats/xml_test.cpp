#include "pipeline/formats/xml.h"

#include "support/test.h"

namespace vigie {
namespace {

TEST_CASE("xml: escaped so that a reader gives it back") {
  std::string text;
  append_xml("a<b>&\"\r\n\t\x01\xEF\xBF\xBF\xC3\xA9", false, text);
  CHECK(text == "a&lt;b&gt;&amp;&quot;&#13;\n\t\xEF\xBF\xBD\xEF\xBF\xBD\xC3\xA9");
  std::string attribute;
  append_xml("\r\n\t", true, attribute);
  CHECK(attribute == "&#13;&#10;&#9;");
}

TEST_CASE("xml: an attribute with its name, or nothing") {
  std::string out = "<a";
  append_xml_attribute("b", "\"<\n", out);
  append_xml_attribute("c", "", out);
  CHECK(out == "<a b=\"&quot;&lt;&#10;\"");
}

}  // namespace
}  // namespace vigie
