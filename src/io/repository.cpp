#include "io/repository.h"

#include <filesystem>
#include <system_error>

namespace aci {

namespace fs = std::filesystem;

std::string name_in_repository(const std::string& path) {
  std::error_code failure;
  const fs::path here = fs::current_path(failure);
  const fs::path full = (here / path).lexically_normal();
  if (failure || !fs::exists(full.parent_path(), failure)) return path;
  fs::path root = here;
  while (!fs::exists(root / ".git", failure) && root.has_relative_path()) root = root.parent_path();
  if (!root.has_relative_path() && !fs::exists(root / ".git", failure)) root = here;
  const std::string name = full.lexically_relative(root).string();
  return name.empty() || name == ".." || name.starts_with("../") ? full.string() : name;
}

}  // namespace aci
