#include "gazetteers/near_names.h"

#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

std::size_t slips(std::string_view text, std::string_view list) {
  return slips_of(slip_form(text), slip_form(list));
}

TEST_CASE("slips: one from six letters, two from ten") {
  CHECK(slips("Zorbo", "Zorba") == 0);
  CHECK(slips("Zorblas", "Zorblax") == 1);
  CHECK(slips("Zorblxa", "Zorblax") == 1);
  CHECK(slips("Zorblx", "Zorblax") == 1);
  CHECK(slips("Zorbblax", "Zorblax") == 1);
  CHECK(slips("Zorbbxax", "Zorblax") == 0);
  CHECK(slips("Conseil de Mrabau", "Conseil de Mirabeau") == 2);
  CHECK(slips("Cosel de Mirabau", "Conseil de Mirabeau") == 0);
}

TEST_CASE("slips: not in the first letter, not in digits, not over whole words") {
  CHECK(slips("Xorblax", "Zorblax") == 0);
  CHECK(slips("Avion 747", "Avion 737") == 0);
  CHECK(slips("Avoin 737", "Avion 737") == 1);
  CHECK(slips("Zorblax a", "Zorblax") == 0);
  CHECK(slips("Zorblax Industries", "ZorblaxIndustries") == 1);
  CHECK(slips("Zorblax-Industries", "Zorblax Industries") == 0);  // the exact tables know it
}

TEST_CASE("slips: letters are compared folded") {
  CHECK(slips("ZÔRBLAS", "zorblax") == 1);
  CHECK(slips("Œuvrre", "Oeuvre") == 1);
  CHECK(letters_of("l'a-b c1") == U"labc1");
  CHECK(count_words("Saint-Denis d'Oléron 2") == 5);
  CHECK(count_words("") == 0);
}

TEST_CASE("near names: acronyms and short names are not entered") {
  const SoundRules rules("none", {});
  const auto sounds = [&](std::string_view name) {
    SoundKey key;
    rules.append_key(name, key);
    return may_sound(name, key);
  };
  CHECK(sounds("Soleimani"));
  CHECK_FALSE(sounds("Sadate"));
  CHECK(sounds("Al Sadr"));
  CHECK_FALSE(sounds("Al Sd"));
  CHECK_FALSE(sounds("SOLEIMANI"));
  CHECK_FALSE(sounds("soleimani"));
  CHECK_FALSE(sounds("Brigade 444"));
  CHECK(may_slip("Zorbla"));
  CHECK_FALSE(may_slip("Zorbl"));
  CHECK_FALSE(may_slip("ZORBLAX"));
}

TEST_CASE("near names: only what lists ask for is entered") {
  TypeTable types;
  CHECK(test::gazetteer_of("name\ttype\nZorblax\tORG\n", types)->near_names().empty());
  const auto fuzzy = test::gazetteer_of(
      "# fuzzy: yes\nname\ttype\tflags\nZorblax\tORG\t\nZorblox\tORG\tcase\n", types);
  const NearNames& names = fuzzy->near_names();
  CHECK_FALSE(names.empty());
  CHECK(names.has_fuzzy());
  CHECK(names.name(0).text == "Zorblax");
  std::vector<std::uint64_t> hashes;
  NearNames::slip_hashes(U"zorblox", 1, hashes);
  std::vector<std::uint32_t> rows;
  for (const std::uint64_t hash : hashes) names.find(hash, 100, rows);
  CHECK(rows == std::vector<std::uint32_t>{0});  // one letter left out of each; not itself
  rows.clear();
  CHECK(names.find(hashes.front(), 0, rows) == 0);
  CHECK(rows.empty());
}

}  // namespace
}  // namespace vigie
