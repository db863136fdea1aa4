// Reading lists of names: TSV, CSV, a name a line, spaCy's patterns. Formats: docs/gazetteers.md.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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

/// Folds and their names in heads of lists.
inline constexpr std::array<std::pair<Fold, std::string_view>, 4> kFoldNames = {
    {{Fold::letter_case, "case"},
     {Fold::accents, "accents"},
     {Fold::hyphens, "hyphens"},
     {Fold::spelling, "spelling"}}};
/// A set of folds as heads write it: "case accents", "none"; "all" for all of them.
[[nodiscard]] std::string fold_words(std::uint8_t folds);

/// A fault in a text source: where, and what was found, expected and to be done.
struct Fault {
  Place place;
  std::string message;
  bool warning = false;  ///< worth a look; the source is good all the same
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
  bool plain = false;  ///< looked at and not ambiguous, whatever `lint` thinks of it
  std::uint32_t line = 0;
};

/// How a list is written.
enum class ListFormat : std::uint8_t {
  tsv,       ///< ours: a head of comments, a header line, cells between tabs
  csv,       ///< RFC 4180, a header line with a column "name"; semicolons do too
  plain,     ///< a name a line
  patterns,  ///< spaCy's EntityRuler: JSON Lines with label, pattern and id
};
/// Its name in options and messages. Static storage.
[[nodiscard]] const char* list_format_name(ListFormat format);

/// What is known of a list beside its text.
struct ListOptions {
  std::optional<ListFormat> format;  ///< nothing: by the file's ending and its content
  std::string type = {};             ///< of entries that have none, well-formed or empty
  bool exclude = false;              ///< its names are no names: every entry is of type NONE
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
  ListFormat format = ListFormat::tsv;
  bool usable = true;  ///< false: the file as a whole is no list, and the fault says why
  std::vector<ListEntry> entries;
};

/// Reads a list of our TSV from `text`. Faulty lines are reported in `faults` and left out; the
/// others are used. `path` only stands in messages. Never throws for what the text contains.
[[nodiscard]] ListFile parse_list(std::string_view text, const std::string& path,
                                  std::vector<Fault>& faults);

/// Reads a list of any format, likewise. What is no list at all (an archive, a spreadsheet, UTF-16,
/// names without any type) is one fault, and `usable` is false.
[[nodiscard]] ListFile read_list(std::string_view text, const std::string& path,
                                 const ListOptions& options, std::vector<Fault>& faults);

}  // namespace vigie
