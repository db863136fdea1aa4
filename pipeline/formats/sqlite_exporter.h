// Format "sqlite": a database.
#pragma once

#include <memory>

#include "pipeline/formats/exporter.h"

namespace vigie {

/// A database of SQLite 3 with the tables `documents`, `entities`, `mentions`, `parts` and `info`,
/// indexes on what one asks for, and `texts`, a full-text index (FTS5) over the documents that
/// finds words without their accents. Positions stand in code points and in bytes. docs/formats.md
/// has the columns.
[[nodiscard]] std::unique_ptr<Exporter> make_sqlite_exporter(const std::string& path,
                                                             const Pipeline& pipeline,
                                                             WriterOptions options);

}  // namespace vigie
