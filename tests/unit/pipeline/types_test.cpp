#include "vigie/types.h"

#include "support/test.h"

namespace vigie {
namespace {

TEST_CASE("types: the built-in ones have fixed numbers") {
  const TypeTable table;
  CHECK(table.size() == types::built_in_count);
  struct Row {
    TypeId id;
    std::string_view name;
  };
  constexpr Row kRows[] = {
      {types::PER, "PER"},           {types::LOC, "LOC"},     {types::ORG, "ORG"},
      {types::GROUP, "GROUP"},       {types::PROD, "PROD"},   {types::EVENT, "EVENT"},
      {types::DATE, "DATE"},         {types::TIME, "TIME"},   {types::DURATION, "DURATION"},
      {types::SET, "SET"},           {types::MONEY, "MONEY"}, {types::PERCENT, "PERCENT"},
      {types::QUANTITY, "QUANTITY"}, {types::EMAIL, "EMAIL"}, {types::URL, "URL"},
      {types::PHONE, "PHONE"},       {types::IBAN, "IBAN"},   {types::SIRET, "SIRET"},
      {types::SIREN, "SIREN"},       {types::NIR, "NIR"},     {types::PLATE, "PLATE"},
      {types::DOI, "DOI"},           {types::ISBN, "ISBN"},   {types::ISSN, "ISSN"}};
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    CHECK(table.name(row.id) == row.name);
    CHECK(table.find(row.name) == row.id);
    CHECK(table.coarse(row.id) == row.id);
  }
}

TEST_CASE("types: a finer kind brings its coarse type and points to it") {
  TypeTable table;
  const auto fine = table.intern("WORK.book.novel");
  REQUIRE(fine);
  const auto coarse = table.find("WORK");
  REQUIRE(coarse);
  CHECK(table.coarse(*fine) == *coarse);
  CHECK(table.intern("WORK.book.novel") == fine);
  CHECK(table.coarse(table.intern("ORG.military").value()) == types::ORG);
  CHECK_FALSE(table.find("WORK.book"));
}

TEST_CASE("types: names are well-formed or refused") {
  TypeTable table;
  for (const std::string_view good : {"PER", "X", "ORG.military", "A_1.b-2_c.d"}) {
    CAPTURE(good);
    CHECK(TypeTable::is_well_formed(good));
    CHECK(table.intern(good));
  }
  const std::size_t size = table.size();
  for (const std::string_view foreign :
       {"per", "persName", "pers.ind", "org.non-profit", "ORG.X", "a1_2"}) {
    CAPTURE(foreign);
    CHECK_FALSE(TypeTable::is_well_formed(foreign));
    CHECK(TypeTable().intern(foreign));
  }
  for (const std::string_view bad :
       {"", ".x", "ORG.", "ORG..x", "ORG.a.", "1A", "_A", "É", "A B", "ORG.é"}) {
    CAPTURE(bad);
    CHECK_FALSE(TypeTable::is_well_formed(bad));
    CHECK_FALSE(table.intern(bad));
  }
  CHECK(table.size() == size);
}

TEST_CASE("types: the table stops growing at 65000 types") {
  TypeTable table;
  for (int i = 0; i < 70000; ++i) table.intern("T" + std::to_string(i));
  CHECK(table.size() <= 65000);
  CHECK_FALSE(table.intern("ONE_MORE.kind"));
  CHECK(table.intern("PER") == types::PER);
}

}  // namespace
}  // namespace vigie
