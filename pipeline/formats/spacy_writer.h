// Format "spacy": spaCy's own JSON for documents.
#pragma once

#include <memory>

#include "vigie/writer.h"

namespace vigie {

/// One object a line for `Doc.from_json`: text, tokens, sentences, the outermost names as `ents`,
/// all of them as `spans["sc"]`. Tokens tile the text, so blanks that spaCy would lose are tokens.
/// Positions are code points.
[[nodiscard]] std::unique_ptr<Writer> make_spacy_writer(const Pipeline& pipeline,
                                                        WriterOptions options);

}  // namespace vigie
