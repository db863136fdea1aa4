#include "pipeline/formats/token_labels.h"

#include "support/test.h"

namespace vigie {
namespace {

TEST_CASE("token labels: columns by tabs, or by runs of blanks") {
  using Columns = std::vector<std::string_view>;
  CHECK(columns_of("a b\tc\t\r") == Columns{"a b", "c", ""});
  CHECK(columns_of("a  b c ") == Columns{"a", "b", "c"});
  CHECK(columns_of("a\xC2\xA0"
                   "b O") == Columns{"a\xC2\xA0"
                                     "b",
                                     "O"});
}

TEST_CASE("token labels: values of comments") {
  CHECK(comment_value("# newdoc id = a = b\r", "newdoc id") == "a = b");
  CHECK(comment_value("#hipe2022:document_id=a", "document_id") == "a");
  CHECK_FALSE(comment_value("# xdocument_id = a", "document_id"));
  CHECK_FALSE(comment_value("# newdoc id", "newdoc id"));
  CHECK_FALSE(comment_value("newdoc id = a", "newdoc id"));
}

TEST_CASE("token labels: a span goes on only with its own type, and not past its end") {
  LabelLayer layer;
  std::uint32_t at = 0;
  for (const char* label : {"B-A", "I-B", "E-B", "I-B", "S-A", "I-A", "_", "I-A"}) {
    CHECK_FALSE(layer.add({at, at + 1}, label));
    ++at;
  }
  std::vector<Span> spans;
  for (const Annotation& a : layer.take()) spans.push_back(a.span);
  CHECK(spans == std::vector<Span>{{0, 1}, {1, 3}, {3, 4}, {4, 5}, {5, 6}, {7, 8}});
  CHECK(layer.take().empty());
}

}  // namespace
}  // namespace vigie
