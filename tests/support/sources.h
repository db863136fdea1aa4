// Byte sources for readers, and the command run inside the test process.
#pragma once

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "pipeline/formats/reader.h"

namespace vigie::test {

/// Gives its bytes out in pieces of at most `step`.
class DribblingSource final : public ByteSource {
 public:
  DribblingSource(std::string bytes, std::size_t step) : bytes_(std::move(bytes)), step_(step) {}
  std::size_t read(char* into, std::size_t size) override {
    const std::size_t count = std::min({size, step_, bytes_.size() - given_});
    std::memcpy(into, bytes_.data() + given_, count);
    given_ += count;
    return count;
  }

 private:
  std::string bytes_;
  std::size_t step_;
  std::size_t given_ = 0;
};

/// What a run of the command left.
struct CommandResult {
  int exit = -1;
  std::string out;
  std::string err;
};

/// Runs vigie::cli::run with standard input, output and error replaced by files.
[[nodiscard]] CommandResult run_command(const std::vector<std::string>& words,
                                        const std::string& standard_input = {});

}  // namespace vigie::test
