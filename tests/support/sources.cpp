#include "support/sources.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cstdio>

#include "pipeline/cli/run.h"
#include "pipeline/text_source.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie::test {

CommandResult run_command(const std::vector<std::string>& words,
                          const std::string& standard_input) {
  const TemporaryFolder folder;
  const std::array<std::string, 3> paths = {folder.write("in", standard_input),
                                            folder.write("out", ""), folder.write("err", "")};
  std::fflush(stdout);
  std::array<int, 3> saved{};
  for (int fd = 0; fd < 3; ++fd) {
    const auto i = static_cast<std::size_t>(fd);
    saved[i] = ::dup(fd);
    const int file = ::open(paths[i].c_str(), fd == 0 ? O_RDONLY : O_WRONLY);
    ::dup2(file, fd);
    ::close(file);
  }
  CommandResult result;
  result.exit = cli::run(words);
  std::fflush(stderr);
  for (int fd = 0; fd < 3; ++fd) {
    const auto i = static_cast<std::size_t>(fd);
    ::dup2(saved[i], fd);
    ::close(saved[i]);
  }
  result.out = read_file(paths[1]);
  result.err = read_file(paths[2]);
  return result;
}

}  // namespace vigie::test
