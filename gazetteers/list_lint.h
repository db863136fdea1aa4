// Faults that do not stop a list from being used but that a good list does not have.
#pragma once

#include <string_view>
#include <vector>

#include "gazetteers/list_file.h"
#include "pipeline/text_source.h"

namespace vigie {

/// Whose lists are checked.
enum class ListOwner : std::uint8_t {
  tree,  ///< of a tree of sources: order, source and licence count, types are Vigie's
  user,  ///< somebody's own: types may be his own, and what is a matter of taste is a warning
};

/// Faults of one list: names given twice, blanks round them, control characters, bytes gone bad,
/// not NFC, unknown types. In lists of a tree also: not sorted, no source or licence, curly
/// apostrophes, carriage returns. `text` is what `list` was read from.
void lint_list(const ListFile& list, std::string_view text, ListOwner owner,
               std::vector<Fault>& faults);

/// Faults of lists together: names of one type that two lists give, and entries that NONE hides.
void lint_between(const std::vector<ListFile>& lists, ListOwner owner, std::vector<Fault>& faults);

/// Names of one word that equal a common word, capitals aside, and carry no flag (`ambiguous`,
/// `case`, or `plain` for "looked at"). Uses the word list common_words.
void lint_common_words(const std::vector<ListFile>& lists, const WordLists& words, ListOwner owner,
                       std::vector<Fault>& faults);

/// All names of an entry, the main one first. Views into the entry.
[[nodiscard]] std::vector<std::string_view> names_of(const ListEntry& entry);

}  // namespace vigie
