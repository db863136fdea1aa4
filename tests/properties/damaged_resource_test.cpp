// Damaged resources: cut, with flipped bits, of another byte order or version. Each is refused with
// a ResourceError or gives a pipeline that tags a text without harm; run under AddressSanitizer.
#include <array>
#include <cstring>
#include <fstream>
#include <sstream>

#include "stages/stage_table.h"
#include "support/random_text.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

constexpr std::size_t kHeader = 40;
constexpr std::size_t kRow = 48;

// A few names of every kind; with the sample of Irak behind when `whole`.
const std::string& text(bool whole) {
  static const std::string some =
      "BAGDAD, 3 jan (Reuters) - Le général Ghassem Souleimani, l'O.N.U. et l'ONU.\n\n"
      "Emmanuel Macron est à Tours, à l'Université de Bagdad, le 31 décembre 2021, pour 3,5 "
      "millions d'euros. Orgnisation des Nations unies, Qassem Sulaimani, au Caire, "
      "SAINT-ETIENNE, St Étienne, Boris Yeltsin.\n";
  static const std::string all = [] {
    std::ifstream sample("data/samples/irak.txt");
    std::stringstream more;
    more << sample.rdbuf();
    return some + more.str();
  }();
  return whole ? all : some;
}

template <typename T>
T get(const std::string& bytes, std::size_t at) {
  T value{};
  std::memcpy(&value, bytes.data() + at, sizeof(value));
  return value;
}
template <typename T>
void put(std::string& bytes, std::size_t at, T value) {
  std::memcpy(bytes.data() + at, &value, sizeof(value));
}

// Makes the digests right again: somebody did not check them, or meant it.
void mend(std::string& bytes) {
  const auto count = get<std::uint32_t>(bytes, 32);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t row = kHeader + i * kRow;
    put(bytes, row + 40,
        digest_of(std::string_view(bytes).substr(get<std::uint64_t>(bytes, row + 24),
                                                 get<std::uint64_t>(bytes, row + 32))));
  }
  put(bytes, 24, digest_of(std::string_view(bytes).substr(kHeader, count * kRow)));
}

// What became of a damaged image.
enum class Fate : std::uint8_t { refused, used };

Fate fate_of(const std::string& bytes, const test::TemporaryFolder& folder) {
  const std::string path = folder.write("damaged.vigie", bytes);
  std::vector<Fault> faults;
  try {
    const std::shared_ptr<Resources> resources = open_resources({path, {}, {}}, faults);
    const Pipeline pipeline = make_pipeline(*resources, {});
    Session session = pipeline.start();
    Document document;
    document.reset(text(bytes.size() > 1000000));
    pipeline.run(document, session);
    // Whatever it found, spans lie in the text and origins can be told.
    for (const Mention& mention : document.mentions) {
      REQUIRE(mention.span.end <= document.text().size());
      REQUIRE(mention.span.begin <= mention.span.end);
      static_cast<void>(pipeline.describe(document, mention).item.size());
      static_cast<void>(pipeline.types().name(mention.type).size());
    }
    return Fate::used;
  } catch (const ResourceError& error) {
    const std::string said = error.what();
    CHECK(said.find("damaged.vigie") != std::string::npos);
    CHECK(said.find("expected") != std::string::npos);
    return Fate::refused;
  }
}

std::string real_image() {
  std::ifstream file(VIGIE_TEST_RESOURCE, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  REQUIRE(bytes.str().size() > kHeader);
  return bytes.str();
}

std::string tiny_image() {
  std::vector<Fault> faults;
  Sources sources = test::tiny_sources();
  sources.words.push_back({"words/sounds_test.txt", "ou\tu\tSou = Su\ngh\tq\tGha = Qa\n"});
  sources.lists.push_back(
      {"lists/near.tsv",
       "# sounds: test\n# fuzzy: yes\n# type: PER\nname\tids\nQasem Soleimani\tx:1\n"
       "Boris Eltsine\tx:2\nOrganisation des Nations unies\tx:3\n"});
  CompileResult compiled = compile_resources(sources, faults);
  for (const Fault& fault : faults) FAIL_CHECK(fault.place.to_string(), ": ", fault.message);
  CHECK(compiled.bytes == compile_resources(sources, faults).bytes);
  return compiled.bytes;
}

void flip(std::string& bytes, std::size_t bit) {
  bytes[bit / 8] = static_cast<char>(static_cast<unsigned char>(bytes[bit / 8]) ^ 1U << bit % 8);
}

void check_cuts(const std::string& image, std::size_t count, std::uint64_t seed) {
  const test::TemporaryFolder folder;
  test::RandomText random(seed);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t size = random.below(image.size());
    CAPTURE(size);
    REQUIRE(fate_of(image.substr(0, size), folder) == Fate::refused);
  }
}

void check_foreign(std::string image) {
  const test::TemporaryFolder folder;
  REQUIRE(fate_of(image, folder) == Fate::used);
  std::string other = image;
  put(other, 12, get<std::uint32_t>(image, 12) + 1);
  CHECK(fate_of(other, folder) == Fate::refused);
  put(other, 12, get<std::uint32_t>(image, 12) - 1);
  CHECK(fate_of(other, folder) == Fate::refused);
  // A whole file of the other byte order: every number of header and table turned round.
  other = image;
  const auto turn = [&](std::size_t at, std::size_t size) {
    std::reverse(other.begin() + static_cast<std::ptrdiff_t>(at),
                 other.begin() + static_cast<std::ptrdiff_t>(at + size));
  };
  turn(8, 4);
  turn(12, 4);
  turn(16, 8);
  turn(24, 8);
  turn(32, 4);
  for (std::size_t i = 0; i < get<std::uint32_t>(image, 32); ++i) {
    for (const std::size_t at : {24U, 32U, 40U}) turn(kHeader + i * kRow + at, 8);
  }
  CHECK(fate_of(other, folder) == Fate::refused);
}

TEST_CASE("damaged: a small resource cut short, from elsewhere, or with one bit flipped") {
  const std::string image = tiny_image();
  check_foreign(image);
  check_cuts(image, 200, 71);
  const test::TemporaryFolder folder;
  test::RandomText random(72);
  std::array<std::size_t, 2> fates{};
  for (int i = 0; i < test::rounds(2000); ++i) {
    std::string bytes = image;
    const std::size_t bit = random.below(bytes.size() * 8);
    CAPTURE(bit);
    flip(bytes, bit);
    ++fates[static_cast<std::size_t>(fate_of(bytes, folder))];
    // The same past the digests: they are no shield when nobody checks them.
    if (i % 2 == 0 || bit / 8 < kHeader + get<std::uint32_t>(image, 32) * kRow) continue;
    mend(bytes);
    ++fates[static_cast<std::size_t>(fate_of(bytes, folder))];
  }
  MESSAGE(fates[0], " refused, ", fates[1], " used");
  CHECK(fates[0] > 0);
  CHECK(fates[1] > 0);
}

TEST_CASE("damaged: the shipped resource cut short, from elsewhere, or with flipped bits") {
  const std::string image = real_image();
  check_foreign(image);
  check_cuts(image, 200, 73);
  const test::TemporaryFolder folder;
  test::RandomText random(74);
  const std::size_t table = kHeader + get<std::uint32_t>(image, 32) * kRow;
  for (int i = 0; i < test::rounds(20); ++i) {
    // A hundred at once: two thousand in all.
    std::string bytes = image;
    for (int n = 0; n < 100; ++n) {
      const std::size_t bit = random.below((bytes.size() - table) * 8) + table * 8;
      flip(bytes, bit);
    }
    CAPTURE(i);
    if (i % 4 == 0) CHECK(fate_of(bytes, folder) == Fate::refused);
    mend(bytes);
    fate_of(bytes, folder);
  }
}

TEST_CASE("damaged: lists of a shipped resource whose texts stay whole are searched all the same") {
  // Flips in words, rules and zone patterns nearly always are refused: these go to the tables.
  const std::string image = real_image();
  const test::TemporaryFolder folder;
  test::RandomText random(75);
  std::vector<std::pair<std::size_t, std::size_t>> tables;
  for (std::size_t i = 0; i < get<std::uint32_t>(image, 32); ++i) {
    const std::size_t row = kHeader + i * kRow;
    const std::string_view name(image.data() + row);
    const auto size = get<std::uint64_t>(image, row + 32);
    if ((name.starts_with("gaz.") || name.starts_with("near.")) && size > 0) {
      tables.emplace_back(get<std::uint64_t>(image, row + 24), size);
    }
  }
  REQUIRE(tables.size() > 10);
  std::size_t used = 0;
  for (int i = 0; i < test::rounds(34); ++i) {
    std::string bytes = image;
    // Table after table, for the small ones would have every file refused.
    const auto& [offset, size] = tables[static_cast<std::size_t>(i) % tables.size()];
    const std::size_t flips = size < 1000 ? 1 : 200;
    for (std::size_t n = 0; n < flips; ++n) flip(bytes, offset * 8 + random.below(size * 8));
    mend(bytes);
    CAPTURE(i);
    used += fate_of(bytes, folder) == Fate::used ? 1U : 0U;
  }
  MESSAGE(used, " used");
  CHECK(used > 10);
}

}  // namespace
}  // namespace vigie
