#include "pipeline/formats/annotations.h"

#include "support/test.h"

namespace vigie {
namespace {

std::string_view guessed(std::string_view head) {
  const AnnotationFormat* format = guess_annotation_format(head);
  return format == nullptr ? "none" : format->name;
}

TEST_CASE("annotations: formats are told by their first lines") {
  CHECK(guessed("\xEF\xBB\xBF\n  {\"id\": 1}") == "jsonl");
  CHECK(guessed("-DOCSTART- O\n") == "conll");
  CHECK(guessed("Anne\tNNP\tB-PER\n") == "conll");
  CHECK(guessed("# O\n") == "conll");
  CHECK(guessed("# newdoc id = a\n1\tAnne\t_\t_\t_\t_\t_\t_\t_\tNE=B-PER\n") == "conllu");
  CHECK(guessed("TOKEN\tNE-COARSE-LIT\n") == "hipe");
  CHECK(guessed("# language = fr\nTOKEN\tNE-COARSE-LIT\n") == "hipe");
  CHECK(guessed("Mot\n") == "none");
  CHECK(guessed("") == "none");
  for (const AnnotationFormat& format : annotation_formats())
    CHECK(find_annotation_format(format.name) == &format);
  CHECK(find_annotation_format("brat") == nullptr);
}

TEST_CASE("annotations: positions become bytes, or a message") {
  const std::string text = "\xF0\x9F\x91\x8D \xC3\xA9t\xC3\xA9";  // a thumb, "été"
  const auto counted = [&](Unit unit, Span span) {
    AnnotatedText annotated;
    annotated.unit = unit;
    annotated.annotations.push_back({span, "X"});
    const auto fault = count_in_bytes(annotated, text);
    return fault ? Span{kNone, kNone} : annotated.annotations[0].span;
  };
  CHECK(counted(Unit::codepoint, {2, 5}) == Span{5, 10});
  CHECK(counted(Unit::utf16, {3, 6}) == Span{5, 10});
  CHECK(counted(Unit::byte, {5, 10}) == Span{5, 10});
  CHECK(counted(Unit::codepoint, {5, 5}) == Span{10, 10});
  CHECK(counted(Unit::utf16, {1, 6}).begin == kNone);
  CHECK(counted(Unit::byte, {6, 10}).begin == kNone);
  CHECK(counted(Unit::codepoint, {2, 6}).begin == kNone);
  CHECK(counted(Unit::codepoint, {3, 2}).begin == kNone);
}

}  // namespace
}  // namespace vigie
