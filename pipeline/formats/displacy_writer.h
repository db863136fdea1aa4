// Format "displacy": what displaCy draws.
#pragma once

#include <memory>

#include "vigie/writer.h"

namespace vigie {

/// One object a line for `displacy.render(..., style="ent", manual=True)`: text, the outermost
/// names, a title. Positions are code points.
[[nodiscard]] std::unique_ptr<Writer> make_displacy_writer(const Pipeline& pipeline,
                                                           WriterOptions options);

}  // namespace vigie
