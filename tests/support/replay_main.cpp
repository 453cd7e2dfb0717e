// Stands in for libFuzzer: gives a harness every file of the folders named on the command line, once each.
// What would crash the fuzzer crashes this, under the sanitizers of the suite.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  std::vector<fs::path> files;
  for (int i = 1; i < argc; ++i) {
    std::error_code failure;
    for (fs::recursive_directory_iterator it(argv[i], failure), end; !failure && it != end;
         it.increment(failure)) {
      if (it->is_regular_file()) files.push_back(it->path());
    }
    if (failure) {
      std::fprintf(stderr, "%s: %s\n", argv[i], failure.message().c_str());
      return 1;
    }
  }
  std::sort(files.begin(), files.end());  // The folder's own order differs from one machine to another.

  for (const fs::path& path : files) {
    std::ifstream in(path, std::ios::binary);
    std::vector<char> bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    std::fprintf(stderr, "%s\n", path.c_str());  // The last name printed is the one that crashed.
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  }
  std::printf("%zu passed, 0 failed\n", files.size());
  return 0;
}
