// Tab-separated values: a header line, then a row a mention.
#pragma once

#include <memory>

#include "vigie/writer.h"

namespace vigie {

[[nodiscard]] std::unique_ptr<Writer> make_tsv_writer(const Pipeline& pipeline,
                                                      WriterOptions options);

}  // namespace vigie
