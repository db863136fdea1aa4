// Format "webannotation": the W3C Web Annotation Data Model.
#pragma once

#include <memory>

#include "vigie/writer.h"

namespace vigie {

/// One JSON-LD object a mention, on one line: type, kind and id as bodies; the place by its text
/// with what stands around it (TextQuoteSelector) and by code points (TextPositionSelector).
[[nodiscard]] std::unique_ptr<Writer> make_web_annotation_writer(const Pipeline& pipeline,
                                                                 WriterOptions options);

}  // namespace vigie
