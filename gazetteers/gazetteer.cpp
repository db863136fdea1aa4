#include "gazetteers/gazetteer.h"

#include <fmt/format.h>

namespace vigie {

using namespace gazetteer_format;

Gazetteer::Gazetteer(std::shared_ptr<const ResourceFile> file, TypeTable& types)
    : file_(std::move(file)),
      pieces_(file_->array<Slot>(kPieces)),
      edges_(file_->array<Slot>(kEdges)),
      filter_(file_->array<std::uint64_t>(kFilter)),
      nodes_(file_->array<NodeRow>(kNodes)),
      surfaces_(file_->array<SurfaceRow>(kSurfaces)),
      aliases_(file_->array<AliasRow>(kAliases)),
      entries_(file_->array<EntryRow>(kEntries)),
      details_(file_->array<DetailRow>(kDetails)),
      classes_(file_->array<ClassRow>(kClasses)),
      lists_(file_->array<ListRow>(kLists)),
      strings_(file_->section(kStrings)),
      near_(*file_) {
  const auto fail = [&](const char* what) {
    throw ResourceError(
        fmt::format("{}: {}, expected a gazetteer that holds together; rebuild it "
                    "with `vigie compile`",
                    file_->name(), what));
  };
  const auto meta = file_->array<MetaRow>(kMeta);
  if (meta.size() != 1) fail("no head, or more than one");
  meta_ = meta.front();
  if (pieces_.empty() || edges_.empty() || filter_.empty()) fail("an empty table");
  if (nodes_.size() < 2) fail("no root node");
  if (meta_.starts >= node_count() || meta_.parents > meta_.starts) {
    fail("more first pieces than nodes");
  }
  for (const ClassRow& row : classes_) {
    const auto type = types.intern(text_of(row.type));
    if (!type) fail("a type that is no type name");
    if (row.list >= lists_.size() || row.strength > static_cast<int>(Strength::decide)) {
      fail("a class that points outside the file");
    }
    types_.push_back(*type);
  }
}

std::string_view Gazetteer::text_of(StringAt at) const {
  // The size stands before the bytes: seven bits a byte, the last byte below 128.
  std::size_t size = 0;
  std::size_t position = at;
  for (unsigned shift = 0; shift < 32; shift += 7) {
    if (position >= strings_.size()) return {};
    const auto byte = static_cast<unsigned char>(strings_[position++]);
    size |= static_cast<std::size_t>(byte & 0x7FU) << shift;
    if (byte < 0x80) break;
  }
  return size <= strings_.size() - position ? strings_.substr(position, size) : std::string_view();
}

Gazetteer::Surface Gazetteer::surface(std::uint32_t node, std::uint32_t index) const {
  const SurfaceRow row = surfaces_[(nodes_[node] & kFirstSurface) + index];
  const std::uint32_t at = row & ~kIsAlias;
  if ((row & kIsAlias) == 0) {
    return {at < entries_.size() ? text_of(entries_[at].name) : std::string_view(), at, false};
  }
  if (at >= aliases_.size()) return {{}, kNone, false};
  const AliasRow& alias = aliases_[at];
  return {text_of(alias.text), alias.entry & ~kDropsFirst, (alias.entry & kDropsFirst) != 0};
}

Gazetteer::Entry Gazetteer::entry(std::uint32_t index) const {
  Entry entry{};
  if (index >= entries_.size() || entries_[index].kind >= classes_.size()) return entry;
  const EntryRow& row = entries_[index];
  const ClassRow& kind = classes_[row.kind];
  entry.name = text_of(row.name);
  entry.line = row.line;
  if (row.detail == kHasDetail && row.line < details_.size()) {
    const DetailRow& detail = details_[row.line];
    entry.line = detail.line;
    entry.id = text_of(detail.id);
    entry.weight = detail.weight;
    if (detail.country[0] != '\0') entry.country = {detail.country, 2};
  }
  entry.list = kind.list;
  entry.type = types_[row.kind];
  entry.strength = static_cast<Strength>(kind.strength);
  entry.folds = kind.folds;
  entry.match_case = (kind.flags & kMatchCase) != 0;
  entry.acronym = (kind.flags & kAcronym) != 0;
  entry.ambiguous = (kind.flags & kAmbiguous) != 0;
  return entry;
}

std::string_view Gazetteer::list_name(std::uint32_t list) const {
  return list < lists_.size() ? text_of(lists_[list].name) : std::string_view();
}
std::string_view Gazetteer::list_path(std::uint32_t list) const {
  return list < lists_.size() ? text_of(lists_[list].path) : std::string_view();
}

}  // namespace vigie
