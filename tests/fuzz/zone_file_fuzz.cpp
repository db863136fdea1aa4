// Any zone file: faults or patterns, never a crash; what is accepted takes any line.
#include <cstdint>
#include <string>

#include "stages/pages/zone_patterns.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const vigie::WordLists words = [] {
    vigie::WordLists filled;
    filled.add({"months.txt", "janvier\t1\nmai\t5\n"});
    filled.add({"menu_words.txt", "Accueil\nMonde\n"});
    return filled;
  }();
  std::vector<vigie::Fault> faults;
  const vigie::TextSource source{"fuzz.zones", {reinterpret_cast<const char*>(data), size}};
  const vigie::ZonePatterns patterns({source}, words, faults);
  for (const char* line :
       {"Accueil > Monde", "12", "\xC3\x89t\xC3\xA9 (AFP)", "Lire aussi : Irak"}) {
    vigie::ZoneMatch match;
    static_cast<void>(patterns.match(line, true, match));
    static_cast<void>(patterns.match_tail(line, match));
  }
  return 0;
}
