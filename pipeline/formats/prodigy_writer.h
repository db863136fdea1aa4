// Format "prodigy": tasks for Prodigy.
#pragma once

#include <memory>

#include "vigie/writer.h"

namespace vigie {

/// One object a line: text, tokens, the outermost names with their first and last token, the id as
/// `meta`. Positions are code points.
[[nodiscard]] std::unique_ptr<Writer> make_prodigy_writer(const Pipeline& pipeline,
                                                          WriterOptions options);

}  // namespace vigie
