#include "pipeline/formats/folder_export.h"

#include <filesystem>

#include "pipeline/text_source.h"
#include "support/test.h"
#include "support/tiny.h"
#include "vigie/error.h"

namespace vigie {
namespace {

namespace fs = std::filesystem;

TEST_CASE("folder export: nothing stands there before the end, nothing is left without it") {
  const test::TemporaryFolder place;
  {
    FolderExport folder(place.path("d/"));
    folder.add("a", "1");
    CHECK_FALSE(fs::exists(place.path("d")));
  }
  CHECK(fs::is_empty(place.path("")));
  FolderExport folder(place.path("d"));
  folder.add("a", "1");
  folder.finish();
  CHECK(read_file(place.path("d/a")) == "1");
}

TEST_CASE("folder export: a folder that is there keeps what is not replaced") {
  const test::TemporaryFolder place;
  fs::create_directory(place.path("d"));
  static_cast<void>(place.write("d/a", "old"));
  static_cast<void>(place.write("d/b", "old"));
  FolderExport folder(place.path("d"));
  folder.add("a", "new");
  CHECK(read_file(place.path("d/a")) == "old");
  folder.finish();
  CHECK(read_file(place.path("d/a")) == "new");
  CHECK(read_file(place.path("d/b")) == "old");
}

TEST_CASE("folder export: ids that cannot name a file, or do so already") {
  const test::TemporaryFolder place;
  FolderExport folder(place.path("d"));
  for (const std::string& id :
       {std::string(), std::string("."), std::string(".."), std::string("a/b"), std::string("../a"),
        std::string("a\nb"), std::string("a\0b", 3), std::string(241, 'x')}) {
    CAPTURE(id);
    CHECK(folder.take(id));
  }
  CHECK_FALSE(folder.take("a..b"));
  CHECK_FALSE(folder.take("\xC3\xA9t\xC3\xA9"));
  CHECK(folder.take("a..b"));
}

TEST_CASE("folder export: places that cannot be") {
  const test::TemporaryFolder place;
  CHECK_THROWS_AS(FolderExport(place.path("none/d")), InputOutputError);
  static_cast<void>(place.write("f", ""));
  CHECK_THROWS_AS(FolderExport(place.path("f")), InputOutputError);
}

}  // namespace
}  // namespace vigie
