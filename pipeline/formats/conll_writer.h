// CoNLL-2002: a token and its IOB2 label a line. Nested mentions are left out (the outermost
// stays); blanks within a token are written as _.
#pragma once

#include <memory>

#include "vigie/writer.h"

namespace vigie {

[[nodiscard]] std::unique_ptr<Writer> make_conll_writer(const Pipeline& pipeline,
                                                        WriterOptions options);

/// The same with labels in IOBES.
[[nodiscard]] std::unique_ptr<Writer> make_conll_iobes_writer(const Pipeline& pipeline,
                                                              WriterOptions options);

}  // namespace vigie
