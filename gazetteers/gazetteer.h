// The compiled lists, read straight from the mapped file.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "gazetteers/format.h"
#include "pipeline/resource_file.h"
#include "vigie/document.h"

namespace vigie {

/// Hash of a folded token, as the compiler and the tagger both compute it.
[[nodiscard]] std::uint64_t token_hash(std::string_view folded_token);

/// Names by token sequence. Immutable; const calls are safe in any thread. Views live as long as
/// the resource file, which the gazetteer keeps open.
class Gazetteer {
 public:
  /// Reads the gazetteer sections of `file`. Types are interned into `types`. Throws ResourceError
  /// when sections are missing or point outside one another.
  Gazetteer(std::shared_ptr<const ResourceFile> file, TypeTable& types);

  /// A name that ends at some token: its text as typed in the list, and its entry.
  struct Surface {
    std::string_view text;  ///< marks folded, case and accents as in the list
    std::uint32_t entry;
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
    bool match_case;
    bool acronym;
    bool ambiguous;
  };

  static constexpr std::uint32_t kRoot = 0;

  /// Number of a token from its hash; 0 when no list holds the token.
  [[nodiscard]] std::uint32_t token_number(std::uint64_t hash) const;

  /// The node after `token` (a number from token_number, not 0), or kNone.
  [[nodiscard]] std::uint32_t child(std::uint32_t node, std::uint32_t token) const;

  /// How many names end at `node`.
  [[nodiscard]] std::uint32_t surface_count(std::uint32_t node) const {
    return nodes_[node].surface_count;
  }
  /// The `index`-th name that ends at `node`.
  [[nodiscard]] Surface surface(std::uint32_t node, std::uint32_t index) const;

  [[nodiscard]] Entry entry(std::uint32_t index) const;
  [[nodiscard]] std::size_t entry_count() const { return entries_.size(); }
  [[nodiscard]] std::size_t surface_total() const { return surfaces_.size(); }
  [[nodiscard]] std::size_t list_count() const { return lists_.size(); }
  [[nodiscard]] std::string_view list_name(std::uint32_t list) const;
  [[nodiscard]] std::string_view list_path(std::uint32_t list) const;

 private:
  [[nodiscard]] std::string_view text_of(gazetteer_format::StringRow row) const {
    return strings_.substr(row.begin, row.size);
  }
  void check() const;

  std::shared_ptr<const ResourceFile> file_;
  std::span<const gazetteer_format::TokenSlot> tokens_;
  std::span<const gazetteer_format::EdgeSlot> edges_;
  std::span<const gazetteer_format::NodeRow> nodes_;
  std::span<const gazetteer_format::SurfaceRow> surfaces_;
  std::span<const gazetteer_format::EntryRow> entries_;
  std::span<const gazetteer_format::ListRow> lists_;
  std::string_view strings_;
  std::vector<TypeId> types_;
};

}  // namespace vigie
