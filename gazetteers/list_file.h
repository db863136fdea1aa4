// Reading lists: reviewed TSV, one name a line. Format: docs/gazetteers.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vigie/document.h"
#include "vigie/error.h"

namespace vigie {

/// In what a text may differ from a name and still be it. A list says which it allows.
enum class Fold : std::uint8_t {
  letter_case = 1,  ///< BAGDAD
  accents = 2,      ///< Etats-Unis
  hyphens = 4,      ///< Saint Denis for Saint-Denis
  spelling = 8,     ///< St-Denis
};
inline constexpr std::uint8_t kAllFolds = 15;

/// A fault in a text source: where, and what was found, expected and to be done.
struct Fault {
  Place place;
  std::string message;
};

/// One line of a list.
struct ListEntry {
  std::string name;
  std::string type;
  std::vector<std::string> aliases;
  std::string id;  ///< first of the ids, "scheme:value"; all of them stay in `ids`
  std::string ids;
  std::string country;  ///< ISO 3166-1 alpha-2, or empty
  std::uint32_t weight = 0;
  Strength strength = Strength::decide;
  bool match_case = false;  ///< only as typed: flag "case"
  bool acronym = false;
  bool ambiguous = false;
  std::uint32_t line = 0;
};

/// A list with the facts of its head.
struct ListFile {
  std::string path;
  std::string name;  ///< "list" of the head, or the file's stem
  std::string source;
  std::string licence;
  std::uint8_t folds = kAllFolds;   ///< Fold bits: in what a text may differ from a name
  std::vector<std::string> sounds;  ///< languages whose spellings are rules (transliteration.h)
  bool fuzzy = false;               ///< a slip or two are forgiven (near_names.h)
  std::vector<ListEntry> entries;
};

/// Reads a list from `text`. Faulty lines are reported in `faults` and left out; the others are
/// used. `path` only stands in messages. Never throws for what the text contains.
[[nodiscard]] ListFile parse_list(std::string_view text, const std::string& path,
                                  std::vector<Fault>& faults);

/// Faults that do not stop a list from being used but that a reviewed list must not have: not
/// sorted, not NFC, blanks at the ends, curly apostrophes, doubles, no source or licence.
void lint_list(const ListFile& list, std::string_view text, std::vector<Fault>& faults);

}  // namespace vigie
