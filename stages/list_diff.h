// What two sets of lists do not share.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gazetteers/gazetteer.h"
#include "gazetteers/list_file.h"

namespace vigie {

/// An entry with all that can be compared. Lines do not count.
struct DiffEntry {
  std::string list;  ///< name of its list
  std::string name;
  std::string type;
  /// Name and value of what else it says, in a fixed order; empty values are left out: ids,
  /// country, weight, strength, flags, folds.
  std::vector<std::pair<std::string, std::string>> facts;
  std::vector<std::string> aliases;  ///< sorted
};

/// Entries of a list, and of a compiled resource. Compiled ones keep one id of each entry, and
/// aliases with plain apostrophes and hyphens.
[[nodiscard]] std::vector<DiffEntry> diff_entries(const ListFile& list);
[[nodiscard]] std::vector<DiffEntry> diff_entries(const Gazetteer& gazetteer,
                                                  const TypeTable& types);

/// One difference. Either `before` or `after` is empty for what was added or removed.
struct Change {
  enum class Kind : std::uint8_t { added, removed, changed };
  struct Fact {
    std::string name;
    std::string before;
    std::string after;
  };
  Kind kind = Kind::added;
  std::string list;
  std::string name;
  std::string type;
  std::vector<Fact> facts;  ///< of an entry that changed: what did; aliases joined by "|"
};

/// The differences, in order of list, name and type. Entries are the same when list, name and type
/// are; of several such, those that agree in more are taken for each other. Where both sides hold
/// one list only, these two are compared, whatever they are called.
[[nodiscard]] std::vector<Change> diff_lists(std::vector<DiffEntry> before,
                                             std::vector<DiffEntry> after);

}  // namespace vigie
