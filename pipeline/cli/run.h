// The command, as a function.
#pragma once

#include <string>
#include <vector>

namespace vigie::cli {

/// Exit codes: see docs/cli.md.
enum Exit : int { kDone = 0, kFailed = 1, kUsage = 2, kConfiguration = 3 };

/// Runs the command on what follows the program's name. Reads and writes the standard streams and
/// the environment (VIGIE_RESOURCE, NO_COLOR). Never throws.
int run(const std::vector<std::string>& words);

}  // namespace vigie::cli
