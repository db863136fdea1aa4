// On-disk layout of a compiled gazetteer: sections of a ResourceFile. All numbers little-endian.
// For readers in other languages: docs/file-format.md.
//
// Names are matched piece by piece (pieces.h). A piece's hash leads through a flat table to its
// number; the pair (node, number) leads through a second flat table to the next node of a trie; a
// node owns a run of surfaces, the names that end there. Pieces that start a name have the smallest
// numbers, which are their nodes' numbers too: a text piece costs one probe, and a second one only
// where a name has begun.
//
// Both tables keep 32 bits of the hash. The compiler makes sure that all pieces of the lists are
// told apart (another seed, if not); a piece of a text may still be taken for one of the lists, in
// four thousand million: whoever uses a match compares the letters.
#pragma once

#include <cstdint>

namespace vigie::gazetteer_format {

inline constexpr char kMeta[] = "gaz.meta";          // MetaRow, one
inline constexpr char kPieces[] = "gaz.pieces";      // Slot, open addressing
inline constexpr char kEdges[] = "gaz.edges";        // Slot, open addressing
inline constexpr char kFilter[] = "gaz.filter";      // std::uint64_t: bits of edges that exist
inline constexpr char kNodes[] = "gaz.nodes";        // NodeRow, one more than there are nodes
inline constexpr char kSurfaces[] = "gaz.surfaces";  // SurfaceRow, grouped by node
inline constexpr char kAliases[] = "gaz.aliases";    // AliasRow
inline constexpr char kEntries[] = "gaz.entries";    // EntryRow
inline constexpr char kDetails[] = "gaz.details";    // DetailRow
inline constexpr char kClasses[] = "gaz.classes";    // ClassRow
inline constexpr char kLists[] = "gaz.lists";        // ListRow
inline constexpr char kStrings[] = "gaz.strings";    // bytes

struct MetaRow {
  std::uint32_t seed;
  std::uint32_t starts;   // pieces that start a name: numbers and nodes 1 to this
  std::uint32_t parents;  // of these, with more pieces behind them: numbers 1 to this
  std::uint32_t reserved;
};

/// A string of gaz.strings: its first byte. Its size stands before the bytes (see read_string).
using StringAt = std::uint32_t;

// `value` 0 marks an empty slot: numbers and nodes count from 1.
struct Slot {
  std::uint32_t tag;
  std::uint32_t value;
};

// The node's surfaces go on to the next row's. Flags in the top bits.
using NodeRow = std::uint32_t;
inline constexpr std::uint32_t kHasChildren = 0x80000000U;
inline constexpr std::uint32_t kNeedsCapital =
    0x40000000U;  // all names here are one capitalised word
inline constexpr std::uint32_t kFirstSurface = 0x3FFFFFFFU;  // the rest

// An entry, or with the top bit an alias.
using SurfaceRow = std::uint32_t;
inline constexpr std::uint32_t kIsAlias = 0x80000000U;

struct AliasRow {
  StringAt text;
  std::uint32_t entry;  // top bit: kDropsFirst
};
// "au Caire": the mention starts with the second piece.
inline constexpr std::uint32_t kDropsFirst = 0x80000000U;

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

static_assert(sizeof(MetaRow) == 16 && sizeof(Slot) == 8 && sizeof(AliasRow) == 8 &&
              sizeof(EntryRow) == 12 && sizeof(DetailRow) == 16 && sizeof(ClassRow) == 12 &&
              sizeof(ListRow) == 8);

/// Mixes a hash with the seed: the upper half gives the slot, the lower half is the tag.
inline std::uint64_t mixed(std::uint64_t hash, std::uint32_t seed) {
  std::uint64_t value = hash + seed * 0x9E3779B97F4A7C15ULL;
  value = (value ^ (value >> 32U)) * 0xD6E8FEB86659FD93ULL;
  return value ^ (value >> 32U);
}
inline std::uint64_t mixed_edge(std::uint32_t node, std::uint32_t piece, std::uint32_t seed) {
  return mixed((std::uint64_t{node} << 32U) | piece, seed);
}
/// Home slot of a mixed hash in a table of `slots` (Lemire, "fast alternative to modulo", 2016).
inline std::size_t home_of(std::uint64_t value, std::size_t slots) {
  return static_cast<std::size_t>(((value >> 32U) * slots) >> 32U);
}
inline std::uint32_t tag_of(std::uint64_t value) {
  return static_cast<std::uint32_t>(value);
}

/// Bit of an edge in a filter of `bits`: eight bits for an edge, so that one look at little memory
/// settles seven of eight pairs of words that stand in no name.
inline std::size_t bit_of(std::uint64_t value, std::size_t bits) {
  return static_cast<std::size_t>((std::uint64_t{tag_of(value)} * bits) >> 32U);
}

}  // namespace vigie::gazetteer_format
