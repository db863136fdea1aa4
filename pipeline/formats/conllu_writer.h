// Format "conllu": CoNLL-U with the names in the last column.
#pragma once

#include <memory>

#include "vigie/writer.h"

namespace vigie {

/// Ten columns: number, form, and in MISC `NE=` (IOB2), `start_char`, `end_char` (code points) and
/// `SpaceAfter=No`. Documents begin with "# newdoc id", sentences with "# sent_id" and "# text".
/// Only coarse types, only the outermost of nested names. Blanks within a form become one blank.
[[nodiscard]] std::unique_ptr<Writer> make_conllu_writer(const Pipeline& pipeline,
                                                         WriterOptions options);

}  // namespace vigie
