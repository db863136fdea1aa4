// On-disk layout of a compiled gazetteer: sections of a ResourceFile. All numbers little-endian.
// For readers in other languages: docs/file-format.md.
//
// Names are matched piece by piece (pieces.h). A name is a path of pieces; its hash is that of the
// first piece, extended by each further one, and so known from the text alone, before anything is
// looked up. Two flat tables lead from the hash of a path to a node: one for first pieces, one for
// longer paths. A node is nothing but its slot, which says where the names that end there stand and
// whether longer ones go on.
//
// Before the tables stand sets of bits: which pieces may be a name, which may start a longer one,
// and which longer paths there may be; each once for all tokens, and once for tokens without a
// capital. Most words of a text are small and few names are, so that these bits stay in the nearest
// memory.
//
// The tables keep 32 bits of the hash. The compiler makes sure that all paths of the lists are told
// apart (another seed, if not); a path of a text may still be taken for one of the lists, in four
// thousand million: whoever uses a match compares the letters.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace vigie::gazetteer_format {

inline constexpr char kMeta[] = "gaz.meta";      // MetaRow, one
inline constexpr char kStarts[] = "gaz.starts";  // Slot, open addressing: first pieces
inline constexpr char kEdges[] = "gaz.edges";    // Slot, open addressing: longer paths

// Sets of hashes as bits (Places, below): for all tokens, and for tokens without a capital.
inline constexpr const char* kFirstBits[] = {"gaz.firsts", "gaz.firsts.small"};  // kIsName, kGoesOn
inline constexpr const char* kPathBits[] = {"gaz.paths", "gaz.paths.small"};  // two pieces or more

inline constexpr char kEntries[] = "gaz.entries";  // EntryRow
inline constexpr char kDetails[] = "gaz.details";  // DetailRow
inline constexpr char kClasses[] = "gaz.classes";  // ClassRow
inline constexpr char kLists[] = "gaz.lists";      // ListRow
inline constexpr char kStrings[] = "gaz.strings";  // bytes: strings, and the names by node

struct MetaRow {
  std::uint32_t seed;
  std::uint32_t names;
  std::uint32_t nodes;
  std::uint32_t first_name;  // where the names start in gaz.strings, in fours
};

/// A string of gaz.strings: its first byte. Its size stands before the bytes (see read_string).
using StringAt = std::uint32_t;

// A node. `value` 0 marks an empty slot: every node has children or surfaces.
struct Slot {
  std::uint32_t tag;
  std::uint32_t value;  // where its names start in gaz.strings, in fours; flags in the top bits
};
inline constexpr std::uint32_t kHasChildren = 0x80000000U;
inline constexpr std::uint32_t kHasSurfaces = 0x40000000U;
inline constexpr std::uint32_t kNeedsCapital =
    0x20000000U;  // all names here are one capitalised word
inline constexpr std::uint32_t kFirstSurface = 0x1FFFFFFFU;  // the rest

/// Names of a node start at a multiple of this many bytes.
inline constexpr std::size_t kSurfaceUnit = 4;

// What stands before the string of each name. The names of a node follow one another.
struct SurfaceHead {
  std::uint32_t entry;  // and flags in the top bits
  std::uint16_t kind;   // of the entry
  std::uint16_t flags;  // kIsWhole
};
inline constexpr std::uint32_t kIsLast = 0x80000000U;      // of its node
inline constexpr std::uint32_t kDropsFirst = 0x40000000U;  // "au Caire": it starts with "Caire"
inline constexpr std::uint32_t kSurfaceEntry = 0x3FFFFFFFU;
// It is the main name of an entry without details: there is nothing else to know of the entry.
inline constexpr std::uint16_t kIsWhole = 1;

struct EntryRow {
  StringAt name;
  std::uint32_t line;    // of the list; with kHasDetail the row of gaz.details
  std::uint16_t kind;    // row of gaz.classes
  std::uint16_t detail;  // kHasDetail or 0
};
inline constexpr std::uint16_t kHasDetail = 1;

struct DetailRow {
  std::uint32_t line;
  StringAt id;
  std::uint32_t weight;
  char country[2];
  std::uint16_t reserved;
};

enum EntryFlags : std::uint8_t { kMatchCase = 1, kAcronym = 2, kAmbiguous = 4 };

// What entries of one list and one kind share.
struct ClassRow {
  StringAt type;
  std::uint32_t list;
  std::uint8_t strength;
  std::uint8_t flags;
  std::uint8_t folds;  // Fold bits that the list allows
  std::uint8_t reserved;
};

struct ListRow {
  StringAt name;
  StringAt path;
};

static_assert(sizeof(MetaRow) == 16 && sizeof(Slot) == 8 && sizeof(SurfaceHead) == 8 &&
              sizeof(EntryRow) == 12 && sizeof(DetailRow) == 16 && sizeof(ClassRow) == 12 &&
              sizeof(ListRow) == 8);

__extension__ using Wide = unsigned __int128;  // GCC and Clang have it on every 64-bit machine

/// The hash of `path`, one piece longer: multiplied and folded, as wyhash by Wang Yi does.
inline std::uint64_t extended(std::uint64_t path, std::uint64_t piece) {
  const auto product =
      static_cast<Wide>(path ^ 0xA0761D6478BD642FULL) * (piece ^ 0xE7037ED1A0B428DBULL);
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

/// Mixes the hash of a path with the seed: the upper half gives the slot, the lower half is the
/// tag.
inline std::uint64_t mixed(std::uint64_t path, std::uint32_t seed) {
  std::uint64_t value = path + seed * 0x9E3779B97F4A7C15ULL;
  value = (value ^ (value >> 32U)) * 0xD6E8FEB86659FD93ULL;
  return value ^ (value >> 32U);
}
/// Home slot of a mixed hash in a table of `slots` (Lemire, "fast alternative to modulo", 2016).
inline std::size_t home_of(std::uint64_t key, std::size_t slots) {
  return static_cast<std::size_t>(((key >> 32U) * slots) >> 32U);
}
inline std::uint32_t tag_of(std::uint64_t key) {
  return static_cast<std::uint32_t>(key);
}

/// A set of hashes as bits: a power of two of places, at least kPlacesEach for each hash, with
/// `Bits` bits each. The place of a hash is its top bits. What is in the set is found; one of eight
/// others, at most, is too.
inline constexpr std::size_t kPlacesEach = 8;
template <unsigned Bits>
struct Places {
  static constexpr unsigned kInWord = 64 / Bits;
  const std::uint64_t* words = nullptr;
  unsigned shift = 0;

  /// Of a section of `count` words, a power of two.
  static Places of(const std::uint64_t* words, std::size_t count) {
    const auto places = static_cast<unsigned>(std::countr_zero(count * kInWord));
    return {words, 64U - places};
  }
  [[nodiscard]] std::size_t word_of(std::uint64_t hash) const { return (hash >> shift) / kInWord; }
  [[nodiscard]] unsigned bit_of(std::uint64_t hash) const {
    return static_cast<unsigned>((hash >> shift) % kInWord) * Bits;
  }
  /// The bits of a hash.
  [[nodiscard]] unsigned at(std::uint64_t hash) const {
    return static_cast<unsigned>(words[word_of(hash)] >> bit_of(hash)) & ((1U << Bits) - 1);
  }
  void prefetch(std::uint64_t hash) const { __builtin_prefetch(words + word_of(hash)); }
};
using FirstPlaces = Places<2>;
using PathPlaces = Places<1>;
// Of a first piece: it is a name; it starts a longer one.
inline constexpr unsigned kIsName = 1;
inline constexpr unsigned kGoesOn = 2;

}  // namespace vigie::gazetteer_format
