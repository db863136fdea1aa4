// The compiled lists, read straight from the mapped file.
#pragma once

#include <cstdint>
#include <cstring>
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
    std::uint32_t next;   ///< the next name of the node, or kNone
    std::uint32_t after;  ///< the next name of all, or kNone
    std::uint16_t kind;   ///< of the entry
    bool drops_first;     ///< the first token is no part of the name: "au Caire"
    bool whole;           ///< the main name of an entry without id, country and weight
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

  /// The end of a path of pieces that starts some name. A plain value, of this gazetteer only.
  struct Node {
    std::uint64_t path = 0;  ///< hash of the path
    std::uint32_t slot = 0;  ///< value of its slot; 0: no name starts so
    explicit operator bool() const { return slot != 0; }
  };

  /// The node of a first piece, by its hash (see format.h on how sure that is).
  [[nodiscard]] Node start(std::uint64_t hash) const { return {hash, find(starts_, key_of(hash))}; }
  /// The node after `node` and the piece with this hash. `small`: no letter of the first token is a
  /// capital, and what cannot be a name then need not be found.
  [[nodiscard]] Node child(Node node, std::uint64_t hash, bool small = false) const {
    if ((node.slot & gazetteer_format::kHasChildren) == 0) return {};
    const std::uint64_t path = gazetteer_format::extended(node.path, hash);
    return may_lead(path, small) ? longer(path) : Node{};
  }

  // The same in steps, for loops over whole texts: what is far in memory is asked for early, and
  // most pieces need not ask at all. `small`: no letter of the first token is a capital.

  /// What a first piece may be: kIsName, kGoesOn, or both. What it does not say is certain.
  [[nodiscard]] unsigned may_be(std::uint64_t hash, bool small) const {
    return firsts_[static_cast<std::size_t>(small)].at(hash);
  }
  /// Can a path of two pieces or more, by its hash, lead to a name? No is certain.
  [[nodiscard]] bool may_lead(std::uint64_t path, bool small) const {
    return paths_[static_cast<std::size_t>(small)].at(path) != 0;
  }
  /// The node of a path of two pieces or more, by its hash.
  [[nodiscard]] Node longer(std::uint64_t path) const { return {path, find(edges_, key_of(path))}; }
  /// Asks the processor for what `may_be`, `may_lead`, `start` and `longer` will read.
  void prefetch_may_be(std::uint64_t hash, bool small) const {
    firsts_[static_cast<std::size_t>(small)].prefetch(hash);
  }
  void prefetch_may_lead(std::uint64_t path, bool small) const {
    paths_[static_cast<std::size_t>(small)].prefetch(path);
  }
  void prefetch_start(std::uint64_t hash) const {
    __builtin_prefetch(&starts_[gazetteer_format::home_of(key_of(hash), starts_.size())]);
  }
  void prefetch_longer(std::uint64_t path) const {
    __builtin_prefetch(&edges_[gazetteer_format::home_of(key_of(path), edges_.size())]);
  }
  /// Asks for the first name that ends at `node`.
  void prefetch_surface(Node node) const { __builtin_prefetch(strings_.data() + place_of(node)); }

  /// Longer names go on behind `node`.
  [[nodiscard]] static bool has_children(Node node) {
    return (node.slot & gazetteer_format::kHasChildren) != 0;
  }
  /// Names end at `node`.
  [[nodiscard]] static bool has_surfaces(Node node) {
    return (node.slot & gazetteer_format::kHasSurfaces) != 0;
  }
  /// Every name that ends at `node` is one word that starts with a capital.
  [[nodiscard]] static bool needs_capital(Node node) {
    return (node.slot & gazetteer_format::kNeedsCapital) != 0;
  }
  /// The first name that ends at `node`, for `surface`; kNone when there is none.
  [[nodiscard]] static std::uint32_t first_surface(Node node) {
    return has_surfaces(node) ? node.slot & gazetteer_format::kFirstSurface : kNone;
  }
  /// The name that first_surface or Surface::next gave.
  [[nodiscard]] Surface surface(std::uint32_t at) const {
    using namespace gazetteer_format;
    const std::size_t place = std::size_t{at} * kSurfaceUnit;
    if (place + sizeof(SurfaceHead) > strings_.size())
      return {{}, kNone, kNone, kNone, 0, false, false};
    const SurfaceHead head = head_at(place);
    const std::string_view text = text_of(place + sizeof(SurfaceHead));
    Surface found{text,
                  head.entry & kSurfaceEntry,
                  kNone,
                  kNone,
                  head.kind,
                  (head.entry & kDropsFirst) != 0,
                  (head.flags & kIsWhole) != 0};
    if (text.empty()) return found;
    const auto end = static_cast<std::size_t>(text.data() + text.size() - strings_.data());
    const std::size_t next = (end + kSurfaceUnit - 1) / kSurfaceUnit;
    if ((head.entry & kIsLast) == 0) found.next = static_cast<std::uint32_t>(next);
    if (next * kSurfaceUnit < strings_.size()) found.after = static_cast<std::uint32_t>(next);
    return found;
  }

  [[nodiscard]] Entry entry(std::uint32_t index) const;
  /// The entry of a name that `surface` gave; its line is only told by the entry's index.
  [[nodiscard]] Entry entry(const Surface& surface) const {
    if (!surface.whole || surface.kind >= classes_.size()) return entry(surface.entry);
    Entry found{};
    found.name = surface.text;
    add_kind(surface.kind, found);
    return found;
  }
  /// Names that may be spelt otherwise.
  [[nodiscard]] const NearNames& near_names() const { return near_; }
  [[nodiscard]] std::size_t entry_count() const { return entries_.size(); }
  [[nodiscard]] std::size_t surface_total() const { return meta_.names; }
  [[nodiscard]] std::size_t node_count() const { return meta_.nodes; }
  /// The first of all names, for `surface`; kNone when there is none. Behind it, Surface::after:
  /// node after node, in order of the lists.
  [[nodiscard]] std::uint32_t first_name() const {
    return meta_.names == 0 ? kNone : meta_.first_name;
  }
  [[nodiscard]] std::size_t list_count() const { return lists_.size(); }
  [[nodiscard]] std::string_view list_name(std::uint32_t list) const;
  [[nodiscard]] std::string_view list_path(std::uint32_t list) const;

 private:
  // What entries of one kind share. Precondition: there is such a kind.
  void add_kind(std::uint16_t kind, Entry& entry) const {
    const gazetteer_format::ClassRow& row = classes_[kind];
    entry.list = row.list;
    entry.type = types_[kind];
    entry.strength = static_cast<Strength>(row.strength);
    entry.folds = row.folds;
    entry.match_case = (row.flags & gazetteer_format::kMatchCase) != 0;
    entry.acronym = (row.flags & gazetteer_format::kAcronym) != 0;
    entry.ambiguous = (row.flags & gazetteer_format::kAmbiguous) != 0;
  }
  // Where a path is looked for, from its hash.
  [[nodiscard]] std::uint64_t key_of(std::uint64_t path) const {
    return gazetteer_format::mixed(path, meta_.seed);
  }
  // Value of the slot with this key, or 0. Bounded even when no slot is free.
  static std::uint32_t find(std::span<const gazetteer_format::Slot> slots, std::uint64_t key) {
    std::size_t at = gazetteer_format::home_of(key, slots.size());
    const std::uint32_t tag = gazetteer_format::tag_of(key);
    for (std::size_t probes = slots.size(); probes > 0; --probes) {
      const gazetteer_format::Slot slot = slots[at];
      if (slot.value == 0 || slot.tag == tag) return slot.value;
      if (++at == slots.size()) at = 0;
    }
    return 0;
  }
  // The string at `at`; empty when it does not fit.
  [[nodiscard]] std::string_view text_of(std::size_t at) const {
    if (at >= strings_.size()) return {};
    const auto size = static_cast<unsigned char>(strings_[at]);
    if (size >= 0x80) return long_text_of(at);
    return size < strings_.size() - at ? std::string_view(strings_.data() + at + 1, size)
                                       : std::string_view();
  }
  [[nodiscard]] std::string_view long_text_of(std::size_t at) const;
  // Where the names of `node` start in strings_.
  static std::size_t place_of(Node node) {
    return std::size_t{node.slot & gazetteer_format::kFirstSurface} *
           gazetteer_format::kSurfaceUnit;
  }
  [[nodiscard]] gazetteer_format::SurfaceHead head_at(std::size_t place) const {
    gazetteer_format::SurfaceHead head{};
    std::memcpy(&head, strings_.data() + place, sizeof(head));
    return head;
  }

  std::shared_ptr<const ResourceFile> file_;
  gazetteer_format::MetaRow meta_{};
  gazetteer_format::FirstPlaces firsts_[2];
  gazetteer_format::PathPlaces paths_[2];
  std::span<const gazetteer_format::Slot> starts_;
  std::span<const gazetteer_format::Slot> edges_;
  std::span<const gazetteer_format::EntryRow> entries_;
  std::span<const gazetteer_format::DetailRow> details_;
  std::span<const gazetteer_format::ClassRow> classes_;
  std::span<const gazetteer_format::ListRow> lists_;
  std::string_view strings_;
  NearNames near_;
  std::vector<TypeId> types_;  // by class
};

}  // namespace vigie
