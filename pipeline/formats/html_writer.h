// Format "html": a page to look at.
#pragma once

#include <memory>

#include "vigie/writer.h"

namespace vigie {

/// One page that needs nothing from elsewhere: the texts with their names in colour, nested; what
/// was found by name and by date; a legend that filters by type, evidence on click or Enter, and an
/// index with search where there are several texts. Light and dark as the reader's system is;
/// without scripts the texts and the lists remain.
[[nodiscard]] std::unique_ptr<Writer> make_html_writer(const Pipeline& pipeline,
                                                       WriterOptions options);

}  // namespace vigie
