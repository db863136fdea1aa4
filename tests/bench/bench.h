// What the benches share: a clock, and the texts they run over when none is named.
#pragma once

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

namespace vigie::bench {

/// CPU time of this process so far.
inline double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// The arguments from `first` on; without any, the samples, seen from the root of the tree.
inline std::vector<std::string> files_or_samples(int argc, char** argv, int first) {
  std::vector<std::string> files(argv + std::min(first, argc), argv + argc);
  if (!files.empty()) return files;
  for (const auto& entry : std::filesystem::directory_iterator("data/samples")) {
    const std::string path = entry.path().string();
    if (path.ends_with(".txt") && !path.ends_with(".marked.txt")) files.push_back(path);
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace vigie::bench
