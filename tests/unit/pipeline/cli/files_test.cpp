#include "pipeline/cli/files.h"

#include <filesystem>

#include "pipeline/text_source.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie::cli {
namespace {

TEST_CASE("files: an output gets its name when it is complete") {
  const test::TemporaryFolder folder;
  const std::string path = folder.path("out.txt");
  {
    Output output(path);
    output.buffer() = "half";
    output.flush();
    CHECK_FALSE(std::filesystem::exists(path));
    CHECK_FALSE(output.is_terminal());
  }
  CHECK(std::filesystem::is_empty(folder.path(".")));  // nothing left behind
  {
    Output output(path);
    output.buffer() = "who";
    output.flush();
    output.buffer() += "le";
    output.finish();
  }
  CHECK(read_file(path) == "whole");
}

TEST_CASE("files: a large buffer is written early and a small one waits") {
  const test::TemporaryFolder folder;
  Output output(folder.path("out.txt"));
  output.buffer() = "small";
  output.flush_if_large();
  CHECK(output.buffer() == "small");
  output.buffer().assign(std::size_t{1} << 20U, 'x');
  output.flush_if_large();
  CHECK(output.buffer().empty());
}

TEST_CASE("files: what cannot be opened is named with the cause") {
  const test::TemporaryFolder folder;
  CHECK_THROWS_WITH_AS(Output(folder.path("no/out")), doctest::Contains("No such file"),
                       InputOutputError);
  CHECK_THROWS_WITH_AS(Input(folder.path("absent"), [] {}),
                       doctest::Contains("cannot read: No such file"), InputOutputError);
  CHECK_THROWS_WITH_AS(Input(folder.path("."), [] {}), doctest::Contains("is a directory"),
                       InputOutputError);
}

TEST_CASE("files: a full device is an error of the output") {
  if (!std::filesystem::exists("/dev/full")) return;
  Output output("/dev/full");
  output.buffer() = "x";
  CHECK_THROWS_WITH_AS(output.finish(), doctest::Contains("/dev/full"), InputOutputError);
}

TEST_CASE("files: an input is told before each read that may wait") {
  const test::TemporaryFolder folder;
  int waits = 0;
  Input input(folder.write("in", "abcdef"), [&] { ++waits; });
  char bytes[4];
  CHECK(input.read(bytes, 4) == 4);
  CHECK(input.read(bytes, 4) == 2);
  CHECK(input.read(bytes, 4) == 0);
  CHECK(waits == 3);
}

TEST_CASE("files: the program knows its folder") {
  CHECK(std::filesystem::is_directory(program_folder()));
}

}  // namespace
}  // namespace vigie::cli
