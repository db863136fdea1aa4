#include "pipeline/text_source.h"

#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

TEST_CASE("text source: packed sources come back unchanged") {
  const std::vector<TextSource> sources = {
      {"a.txt", "été\n"}, {"b.txt", ""}, {"", std::string("\0\xFF", 2)}};
  const auto back = unpack_sources(pack_sources(sources));
  REQUIRE(back.size() == sources.size());
  for (std::size_t i = 0; i < sources.size(); ++i) {
    CHECK(back[i].path == sources[i].path);
    CHECK(back[i].text == sources[i].text);
  }
  CHECK(unpack_sources(pack_sources({})).empty());
}

TEST_CASE("text source: a packed section that is cut is refused") {
  const std::string packed = pack_sources({{"a.txt", "text"}, {"b.txt", "more"}});
  for (std::size_t size = 0; size < packed.size(); ++size) {
    CAPTURE(size);
    CHECK_THROWS_AS(static_cast<void>(unpack_sources(packed.substr(0, size))), ResourceError);
  }
  CHECK_THROWS_AS(static_cast<void>(unpack_sources("\xFF\xFF\xFF\xFF")), ResourceError);
}

TEST_CASE("text source: a folder is read in order of path and by ending") {
  const test::TemporaryFolder folder;
  folder.write("b/two.txt", "2");
  folder.write("a/one.txt", "1");
  folder.write("c.txt", "3");
  folder.write("c.tsv", "no");
  const auto sources = read_folder(folder.path("."), ".txt");
  REQUIRE(sources.size() == 3);
  CHECK(sources[0].text == "1");
  CHECK(sources[1].text == "2");
  CHECK(sources[2].text == "3");
  CHECK_THROWS_AS(static_cast<void>(read_folder(folder.path("absent"), ".txt")), InputOutputError);
}

TEST_CASE("text source: a file that cannot be read is named with the cause") {
  const test::TemporaryFolder folder;
  CHECK(read_file(folder.write("x", "a\r\nb")) == "a\r\nb");
  CHECK_THROWS_WITH_AS(static_cast<void>(read_file(folder.path("absent"))),
                       doctest::Contains("No such file"), InputOutputError);
  CHECK_THROWS_WITH_AS(static_cast<void>(read_file(folder.path("."))),
                       doctest::Contains("is a directory"), InputOutputError);
}

TEST_CASE("word lists: words, values and comments") {
  WordLists lists;
  lists.add({"data/words/fr/months.txt", "# months\njanvier\t1\n\nfévrier\t2"});
  lists.add({"other/months.txt", "mars\t3\n"});
  lists.add({"data/words/fr/clitics.txt", "l\n"});
  REQUIRE(lists.find("months") != nullptr);
  const auto& months = lists.get("months");
  REQUIRE(months.size() == 3);
  CHECK(months[0].text == "janvier");
  CHECK(months[0].value == "1");
  CHECK(months[1].text == "février");
  CHECK(months[2].value == "3");
  CHECK(lists.get("clitics").front().value.empty());
  CHECK(lists.find("absent") == nullptr);
  CHECK(lists.get("absent").empty());
  CHECK(lists.names() == std::vector<std::string>{"clitics", "months"});
}

TEST_CASE("word lists: a list with CRLF line ends has the same words") {
  WordLists lists;
  lists.add({"months.txt", "janvier\t1\r\nmars\r\n"});
  const auto& months = lists.get("months");
  REQUIRE(months.size() == 2);
  CHECK(months[0].value == "1");
  CHECK(months[1].text == "mars");
}

}  // namespace
}  // namespace vigie
