// The files of data/zones: which lines of a page are furniture, written by people.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gazetteers/list_file.h"
#include "pipeline/text_source.h"
#include "vigie/document.h"

namespace vigie {

/// One line of a zone file: "kind conditions<tab>pattern" (docs/stages.md, "zones").
struct ZoneRow {
  ZoneKind kind = ZoneKind::body;
  bool weak = false;        ///< believed only on a page that shows other furniture
  bool beside = false;      ///< likewise, and only next to a zone of its kind
  bool opens = false;       ///< the lines below may belong to it
  bool head = false;        ///< only above the first paragraph
  bool lead = false;        ///< takes the start of a line; the rest is text
  bool tail = false;        ///< takes the end of a line; the rest is text
  bool caps = false;        ///< only lines that end in capitals
  bool digit = false;       ///< only lines that start with a digit
  bool more = false;        ///< something must stand behind the words of the list
  bool takes_long = false;  ///< `long`: longer lines too
  bool items = false;       ///< the list's words are items of a bar or menu; there is no pattern
  std::string list;         ///< word list that the pattern starts with; empty for none
  std::vector<std::string> has;  ///< the line must hold one of these; none: any line will do
  std::string expression;        ///< what follows the list, for RE2; may be empty behind a list
  Place place;                   ///< where the pattern starts
};

/// Reads zone files in order. Faults go to `faults`; faulty lines are left out. `check` also tries
/// whether RE2 takes each pattern: needed for what people wrote, not for a compiled resource.
[[nodiscard]] std::vector<ZoneRow> parse_zones(const std::vector<TextSource>& sources,
                                               const WordLists& words, std::vector<Fault>& faults,
                                               bool check);

/// Groups a pattern may have, the whole match among them.
inline constexpr int kZoneGroups = 16;

}  // namespace vigie
