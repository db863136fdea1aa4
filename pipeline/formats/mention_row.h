// A mention as a row of cells, for the formats that are tables.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "pipeline/positions.h"
#include "vigie/writer.h"

namespace vigie {

/// Names of the columns.
inline constexpr std::array<std::string_view, 12> kMentionColumns = {
    "doc",  "start", "end",   "unit",       "text", "type",
    "kind", "id",    "value", "value_unit", "zone", "entity"};
using MentionRow = std::array<std::string, kMentionColumns.size()>;

/// The cells of mention `index` as they are, not escaped. Positions in `unit`, that of `positions`.
[[nodiscard]] MentionRow mention_row(const Record& record, std::uint32_t index,
                                     const TypeTable& types, const OutputPositions& positions,
                                     Unit unit);

/// Writes a line of column names, then a row a mention. `append_cell` appends one cell, escaped.
[[nodiscard]] std::unique_ptr<Writer> make_mention_table(const Pipeline& pipeline,
                                                         WriterOptions options, char separator,
                                                         void (*append_cell)(std::string_view,
                                                                             std::string&));

}  // namespace vigie
