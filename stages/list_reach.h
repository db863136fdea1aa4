// Names of lists that no text can match.
#pragma once

#include <vector>

#include "gazetteers/list_file.h"
#include "pipeline/text_source.h"

namespace vigie {

/// Reports each name of `list` that the tokeniser or the cutter of sentences takes apart wherever
/// it stands (alone, between words, behind an elided article, in brackets), and each that only
/// matches as typed but is typed as no text can be. Names with other faults that `lint_list`
/// reports (control characters) are passed over.
void lint_reach(const ListFile& list, const WordLists& words, std::vector<Fault>& faults);

}  // namespace vigie
