// Format "tei": TEI P5, names in the text.
#pragma once

#include <memory>

#include "vigie/writer.h"

namespace vigie {

/// One `TEI` a document within a `teiCorpus`: persName, placeName, orgName, rs, date, time,
/// measure, num, idno, nested as the names nest, in one `ab` that keeps blanks.
[[nodiscard]] std::unique_ptr<Writer> make_tei_writer(const Pipeline& pipeline,
                                                      WriterOptions options);

}  // namespace vigie
