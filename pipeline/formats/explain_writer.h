// For people: every mention, kept or dropped, with what proposed it and what decided.
#pragma once

#include <memory>

#include "vigie/writer.h"

namespace vigie {

[[nodiscard]] std::unique_ptr<Writer> make_explain_writer(const Pipeline& pipeline,
                                                          WriterOptions options);

}  // namespace vigie
