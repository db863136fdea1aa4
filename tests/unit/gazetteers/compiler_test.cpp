#include "gazetteers/compiler.h"

#include "gazetteers/gazetteer.h"
#include "pipeline/characters.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

struct Compiled {
  std::string bytes;
  CompiledCounts counts;
  std::vector<Fault> faults;
};

Compiled compiled(const std::vector<std::string>& texts) {
  Compiled result;
  std::vector<ListFile> lists;
  for (const std::string& text : texts)
    lists.push_back(parse_list(text, "test.tsv", result.faults));
  ResourceBuilder builder;
  result.counts =
      compile_gazetteer(lists, test::tiny_words(), test::tiny_cutter(), builder, result.faults);
  result.bytes = builder.finish();
  return result;
}

TEST_CASE("compiler: the same lists give the same bytes and their order counts") {
  const std::string one = "name\ttype\nBagdad\tLOC\nQasem Soleimani\tPER\n";
  const std::string two = "name\ttype\nIrak\tLOC\n";
  CHECK(compiled({one, two}).bytes == compiled({one, two}).bytes);
  CHECK(compiled({one, two}).bytes != compiled({two, one}).bytes);
}

TEST_CASE("compiler: names share the nodes of their first words") {
  const Compiled c =
      compiled({"name\ttype\taliases\nUniversité de Bagdad\tORG\tUniversité\n"
                "Université de Paris\tORG\t\n"});
  CHECK(c.faults.empty());
  CHECK(c.counts.entries == 2);
  CHECK(c.counts.surfaces == 3);
  CHECK(c.counts.nodes == 5);  // root, université, de, bagdad, paris
}

TEST_CASE("compiler: a name without a token is a fault of its line") {
  const Compiled c = compiled({"name\ttype\n\u200B\tLOC\nBagdad\tLOC\n"});
  REQUIRE(c.faults.size() == 1);
  CHECK(c.faults[0].place.to_string() == "test.tsv:2:1");
  CHECK(c.faults[0].message.find("holds no token") != std::string::npos);
  CHECK(c.counts.surfaces == 1);
}

TEST_CASE("compiler: no lists make a gazetteer that finds nothing") {
  const Compiled c = compiled({});
  TypeTable types;
  const Gazetteer gazetteer(ResourceFile::from_bytes(c.bytes, "test"), types);
  CHECK(gazetteer.entry_count() == 0);
  CHECK_FALSE(gazetteer.start(piece_hash("bagdad")));
  CHECK(gazetteer.may_be(piece_hash("bagdad"), false) == 0);
  CHECK_FALSE(gazetteer.may_lead(piece_hash("bagdad"), true));
}

}  // namespace
}  // namespace vigie
