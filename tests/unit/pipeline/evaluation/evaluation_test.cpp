#include "pipeline/evaluation/evaluation.h"

#include "support/test.h"

namespace vigie {
namespace {

const std::string kText(40, 'x');

AnnotatedText with(std::vector<Annotation> annotations) {
  AnnotatedText annotated;
  annotated.annotations = std::move(annotations);
  return annotated;
}

const Table& named(const std::vector<Table>& tables, std::string_view name) {
  for (const Table& table : tables) {
    if (table.name == name) return table;
  }
  FAIL("no table ", name);
  return tables.front();
}

std::string cell(const Table& table, std::size_t row, std::string_view column) {
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (table.columns[c] != column) continue;
    const Cell& value = table.rows.at(row).at(c);
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* number = std::get_if<std::uint64_t>(&value)) return std::to_string(*number);
    return std::to_string(std::get<Figure>(value).value);
  }
  return "no such column";
}

TEST_CASE("evaluation: a zone is that of the span, of the page, or of what was found there") {
  EvaluationOptions options;
  options.by = {Grouping::zone};
  Evaluation evaluation(options);
  AnnotatedText found = with({{{0, 4}, "PER"}, {{10, 14}, "PER", {}, {}, "caption"}});
  found.zones = {{{0, 6}, "related"}, {{0, 5}, "title"}};
  const AnnotatedText gold = with({{{0, 4}, "PER"}, {{9, 14}, "PER"}, {{20, 22}, "LOC"}});
  static_cast<void>(evaluation.add(kText, gold, found, nullptr));
  const auto tables = evaluation.tables();
  const Table& zones = named(tables, "zones");
  REQUIRE(zones.rows.size() == 3);
  CHECK(cell(zones, 0, "zone") == "?");
  CHECK(cell(zones, 0, "gold") == "1");
  CHECK(cell(zones, 1, "zone") == "caption");
  CHECK(cell(zones, 1, "gold") == "1");
  CHECK(cell(zones, 1, "correct") == "0");
  // A title within furniture counts as furniture, as everywhere.
  CHECK(cell(zones, 2, "zone") == "related");
  CHECK(cell(zones, 2, "correct") == "1");
}

TEST_CASE("evaluation: a type that only the other run has is compared") {
  EvaluationOptions options;
  options.against = true;
  Evaluation evaluation(options);
  const AnnotatedText gold = with({{{0, 4}, "PER"}});
  const AnnotatedText found = with({{{0, 4}, "PER"}});
  const AnnotatedText other = with({{{0, 4}, "LOC"}});
  static_cast<void>(evaluation.add(kText, gold, found, &other));
  const auto tables = evaluation.tables();
  const Table& comparison = named(tables, "comparison");
  CHECK(cell(comparison, 0, "f1") == "100.000000");
  CHECK(cell(comparison, 0, "f1_other") == "0.000000");
  CHECK(cell(comparison, 1, "type") == "LOC");
  CHECK(evaluation.micro()[0] == 100.0);
}

}  // namespace
}  // namespace vigie
