// Plain text, one document a file, a paragraph or a line.
#pragma once

#include "pipeline/formats/reader.h"

namespace vigie {

/// `source` must outlive the reader.
[[nodiscard]] std::unique_ptr<Reader> make_text_reader(ByteSource& source, ReaderOptions options);

}  // namespace vigie
