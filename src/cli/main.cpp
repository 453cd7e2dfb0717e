#include <string>
#include <vector>

#include "cli/run.h"

int main(int argc, char** argv) {
  return aci::cli::run(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc));
}
