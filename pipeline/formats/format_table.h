// All output formats, in one table.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "pipeline/formats/exporter.h"
#include "vigie/writer.h"

namespace vigie {

/// What of a mention, or of its text, a format can hold, as bits.
enum class Holds : std::uint32_t {
  nothing = 0,
  mentions = 1U << 0U,  ///< mentions at all
  nested = 1U << 1U,    ///< mentions within others, or one around them can be told by positions
  crossing = 1U << 2U,  ///< mentions that cross others
  pieces = 1U << 3U,    ///< mentions that begin or end within a token
  kinds = 1U << 4U,
  ids = 1U << 5U,
  values = 1U << 6U,
  scores = 1U << 7U,
  entities = 1U << 8U,  ///< which mentions are of one thing
  parts = 1U << 9U,
  zones = 1U << 10U,       ///< in which zone a mention stands
  text = 1U << 11U,        ///< the text to the letter, blanks and all
  fields = 1U << 12U,      ///< the user's own members
  dates = 1U << 13U,       ///< the day of writing
  names = 1U << 15U,       ///< ids of documents
  only_times = 1U << 16U,  ///< of mentions those alone that are a DATE, TIME, DURATION or SET
  layers = 1U << 14U,      ///< zones of the page, when asked for
};
constexpr Holds operator|(Holds a, Holds b) {
  return static_cast<Holds>(static_cast<std::uint32_t>(a) | static_cast<std::uint32_t>(b));
}
constexpr bool holds(Holds all, Holds one) {
  return (static_cast<std::uint32_t>(all) & static_cast<std::uint32_t>(one)) != 0;
}

struct FormatRow {
  std::string_view name;
  std::string_view summary;  ///< one line, for --help and the docs
  /// Makes its writer; null for what is no stream but files of its own.
  std::unique_ptr<Writer> (*make)(const Pipeline& pipeline, WriterOptions options);
  Layer needs;              ///< layers without which the format has nothing to show
  std::string_view ending;  ///< of names of its files, for --export; empty: no ending of its own
  /// Makes its exporter; null for what a writer makes.
  std::unique_ptr<Exporter> (*export_to)(const std::string& path, const Pipeline& pipeline,
                                         WriterOptions options);
  Holds held;  ///< what can be read out of it again
};

/// The table. Static storage.
[[nodiscard]] std::span<const FormatRow> format_table();

/// The row called `name`, or null.
[[nodiscard]] const FormatRow* find_format(std::string_view name);

/// The row whose ending `path` has, the longest if several; null when none fits.
[[nodiscard]] const FormatRow* format_of_path(std::string_view path);

}  // namespace vigie
