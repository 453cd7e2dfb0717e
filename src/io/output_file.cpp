#include "io/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "io/cleanup_on_signal.h"

namespace aci {
namespace {

constexpr std::size_t kSentAtOnce = std::size_t{8} << 20U;

/// 0, or the error.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

void report_unwritable(const std::string& path, int error, Diagnostics& diagnostics) {
  const std::size_t slash = path.rfind('/');
  const bool in_folder = error == ENOENT && slash != std::string::npos && slash > 0;
  const std::string folder = in_folder ? path.substr(0, slash) : "";
  struct stat status {};
  // Those of the system, as /proc, take no files.
  const bool takes_none = in_folder && !path.ends_with('/') && ::stat(folder.c_str(), &status) == 0;
  const Message reason = takes_none ? Message{"file.folder_takes_none", {}} : system_reason(error);
  Diagnostic& diagnostic = diagnostics.error("F010", {}, {shown_name(path, "file.standard_output"), reason});
  if (in_folder && !takes_none) diagnostic.hint = Message{"hint.create_directory", {folder}};
}

/// The descriptor that names like /dev/stdout and /dev/fd/3 stand for.
std::optional<int> standing_descriptor(std::string_view path) {
  if (path == "-" || path == "/dev/stdout") return STDOUT_FILENO;
  if (path == "/dev/stderr") return STDERR_FILENO;
  for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
    if (!path.starts_with(folder)) continue;
    const std::string_view digits = path.substr(folder.size());
    if (digits.empty() || digits.size() > 4) return std::nullopt;
    int number = 0;
    for (const char c : digits) {
      if (c < '0' || c > '9') return std::nullopt;
      number = number * 10 + (c - '0');
    }
    return number;
  }
  return std::nullopt;
}

/// The file behind a chain of symbolic links, which need not exist yet; nothing when the links go in circles.
std::optional<std::string> behind_links(std::string path) {
  constexpr int kMostLinks = 40;  // As the system follows.
  for (int links = 0; links <= kMostLinks; ++links) {
    std::string target(PATH_MAX, '\0');
    const ssize_t size = ::readlink(path.c_str(), target.data(), target.size());
    if (size < 0) return path;
    target.resize(static_cast<std::size_t>(size));
    const std::size_t slash = path.rfind('/');
    const bool relative = !target.starts_with('/') && slash != std::string::npos;
    path = relative ? path.substr(0, slash + 1) + target : target;
  }
  errno = ELOOP;
  return std::nullopt;
}

/// Gives the file `to` the list of who may read and write `from`, or none.
int copy_access_list(const std::string& from, int to) {
  static constexpr const char* kAccessList = "system.posix_acl_access";
  std::array<char, 4096> list{};
  const ssize_t size = ::getxattr(from.c_str(), kAccessList, list.data(), list.size());
  if (size >= 0) {
    return ::fsetxattr(to, kAccessList, list.data(), static_cast<std::size_t>(size), 0) == 0 ? 0 : errno;
  }
  if (errno == ENODATA) ::fremovexattr(to, kAccessList);  // One that the folder gave it.
  return errno == ERANGE ? errno : 0;
}

}  // namespace

/// A new file that goes away with this object unless it took its place.
class TemporaryFile {
 public:
  /// In the folder of `target`, which is to be replaced when it exists; see errno when it is not open.
  TemporaryFile(std::string target, const struct stat* existing)
      : target_(std::move(target)), descriptor_(create(existing != nullptr)) {
    if (existing == nullptr || !descriptor_.open()) return;
    if (const int error = imitate(*existing); error != 0) {
      descriptor_.close();
      errno = error;
    }
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (!path_.empty()) ::unlink(path_.c_str());
  }

  const Descriptor& descriptor() const { return descriptor_; }
  /// 0, or the error: everything is on the disk.
  int settle() {
    if (::fsync(descriptor_.number()) != 0 && errno != EINVAL) return errno;
    return descriptor_.close() ? 0 : errno;
  }
  /// The same.
  int take_place() {
    if (::rename(path_.c_str(), target_.c_str()) != 0) return errno;
    path_.clear();
    return 0;
  }

 private:
  // Not mkstemp: a new file shall have the mode that the user's mask gives it. One that replaces another is
  // nobody else's until it has what the other had.
  int create(bool replaces) {
    const std::string folder = target_.substr(0, target_.rfind('/') + 1);
    for (int attempt = 0; attempt < 100; ++attempt) {
      path_ = folder + ".aci-" + std::to_string(::getpid()) + "-" + std::to_string(attempt) + ".tmp";
      const SignalsWait waiting;
      const int number = open_retrying(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL, replaces ? 0600 : 0666);
      if (number >= 0) {
        unfinished_.emplace(path_);
        return number;
      }
      if (errno != EEXIST) break;
    }
    path_.clear();
    return -1;
  }

  /// 0, or the error. The owner can only be kept by an administrator; the mode must come after, a new owner
  /// resets parts of it.
  int imitate(const struct stat& existing) {
    const int number = descriptor_.number();
    mode_t mode = existing.st_mode & 07777U;
    if (::fchown(number, existing.st_uid, existing.st_gid) != 0) {
      if (::geteuid() == 0) return errno;
      const bool same_group = ::fchown(number, static_cast<uid_t>(-1), existing.st_gid) == 0;
      if (!same_group) mode &= ~static_cast<mode_t>(S_IRWXG);  // What one group may is not another's.
    }
    if (::fchmod(number, mode & static_cast<mode_t>(S_IRWXU)) != 0) return errno;
    if (const int error = copy_access_list(target_, number); error != 0) return error;
    return ::fchmod(number, mode) == 0 ? 0 : errno;
  }

  const std::string target_;
  std::string path_;
  std::optional<UnfinishedFile> unfinished_;
  Descriptor descriptor_;  ///< After the ones above, which its creation sets.
};

std::unique_ptr<OutputFile> OutputFile::open(const std::string& path, Diagnostics& diagnostics) {
  const auto refused = [&](int error) {
    report_unwritable(path, error, diagnostics);
    return nullptr;
  };
  const auto in_place = [&](Descriptor descriptor) {
    return std::unique_ptr<OutputFile>(new OutputFile(path, std::move(descriptor), nullptr));
  };
  if (path.empty()) return open("-", diagnostics);
  if (const auto standing = standing_descriptor(path)) return in_place(Descriptor(*standing, false));
  struct stat existing {};
  const bool exists = ::stat(path.c_str(), &existing) == 0;
  // A link that the system does not follow, somebody else's in a folder of all, is none to follow here.
  if (!exists && errno != ENOENT) return refused(errno);
  if (exists && S_ISDIR(existing.st_mode)) return refused(EISDIR);
  if (exists && !S_ISREG(existing.st_mode)) {
    Descriptor descriptor(open_retrying(path.c_str(), O_WRONLY | O_NOCTTY));
    return descriptor.open() ? in_place(std::move(descriptor)) : refused(errno);
  }
  if (path.ends_with('/')) return refused(exists ? ENOTDIR : ENOENT);
  const auto target = behind_links(path);
  if (!target) return refused(errno);
  // Renaming over a file asks no right to write it: ask, as any other program would have to.
  if (exists && ::access(target->c_str(), W_OK) != 0) return refused(errno);
  auto replacement = std::make_unique<TemporaryFile>(*target, exists ? &existing : nullptr);
  if (!replacement->descriptor().open()) return refused(errno);
  return std::unique_ptr<OutputFile>(new OutputFile(path, Descriptor(-1), std::move(replacement)));
}

OutputFile::OutputFile(std::string path, Descriptor in_place, std::unique_ptr<TemporaryFile> replacement)
    : path_(std::move(path)), in_place_(std::move(in_place)), replacement_(std::move(replacement)) {}

OutputFile::~OutputFile() = default;

bool OutputFile::write(std::string_view bytes) {
  const Descriptor& descriptor = replacement_ ? replacement_->descriptor() : in_place_;
  if (error_ == 0) error_ = write_all(descriptor.number(), bytes);
  if (replacement_ && error_ == 0) {
    // What is written goes on its way to the disk meanwhile, so that there is less to wait for at the end.
    written_ += bytes.size();
    if (written_ - sent_ >= kSentAtOnce) {
      ::sync_file_range(descriptor.number(), static_cast<off_t>(sent_), 0, SYNC_FILE_RANGE_WRITE);
      sent_ = written_;
    }
  }
  return error_ == 0;
}

bool OutputFile::reader_gone() const {
  return !replacement_ && error_ == EPIPE;
}

bool OutputFile::commit(Diagnostics& diagnostics) {
  OutputFile* const alone[] = {this};
  return commit_together(alone, diagnostics);
}

bool OutputFile::commit_together(std::span<OutputFile* const> files, Diagnostics& diagnostics) {
  const auto gone = std::ranges::find_if(files, &OutputFile::reader_gone);
  bool sound = true;
  for (OutputFile* const file : files) {
    if (file->reader_gone()) continue;
    if (gone != files.end()) {
      diagnostics.error("F028", {}, {file->shown(), (*gone)->shown()});
      sound = false;
    } else if (!file->is_done(&OutputFile::settle, diagnostics)) {
      sound = false;
    }
  }
  if (!sound || gone != files.end()) return sound;
  return std::ranges::all_of(
      files, [&](OutputFile* file) { return file->is_done(&OutputFile::take_place, diagnostics); });
}

bool OutputFile::is_done(int (OutputFile::*step)(), Diagnostics& diagnostics) {
  if (error_ == 0) error_ = (this->*step)();
  if (error_ != 0) report_unwritable(path_, error_, diagnostics);
  return error_ == 0;
}

/// 0, or the error.
int OutputFile::settle() {
  if (replacement_) return replacement_->settle();
  return in_place_.close() ? 0 : errno;
}

/// 0, or the error.
int OutputFile::take_place() {
  return replacement_ ? replacement_->take_place() : 0;
}

MessageArg OutputFile::shown() const {
  return shown_name(path_, "file.standard_output");
}

bool is_one_target(const std::string& a, const std::string& b) {
  struct stat first {};
  struct stat second {};
  const bool first_exists = status_of(a, STDOUT_FILENO, first);
  if (first_exists != status_of(b, STDOUT_FILENO, second)) return false;
  if (first_exists) {
    struct stat nothing {};
    const bool to_nothing = ::stat("/dev/null", &nothing) == 0 && is_same_file(first, nothing);
    return is_same_file(first, second) && !to_nothing;
  }
  const auto place = [](const std::string& name) {
    std::error_code failure;
    const auto path = std::filesystem::absolute(behind_links(name).value_or(name), failure);
    return std::filesystem::weakly_canonical(path, failure);
  };
  return place(a) == place(b);
}

bool would_replace(const std::string& output, const std::string& read) {
  struct stat out {};
  struct stat in {};
  return status_of(output.empty() ? "-" : output, STDOUT_FILENO, out) && S_ISREG(out.st_mode) &&
         status_of(read, STDIN_FILENO, in) && is_same_file(out, in);
}

}  // namespace aci
