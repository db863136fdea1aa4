// What a user of the library writes: open once, extract, use what was found.
#include <vigie/vigie.h>

#include <cstdio>
#include <exception>

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: consumer RESOURCE\n");
    return 2;
  }
  try {
    const vigie::Extractor extractor(argv[1]);
    const auto found = extractor.extract("Le ministre est arrivé à Bagdad, en Irak.");
    for (const vigie::Found& one : found) {
      std::printf("%s %s %u-%u\n", one.type.c_str(), one.text.c_str(), one.bytes.begin,
                  one.bytes.end);
    }
    return found.empty() ? 1 : 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 3;
  }
}
