#include "io/files_under.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace aci {

namespace fs = std::filesystem;

std::vector<std::string> files_under(const std::string& folder,
                                     std::initializer_list<std::string_view> extensions,
                                     HiddenFolders hidden) {
  std::vector<std::string> files;
  std::error_code failure;
  constexpr auto kSkip = fs::directory_options::skip_permission_denied;
  for (auto it = fs::recursive_directory_iterator(folder, kSkip, failure);
       !failure && it != fs::recursive_directory_iterator(); it.increment(failure)) {
    const fs::path& path = it->path();
    std::error_code unreadable;  // Of this one, a dangling link say: the others are still looked at.
    const bool passed_over = hidden == HiddenFolders::skipped && path.filename().string().starts_with('.') &&
                             it->is_directory(unreadable);
    if (passed_over) it.disable_recursion_pending();
    const bool wanted = std::ranges::find(extensions, path.extension().string()) != extensions.end();
    if (wanted && it->is_regular_file(unreadable)) files.push_back(path.string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace aci
