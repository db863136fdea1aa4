// From lists to the sections of a compiled gazetteer.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "gazetteers/list_file.h"
#include "gazetteers/pieces.h"
#include "pipeline/resource_file.h"

namespace vigie {

/// Cuts a name into tokens exactly as texts are cut, appended to `out`. Positions are bytes of
/// `name`.
using TokenCutter = std::function<void(std::string_view name, std::vector<Span>& out)>;

struct CompiledCounts {
  std::size_t entries = 0;
  std::size_t surfaces = 0;
  std::size_t nodes = 0;
};

/// Adds the gazetteer sections for `lists` to `out`. Names that hold no token are reported in
/// `faults` and left out. Places whose name starts with an article get its contractions ("au
/// Caire"), from the word list contractions of `words`; spellings as PieceCutter has them. The
/// result depends on the lists, their order and `words` only: same lists, same bytes.
CompiledCounts compile_gazetteer(const std::vector<ListFile>& lists, const WordLists& words,
                                 const TokenCutter& cut, ResourceBuilder& out,
                                 std::vector<Fault>& faults);

}  // namespace vigie
