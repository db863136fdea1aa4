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
  const PieceCutter cutter(test::tiny_words());
  std::vector<Piece> pieces;
  for (const Span token : tokeniser.cut_name(name)) cutter.cut(name, token, 0, pieces);
  std::uint32_t node = Gazetteer::kRoot;
  for (const Piece& piece : pieces) {
    const std::uint32_t number = gazetteer.piece_number(piece.hash);
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
  compile_gazetteer({parse_list(kList, "test.tsv", faults)}, test::tiny_words(),
                    test::tiny_cutter(), builder, faults);
  const auto good = ResourceFile::from_bytes(builder.finish(), "good");
  const auto section = [&](const char* name) { return std::string(good->section(name)); };
  const auto poke = [&](const char* name, std::size_t at, std::uint32_t value) {
    std::string bytes = section(name);
    std::memcpy(bytes.data() + at, &value, sizeof(value));
    return bytes;
  };
  struct Row {
    const char* name;
    std::string bytes;
    const char* message;
  };
  const Row rows[] = {
      {gf::kPieces, "", "an empty table"},
      {gf::kEdges, "", "an empty table"},
      {gf::kFilter, "", "an empty table"},
      {gf::kPieces, "x", "a multiple of 8"},
      {gf::kMeta, "", "no head"},
      {gf::kMeta, poke(gf::kMeta, 4, 99999), "more first pieces than nodes"},
      {gf::kMeta, poke(gf::kMeta, 8, 99999), "more first pieces than nodes"},
      {gf::kNodes, "", "no root node"},
      {gf::kClasses, poke(gf::kClasses, 0, 99999), "a type that is no type name"},
      {gf::kClasses, poke(gf::kClasses, 4, 99999), "a class that points outside the file"},
      {gf::kClasses, poke(gf::kClasses, 8, 99), "a class that points outside the file"}};
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

TEST_CASE("gazetteer: what a damaged section says is never followed out of the file") {
  namespace gf = gazetteer_format;
  std::vector<Fault> faults;
  ResourceBuilder builder;
  compile_gazetteer({parse_list(kList, "test.tsv", faults)}, test::tiny_words(),
                    test::tiny_cutter(), builder, faults);
  const auto good = ResourceFile::from_bytes(builder.finish(), "good");
  // Every number of every large section, made as large as can be: nothing but empty answers.
  for (const char* name : {gf::kPieces, gf::kEdges, gf::kNodes, gf::kSurfaces, gf::kAliases,
                           gf::kEntries, gf::kDetails}) {
    CAPTURE(name);
    const std::string filled(good->section(name).size(), '\xFF');
    TypeTable types;
    const Gazetteer gazetteer(ResourceFile::from_bytes(with_section(*good, name, filled), "bad"),
                              types);
    std::size_t bytes = 0;
    for (const std::string_view word : {"bagdad", "l'", "oreal", "o.n.u.", "onu"}) {
      const std::uint32_t number = gazetteer.piece_number(piece_hash(word));
      for (std::uint32_t node = 0; node < gazetteer.node_count(); ++node) {
        const std::uint32_t child = number == 0 ? kNone : gazetteer.child(node, number);
        CHECK((child == kNone || child < gazetteer.node_count()));
        for (std::uint32_t s = 0; s < gazetteer.surface_count(node); ++s) {
          const auto surface = gazetteer.surface(node, s);
          const auto entry = gazetteer.entry(surface.entry);
          bytes += surface.text.size() + entry.name.size() + entry.id.size() +
                   entry.country.size() + gazetteer.list_name(entry.list).size();
        }
      }
    }
    CHECK(bytes < 10000);
  }
}

TEST_CASE("gazetteer: hyphens, blanks and short forms lead to the same node") {
  TypeTable types;
  const auto gazetteer = test::gazetteer_of(
      "name\ttype\nSaint-Denis\tLOC\nCôte d'Ivoire\tLOC\nLe Caire\tLOC\nLe Monde\tORG\n", types);
  for (const std::string_view name : {"Saint-Denis", "Saint Denis", "St-Denis", "Côte-d'Ivoire",
                                      "du Caire", "au Caire", "Le Monde"}) {
    CAPTURE(name);
    const std::uint32_t node = node_of(*gazetteer, name);
    REQUIRE(node != kNone);
    CHECK(gazetteer->surface_count(node) == 1);
    CHECK(gazetteer->surface(node, 0).drops_first == name.ends_with(" Caire"));
  }
  CHECK(node_of(*gazetteer, "du Monde") == kNone);
  CHECK(node_of(*gazetteer, "Saint") != kNone);
  CHECK(gazetteer->surface_count(node_of(*gazetteer, "Saint")) == 0);
}

}  // namespace
}  // namespace vigie
