#include "pipeline/resource_file.h"

#include <cstring>

#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

std::string image() {
  ResourceBuilder builder;
  builder.add("first", "some bytes");
  builder.add("empty", "");
  builder.add_array("numbers", std::vector<std::uint32_t>{1, 2, 3});
  builder.add("abcdefghijklmnopqrstuvw", "23 bytes of name");
  return builder.finish();
}

std::string refusal_of(std::string bytes) {
  try {
    static_cast<void>(ResourceFile::from_bytes(std::move(bytes), "test.vigie"));
  } catch (const ResourceError& error) {
    return error.what();
  }
  return "accepted";
}

template <typename T>
std::string patched(std::size_t at, T value) {
  std::string bytes = image();
  std::memcpy(bytes.data() + at, &value, sizeof(value));
  return bytes;
}

// Where things stand: header of 40 bytes, then rows of 48: name 24, offset, size, digest.
constexpr std::size_t kTable = 40;

std::string with_table_mended(std::string bytes) {
  const std::uint64_t digest = digest_of(std::string_view(bytes).substr(kTable, 4 * 48));
  std::memcpy(bytes.data() + 24, &digest, sizeof(digest));
  return bytes;
}

TEST_CASE("resource file: sections come back as they went in") {
  const auto file = ResourceFile::from_bytes(image(), "test.vigie");
  CHECK(file->section("first") == "some bytes");
  CHECK(file->section("empty").empty());
  CHECK(file->section("abcdefghijklmnopqrstuvw") == "23 bytes of name");
  const auto numbers = file->array<std::uint32_t>("numbers");
  REQUIRE(numbers.size() == 3);
  CHECK(numbers[2] == 3);
  CHECK(file->name() == "test.vigie");
  CHECK(file->size() == image().size());
  CHECK(file->digest().size() == 16);
  REQUIRE(file->sections().size() == 4);
  CHECK(file->sections()[0].name == "first");
  CHECK(file->sections()[0].size == 10);
  CHECK(file->sections()[0].digest == digest_of("some bytes"));
}

TEST_CASE("resource file: the same sections give the same bytes and digest") {
  CHECK(image() == image());
  ResourceBuilder other;
  other.add("first", "some byteS");
  CHECK(ResourceFile::from_bytes(image(), "a")->digest() !=
        ResourceFile::from_bytes(other.finish(), "b")->digest());
}

TEST_CASE("resource file: every section starts at a multiple of 16 in memory") {
  const auto file = ResourceFile::from_bytes(image(), "test.vigie");
  for (const auto& info : file->sections()) {
    CAPTURE(info.name);
    CHECK(reinterpret_cast<std::uintptr_t>(file->section(info.name).data()) % 16 == 0);
  }
}

TEST_CASE("resource file: what is damaged or foreign is refused and says why") {
  struct Row {
    const char* what;
    std::string bytes;
    std::string_view expected;
  };
  std::string grown = image() + std::string(16, '\0');
  std::string flipped = image();
  flipped[kTable + 4 * 48] ^= 1;  // first byte after the table: padding or section
  std::string section_damage = image();
  section_damage[section_damage.find("some bytes")] = 'S';
  std::string outside = image();
  const std::uint64_t far = 1U << 20U;
  std::memcpy(outside.data() + kTable + 24, &far, sizeof(far));
  std::string huge = image();
  const std::uint64_t endless = 0xFFFFFFFFFFFFFFF0ULL;
  std::memcpy(huge.data() + kTable + 32, &endless, sizeof(endless));
  std::string crooked = image();
  const std::uint64_t odd = 41;
  std::memcpy(crooked.data() + kTable + 24, &odd, sizeof(odd));
  const std::string other_version =
      "format version 99, expected version " + std::to_string(kResourceVersion);
  const Row rows[] = {
      {"empty", "", "a file of 0 bytes, expected a compiled resource of at least 40 bytes"},
      {"short", image().substr(0, 39), "a file of 39 bytes"},
      {"foreign", "GIF89a" + image(), "does not start with Vigie's mark"},
      {"gzip", "\x1F\x8B" + image(), "a gzip file"},
      {"zstd", "\x28\xB5\x2F\xFD" + image(), "a zstd file"},
      {"text mode", "VIGIE\n" + image(), "text-mode transfer"},
      {"list", "name\ttype\n" + image(), "perhaps a list"},
      {"commented list", "# list: x\n" + image(), "perhaps a list"},
      {"byte order", patched(8, std::uint32_t{0x04030201}), "byte order mark 04030201"},
      {"version", patched(12, std::uint32_t{99}), other_version},
      {"cut", image().substr(0, image().size() - 16), "the file is cut or has grown"},
      {"grown", grown, "the file is cut or has grown"},
      {"too many sections", patched(32, std::uint32_t{0xFFFFFFFF}),
       "a table of 4294967295 sections"},
      {"table damage", patched(kTable, 'X'), "a section table that does not match its digest"},
      {"section damage", section_damage, "section \"first\" that does not match its digest"},
      {"section outside", with_table_mended(outside), "section \"first\" outside the file"},
      {"section too long", with_table_mended(huge), "section \"first\" outside the file"},
      {"section askew", with_table_mended(crooked), "section \"first\" outside the file"}};
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const std::string message = refusal_of(row.bytes);
    CHECK(message.find(row.expected) != std::string::npos);
    CHECK(message.starts_with("test.vigie: "));
    CHECK(message.find('\n') == std::string::npos);
    CAPTURE(message);
    CHECK(message.find("vigie compile") != std::string::npos);
  }
}

TEST_CASE("resource file: a cut at any length is refused") {
  const std::string whole = image();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    REQUIRE(refusal_of(whole.substr(0, size)) != "accepted");
  }
}

TEST_CASE("resource file: a changed bit in a used byte is refused") {
  const std::string whole = image();
  std::size_t accepted = 0;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
    if (refusal_of(bytes) == "accepted") {
      CAPTURE(at);
      // Only the reserved word of the header and the padding between sections may change unseen.
      CHECK(bytes.substr(0, 36) == whole.substr(0, 36));
      ++accepted;
    }
  }
  CHECK(accepted <= 4 + 4 * 16);
}

TEST_CASE("resource file: a missing section and a crooked array are refused") {
  const auto file = ResourceFile::from_bytes(image(), "test.vigie");
  CHECK_THROWS_WITH_AS(static_cast<void>(file->section("absent")),
                       doctest::Contains("no section \"absent\""), ResourceError);
  CHECK_THROWS_WITH_AS(static_cast<void>(file->array<std::uint32_t>("first")),
                       doctest::Contains("section \"first\" of 10 bytes, expected a multiple of 4"),
                       ResourceError);
}

TEST_CASE("resource file: a file on disk is mapped with the same checks") {
  const test::TemporaryFolder folder;
  const auto file = ResourceFile::open(folder.write("good.vigie", image()));
  CHECK(file->section("first") == "some bytes");
  for (const std::string& path :
       {folder.path("absent.vigie"), folder.write("empty.vigie", ""), folder.path("."),
        folder.write("cut.vigie", image().substr(0, 60))}) {
    CAPTURE(path);
    CHECK_THROWS_AS(static_cast<void>(ResourceFile::open(path)), ResourceError);
  }
}

}  // namespace
}  // namespace vigie
