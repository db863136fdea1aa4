// The patterns of data/zones at work: what a line of a page looks like when it is furniture.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "stages/pages/openings.h"
#include "stages/pages/zone_file.h"

namespace vigie {

/// What a pattern makes of a line. Spans are bytes of the line.
struct ZoneMatch {
  ZoneKind kind = ZoneKind::body;
  bool weak = false;   ///< only to be believed on a page that shows other furniture
  bool opens = false;  ///< the lines below may belong to it
  Span zone;
  Span title;             ///< a title within the zone; empty when there is none
  Span day, month, year;  ///< of a date; empty where there is none
};

/// Line patterns by kind of zone. A pattern that starts with a word list is only tried on lines
/// that open with one of its words, the others only on short lines that show their literals, so
/// that ordinary text meets no regular expression. Patterns are compiled when first tried.
/// Immutable; const calls are safe in any thread.
class ZonePatterns {
 public:
  /// Patterns, word lists at the start of them, there may be at most.
  static constexpr std::size_t kMostRows = 192;

  /// Reads the sources as `parse_zones` does; what is too much goes to `faults`, too.
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

  /// Likewise for patterns that only count next to a zone of their `kind`: a bare name is a byline
  /// beside "Publie le ...".
  [[nodiscard]] bool match_beside(std::string_view line, ZoneKind kind, ZoneMatch& match) const;

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
  using RowSet = std::bitset<kMostRows>;
  /// A row and its RE2, compiled by the first thread that needs it.
  struct Row;
  /// What rows ask for with `has`.
  struct Literal {
    std::string text;
    RowSet rows;
  };

  void add(ZoneRow row, const WordLists& words, std::vector<std::string>& lists,
           std::vector<Fault>& faults);
  void add_list(const ZoneRow& row, std::size_t number, const WordLists& words,
                std::vector<std::string>& lists, std::vector<Fault>& faults);
  void add_literals(const ZoneRow& row, std::size_t number);
  void index_literals();
  [[nodiscard]] RowSet rows_for(std::string_view line, bool head, const Openings::Hits& hits) const;
  [[nodiscard]] RowSet rows_asking(std::string_view line) const;
  [[nodiscard]] bool match_apart(RowSet rows, std::string_view line, std::string_view shown,
                                 ZoneMatch& match) const;
  [[nodiscard]] bool fits(const Row& row, std::string_view line, std::string_view shown,
                          std::size_t cue, ZoneMatch& match) const;
  [[nodiscard]] std::size_t word_end(std::string_view text, std::uint64_t lists) const;

  std::vector<std::unique_ptr<Row>> rows_;
  // Rows by what they ask of a line.
  RowSet without_list_, asks_, lead_, head_, caps_, digit_, long_, dateline_, tail_;
  RowSet apart_;  ///< not for whole lines or their beginnings: tail, beside, items
  std::array<RowSet, Openings::kMostLists> by_list_;
  std::array<RowSet, kZoneKindCount> beside_;
  std::vector<Literal> literals_;
  std::vector<std::uint8_t> pairs_;  ///< by two bytes: number in literals_by_pair_; 0 for none
  std::vector<std::vector<std::uint8_t>> literals_by_pair_;  ///< the literals that start so
  std::vector<std::uint8_t> single_literals_;                ///< those of one byte
  Openings openings_;
  std::array<std::uint64_t, kZoneKindCount> items_{};     ///< by kind: lists whose words are items
  std::vector<std::string> never_places_;                 ///< sorted, folded
  std::unordered_map<std::string, std::uint8_t> months_;  ///< by folded name
};

}  // namespace vigie
