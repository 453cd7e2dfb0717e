#pragma once
// The whole program but for the process: what main() calls, and what tests may.

#include <string>
#include <vector>

namespace aci::cli {

/// Runs a command line (without the program's name); the exit status.
int run(const std::vector<std::string>& arguments);

}  // namespace aci::cli
