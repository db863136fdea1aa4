// Format "webanno": WebAnno TSV 3.3, which WebAnno and INCEpTION read.
#pragma once

#include <memory>

#include "pipeline/formats/exporter.h"

namespace vigie {

/// A layer NamedEntity with `value` (the type) and `identifier`; positions are UTF-16 units. The
/// format knows one document a file; in a stream several stand one after the other, each with its
/// own head.
[[nodiscard]] std::unique_ptr<Writer> make_webanno_writer(const Pipeline& pipeline,
                                                          WriterOptions options);

/// A folder with one file a document, named by its id.
[[nodiscard]] std::unique_ptr<Exporter> make_webanno_exporter(const std::string& path,
                                                              const Pipeline& pipeline,
                                                              WriterOptions options);

}  // namespace vigie
