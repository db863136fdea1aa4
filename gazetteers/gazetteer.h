// The compiled lists, read straight from the mapped file.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "gazetteers/format.h"
#include "gazetteers/list_file.h"
#include "gazetteers/near_names.h"
#include "pipeline/resource_file.h"
#include "vigie/document.h"

namespace vigie {

/// Names by sequence of pieces (pieces.h). Immutable; const calls are safe in any thread. Views
/// live as long as the resource file, which the gazetteer keeps open.
///
/// Opening reads the small sections only. What the large ones say is checked when it is read: in a
/// damaged file whose digests nobody has checked, an entry may be missing or wrong, but nothing
/// outside the file is ever read.
class Gazetteer {
 public:
  /// Reads the gazetteer sections of `file`. Types are interned into `types`. Throws ResourceError
  /// when sections are missing or do not fit one another.
  Gazetteer(std::shared_ptr<const ResourceFile> file, TypeTable& types);

  /// A name that ends at some node.
  struct Surface {
    std::string_view text;  ///< marks folded, case and accents as in the list
    std::uint32_t entry;
    bool drops_first;  ///< the first token is no part of the name: "au Caire"
  };

  /// An entry of a list.
  struct Entry {
    std::string_view name;
    std::string_view id;
    std::string_view country;
    std::uint32_t list;
    std::uint32_t line;
    std::uint32_t weight;
    TypeId type;
    Strength strength;
    std::uint8_t folds;
    bool match_case;
    bool acronym;
    bool ambiguous;
  };

  static constexpr std::uint32_t kRoot = 0;

  /// Number of a piece from its hash; 0 when no list holds it (see format.h on how sure that is).
  [[nodiscard]] std::uint32_t piece_number(std::uint64_t hash) const {
    return number_of(key_of(hash));
  }
  /// The same in two steps, so that what is far in memory can be asked for in between.
  [[nodiscard]] std::uint64_t key_of(std::uint64_t hash) const {
    const std::uint64_t key = gazetteer_format::mixed(hash, meta_.seed);
    __builtin_prefetch(&pieces_[gazetteer_format::home_of(key, pieces_.size())]);
    return key;
  }
  [[nodiscard]] std::uint32_t number_of(std::uint64_t key) const { return find(pieces_, key); }

  /// The node after `piece` (a number from piece_number, not 0), or kNone.
  [[nodiscard]] std::uint32_t child(std::uint32_t node, std::uint32_t piece) const {
    if (node == kRoot) return piece <= meta_.starts ? piece : kNone;
    if (node <= meta_.starts ? node > meta_.parents : !has_children(node)) return kNone;
    const std::uint64_t key = gazetteer_format::mixed_edge(node, piece, meta_.seed);
    const std::size_t bit = gazetteer_format::bit_of(key, filter_.size() * 64);
    if ((filter_[bit / 64] >> (bit % 64) & 1U) == 0) return kNone;
    const std::uint32_t found = find(edges_, key);
    return found == 0 || found >= node_count() ? kNone : found;
  }

  /// Asks the processor for what `child` will read after a name began with piece `first`, and for
  /// the row of its node. `next` is the piece behind it, 0 when no list holds it.
  void prefetch(std::uint32_t first, std::uint32_t next) const {
    if (first == 0 || first > meta_.starts) return;
    __builtin_prefetch(&nodes_[first]);
    if (next == 0 || first > meta_.parents) return;
    const std::uint64_t key = gazetteer_format::mixed_edge(first, next, meta_.seed);
    __builtin_prefetch(&filter_[gazetteer_format::bit_of(key, filter_.size() * 64) / 64]);
  }

  /// How many names end at `node`.
  [[nodiscard]] std::uint32_t surface_count(std::uint32_t node) const {
    const std::uint32_t begin = nodes_[node] & gazetteer_format::kFirstSurface;
    const std::uint32_t end = nodes_[node + 1] & gazetteer_format::kFirstSurface;
    return begin <= end && end <= surfaces_.size() ? end - begin : 0;
  }
  /// Every name that ends at `node` is one word that starts with a capital.
  [[nodiscard]] bool needs_capital(std::uint32_t node) const {
    return (nodes_[node] & gazetteer_format::kNeedsCapital) != 0;
  }
  /// The `index`-th name that ends at `node`.
  [[nodiscard]] Surface surface(std::uint32_t node, std::uint32_t index) const;

  [[nodiscard]] Entry entry(std::uint32_t index) const;
  /// Names that may be spelt otherwise.
  [[nodiscard]] const NearNames& near_names() const { return near_; }
  [[nodiscard]] std::size_t entry_count() const { return entries_.size(); }
  [[nodiscard]] std::size_t surface_total() const { return surfaces_.size(); }
  [[nodiscard]] std::size_t node_count() const { return nodes_.size() - 1; }
  [[nodiscard]] std::size_t list_count() const { return lists_.size(); }
  [[nodiscard]] std::string_view list_name(std::uint32_t list) const;
  [[nodiscard]] std::string_view list_path(std::uint32_t list) const;

 private:
  [[nodiscard]] bool has_children(std::uint32_t node) const {
    return (nodes_[node] & gazetteer_format::kHasChildren) != 0;
  }
  // Value of the slot with this hash, or 0. Bounded even when no slot is free.
  static std::uint32_t find(std::span<const gazetteer_format::Slot> slots, std::uint64_t hash) {
    std::size_t at = gazetteer_format::home_of(hash, slots.size());
    const std::uint32_t tag = gazetteer_format::tag_of(hash);
    for (std::size_t probes = slots.size(); probes > 0; --probes) {
      const gazetteer_format::Slot slot = slots[at];
      if (slot.value == 0 || slot.tag == tag) return slot.value;
      if (++at == slots.size()) at = 0;
    }
    return 0;
  }
  // The string at `at`; empty when it does not fit.
  [[nodiscard]] std::string_view text_of(gazetteer_format::StringAt at) const;

  std::shared_ptr<const ResourceFile> file_;
  gazetteer_format::MetaRow meta_{};
  std::span<const gazetteer_format::Slot> pieces_;
  std::span<const gazetteer_format::Slot> edges_;
  std::span<const std::uint64_t> filter_;
  std::span<const gazetteer_format::NodeRow> nodes_;
  std::span<const gazetteer_format::SurfaceRow> surfaces_;
  std::span<const gazetteer_format::AliasRow> aliases_;
  std::span<const gazetteer_format::EntryRow> entries_;
  std::span<const gazetteer_format::DetailRow> details_;
  std::span<const gazetteer_format::ClassRow> classes_;
  std::span<const gazetteer_format::ListRow> lists_;
  std::string_view strings_;
  NearNames near_;
  std::vector<TypeId> types_;  // by class
};

}  // namespace vigie
