// Telling the formats of lists apart, and what is no list.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "gazetteers/list_file.h"

namespace vigie {

/// The format of a file from its ending, and from its first lines where the ending says nothing or
/// they say otherwise. `text` has no byte-order mark.
[[nodiscard]] ListFormat list_format_of(std::string_view path, std::string_view text);

/// The format of that name, or nothing.
[[nodiscard]] std::optional<ListFormat> list_format_from(std::string_view name);
/// The names of all formats. Static storage.
[[nodiscard]] std::span<const std::string_view> list_format_names();

/// What a file is that is no list, and what to do with it. Static storage.
struct ForeignKind {
  const char* found;
  const char* advice;
};
/// Recognises archives, spreadsheets, pictures, programs, markup, UTF-16 and other binary files by
/// their first bytes. Nothing when it may be a list.
[[nodiscard]] std::optional<ForeignKind> foreign_kind(std::string_view text);

/// The separator of a line of CSV: comma, or the semicolon of French spreadsheets.
[[nodiscard]] char csv_separator(std::string_view header);

}  // namespace vigie
