// Formats "tei" and "tei-standoff": TEI P5, names in the text or behind it.
#pragma once

#include <memory>

#include "vigie/writer.h"

namespace vigie {

/// One `TEI` a document within a `teiCorpus`: persName, placeName, orgName, rs, date, time,
/// measure, num, idno, nested as the names nest, in one `ab` that keeps blanks.
[[nodiscard]] std::unique_ptr<Writer> make_tei_writer(const Pipeline& pipeline,
                                                      WriterOptions options);

/// Likewise with the plain text in the `ab`, and behind it a `standOff` with a `span` for each
/// mention, which points into the `ab` with string-range, in code points.
[[nodiscard]] std::unique_ptr<Writer> make_tei_standoff_writer(const Pipeline& pipeline,
                                                               WriterOptions options);

}  // namespace vigie
