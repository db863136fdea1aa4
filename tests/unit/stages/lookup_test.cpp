#include "stages/lookup.h"

#include <algorithm>

#include "stages/normalise.h"
#include "stages/sentences.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

// tiny_resources() and a list of the user's.
std::shared_ptr<Resources> with_list(const std::string& text) {
  auto resources = std::make_shared<Resources>(*test::tiny_resources());
  resources->types = std::make_shared<TypeTable>(*resources->types);
  resources->gazetteers.insert(resources->gazetteers.begin(),
                               {test::gazetteer_of(text, *resources->types), true});
  return resources;
}

TEST_CASE("lookup: every entry, with how it is found or why it is not") {
  const auto resources = with_list(
      "# list: mine\nname\ttype\taliases\tflags\nZorblax\tORG\tZX\t\nGrève Zorb\tORG\t\tcase\n"
      "Le Zorb\tLOC\t\t\nSaint-Zorb\tLOC\t\t\n");
  struct Row {
    const char* name;
    bool found;
    const char* folds;
    const char* why;
  };
  constexpr Row kRows[] = {{"Zorblax", true, "none", ""},
                           {"ZORBLAX", true, "case", ""},
                           {"zorblax", false, "case", "a capital is missing"},
                           {"zx", false, "case", "a short acronym is written in capitals"},
                           {"Grève Zorb", true, "none", ""},
                           {"Greve Zorb", false, "accents", "flag case: only as typed"},
                           {"ST ZORB", true, "all", ""},
                           {"Saint Zorb", true, "hyphens", ""}};
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    const Lookup lookup = look_up(*resources, row.name);
    REQUIRE(lookup.hits.size() == 1);
    const LookupHit& hit = lookup.hits[0];
    CHECK(hit.found == row.found);
    CHECK(hit.exact == (row.found && hit.folds == 0));
    CHECK(hit.why_not == row.why);
    CHECK(hit.user);
    CHECK(hit.list == "mine");
    if (std::string_view(row.folds) != "all") CHECK(fold_words(hit.folds) == row.folds);
  }
  const Lookup contracted = look_up(*resources, "au Zorb");
  REQUIRE(contracted.hits.size() == 1);
  CHECK(contracted.hits[0].drops_first);
  CHECK(contracted.hits[0].entry.name == "Le Zorb");
}

TEST_CASE("lookup: longer names are counted, nothing known is nothing") {
  const auto resources = with_list("# type: ORG\nname\nZorb\nZorb Un\nZorb-Deux\nZorba\n");
  const Lookup lookup = look_up(*resources, "ZORB");
  CHECK(lookup.hits.size() == 1);
  CHECK(lookup.longer == 2);
  CHECK(lookup.samples.size() == 2);
  for (const char* name : {"", " ", "inconnu", "\xFF", "Zorb Trois"}) {
    CAPTURE(name);
    CHECK(look_up(*resources, name).hits.empty());
  }
}

TEST_CASE("lookup: what it says is what the stage does") {
  const auto resources = with_list(
      "# type: ORG\n# folds: case accents\nname\taliases\tflags\nÉtat-Zorb\tEZ\t\nZorb de "
      "Saint-Zed\t"
      "Zorb du Zed|ZSZ Zed\tcase\nForce Zorb\t\t\nla Ligue Zorb de Zed\tLigue\tambiguous\n");
  const GazetteerTag stage(resources->gazetteers, resources->words);
  std::size_t found = 0;
  std::size_t not_found = 0;
  for (const char* name : {"État-Zorb",
                           "Etat-Zorb",
                           "ÉTAT-ZORB",
                           "ETAT ZORB",
                           "état-zorb",
                           "EZ",
                           "Ez",
                           "ez",
                           "Zorb de Saint-Zed",
                           "ZORB DE SAINT-ZED",
                           "Zorb du Zed",
                           "zorb du Zed",
                           "ZSZ ZED",
                           "Force Zorb",
                           "force Zorb",
                           "Force zorb",
                           "FORCE ZORB",
                           "La Ligue Zorb de Zed",
                           "la ligue Zorb de Zed",
                           "la ligue zorb de Zed",
                           "Ligue",
                           "ligue",
                           "LIGUE"}) {
    CAPTURE(name);
    Document document;
    document.reset(name);
    Normalise().run(document, nullptr);
    Tokeniser(resources->words).cut(document.text(), {}, document.tokens);
    mark_lines(document.tokens, document.lines);
    const auto count = static_cast<std::uint32_t>(document.tokens.size());
    document.sentences.push_back(
        {{0, static_cast<std::uint32_t>(document.text().size())}, {0, count}});
    const auto scratch = stage.make_scratch();
    stage.run(document, scratch.get());
    const bool tagged =
        std::any_of(document.mentions.begin(), document.mentions.end(), [&](const Mention& m) {
          return m.tokens.first == 0 && m.tokens.last == count && m.origin.user;
        });
    const Lookup lookup = look_up(*resources, name);
    REQUIRE_FALSE(lookup.hits.empty());
    CHECK(lookup.hits.front().found == tagged);
    ++(tagged ? found : not_found);
  }
  CHECK(found > 8);
  CHECK(not_found > 5);
}

}  // namespace
}  // namespace vigie
