// Format "csv": one row a mention, as spreadsheets and data frames read it.
#pragma once

#include <memory>

#include "vigie/writer.h"

namespace vigie {

/// A line of column names, then one row a mention (RFC 4180, lines end with LF). Cells that hold a
/// comma, a quotation mark or a line end stand in quotation marks.
[[nodiscard]] std::unique_ptr<Writer> make_csv_writer(const Pipeline& pipeline,
                                                      WriterOptions options);

}  // namespace vigie
