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

void read(const vigie::Gazetteer& gazetteer, vigie::Gazetteer::Node node) {
  std::uint32_t at = vigie::Gazetteer::first_surface(node);
  for (int count = 0; at != vigie::kNone && count < 8; ++count) {
    const auto surface = gazetteer.surface(at);
    for (const auto& entry : {gazetteer.entry(surface), gazetteer.entry(surface.entry)}) {
      static_cast<void>(gazetteer.list_name(entry.list).size() + entry.name.size());
    }
    at = surface.next;
  }
}

void walk(const vigie::Gazetteer& gazetteer) {
  for (std::uint64_t i = 1; i < 20; ++i) {
    const std::uint64_t hash = i * 0x9E3779B97F4A7C15ULL;
    const vigie::Gazetteer::Node first = gazetteer.start(hash);
    read(gazetteer, first);
    read(gazetteer, gazetteer.child(first, hash, gazetteer.may_be(hash, true) != 0));
    read(gazetteer, gazetteer.longer(hash));
    // Every value that a slot can have.
    read(gazetteer,
         {hash, static_cast<std::uint32_t>(hash) | vigie::gazetteer_format::kHasSurfaces});
    read(gazetteer, {hash, static_cast<std::uint32_t>(i) | vigie::gazetteer_format::kHasSurfaces});
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
