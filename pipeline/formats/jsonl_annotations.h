// Annotated JSON Lines: Vigie's own, and {"id", "text", "spans": [{"start", "end", "label"}]}.
#pragma once

#include "pipeline/formats/annotations.h"

namespace vigie {

/// Reads "spans", or "entities" where there are none; of each "start", "end" and "label", or "type"
/// where there is none, and what else Vigie writes ("kind", "id", "zone", "score", "evidence").
/// Positions count in "unit", code points when it is not told. A text may be missing: whoever
/// matches the object with one that has it then checks the positions.
[[nodiscard]] std::unique_ptr<AnnotationReader> make_jsonl_annotation_reader(
    LineReader& lines, const std::string& source);

}  // namespace vigie
