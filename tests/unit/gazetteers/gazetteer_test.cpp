#include "gazetteers/gazetteer.h"

#include <cstring>

#include "gazetteers/compiler.h"
#include "pipeline/characters.h"
#include "stages/tokens.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

// The node of `name`; none when no name starts so.
Gazetteer::Node node_of(const Gazetteer& gazetteer, std::string_view name) {
  const Tokeniser tokeniser(test::tiny_words());
  const PieceCutter cutter(test::tiny_words());
  std::vector<Piece> pieces;
  for (const Span token : tokeniser.cut_name(name)) cutter.cut(name, token, 0, pieces);
  Gazetteer::Node node;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    node = i == 0 ? gazetteer.start(pieces[i].hash) : gazetteer.child(node, pieces[i].hash);
    if (!node) break;
  }
  return node;
}

// All names that end at `node`.
std::vector<Gazetteer::Surface> surfaces_at(const Gazetteer& gazetteer, Gazetteer::Node node) {
  std::vector<Gazetteer::Surface> out;
  for (std::uint32_t at = Gazetteer::first_surface(node); at != kNone; at = out.back().next) {
    out.push_back(gazetteer.surface(at));
  }
  return out;
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
  const Gazetteer::Node node = node_of(*gazetteer, "BAGDAD");
  REQUIRE(node);
  CHECK_FALSE(Gazetteer::has_children(node));
  const auto names = surfaces_at(*gazetteer, node);
  REQUIRE(names.size() == 2);
  CHECK(names[0].text == "Bagdad");
  CHECK(names[1].text == "bagdad");
  CHECK_FALSE(names[0].whole);  // it has an id
  REQUIRE(names[1].whole);
  CHECK(gazetteer->entry(names[1]).name == "bagdad");
  CHECK(types.name(gazetteer->entry(names[1]).type) == "PER");
  const auto entry = gazetteer->entry(names[0]);
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
  const auto onu = gazetteer->entry(surfaces_at(*gazetteer, node_of(*gazetteer, "ONU")).at(0));
  CHECK(onu.name == "O.N.U.");
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
    CHECK(Gazetteer::has_surfaces(node_of(*gazetteer, row.name)) == row.known);
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
      {gf::kStarts, "", "an empty table"},
      {gf::kEdges, "", "an empty table"},
      {gf::kStarts, "x", "a multiple of 8"},
      {gf::kMeta, "", "no head"},
      {gf::kFirstBits[0], "", "no power of two"},
      {gf::kFirstBits[1], std::string(24, '\0'), "no power of two"},
      {gf::kPathBits[0], std::string(24, '\0'), "no power of two"},
      {gf::kPathBits[1], "", "no power of two"},
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
  for (const char* name : {gf::kStarts, gf::kEdges, gf::kFirstBits[0], gf::kFirstBits[1],
                           gf::kPathBits[0], gf::kPathBits[1], gf::kEntries, gf::kDetails}) {
    CAPTURE(name);
    const std::string filled(good->section(name).size(), '\xFF');
    TypeTable types;
    const Gazetteer gazetteer(ResourceFile::from_bytes(with_section(*good, name, filled), "bad"),
                              types);
    std::size_t bytes = 0;
    const auto read = [&](Gazetteer::Node node) {
      gazetteer.prefetch_surface(node);
      for (const auto& surface : surfaces_at(gazetteer, node)) {
        for (const auto& entry : {gazetteer.entry(surface), gazetteer.entry(surface.entry)}) {
          bytes += surface.text.size() + entry.name.size() + entry.id.size() +
                   entry.country.size() + gazetteer.list_name(entry.list).size();
        }
      }
    };
    for (const std::string_view first : {"bagdad", "l'", "oreal", "o.n.u.", "onu"}) {
      const Gazetteer::Node node = gazetteer.start(piece_hash(first));
      read(node);
      for (const std::string_view next : {"bagdad", "oreal"}) {
        read(gazetteer.child(node, piece_hash(next)));
        read(gazetteer.longer(gazetteer_format::extended(node.path, piece_hash(next))));
      }
    }
    // Names may stand anywhere, and their chain ends.
    for (std::uint32_t at = 0; at < 64; ++at) read({0, at | gf::kHasSurfaces});
    read({0, gf::kHasSurfaces | gf::kFirstSurface});
    CHECK(bytes < 100000);
  }
}

TEST_CASE("gazetteer: hyphens, blanks and short forms lead to the same node") {
  TypeTable types;
  const auto gazetteer = test::gazetteer_of(
      "name\ttype\nSaint-Denis\tLOC\nCôte d'Ivoire\tLOC\nLe Caire\tLOC\nLe Monde\tORG\n", types);
  for (const std::string_view name : {"Saint-Denis", "Saint Denis", "St-Denis", "Côte-d'Ivoire",
                                      "du Caire", "au Caire", "Le Monde"}) {
    CAPTURE(name);
    const auto names = surfaces_at(*gazetteer, node_of(*gazetteer, name));
    REQUIRE(names.size() == 1);
    CHECK(names[0].drops_first == name.ends_with(" Caire"));
  }
  CHECK_FALSE(node_of(*gazetteer, "du Monde"));
  CHECK(node_of(*gazetteer, "Saint"));
  CHECK_FALSE(Gazetteer::has_surfaces(node_of(*gazetteer, "Saint")));
}

TEST_CASE("gazetteer: the bits say no only where no name can be") {
  TypeTable types;
  const auto gazetteer = test::gazetteer_of(
      "name\ttype\tflags\nBagdad\tLOC\t\nmairie de Lyon\tORG\t\nForce Quds\tORG\t\n"
      "Sans Retour\tPROD\tcase\niPhone\tPROD\t\n",
      types);
  using gazetteer_format::kGoesOn;
  using gazetteer_format::kIsName;
  struct Row {
    std::string_view piece;
    unsigned any;    // what it must be for tokens with a capital
    unsigned small;  // and without
  };
  constexpr Row kRows[] = {{"bagdad", kIsName, 0},
                           {"mairie", kGoesOn, kGoesOn},
                           {"force", kGoesOn, kGoesOn},  // "force Quds"
                           {"sans", kGoesOn, 0},         // only as typed
                           {"iphone", kIsName, kIsName}};
  for (const Row& row : kRows) {
    CAPTURE(row.piece);
    const std::uint64_t hash = piece_hash(row.piece);
    CHECK((gazetteer->may_be(hash, false) & row.any) == row.any);
    CHECK((gazetteer->may_be(hash, true) & row.small) == row.small);
  }
  // Of what is in no list, one of eight may be taken for a start.
  std::size_t taken = 0;
  for (int i = 0; i < 1000; ++i) {
    if (gazetteer->may_be(piece_hash("mot" + std::to_string(i)), false) != 0) ++taken;
  }
  CHECK(taken < 250);
}

}  // namespace
}  // namespace vigie
