// Names of lists that no text can match.
#pragma once

#include <vector>

#include "gazetteers/list_file.h"
#include "gazetteers/list_lint.h"
#include "pipeline/text_source.h"

namespace vigie {

/// Reports each name of `list` that the tokeniser or the cutter of sentences takes apart wherever
/// it stands (alone, between words, behind an elided article, in brackets), and each that only
/// matches as typed but is typed as no text can be. Names with other faults that `lint_list`
/// reports (control characters) are passed over.
/// In a tree, whose generated lists hold names from all over the world, they are warnings.
void lint_reach(const ListFile& list, const WordLists& words, ListOwner owner,
                std::vector<Fault>& faults);

}  // namespace vigie
