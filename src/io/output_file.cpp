#include "io/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <optional>

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
  Diagnostic& diagnostic =
      diagnostics.error("F010", {}, {shown_name(path, "file.standard_output"), system_reason(error)});
  const std::size_t slash = path.rfind('/');
  if (error == ENOENT && slash != std::string::npos && slash > 0) {
    diagnostic.hint = Message{"hint.create_directory", {path.substr(0, slash)}};
  }
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
  for (int links = 0; links < 40; ++links) {
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

// The names that must not outlive the program, for a handler that may call next to nothing. Whoever takes a
// name out of its slot owns it, so that no thread frees one that the handler reads.
std::array<std::atomic<char*>, 8> unfinished;
static_assert(std::atomic<char*>::is_always_lock_free);

extern "C" void remove_unfinished(int signal) {
  for (auto& slot : unfinished) {
    if (const char* name = slot.exchange(nullptr)) ::unlink(name);
  }
  ::raise(signal);  // Its own action is back (SA_RESETHAND): the program ends by the signal, as it should.
}

/// Signals that somebody ignores or handles already stay theirs.
void remove_unfinished_when_killed() {
  for (const int signal : {SIGHUP, SIGINT, SIGTERM}) {
    struct sigaction action {};
    if (::sigaction(signal, nullptr, &action) != 0 || action.sa_handler != SIG_DFL) continue;
    action.sa_handler = remove_unfinished;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigaction(signal, &action, nullptr);
  }
}

/// Its slot; nothing when all are taken, and the file is only removed when the program ends by itself.
std::atomic<char*>* remember_unfinished(const std::string& path) {
  remove_unfinished_when_killed();
  char* name = ::strdup(path.c_str());
  for (auto& slot : unfinished) {
    char* empty = nullptr;
    if (name != nullptr && slot.compare_exchange_strong(empty, name)) return &slot;
  }
  std::free(name);
  return nullptr;
}

}  // namespace

/// A new file that goes away with this object unless it took its place.
class TemporaryFile {
 public:
  /// In the folder of `target`; see errno when it is not open.
  explicit TemporaryFile(const std::string& target) : descriptor_(create(target)) {}
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (!path_.empty()) ::unlink(path_.c_str());
    if (slot_ != nullptr) std::free(slot_->exchange(nullptr));
  }

  Descriptor& descriptor() { return descriptor_; }
  /// 0, or the error.
  int imitate(const struct stat& existing) {
    // The owner can only be kept by an administrator; the mode must come after, a new owner resets parts of
    // it.
    const int number = descriptor_.number();
    if (::fchown(number, existing.st_uid, existing.st_gid) != 0 && ::geteuid() == 0) return errno;
    return ::fchmod(number, existing.st_mode & 07777U) == 0 ? 0 : errno;
  }
  /// 0, or the error.
  int take_place_of(const std::string& target) {
    if (::fsync(descriptor_.number()) != 0 && errno != EINVAL) return errno;
    if (!descriptor_.close() || ::rename(path_.c_str(), target.c_str()) != 0) return errno;
    path_.clear();
    return 0;
  }

 private:
  // Not mkstemp: a new file shall have the mode that the user's mask gives it.
  int create(const std::string& target) {
    const std::string folder = target.substr(0, target.rfind('/') + 1);
    for (int attempt = 0; attempt < 100; ++attempt) {
      path_ = folder + ".aci-" + std::to_string(::getpid()) + "-" + std::to_string(attempt) + ".tmp";
      const int number = open_retrying(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL, 0666);
      if (number >= 0) {
        slot_ = remember_unfinished(path_);
        return number;
      }
      if (errno != EEXIST) break;
    }
    path_.clear();
    return -1;
  }

  std::string path_;
  std::atomic<char*>* slot_ = nullptr;
  Descriptor descriptor_;  ///< After the two above, which its creation sets.
};

std::unique_ptr<OutputFile> OutputFile::open(const std::string& path, Diagnostics& diagnostics) {
  const auto refused = [&](int error) {
    report_unwritable(path, error, diagnostics);
    return nullptr;
  };
  const auto in_place = [&](Descriptor descriptor) {
    return std::unique_ptr<OutputFile>(new OutputFile(path, "", std::move(descriptor), nullptr));
  };
  if (path.empty()) return open("-", diagnostics);
  if (const auto standing = standing_descriptor(path)) return in_place(Descriptor(*standing, false));
  struct stat existing {};
  const bool exists = ::stat(path.c_str(), &existing) == 0;
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
  auto replacement = std::make_unique<TemporaryFile>(*target);
  if (!replacement->descriptor().open()) return refused(errno);
  if (const int error = exists ? replacement->imitate(existing) : 0; error != 0) return refused(error);
  return std::unique_ptr<OutputFile>(new OutputFile(path, *target, Descriptor(-1), std::move(replacement)));
}

OutputFile::OutputFile(std::string path, std::string target, Descriptor in_place,
                       std::unique_ptr<TemporaryFile> replacement)
    : path_(std::move(path)),
      target_(std::move(target)),
      in_place_(std::move(in_place)),
      replacement_(std::move(replacement)) {}

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
  if (error_ == 0) error_ = finish();
  if (error_ == 0 || reader_gone()) return true;
  report_unwritable(path_, error_, diagnostics);
  return false;
}

/// 0, or the error.
int OutputFile::finish() {
  if (replacement_) return replacement_->take_place_of(target_);
  return in_place_.close() ? 0 : errno;
}

}  // namespace aci
