// Any file image: refused with a ResourceError or fit for use. The digests of the image are mended
// first, or no mutation would ever get past them.
#include <cstdint>
#include <cstring>
#include <string>

#include "gazetteers/gazetteer.h"
#include "pipeline/text_source.h"

namespace {

constexpr std::size_t kHeader = 40;
constexpr std::size_t kRow = 48;

void put(std::string& bytes, std::size_t at, std::uint64_t value) {
  std::memcpy(bytes.data() + at, &value, sizeof(value));
}
std::uint64_t get(const std::string& bytes, std::size_t at) {
  std::uint64_t value = 0;
  std::memcpy(&value, bytes.data() + at, sizeof(value));
  return value;
}

void mend(std::string& bytes) {
  if (bytes.size() < kHeader) return;
  put(bytes, 16, bytes.size());
  std::uint32_t count = 0;
  std::memcpy(&count, bytes.data() + 32, sizeof(count));
  if (count > (bytes.size() - kHeader) / kRow) return;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t row = kHeader + i * kRow;
    const std::uint64_t offset = get(bytes, row + 24);
    const std::uint64_t size = get(bytes, row + 32);
    if (offset > bytes.size() || size > bytes.size() - offset) continue;
    put(bytes, row + 40, vigie::digest_of(std::string_view(bytes).substr(offset, size)));
  }
  put(bytes, 24, vigie::digest_of(std::string_view(bytes).substr(kHeader, count * kRow)));
}

void walk(const vigie::Gazetteer& gazetteer) {
  std::uint32_t node = vigie::Gazetteer::kRoot;
  for (std::uint32_t token = 1; token < 20; ++token) {
    const std::uint32_t child = gazetteer.child(node, token);
    if (child != vigie::kNone) node = child;
    for (std::uint32_t s = 0; s < gazetteer.surface_count(node) && s < 8; ++s) {
      const auto surface = gazetteer.surface(node, s);
      const auto entry = gazetteer.entry(surface.entry);
      static_cast<void>(gazetteer.list_name(entry.list).size() + entry.name.size());
    }
    static_cast<void>(gazetteer.piece_number(token * 0x9E3779B97F4A7C15ULL));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  mend(bytes);
  try {
    const auto file = vigie::ResourceFile::from_bytes(bytes, "fuzz");
    vigie::TypeTable types;
    try {
      walk(vigie::Gazetteer(file, types));
    } catch (const vigie::ResourceError&) {
    }
    static_cast<void>(vigie::unpack_sources(file->section("words")));
  } catch (const vigie::ResourceError&) {
  }
  return 0;
}
