#include "stages/user_lists.h"

#include <filesystem>

#include "gazetteers/compiler.h"
#include "pipeline/atomic_file.h"
#include "pipeline/resource_file.h"
#include "pipeline/text_source.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

// A list that is large enough to be kept.
std::string large_list(const char* name) {
  std::string text = "# type: ORG\nname\ttype\n";
  for (int i = 0; i < 9000; ++i) text += std::string(name) + " " + std::to_string(i) + "\n";
  return text + "\tORG\n";
}

// Opens lists with a cache in a folder of its own.
struct Opener {
  test::TemporaryFolder folder;
  WordLists words = test::tiny_words();
  TypeTable types;
  std::vector<Fault> faults;
  std::uint64_t words_digest = 7;

  std::shared_ptr<const Gazetteer> open(const std::vector<UserList>& lists) {
    faults.clear();
    const Tokeniser tokeniser(words);
    return open_user_lists(lists, {words, tokeniser, words_digest}, folder.path("cache"), types,
                           faults);
  }
  [[nodiscard]] std::vector<std::string> kept() const {
    std::vector<std::string> paths;
    std::error_code code;
    for (const auto& file : std::filesystem::directory_iterator(folder.path("cache"), code)) {
      paths.push_back(file.path().string());
    }
    return paths;
  }
};

// Puts the gazetteer of another list under the key of the file at `path`: what is read then shows
// whether the kept file was used.
void forge(const std::string& path, const Opener& opener) {
  std::string key;
  std::string faults;
  {
    const auto file = ResourceFile::open(path);
    key = file->section("user.key");
    faults = file->section("user.faults");
  }
  std::vector<Fault> none;
  ResourceBuilder builder;
  compile_gazetteer({parse_list("name\ttype\nForged\tLOC\n", "f.tsv", none)}, test::tiny_words(),
                    Tokeniser(opener.words).name_cutter(), builder, none);
  builder.add("user.key", key);
  builder.add("user.faults", faults);
  write_atomically(path, builder.finish());
}

TEST_CASE("user lists: a large list is kept and used as long as nothing changed") {
  Opener opener;
  const std::string path = opener.folder.write("mine.tsv", large_list("Zorb"));
  CHECK(opener.open({{path}})->entry_count() == 9000);
  REQUIRE(opener.faults.size() == 1);
  REQUIRE(opener.kept().size() == 1);
  forge(opener.kept().front(), opener);
  CHECK(opener.open({{path}})->entry(0).name == "Forged");
  REQUIRE(opener.faults.size() == 1);  // kept too
  CHECK(opener.faults[0].place.to_string() == path + ":9003:1");
  CHECK(opener.faults[0].message.find("no name") == 0);
}

TEST_CASE("user lists: whatever a kept file depends on is asked for") {
  Opener opener;
  const std::string path = opener.folder.write("mine.tsv", large_list("Zorb"));
  static_cast<void>(opener.open({{path}}));
  const std::string kept = opener.kept().front();

  forge(kept, opener);
  opener.folder.write("mine.tsv", large_list("Zorc"));  // the same size
  CHECK(opener.open({{path}})->entry(0).name == "Zorc 0");
  CHECK(opener.kept() == std::vector<std::string>{kept});  // in its place

  forge(kept, opener);
  opener.words_digest = 8;
  CHECK(opener.open({{path}})->entry(0).name == "Zorc 0");

  forge(kept, opener);
  opener.words.add({"clitics.txt", "zorc\n"});
  CHECK(opener.open({{path}})->entry(0).name == "Zorc 0");

  forge(kept, opener);
  ListOptions options;
  options.type = "PER";
  CHECK(opener.open({{path, options}})->entry(0).name == "Zorc 0");
  CHECK(opener.kept().size() == 2);
}

TEST_CASE("user lists: a damaged file is made anew") {
  Opener opener;
  const std::string path = opener.folder.write("mine.tsv", large_list("Zorb"));
  static_cast<void>(opener.open({{path}}));
  const std::string kept = opener.kept().front();
  const std::string good = read_file(kept);
  for (const std::size_t at :
       {std::size_t{3}, std::size_t{60}, good.size() / 2, good.size() - 20}) {
    CAPTURE(at);
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 0x10);
    write_atomically(kept, bad);
    CHECK(opener.open({{path}})->entry_count() == 9000);
    CHECK(read_file(kept) == good);
  }
  write_atomically(kept, good.substr(0, good.size() / 3));
  CHECK(opener.open({{path}})->entry_count() == 9000);
  CHECK(read_file(kept) == good);
}

TEST_CASE("user lists: small lists leave nothing behind") {
  Opener opener;
  const std::string path = opener.folder.write("mine.tsv", "name\ttype\nZorb\tORG\n");
  CHECK(opener.open({{path}})->entry_count() == 1);
  CHECK(opener.kept().empty());
}

TEST_CASE("user lists: all files are looked at before the run is refused") {
  Opener opener;
  const std::string one = opener.folder.write("a.txt", "Zorb\n");
  const std::string two = opener.folder.write("b.xlsx", "PK\x03\x04");
  CHECK_THROWS_WITH_AS(static_cast<void>(opener.open({{one}, {two}})),
                       "2 lists cannot be used, nothing was done", ConfigError);
  CHECK(opener.faults.size() == 2);
  CHECK_THROWS_AS(static_cast<void>(opener.open({{opener.folder.path("none.tsv")}})), ConfigError);
}

}  // namespace
}  // namespace vigie
