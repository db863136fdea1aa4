// brat: a folder of texts (.txt), each with its annotations (.ann).
#pragma once

#include "pipeline/formats/annotations.h"

namespace vigie {

/// Reads one document. `id` is its name, `text` the bytes of its .txt file, `lines` its .ann file:
/// "T1<tab>PER 0 15<tab>Qasem Soleimani", code points. Of a span in several pieces ("0 5;9 12") all
/// from the first to the last counts. "N1<tab>Reference T1 Wikidata:Q42" gives an id. Relations,
/// events, attributes and notes are passed over. Returns the first fault with its line in `fault`.
void read_brat(std::string id, std::string text, std::string_view annotations,
               AnnotatedText& annotated, std::optional<ReadFault>& fault);

/// All documents of `folder` and the folders below it, in order of path; ids are paths within
/// `folder` without ending. A text without .ann file has no annotations. Throws InputOutputError
/// when the folder cannot be read, or an .ann file has no text.
[[nodiscard]] std::unique_ptr<AnnotationReader> make_brat_reader(const std::string& folder);

}  // namespace vigie
