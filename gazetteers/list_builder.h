// What the readers of all list formats share.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteers/list_file.h"

namespace vigie {

/// A list in the making: defaults, head, cells, faults with their lines. Not thread-safe.
class ListBuilder {
 public:
  /// `faults` must outlive the builder.
  ListBuilder(const std::string& path, const ListOptions& options, ListFormat format,
              std::vector<Fault>& faults);

  /// Reports a fault; line and column count from 1, 0 is "not known".
  void fault(std::uint32_t line, std::uint32_t column, std::string message);
  /// The file as a whole is no list.
  void refuse(std::uint32_t line, std::string message);

  /// Reads a line of the head, `#` left out: "KEY: VALUE" with a known key, or a plain comment.
  void read_head(std::uint32_t line, std::string_view comment);

  /// An entry with the defaults of the list.
  [[nodiscard]] ListEntry start(std::uint32_t line) const;
  /// Reads a cell that is not empty into `entry`. False when it is at fault, which is reported.
  bool read_cell(std::string_view column, std::string_view cell, ListEntry& entry);
  /// Adds an entry, unless it has no name or no type, which is reported.
  void add(ListEntry entry);

  [[nodiscard]] bool has_default_type() const { return !default_type_.empty(); }
  /// A default type was named and is ill-formed: said once, not for each entry that relies on it.
  [[nodiscard]] bool has_bad_default() const { return bad_default_; }
  /// The columns that entries may have.
  [[nodiscard]] static const std::vector<std::string_view>& columns();

  [[nodiscard]] ListFile take() { return std::move(list_); }

 private:
  void read_folds(std::uint32_t line, std::string_view value);
  bool read_flags(std::string_view cell, ListEntry& entry);
  bool check_type(std::uint32_t line, std::string_view type);

  ListFile list_;
  std::vector<Fault>& faults_;
  bool exclude_;
  std::string default_type_;
  bool bad_default_ = false;
  Strength default_strength_ = Strength::decide;
};

/// The next line of `text`, without its line end, which is taken off `text`.
[[nodiscard]] std::string_view take_line(std::string_view& text);

/// Pieces between separators; one empty piece for an empty text.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

/// Without blanks (U+0020) and carriage returns at the ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// What is said of a line that is not UTF-8.
inline constexpr std::string_view kNotUtf8 =
    "bytes that are not UTF-8, expected UTF-8 text; convert the file";

/// Readers, one a format. `text` has no byte-order mark.
void read_tsv(std::string_view text, ListBuilder& list);
void read_csv(std::string_view text, ListBuilder& list);
void read_plain(std::string_view text, ListBuilder& list);
void read_patterns(std::string_view text, ListBuilder& list);

}  // namespace vigie
