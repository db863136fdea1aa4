#include "gazetteers/gazetteer.h"

#include <cstring>

#include "gazetteers/compiler.h"
#include "pipeline/characters.h"
#include "stages/tokens.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

// The node of `name`, or kNone.
std::uint32_t node_of(const Gazetteer& gazetteer, std::string_view name) {
  const Tokeniser tokeniser(test::tiny_words());
  std::uint32_t node = Gazetteer::kRoot;
  for (const Span token : tokeniser.cut_name(name)) {
    const std::uint32_t number = gazetteer.token_number(token_hash(folded(token.in(name))));
    if (number == 0) return kNone;
    node = gazetteer.child(node, number);
    if (node == kNone) return kNone;
  }
  return node;
}

constexpr std::string_view kList =
    "# list: test list\nname\ttype\taliases\tids\tcountry\tweight\tstrength\tflags\n"
    "Bagdad\tLOC.city\tBaghdad\tgeonames:1\tIQ\t7\tfill\tcase\n"
    "L'Oréal\tORG\t\t\t\t\t\tambiguous\n"
    "O.N.U.\tORG\tONU\t\t\t\tevidence\tacronym\n"
    "bagdad\tPER\t\t\t\t\t\t\n";

TEST_CASE("gazetteer: an entry comes back as it stands in the list") {
  TypeTable types;
  const auto gazetteer = test::gazetteer_of(kList, types);
  CHECK(gazetteer->entry_count() == 4);
  CHECK(gazetteer->surface_total() == 6);
  CHECK(gazetteer->list_count() == 1);
  CHECK(gazetteer->list_name(0) == "test list");
  CHECK(gazetteer->list_path(0) == "lists/test.tsv");
  const std::uint32_t node = node_of(*gazetteer, "BAGDAD");
  REQUIRE(node != kNone);
  REQUIRE(gazetteer->surface_count(node) == 2);
  CHECK(gazetteer->surface(node, 0).text == "Bagdad");
  CHECK(gazetteer->surface(node, 1).text == "bagdad");
  const auto entry = gazetteer->entry(gazetteer->surface(node, 0).entry);
  CHECK(entry.name == "Bagdad");
  CHECK(entry.id == "geonames:1");
  CHECK(entry.country == "IQ");
  CHECK(entry.weight == 7);
  CHECK(entry.line == 3);
  CHECK(types.name(entry.type) == "LOC.city");
  CHECK(entry.strength == Strength::fill);
  CHECK(entry.match_case);
  CHECK_FALSE(entry.acronym);
  CHECK_FALSE(entry.ambiguous);
  const auto onu = gazetteer->entry(gazetteer->surface(node_of(*gazetteer, "ONU"), 0).entry);
  CHECK(onu.acronym);
  CHECK(onu.country.empty());
  CHECK(onu.strength == Strength::evidence);
}

TEST_CASE("gazetteer: spelling variants lead to the same node") {
  TypeTable types;
  const auto gazetteer = test::gazetteer_of(kList, types);
  struct Row {
    std::string_view name;
    bool known;
  };
  constexpr Row kRows[] = {
      {"L’OREAL", true}, {"l'oréal", true}, {"Oréal", false},         {"L'", false},
      {"Baghdad", true}, {"o.n.u.", false}, {"Bagdad Bagdad", false}, {"Basra", false}};
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    const std::uint32_t node = node_of(*gazetteer, row.name);
    CHECK((node != kNone && gazetteer->surface_count(node) > 0) == row.known);
  }
}

// Adds the sections of `good` again, one of them changed.
std::string with_section(const ResourceFile& good, std::string_view name, std::string bytes) {
  ResourceBuilder builder;
  for (const auto& info : good.sections()) {
    builder.add(info.name, info.name == name ? bytes : std::string(good.section(info.name)));
  }
  return builder.finish();
}

TEST_CASE("gazetteer: sections that do not hold together are refused") {
  namespace gf = gazetteer_format;
  std::vector<Fault> faults;
  ResourceBuilder builder;
  const Tokeniser tokeniser(test::tiny_words());
  compile_gazetteer(
      {parse_list(kList, "test.tsv", faults)},
      [&](std::string_view name) { return tokeniser.cut_name(name); }, builder, faults);
  const auto good = ResourceFile::from_bytes(builder.finish(), "good");
  const auto section = [&](const char* name) { return std::string(good->section(name)); };
  const auto poke = [&](const char* name, std::size_t at, std::uint32_t value) {
    std::string bytes = section(name);
    std::memcpy(bytes.data() + at, &value, sizeof(value));
    return bytes;
  };
  std::string full_tokens = section(gf::kTokens);
  for (std::size_t at = 8; at < full_tokens.size(); at += sizeof(gf::TokenSlot))
    full_tokens[at] = 1;
  std::string full_edges = section(gf::kEdges);
  for (std::size_t at = 8; at < full_edges.size(); at += sizeof(gf::EdgeSlot)) full_edges[at] = 1;
  struct Row {
    const char* name;
    std::string bytes;
    const char* message;
  };
  const Row rows[] = {
      {gf::kTokens, section(gf::kTokens) + section(gf::kTokens).substr(0, 16), "no power of two"},
      {gf::kTokens, "", "no power of two"},
      {gf::kTokens, "x", "a multiple of 16"},
      {gf::kTokens, full_tokens, "a token table without a free slot"},
      {gf::kEdges, full_edges, "an edge table without a free slot"},
      {gf::kEdges, poke(gf::kEdges, 8, 99999), "an edge to a node that is not there"},
      {gf::kNodes, "", "no root node"},
      {gf::kNodes, poke(gf::kNodes, 4, 99999), "a node with names that are not there"},
      {gf::kSurfaces, poke(gf::kSurfaces, 0, 99999), "a name without its entry"},
      {gf::kSurfaces, poke(gf::kSurfaces, 8, 99999), "a name without its entry"},
      {gf::kEntries, poke(gf::kEntries, 0, 99999), "points outside the file"},
      {gf::kEntries, poke(gf::kEntries, 16, 99999), "points outside the file"},
      {gf::kEntries, poke(gf::kEntries, 28, 99), "points outside the file"},
      {gf::kLists, poke(gf::kLists, 0, 99999), "a list without a name"},
      {gf::kTypes, poke(gf::kTypes, 0, 99999), "a type that is no type name"},
      {gf::kTypes, poke(gf::kTypes, 4, 0), "a type that is no type name"}};
  TypeTable fine;
  CHECK_NOTHROW(Gazetteer(good, fine));
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CAPTURE(row.message);
    TypeTable types;
    const auto file = ResourceFile::from_bytes(with_section(*good, row.name, row.bytes), "bad");
    CHECK_THROWS_WITH_AS(Gazetteer(file, types), doctest::Contains(row.message), ResourceError);
  }
}

}  // namespace
}  // namespace vigie
