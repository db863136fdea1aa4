// The user's own lists: read, compiled, and kept compiled for the next run.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "gazetteers/gazetteer.h"
#include "gazetteers/list_file.h"
#include "stages/tokens.h"
#include "vigie/types.h"

namespace vigie {

/// A list of the user's: a file, and what he says of it.
struct UserList {
  std::string path;
  ListOptions options = {};
};

/// What compiled lists depend on beside their own bytes.
struct ListSurroundings {
  const WordLists& words;
  const Tokeniser& tokeniser;
  std::uint64_t words_digest;  ///< of the texts that `words` was read from
};

/// Compiles `lists` to one gazetteer. Lines at fault go to `faults` and are left out. Throws
/// ConfigError when a file cannot be read or is no list, after every file has been looked at.
///
/// With a `cache` folder, lists of 64 kB or more together are kept there compiled, one file for
/// each set of paths, and mapped the next time. A kept file is used only when its digests hold and
/// it was made from the same bytes, read in the same way, with the same words and tokeniser;
/// otherwise it is made anew. Whatever goes wrong with the folder, the lists are compiled in memory
/// and nobody hears of it. What is returned and reported is the same with and without.
[[nodiscard]] std::shared_ptr<const Gazetteer> open_user_lists(const std::vector<UserList>& lists,
                                                               const ListSurroundings& surroundings,
                                                               const std::string& cache,
                                                               TypeTable& types,
                                                               std::vector<Fault>& faults);

/// Reads the file of a list. Throws ConfigError: without it nothing can be done at all.
[[nodiscard]] std::string read_user_list(const UserList& list);

}  // namespace vigie
