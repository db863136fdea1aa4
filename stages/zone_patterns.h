// The line patterns of data/zones: what a line of a page looks like when it is furniture.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gazetteers/list_file.h"
#include "pipeline/text_source.h"
#include "stages/openings.h"
#include "vigie/document.h"

namespace vigie {

/// What a pattern makes of a line. Spans are bytes of the line.
struct ZoneMatch {
  ZoneKind kind = ZoneKind::body;
  bool weak = false;   ///< only to be believed on a page that shows other furniture
  bool opens = false;  ///< the lines below may belong to it
  bool head = false;   ///< only counts above the first paragraph
  Span zone;
  Span title;             ///< a title within the zone; empty when there is none
  Span day, month, year;  ///< of a date; empty where there is none
};

/// Line patterns by kind of zone, from data/zones (docs/stages.md, "zones", tells the format).
/// A pattern that starts with a word list is only tried on lines that open with one of its words,
/// the others only on lines that show their literals, so that ordinary text meets no regular
/// expression. Patterns are compiled when first tried. Immutable; const calls are safe in any
/// thread.
class ZonePatterns {
 public:
  /// Reads the sources. Faults go to `faults`; faulty lines are left out. `check` compiles every
  /// pattern to see whether RE2 takes it: needed for what people write, not for a compiled
  /// resource.
  ZonePatterns(const std::vector<TextSource>& sources, const WordLists& words,
               std::vector<Fault>& faults, bool check = true);
  ~ZonePatterns();
  ZonePatterns(const ZonePatterns&) = delete;
  ZonePatterns& operator=(const ZonePatterns&) = delete;
  ZonePatterns(ZonePatterns&&) = delete;
  ZonePatterns& operator=(ZonePatterns&&) = delete;

  /// The first pattern, in order of the file, that fits the whole line or its beginning. `head`:
  /// no paragraph came before. True when there was one. Precondition: `line` is not empty and has
  /// no blank at its edges.
  [[nodiscard]] bool match(std::string_view line, bool head, ZoneMatch& match) const;

  /// Likewise for what stands at the end of a line that is text otherwise: "(avec AFP)".
  [[nodiscard]] bool match_tail(std::string_view line, ZoneMatch& match) const;

  /// The end of the longest listed item of `kind` ("Accueil", "Facebook") that `text` starts with,
  /// at the end of a word or where a capital is glued to it; 0 when there is none.
  [[nodiscard]] std::size_t item_end(std::string_view text, ZoneKind kind) const;

  /// Like `item_end`, for the words that any pattern starts with.
  [[nodiscard]] std::size_t cue_end(std::string_view text) const;

  /// The number of a month by its name or abbreviation; 0 for anything else.
  [[nodiscard]] std::uint8_t month_number(std::string_view name) const;

 private:
  struct Row;
  class Reader;
  [[nodiscard]] bool fits(const Row& row, std::string_view line, std::string_view shown,
                          std::size_t cue, ZoneMatch& match) const;
  [[nodiscard]] std::size_t word_end(std::string_view text, std::uint64_t lists) const;

  std::vector<std::unique_ptr<Row>> rows_;
  std::vector<std::string> literals_;         ///< what rows ask for with `has`
  std::uint64_t items_[kZoneKindCount] = {};  ///< by kind: lists whose words are items
  Openings openings_;
  std::vector<std::string> never_places_;                 ///< sorted, folded
  std::unordered_map<std::string, std::uint8_t> months_;  ///< by folded name
};

}  // namespace vigie
