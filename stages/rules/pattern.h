// Patterns as linguists write them, turned into RE2's.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteers/list_file.h"
#include "pipeline/text_source.h"

namespace vigie {

/// What a pattern may name: `{{months}}` is a word list or a definition of the same file.
struct PatternNames {
  const WordLists* words = nullptr;
  std::map<std::string, std::string, std::less<>> definitions;  ///< already expanded
  std::set<std::string, std::less<>> types;  ///< coarse types that rules above give
};

/// Message for a `{{name}}` that is neither list nor, where `definitions` count, definition.
[[nodiscard]] std::string unknown_list(std::string_view name, const PatternNames& names,
                                       bool definitions);

/// Rewrites `pattern` for RE2:
///   a space       any French blank, or one line end
///   '             either apostrophe
///   {{name}}      any word of the list, or a definition; a word that the list starts with a small
///                 letter may start with a capital in the text, not the other way round
///   \p{L} \p{Lu} \p{Ll} \p{M}   letters and marks of the Latin script, all that French names use
/// Refuses \b \B \w \W \d \D \s \S, which RE2 takes as ASCII, unknown names and unclosed braces:
/// each fault goes to `faults` with its column (`place` is where the pattern starts).
/// Returns an empty string when there was a fault.
[[nodiscard]] std::string expand_pattern(std::string_view pattern, const PatternNames& names,
                                         const Place& place, std::vector<Fault>& faults);

}  // namespace vigie
