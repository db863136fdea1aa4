// Replays a fuzz target without libFuzzer: every file of the corpus folder, then seeded mutations
// of them. A crash, a sanitizer report or an escaped exception is a failure.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

std::string mutated(std::string bytes, const std::vector<std::string>& corpus,
                    std::mt19937_64& random) {
  const auto below = [&](std::size_t limit) { return limit == 0 ? 0 : random() % limit; };
  const std::size_t steps = 1 + below(6);
  for (std::size_t i = 0; i < steps; ++i) {
    const std::size_t at = below(bytes.size() + 1);
    switch (below(6)) {
      case 0:
        if (at < bytes.size()) bytes[at] = static_cast<char>(below(256));
        break;
      case 1:
        if (at < bytes.size()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
        break;
      case 2: bytes.insert(at, 1, static_cast<char>(below(256))); break;
      case 3: bytes.erase(at, below(8)); break;
      case 4: {  // a piece of another seed
        const std::string& other = corpus[below(corpus.size())];
        bytes.insert(at, other.substr(below(other.size() + 1), below(40)));
        break;
      }
      default: bytes.insert(at, bytes.substr(below(bytes.size() + 1), below(16))); break;
    }
  }
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> paths;
  for (int i = 1; i < argc; ++i) {
    if (std::filesystem::is_directory(argv[i])) {
      for (const auto& entry : std::filesystem::directory_iterator(argv[i])) {
        paths.push_back(entry.path().string());
      }
    } else {
      paths.emplace_back(argv[i]);
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> corpus;
  for (const std::string& path : paths) {
    std::ifstream file(path, std::ios::binary);
    corpus.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    run(corpus.back());
  }
  if (corpus.empty()) {
    std::fprintf(stderr, "no corpus, expected files or folders as arguments\n");
    return 1;
  }
  const char* wanted = std::getenv("VIGIE_FUZZ_RUNS");
  const long runs = wanted == nullptr ? 4000 : std::atol(wanted);
  std::mt19937_64 random(20211231);  // NOLINT: the same runs every time
  for (long i = 0; i < runs; ++i) run(mutated(corpus[random() % corpus.size()], corpus, random));
  std::printf("%zu files replayed, %ld mutations, no fault\n", corpus.size(), runs);
  return 0;
}
