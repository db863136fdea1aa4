#include "gazetteers/gazetteer.h"

#include <fmt/format.h>

#include <bit>

namespace vigie {

using namespace gazetteer_format;

Gazetteer::Gazetteer(std::shared_ptr<const ResourceFile> file, TypeTable& types)
    : file_(std::move(file)),
      starts_(file_->array<Slot>(kStarts)),
      edges_(file_->array<Slot>(kEdges)),
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
  if (starts_.empty() || edges_.empty()) fail("an empty table");
  const auto words = [&](const char* section) {
    const auto found = file_->array<std::uint64_t>(section);
    if (!std::has_single_bit(found.size())) fail("bits that are no power of two");
    return found;
  };
  for (std::size_t small = 0; small < 2; ++small) {
    const auto firsts = words(kFirstBits[small]);
    firsts_[small] = FirstPlaces::of(firsts.data(), firsts.size());
    const auto paths = words(kPathBits[small]);
    paths_[small] = PathPlaces::of(paths.data(), paths.size());
  }
  for (const ClassRow& row : classes_) {
    const std::string_view name = text_of(row.type);
    const auto type = TypeTable::is_well_formed(name) ? types.intern(name) : std::nullopt;
    if (!type) fail("a type that is no type name");
    if (row.list >= lists_.size() || row.strength > static_cast<int>(Strength::decide)) {
      fail("a class that points outside the file");
    }
    types_.push_back(*type);
  }
}

std::string_view Gazetteer::long_text_of(std::size_t at) const {
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

Gazetteer::Entry Gazetteer::entry(std::uint32_t index) const {
  Entry entry{};
  if (index >= entries_.size() || entries_[index].kind >= classes_.size()) return entry;
  const EntryRow& row = entries_[index];
  entry.name = text_of(row.name);
  entry.line = row.line;
  if (row.detail == kHasDetail && row.line < details_.size()) {
    const DetailRow& detail = details_[row.line];
    entry.line = detail.line;
    entry.id = text_of(detail.id);
    entry.weight = detail.weight;
    if (detail.country[0] != '\0') entry.country = {detail.country, 2};
  }
  add_kind(row.kind, entry);
  return entry;
}

std::string_view Gazetteer::list_name(std::uint32_t list) const {
  return list < lists_.size() ? text_of(lists_[list].name) : std::string_view();
}
std::string_view Gazetteer::list_path(std::uint32_t list) const {
  return list < lists_.size() ? text_of(lists_[list].path) : std::string_view();
}

}  // namespace vigie
