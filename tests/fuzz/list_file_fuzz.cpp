// Any list in any format: faults or entries, never a crash; what was read compiles.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>

#include "gazetteers/compiler.h"
#include "gazetteers/list_lint.h"
#include "stages/list_reach.h"
#include "stages/tokens.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const vigie::Tokeniser tokeniser{vigie::WordLists()};
  const std::string text(reinterpret_cast<const char*>(data), size);
  // Formats are told by the content; each is also forced.
  static constexpr std::array<std::optional<vigie::ListFormat>, 5> kFormats = {
      {{},
       vigie::ListFormat::tsv,
       vigie::ListFormat::csv,
       vigie::ListFormat::plain,
       vigie::ListFormat::patterns}};
  for (const auto format : kFormats) {
    std::vector<vigie::Fault> faults;
    const vigie::ListFile list =
        vigie::read_list(text, "fuzz", {.format = format, .type = "ORG"}, faults);
    if (!list.usable && faults.empty()) std::abort();
    vigie::lint_list(list, text, vigie::ListOwner::user, faults);
    vigie::lint_reach(list, vigie::WordLists(), vigie::ListOwner::user, faults);
    vigie::ResourceBuilder builder;
    vigie::compile_gazetteer({list}, vigie::WordLists(), tokeniser.name_cutter(), builder, faults);
    static_cast<void>(vigie::ResourceFile::from_bytes(builder.finish(), "fuzz"));
  }
  return 0;
}
