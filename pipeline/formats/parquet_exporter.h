// Formats "parquet" and "documents": Parquet, for data frames and Spark.
#pragma once

#include <memory>

#include "pipeline/formats/exporter.h"

namespace vigie {

/// One row a mention, with positions in code points and in bytes. docs/formats.md has the columns.
/// Throws UsageError when Vigie was built without Arrow.
[[nodiscard]] std::unique_ptr<Exporter> make_parquet_exporter(const std::string& path,
                                                              const Pipeline& pipeline,
                                                              WriterOptions options);

/// One row a document: id, source, date, text, the user's fields, counts. Throws likewise.
[[nodiscard]] std::unique_ptr<Exporter> make_documents_exporter(const std::string& path,
                                                                const Pipeline& pipeline,
                                                                WriterOptions options);

}  // namespace vigie
