// Format "doccano": sequence labels for doccano.
#pragma once

#include <memory>

#include "vigie/writer.h"

namespace vigie {

/// One object a line: id, text, and `label`, triples of begin, end and type. Positions are code
/// points.
[[nodiscard]] std::unique_ptr<Writer> make_doccano_writer(const Pipeline& pipeline,
                                                          WriterOptions options);

}  // namespace vigie
