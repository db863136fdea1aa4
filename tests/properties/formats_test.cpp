// Properties of formats on random texts, with the resource that is shipped.
#include <algorithm>

#include "pipeline/characters.h"
#include "pipeline/evaluation/same_text.h"
#include "pipeline/formats/format_table.h"
#include "pipeline/formats/shown_mentions.h"
#include "pipeline/formats/tiles.h"
#include "pipeline/utf8.h"
#include "stages/stage_table.h"
#include "support/annotated.h"
#include "support/random_text.h"

namespace vigie {
namespace {

const Pipeline& pipeline() {
  static const std::shared_ptr<Resources> opened = [] {
    std::vector<Fault> faults;
    return open_resources({VIGIE_TEST_RESOURCE, {}, {}}, faults);
  }();
  static const Pipeline made = make_pipeline(*opened, {});
  return made;
}

// Without the invisible characters at its ends, which texts of tokens do not keep.
Span visible(std::string_view text, Span span) {
  const auto hidden = [](char32_t code) {
    return classify(code) == CharClass::joiner || code == 0xFEFF;
  };
  while (span.begin < span.end && hidden(utf8::peek(text, span.begin)))
    span.begin = static_cast<std::uint32_t>(utf8::after(text, span.begin));
  while (span.begin < span.end && hidden(utf8::before(text, span.end)))
    span.end = static_cast<std::uint32_t>(utf8::previous(text, span.end));
  return span;
}

// Spans and types, as one string.
std::string shown(std::string_view text, std::vector<std::pair<Span, std::string>> spans) {
  for (auto& [span, type] : spans) span = visible(text, span);
  std::sort(spans.begin(), spans.end());
  std::string out;
  for (const auto& [span, type] : spans)
    out += fmt::format("{}-{} {}, ", span.begin, span.end, type);
  return out;
}

std::string written_whole(std::string_view format, const Record& record) {
  const auto writer = find_format(format)->make(pipeline(), {});
  std::string out;
  writer->begin(out);
  writer->write(record, out);
  writer->end(out);
  return out;
}

// What our own reader of `format` finds in what its writer wrote, in bytes of the text.
std::string read_back(std::string_view format, const Record& record) {
  test::DribblingSource source(written_whole(format, record), std::size_t{1} << 20U);
  LineReader lines(source);
  const auto reader = find_annotation_format(format)->make(lines, "f");
  AnnotatedText annotated;
  std::optional<ReadFault> fault;
  REQUIRE(reader->next(annotated, fault));
  if (fault) return fault->message;
  if (auto message = move_to(annotated, record.document.decoded(), false)) return *message;
  std::vector<std::pair<Span, std::string>> spans;
  for (const Annotation& a : annotated.annotations) spans.emplace_back(a.span, a.type);
  return shown(record.document.decoded(), std::move(spans));
}

std::string expected(const Document& document, const std::vector<std::uint32_t>& indexes) {
  const TypeTable& types = pipeline().types();
  std::vector<std::pair<Span, std::string>> spans;
  for (const std::uint32_t m : indexes) {
    const Mention& mention = document.mentions[m];
    spans.emplace_back(document.in_decoded(mention.span),
                       std::string(types.name(types.coarse(mention.type))));
  }
  return shown(document.decoded(), std::move(spans));
}

// Calls `check` with documents made of random texts.
template <typename Check>
void for_random_documents(std::uint64_t seed, const Check& check) {
  test::RandomText random(seed);
  Session session = pipeline().start();
  Record record;
  record.id = "d";
  for (int round = 0; round < test::rounds(400); ++round) {
    record.document.reset(random.text(60, false));
    pipeline().run(record.document, session);
    CAPTURE(record.document.decoded());
    check(record);
  }
}

TEST_CASE("formats: jsonl, conllu and hipe give back the names when they are read") {
  std::size_t names = 0;
  for_random_documents(31, [&](const Record& record) {
    const Document& document = record.document;
    if (document.tokens.empty()) return;
    const auto all = shown_mentions(document, {}, pipeline().types());
    const auto outermost = outermost_only(document, all);
    names += all.size();
    REQUIRE(read_back("jsonl", record) == expected(document, all));
    REQUIRE(read_back("conllu", record) == expected(document, outermost));
    if (all.size() == outermost.size())
      REQUIRE(read_back("hipe", record) == expected(document, all));
  });
  CHECK(names > 500);
}

TEST_CASE("formats: tiles and their blanks are the text, whole") {
  for_random_documents(32, [&](const Record& record) {
    std::string text;
    for (const Tile& tile : tiles_of(record.document)) {
      text += tile.span.in(record.document.decoded());
      if (tile.blank) text += ' ';
    }
    REQUIRE(text == record.document.decoded());
  });
}

}  // namespace
}  // namespace vigie
