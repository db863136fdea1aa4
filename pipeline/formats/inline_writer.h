// XML-like text: one element a mention, named by its type. Characters that XML 1.0 cannot hold
// become U+FFFD.
#pragma once

#include <memory>

#include "vigie/writer.h"

namespace vigie {

[[nodiscard]] std::unique_ptr<Writer> make_inline_writer(const Pipeline& pipeline,
                                                         WriterOptions options);

}  // namespace vigie
