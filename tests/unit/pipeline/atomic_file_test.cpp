#include "pipeline/atomic_file.h"

#include <sys/stat.h>

#include <cerrno>
#include <filesystem>
#include <string>

#include "pipeline/text_source.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

std::size_t files_in(const test::TemporaryFolder& folder) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path("."))) {
    count += entry.exists() ? 1U : 0U;
  }
  return count;
}

TEST_CASE("atomic file: a file is replaced whole or not at all") {
  const test::TemporaryFolder folder;
  const std::string path = folder.path("out.bin");
  write_atomically(path, "one");
  CHECK(read_file(path) == "one");
  {
    const AtomicFile file(path);
    CHECK(write_all(file.descriptor(), "half") == 0);
    CHECK(read_file(path) == "one");
  }
  CHECK(read_file(path) == "one");  // without commit nothing happens
  write_atomically(path, "");
  CHECK(read_file(path).empty());
  CHECK(files_in(folder) == 1);
}

TEST_CASE("atomic file: what cannot be written is named and leaves nothing") {
  const test::TemporaryFolder folder;
  for (const std::string& bad : {folder.path("no/such/folder/out"), folder.path(".")}) {
    CAPTURE(bad);
    CHECK_THROWS_WITH_AS(write_atomically(bad, "x"), doctest::Contains(bad.c_str()),
                         InputOutputError);
  }
  CHECK(files_in(folder) == 0);
  CHECK(write_all(-1, "x") == EBADF);
}

TEST_CASE("atomic file: permissions stay and a link is followed") {
  const test::TemporaryFolder folder;
  const std::string path = folder.write("real", "old");
  std::filesystem::permissions(
      path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  std::filesystem::create_symlink(path, folder.path("link"));
  write_atomically(folder.path("link"), "new");
  CHECK(std::filesystem::is_symlink(folder.path("link")));
  CHECK(read_file(path) == "new");
  struct stat info {};
  REQUIRE(::stat(path.c_str(), &info) == 0);
  CHECK((info.st_mode & 0777U) == 0600U);
  CHECK(files_in(folder) == 2);
}

}  // namespace
}  // namespace vigie
