// Text for people's eyes: names in brackets, or in colour on a terminal. Control characters are
// shown as U+FFFD so that no input can drive a terminal.
#pragma once

#include <memory>

#include "vigie/writer.h"

namespace vigie {

[[nodiscard]] std::unique_ptr<Writer> make_text_writer(const Pipeline& pipeline,
                                                       WriterOptions options);

}  // namespace vigie
