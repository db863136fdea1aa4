// On-disk layout of a compiled gazetteer: sections of a ResourceFile. All numbers little-endian.
// For readers in other languages: docs/file-format.md.
//
// Names are matched token by token. A token's folded form (see fold_append) is hashed to 64 bits; a
// flat table turns the hash into a token number; the pair (node, token number) leads through a
// second flat table to the next node of a trie; a node owns a run of surfaces, the names that end
// there. Cost per text token: one hash, one probe, and a second probe only where a name can start.
#pragma once

#include <cstdint>

namespace vigie::gazetteer_format {

inline constexpr char kTokens[] = "gaz.tokens";      // TokenSlot, power of two, open addressing
inline constexpr char kEdges[] = "gaz.edges";        // EdgeSlot, power of two, open addressing
inline constexpr char kNodes[] = "gaz.nodes";        // NodeRow
inline constexpr char kSurfaces[] = "gaz.surfaces";  // SurfaceRow, grouped by node
inline constexpr char kEntries[] = "gaz.entries";    // EntryRow
inline constexpr char kLists[] = "gaz.lists";        // ListRow
inline constexpr char kTypes[] = "gaz.types";        // StringRow
inline constexpr char kStrings[] = "gaz.strings";    // bytes

struct StringRow {
  std::uint32_t begin;
  std::uint32_t size;
};

// Token numbers count from 1; 0 marks an empty slot. A slot's home is hash & (slots - 1).
struct TokenSlot {
  std::uint64_t hash;
  std::uint32_t token;
  std::uint32_t reserved;
};

// Children start at 1 (0 is the root); child 0 marks an empty slot. Home: edge_hash & (slots - 1).
struct EdgeSlot {
  std::uint32_t node;
  std::uint32_t token;
  std::uint32_t child;
};

struct NodeRow {
  std::uint32_t first_surface;
  std::uint32_t surface_count;
  std::uint32_t has_children;
};

struct SurfaceRow {
  StringRow text;  // as typed in the list, marks folded (fold_marks_append)
  std::uint32_t entry;
};

enum EntryFlags : std::uint8_t { kMatchCase = 1, kAcronym = 2, kAmbiguous = 4 };

struct EntryRow {
  StringRow name;
  StringRow id;
  std::uint32_t list;
  std::uint32_t line;
  std::uint32_t weight;
  std::uint16_t type;
  std::uint8_t strength;
  std::uint8_t flags;
  char country[2];
  std::uint16_t reserved;
};

struct ListRow {
  StringRow name;
  StringRow path;
};

static_assert(sizeof(TokenSlot) == 16 && sizeof(EdgeSlot) == 12 && sizeof(NodeRow) == 12 &&
              sizeof(SurfaceRow) == 12 && sizeof(EntryRow) == 36 && sizeof(ListRow) == 16);

/// Mixes a node and a token number into a table position.
inline std::uint64_t edge_hash(std::uint32_t node, std::uint32_t token) {
  std::uint64_t value = (std::uint64_t{node} << 32U) | token;
  value *= 0x9E3779B97F4A7C15ULL;
  return value ^ (value >> 32U);
}

}  // namespace vigie::gazetteer_format
