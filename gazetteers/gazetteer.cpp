#include "gazetteers/gazetteer.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <bit>

namespace vigie {

using namespace gazetteer_format;

std::uint64_t token_hash(std::string_view folded_token) {
  return XXH3_64bits(folded_token.data(), folded_token.size());
}

Gazetteer::Gazetteer(std::shared_ptr<const ResourceFile> file, TypeTable& types)
    : file_(std::move(file)),
      tokens_(file_->array<TokenSlot>(kTokens)),
      edges_(file_->array<EdgeSlot>(kEdges)),
      nodes_(file_->array<NodeRow>(kNodes)),
      surfaces_(file_->array<SurfaceRow>(kSurfaces)),
      entries_(file_->array<EntryRow>(kEntries)),
      lists_(file_->array<ListRow>(kLists)),
      strings_(file_->section(kStrings)) {
  const auto fits = [&](StringRow row) {
    return row.begin <= strings_.size() && row.size <= strings_.size() - row.begin;
  };
  for (const StringRow& row : file_->array<StringRow>(kTypes)) {
    const auto type = fits(row) ? types.intern(text_of(row)) : std::nullopt;
    if (!type)
      throw ResourceError(file_->name() + ": a type that is no type name; compile it again");
    types_.push_back(*type);
  }
  check();
}

// The digests say that the file is as it was written; this says that what was written makes sense,
// so that no later step needs bounds checks.
void Gazetteer::check() const {
  const auto fail = [&](const char* what) {
    throw ResourceError(
        fmt::format("{}: {}, expected a gazetteer that holds together; rebuild it "
                    "with `vigie compile`",
                    file_->name(), what));
  };
  const auto fits = [&](StringRow row) {
    return row.begin <= strings_.size() && row.size <= strings_.size() - row.begin;
  };
  if (!std::has_single_bit(tokens_.size()) || !std::has_single_bit(edges_.size())) {
    fail("a hash table whose size is no power of two");
  }
  if (nodes_.empty()) fail("no root node");
  bool free_slot = false;
  for (const TokenSlot& slot : tokens_) free_slot = free_slot || slot.token == 0;
  if (!free_slot) fail("a token table without a free slot");
  free_slot = false;
  for (const EdgeSlot& slot : edges_) {
    free_slot = free_slot || slot.child == 0;
    if (slot.child >= nodes_.size()) fail("an edge to a node that is not there");
  }
  if (!free_slot) fail("an edge table without a free slot");
  for (const NodeRow& node : nodes_) {
    if (node.first_surface > surfaces_.size() ||
        node.surface_count > surfaces_.size() - node.first_surface) {
      fail("a node with names that are not there");
    }
  }
  for (const SurfaceRow& surface : surfaces_) {
    if (!fits(surface.text) || surface.entry >= entries_.size()) fail("a name without its entry");
  }
  for (const EntryRow& entry : entries_) {
    if (!fits(entry.name) || !fits(entry.id) || entry.list >= lists_.size() ||
        entry.type >= types_.size() || entry.strength > static_cast<int>(Strength::decide)) {
      fail("an entry that points outside the file");
    }
  }
  for (const ListRow& list : lists_) {
    if (!fits(list.name) || !fits(list.path)) fail("a list without a name");
  }
}

std::uint32_t Gazetteer::token_number(std::uint64_t hash) const {
  const std::size_t mask = tokens_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    const TokenSlot& slot = tokens_[at];
    if (slot.token == 0) return 0;
    if (slot.hash == hash) return slot.token;
  }
}

std::uint32_t Gazetteer::child(std::uint32_t node, std::uint32_t token) const {
  if (nodes_[node].has_children == 0) return kNone;
  const std::size_t mask = edges_.size() - 1;
  for (std::size_t at = edge_hash(node, token) & mask;; at = (at + 1) & mask) {
    const EdgeSlot& slot = edges_[at];
    if (slot.child == 0) return kNone;
    if (slot.node == node && slot.token == token) return slot.child;
  }
}

Gazetteer::Surface Gazetteer::surface(std::uint32_t node, std::uint32_t index) const {
  const SurfaceRow& row = surfaces_[nodes_[node].first_surface + index];
  return {text_of(row.text), row.entry};
}

Gazetteer::Entry Gazetteer::entry(std::uint32_t index) const {
  const EntryRow& row = entries_[index];
  return {.name = text_of(row.name),
          .id = text_of(row.id),
          .country = row.country[0] == '\0' ? std::string_view() : std::string_view(row.country, 2),
          .list = row.list,
          .line = row.line,
          .weight = row.weight,
          .type = types_[row.type],
          .strength = static_cast<Strength>(row.strength),
          .match_case = (row.flags & kMatchCase) != 0,
          .acronym = (row.flags & kAcronym) != 0,
          .ambiguous = (row.flags & kAmbiguous) != 0};
}

std::string_view Gazetteer::list_name(std::uint32_t list) const {
  return text_of(lists_[list].name);
}
std::string_view Gazetteer::list_path(std::uint32_t list) const {
  return text_of(lists_[list].path);
}

}  // namespace vigie
