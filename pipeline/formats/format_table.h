// All output formats, in one table.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "pipeline/formats/exporter.h"
#include "vigie/writer.h"

namespace vigie {

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
};

/// The table. Static storage.
[[nodiscard]] std::span<const FormatRow> format_table();

/// The row called `name`, or null.
[[nodiscard]] const FormatRow* find_format(std::string_view name);

/// The row whose ending `path` has, the longest if several; null when none fits.
[[nodiscard]] const FormatRow* format_of_path(std::string_view path);

}  // namespace vigie
