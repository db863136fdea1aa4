// Any list: faults or entries, never a crash; what was read compiles.
#include <cstdint>
#include <string>

#include "gazetteers/compiler.h"
#include "stages/tokens.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const vigie::Tokeniser tokeniser{vigie::WordLists()};
  const std::string text(reinterpret_cast<const char*>(data), size);
  std::vector<vigie::Fault> faults;
  const vigie::ListFile list = vigie::parse_list(text, "fuzz.tsv", faults);
  vigie::lint_list(list, text, faults);
  vigie::ResourceBuilder builder;
  vigie::compile_gazetteer({list}, vigie::WordLists(), tokeniser.name_cutter(), builder, faults);
  static_cast<void>(vigie::ResourceFile::from_bytes(builder.finish(), "fuzz"));
  return 0;
}
