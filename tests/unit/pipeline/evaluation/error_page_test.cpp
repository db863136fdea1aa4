#include "pipeline/evaluation/error_page.h"

#include "support/test.h"

namespace vigie {
namespace {

std::string page_of(std::string_view text, const ScoredText& scored) {
  ErrorPage page;
  page.add("<id>", text, scored);
  return page.html("a & b", {});
}

TEST_CASE("error page: nothing of a text can become markup") {
  const Annotation from{{0, 8}, "<b>", {}, {}, {}, "rule", "\"r<"};
  const std::string page = page_of("<script>\nfin", {{}, {{{0, 8}, "<b>", &from}}});
  CHECK(page.find("<script>\nfin") == std::string::npos);
  CHECK(page.find("&lt;script&gt;</span>") != std::string::npos);
  CHECK(page.find("data-t=\"&lt;b&gt;\"") != std::string::npos);
  CHECK(page.find("from rule &quot;r&lt;") != std::string::npos);
  CHECK(page.find("<h3>&lt;id&gt;, at code point 0</h3>") != std::string::npos);
}

TEST_CASE("error page: only lines with errors, cut to what stands around them") {
  std::string text = "juste\n";
  const auto begin = static_cast<std::uint32_t>(text.size());
  for (int k = 0; k < 400; ++k) text += "\xC3\xA9";
  const auto word = static_cast<std::uint32_t>(text.size());
  text += "faux";
  for (int k = 0; k < 400; ++k) text += "\xC3\xA0";
  const Annotation from{{0, 5}, "PER"};
  const std::string page = page_of(
      text, {{{{0, 5}, "PER", &from}}, {{{0, 5}, "PER", &from}, {{word, word + 4}, "LOC", &from}}});
  CHECK(page.find("juste") == std::string::npos);
  CHECK(page.find("at code point 6") != std::string::npos);
  CHECK(page.find("<p>&hellip; \xC3\xA9") != std::string::npos);
  CHECK(page.find("\xC3\xA0 &hellip;</p>") != std::string::npos);
  CHECK(page.size() < 8000 + text.size() - begin);
}

TEST_CASE("error page: a name across a line end keeps both lines") {
  const Annotation from{{0, 9}, "PER"};
  const std::string page = page_of("Anne\nRoy vit\nici", {{{{0, 8}, "PER", &from}}, {}});
  CHECK(page.find("<span class=\"g missed\">Anne\nRoy</span>") != std::string::npos);
  CHECK(page.find("ici</p>") == std::string::npos);
}

}  // namespace
}  // namespace vigie
