// Format "hipe": the tables of the HIPE campaigns.
#pragma once

#include <memory>

#include "vigie/writer.h"

namespace vigie {

/// Ten columns, one token a line: coarse and fine types (IOB2), names within names, Wikidata ids,
/// and flags for blanks. Columns for metonymy and components stay "O".
[[nodiscard]] std::unique_ptr<Writer> make_hipe_writer(const Pipeline& pipeline,
                                                       WriterOptions options);

}  // namespace vigie
