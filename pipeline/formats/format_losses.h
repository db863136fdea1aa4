// What a document has and a format cannot hold.
#pragma once

#include "pipeline/formats/annotated_document.h"
#include "pipeline/formats/format_table.h"

namespace vigie {

/// Adds to `losses` what of `record` nobody could read out of `format` again.
void count_losses(const Record& record, const FormatRow& format, const WriterOptions& options,
                  const TypeTable& types, Losses& losses);

}  // namespace vigie
