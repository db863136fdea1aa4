// Tables of the HIPE campaigns: one token a line, several layers of labels, flags for blanks.
#pragma once

#include "pipeline/formats/annotations.h"

namespace vigie {

/// HIPE 2020 and 2022. Columns are known by their names in the first line. Spans are those of
/// NE-COARSE-LIT, with their finer type (NE-FINE-LIT) and id (NEL-LIT), and those of NE-NESTED.
/// "# document_id = NAME" (2020) or "# hipe2022:document_id = NAME" begins a document. The text is
/// put together as the flags NoSpaceAfter and EndOfLine tell.
[[nodiscard]] std::unique_ptr<AnnotationReader> make_hipe_reader(LineReader& lines,
                                                                 const std::string& source);

}  // namespace vigie
