// JSON Lines: the native format. Contract: docs/formats.md.
#pragma once

#include <memory>

#include "vigie/writer.h"

namespace vigie {

[[nodiscard]] std::unique_ptr<Writer> make_jsonl_writer(const Pipeline& pipeline,
                                                        WriterOptions options);

}  // namespace vigie
