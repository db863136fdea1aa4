#include "pipeline/formats/annotated_document.h"

#include "pipeline/formats/format_losses.h"
#include "support/annotated.h"
#include "support/builder.h"
#include "support/writing.h"

namespace vigie {
namespace {

Annotation mark(Span span, std::string type, std::string kind = {}) {
  Annotation annotation;
  annotation.span = span;
  annotation.type = std::move(type);
  annotation.kind = std::move(kind);
  return annotation;
}

// "a b c d" with these marks, as the types and spans of its mentions.
std::string marked(const std::vector<Annotation>& marks, Losses& losses, Document* into = nullptr) {
  test::Builder b("a b c d");
  AnnotatedText annotated;
  annotated.text = "a b c d";
  annotated.annotations = marks;
  const GivenMarks given;
  TypeTable types;
  put_marks(annotated, given, b.document, types, losses);
  std::string out;
  for (const Mention& m : b.document.mentions) {
    out += fmt::format("{}-{} {}", m.span.begin, m.span.end, types.name(m.type));
    if (m.enclosing != kNone) out += fmt::format(" in {}", m.enclosing);
    if (m.entity != kNone) out += fmt::format(" entity {}", m.entity);
    out += fmt::format(" tokens {}-{};", m.tokens.first, m.tokens.last);
  }
  if (into != nullptr) *into = std::move(b.document);
  return out;
}

TEST_CASE("annotated document: marks stand in order, nested ones know what is around them") {
  Losses losses;
  CHECK(marked({mark({4, 5}, "LOC", "LOC.city"), mark({0, 5}, "ORG"), mark({4, 7}, "PER")},
               losses) == "0-5 ORG tokens 0-3;4-7 PER tokens 2-4;4-5 LOC.city in 1 tokens 2-3;");
  CHECK(losses.empty());
}

TEST_CASE("annotated document: foreign types are written as ours, and that is told") {
  Losses losses;
  CHECK(marked({mark({0, 1}, "pers", "pers.Ind"), mark({2, 3}, "1/x"), mark({4, 5}, "LOC", "ORG.x"),
                mark({6, 6}, "LOC")},
               losses) == "0-1 PERS.ind tokens 0-1;2-3 X1_X tokens 1-2;4-5 LOC tokens 2-3;");
  CHECK(losses == Losses{{"types \"pers\", which are now \"PERS\"", 1},
                         {"types \"1/x\", which are now \"X1_X\"", 1},
                         {"kinds that are none of their type", 1},
                         {"mentions without a letter", 1}});
}

TEST_CASE("annotated document: entities are numbered from 0 in the order of their numbers") {
  Losses losses;
  std::vector<Annotation> marks{mark({0, 1}, "PER"), mark({2, 5}, "ORG"), mark({6, 7}, "PER")};
  marks[0].entity = 900;
  marks[1].entity = 7;
  marks[2].entity = 900;
  Document document;
  CHECK(marked(marks, losses, &document) ==
        "0-1 PER entity 1 tokens 0-1;2-5 ORG entity 0 tokens 1-3;6-7 PER entity 1 tokens 3-4;");
  REQUIRE(document.entities.size() == 2);
  CHECK(document.entities[1].mention_count == 2);
  CHECK(document.entities[1].representative == 0);
  CHECK(document.entities[0].type == types::ORG);
}

TEST_CASE("format losses: what a format cannot hold is counted, what it can is not") {
  Losses marks;
  Record record;
  std::vector<Annotation> given{mark({0, 5}, "ORG", "ORG.company"), mark({4, 5}, "LOC"),
                                mark({4, 7}, "PER")};
  given[0].id = "wikidata:Q1";
  static_cast<void>(marked(given, marks, &record.document));
  TypeTable types;
  types.intern("ORG.company");
  const auto lost = [&](std::string_view format) {
    Losses losses;
    count_losses(record, *find_format(format), {}, types, losses);
    return losses;
  };
  CHECK(lost("jsonl").empty());
  CHECK(lost("brat").empty());
  CHECK(lost("tei") == Losses{{"mentions within others or across them", 1}});
  CHECK(lost("conll") == Losses{{"mentions within others or across them", 2},
                                {"texts to the letter", 1},
                                {"ids of documents", 1},
                                {"kinds", 1},
                                {"ids", 1}});
  CHECK(lost("timeml") == Losses{{"mentions that are no times", 3}});
  CHECK(lost("documents") == Losses{{"mentions", 3}});
}

}  // namespace
}  // namespace vigie
