#include "pipeline/formats/jsonl_annotations.h"

#include "support/annotated.h"

namespace vigie {
namespace {

std::string read(const std::string& bytes) {
  return test::read_annotations("jsonl", bytes);
}

TEST_CASE("jsonl annotations: spans before entities, label before type") {
  CHECK(
      read("{\"id\":1,\"text\":\"ab\",\"spans\":[{\"start\":0,\"end\":1,\"label\":\"A\",\"type\":"
           "\"B\"}],\"entities\":[{\"start\":1,\"end\":2,\"type\":\"C\"}]}\n"
           "\n{\"entities\":[{\"start\":1,\"end\":2,\"type\":\"C\",\"kind\":\"C.c\",\"id\":\"w:1\","
           "\"zone\":\"body\",\"evidence\":{\"kind\":\"rule\",\"source\":\"r\"}}]}\n{\"id\":"
           "\"x\"}") == "1 [ab] 0-1 A\n [no text] 1-2 C/C.c/w:1/body/rule/r\nx [no text]\n");
}

TEST_CASE("jsonl annotations: a score, zones, the last of members given twice") {
  test::DribblingSource source(
      "{\"spans\":[3],\"spans\":[],\"entities\":[],\"zones\":[{\"start\":0,\"end\":1,\"type\":"
      "\"title\"}],"
      "\"date\":\"2020-01-03\",\"unit\":\"utf16\"}\n"
      "{\"zones\":7,\"spans\":[{\"start\":0,\"end\":1,\"label\":\"A\",\"score\":0.25}]}",
      1000);
  LineReader lines(source);
  const auto reader = make_jsonl_annotation_reader(lines, "f.jsonl");
  AnnotatedText annotated;
  std::optional<ReadFault> fault;
  REQUIRE(reader->next(annotated, fault));
  REQUIRE_FALSE(fault);
  CHECK(annotated.annotated);
  CHECK(annotated.entities_passed_over);
  CHECK(annotated.unit == Unit::utf16);
  CHECK(annotated.date == "2020-01-03");
  REQUIRE(annotated.zones.size() == 1);
  CHECK(annotated.zones[0].type == "title");
  // Zones of an object that Vigie did not write are somebody else's.
  REQUIRE(reader->next(annotated, fault));
  REQUIRE_FALSE(fault);
  CHECK(annotated.source == "f.jsonl:2");
  CHECK(annotated.annotations.at(0).score == 0.25);
  CHECK(annotated.zones.empty());
  CHECK_FALSE(reader->next(annotated, fault));
}

TEST_CASE("jsonl annotations: bytes of an input that was no UTF-8 become bytes of the text") {
  // "à Bagdad" in windows-1252.
  CHECK(read("{\"text\":\"\xC3\xA0 "
             "Bagdad\",\"unit\":\"byte\",\"encoding\":\"windows-1252\",\"original\":"
             "\"4CBCYWdkYWQ=\",\"entities\":[{\"start\":2,\"end\":8,\"type\":\"LOC\"}]}") ==
        " [\xC3\xA0 Bagdad] 3-9 LOC\n");
  CHECK(read("{\"text\":\"a\",\"unit\":\"byte\",\"original\":\"YQ==\",\"entities\":[{\"start\":0,"
             "\"end\":2,"
             "\"type\":\"LOC\"}]}") == "fault 1: LOC 0-2: no such place in 1 bytes\n");
  CHECK(read("{\"text\":\"a\",\"unit\":\"byte\",\"original\":\"Yg==\",\"entities\":[]}") ==
        "fault 1: \"original\" does not decode to \"text\"\n");
}

}  // namespace
}  // namespace vigie
