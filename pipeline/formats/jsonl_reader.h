// JSON Lines: one object a line, with at least "text".
#pragma once

#include "pipeline/formats/reader.h"

namespace vigie {

/// `source` must outlive the reader. Blank lines are skipped; a line that is no object with a
/// string "text" is a fault with its number, and the next line is read.
[[nodiscard]] std::unique_ptr<Reader> make_jsonl_reader(ByteSource& source, ReaderOptions options);

}  // namespace vigie
