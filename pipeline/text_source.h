// Text files that configure Vigie: word lists, rules, zone patterns. Read from disk when a resource
// is compiled, kept as text inside it, parsed when it is opened.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "vigie/error.h"

namespace vigie {

/// A named text.
struct TextSource {
  std::string path;  ///< as shown in messages
  std::string text;
};

/// Several texts as one section of a resource, and back. `unpack` throws ResourceError when the
/// bytes are not what `pack` made.
[[nodiscard]] std::string pack_sources(const std::vector<TextSource>& sources);
[[nodiscard]] std::vector<TextSource> unpack_sources(std::string_view bytes);

/// Reads a whole file. Throws InputOutputError naming path and cause.
[[nodiscard]] std::string read_file(const std::string& path);

/// Files below `folder` whose names end in `suffix`, in order of path, with paths as "folder/...".
/// Throws InputOutputError when the folder cannot be read.
[[nodiscard]] std::vector<TextSource> read_folder(const std::string& folder,
                                                  std::string_view suffix);

/// One word of a list, with the value that stands behind a tab ("janvier<tab>1").
struct Word {
  std::string text;
  std::string value;
};

/// Word lists by name: the stem of "data/words/fr/NAME.txt". A list is read when it is first asked
/// for: nobody asks for all. Immutable after `add`; const calls are safe in any thread.
class WordLists {
 public:
  /// Adds a list: one word a line, `#` starts a comment line; marks of inflection stand for more
  /// words (inflection.h). Words of the same list name in several files are joined.
  void add(const TextSource& source);
  /// The words, or null when there is no such list. Lives as long as this object.
  [[nodiscard]] const std::vector<Word>* find(std::string_view name) const;
  /// Words of a list; an empty list when there is none.
  [[nodiscard]] const std::vector<Word>& get(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> names() const;

  /// From now on the names that `find` and `get` are asked for go into `asked` too, which must
  /// outlive this object and its copies. For the linter: not thread-safe.
  void note_names(std::set<std::string, std::less<>>& asked) { asked_ = &asked; }

 private:
  struct List;
  std::unordered_map<std::string, std::shared_ptr<List>> lists_;
  std::set<std::string, std::less<>>* asked_ = nullptr;
};

}  // namespace vigie
