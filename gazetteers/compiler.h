// From lists to the sections of a compiled gazetteer.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "gazetteers/list_file.h"
#include "pipeline/resource_file.h"

namespace vigie {

/// Cuts a name into tokens exactly as texts are cut. Positions are bytes of `name`.
using TokenCutter = std::function<std::vector<Span>(std::string_view name)>;

struct CompiledCounts {
  std::size_t entries = 0;
  std::size_t surfaces = 0;
  std::size_t nodes = 0;
};

/// Adds the gazetteer sections for `lists` to `out`. Names that hold no token are reported in
/// `faults` and left out. The result depends on the lists and their order only: same lists, same
/// bytes.
CompiledCounts compile_gazetteer(const std::vector<ListFile>& lists, const TokenCutter& cut,
                                 ResourceBuilder& out, std::vector<Fault>& faults);

}  // namespace vigie
