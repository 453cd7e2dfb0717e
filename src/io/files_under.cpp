#include "io/files_under.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <map>
#include <system_error>
#include <tuple>
#include <utility>

#include "io/descriptor.h"

namespace aci {
namespace {

namespace fs = std::filesystem;

/// What the system knows a file by, whatever its names.
using Identity = std::pair<dev_t, ino_t>;

class Walk {
 public:
  Walk(std::initializer_list<std::string_view> extensions, Diagnostics& diagnostics)
      : extensions_(extensions), diagnostics_(diagnostics) {}

  std::vector<std::string> files_under(const std::string& folder) {
    enter(folder);
    // Links come behind, so that what has a place of its own is called by it; they lead to others.
    for (std::size_t i = 0; i < links_.size(); ++i) enter(std::string(links_[i]));
    std::vector<std::string> files;
    std::sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) {
      return std::tie(a.link, a.path) < std::tie(b.link, b.path);
    });
    for (const Found& each : found_) {
      if (is_new(each.identity, each.path)) files.push_back(each.path);
    }
    std::sort(files.begin(), files.end());
    return files;
  }

  void tell_others(const std::string& folder) {
    if (others_.empty()) return;
    std::string wanted;
    for (const std::string_view each : extensions_)
      wanted += (wanted.empty() ? "" : ", ") + std::string(each);
    diagnostics_.note("F050", {},
                      {Rational(static_cast<std::int64_t>(others_.size())), folder, wanted,
                       *std::ranges::min_element(others_)});
  }

 private:
  struct Found {
    std::string path;
    bool link = false;
    Identity identity;
  };

  void enter(const std::string& folder) {
    struct stat status {};
    if (::stat(folder.c_str(), &status) != 0) return refuse(folder, errno);
    if (!is_new({status.st_dev, status.st_ino}, folder)) return;
    std::vector<fs::path> inside;
    std::error_code failure;
    for (auto it = fs::directory_iterator(folder, failure); !failure && it != fs::directory_iterator();
         it.increment(failure)) {
      inside.push_back(it->path());
    }
    if (failure) refuse(folder, failure.value());
    std::sort(inside.begin(), inside.end());
    for (const fs::path& path : inside) look_at(path);
  }

  void look_at(const fs::path& path) {
    if (path.filename().string().starts_with('.')) return;
    std::error_code unknown;
    const bool link = fs::is_symlink(path, unknown);
    const bool wanted = has_extension(path.native(), extensions_);
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
      // What has no extension may have been a folder.
      if (wanted || !path.has_extension()) refuse(path, errno, link);
    } else if (S_ISDIR(status.st_mode)) {
      link ? links_.push_back(path) : enter(path);
    } else if (wanted && !S_ISREG(status.st_mode)) {
      diagnostics_.error("F026", {}, {path.string()});
    } else if (wanted && ::access(path.c_str(), R_OK) != 0) {
      refuse(path, errno);
    } else if (wanted) {
      found_.push_back({path, link, {status.st_dev, status.st_ino}});
    } else if (S_ISREG(status.st_mode)) {
      others_.push_back(path);
    }
  }

  bool is_new(const Identity& identity, const std::string& path) {
    const auto [known, added] = names_.emplace(identity, path);
    if (!added) diagnostics_.note("F027", {}, {path, known->second});
    return added;
  }

  void refuse(const std::string& path, int error, bool link = false) {
    if (!link || error != ENOENT) return report_unreadable(path, error, diagnostics_);
    diagnostics_.error("F001", {}, {Message{"file.named", {path}}, Message{"file.link_to_nothing", {}}});
  }

  const std::initializer_list<std::string_view> extensions_;
  Diagnostics& diagnostics_;
  std::vector<Found> found_;
  std::vector<std::string> links_;   ///< To folders.
  std::vector<std::string> others_;  ///< Files that are not wanted.
  std::map<Identity, std::string> names_;
};

}  // namespace

bool has_extension(std::string_view name, std::initializer_list<std::string_view> extensions) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::ranges::any_of(extensions, [&](std::string_view extension) {
    if (name.size() < extension.size()) return false;
    return std::ranges::equal(name.substr(name.size() - extension.size()), extension, {}, lower);
  });
}

const std::string* OnceEach::known_as(const std::string& path) {
  struct stat status {};
  if (!status_of(path, STDIN_FILENO, status)) return nullptr;
  // A pipe has an end of its own each time.
  if (!S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)) return nullptr;
  const auto [known, added] = known_.try_emplace({status.st_dev, status.st_ino}, path);
  return added ? nullptr : &known->second;
}

bool OnceEach::is_new(const std::string& path, Diagnostics& diagnostics) {
  if (known_as(path) == nullptr) return true;
  diagnostics.warning("F040", Place{}, {shown_name(path, "file.standard_input")});
  return false;
}

std::vector<std::string> files_under(const std::string& folder,
                                     std::initializer_list<std::string_view> extensions,
                                     Diagnostics& diagnostics, Others others) {
  Walk walk(extensions, diagnostics);
  auto files = walk.files_under(folder);
  if (others == Others::told && !files.empty()) walk.tell_others(folder);
  return files;
}

}  // namespace aci
