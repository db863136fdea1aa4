// All output formats, in one table.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "vigie/writer.h"

namespace vigie {

struct FormatRow {
  std::string_view name;
  std::string_view summary;  ///< one line, for --help and the docs
  std::unique_ptr<Writer> (*make)(const Pipeline& pipeline, WriterOptions options);
  Layer needs;  ///< layers without which the format has nothing to show
};

/// The table. Static storage.
[[nodiscard]] std::span<const FormatRow> format_table();

/// The row called `name`, or null.
[[nodiscard]] const FormatRow* find_format(std::string_view name);

}  // namespace vigie
