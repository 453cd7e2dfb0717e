#include "io/text_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <memory>
#include <utility>

namespace aci {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

/// A file descriptor, closed with it unless it belongs to someone else.
class Descriptor {
 public:
  explicit Descriptor(int number, bool owned = true) : number_(number), owned_(owned) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  bool open() const { return number_ >= 0; }
  int number() const { return number_; }
  bool close() {
    const int number = std::exchange(number_, -1);
    return number < 0 || !owned_ || ::close(number) == 0;
  }

 private:
  int number_;
  bool owned_;
};

int open_retrying(const char* path, int flags, mode_t mode = 0) {
  int number = -1;
  do {
    number = ::open(path, flags | O_CLOEXEC, mode);
  } while (number < 0 && errno == EINTR);
  return number;
}

Message system_reason(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return {"file.not_found", {}};
    case EACCES:
    case EPERM:
      return {"file.permission", {}};
    case EISDIR:
      return {"file.is_directory", {}};
    case EROFS:
      return {"file.read_only", {}};
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return {"file.no_space", {}};
    case ENAMETOOLONG:
      return {"file.name_too_long", {}};
    default:
      return {"file.other", {Rational(error)}};
  }
}

/// Reads to the end, or up to `limit` + 1 bytes; nothing on an error (see errno).
std::optional<std::string> read_up_to(int descriptor, std::size_t limit) {
  std::string text;
  std::size_t size = 0;
  while (size <= limit) {
    if (text.size() == size) text.resize(std::min(limit + 1, std::max<std::size_t>(size * 2, 16384)));
    const ssize_t got = ::read(descriptor, text.data() + size, text.size() - size);
    if (got == 0) break;
    if (got > 0) {
      size += static_cast<std::size_t>(got);
    } else if (errno != EINTR) {
      return std::nullopt;
    }
  }
  text.resize(size);
  return text;
}

/// The size of the UTF-8 character at `at`; 0 when the bytes there are not one.
std::size_t character_size(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + size > text.size()) return 0;
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
  }
  // Overlong forms, surrogates, and what lies beyond U+10FFFF.
  const unsigned second = byte(1);
  if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F)) return 0;
  if ((lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F)) return 0;
  return size;
}

struct BadByte {
  const char* code;
  std::size_t at;
  unsigned value;
};

std::optional<BadByte> first_bad_byte(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\0') return BadByte{"F006", at, 0};
    const std::size_t size = character_size(text, at);
    if (size == 0) return BadByte{"F005", at, static_cast<unsigned char>(text[at])};
    at += size;
  }
  return std::nullopt;
}

std::string hexadecimal(unsigned value) {
  static constexpr std::string_view kDigits = "0123456789ABCDEF";
  return {'0', 'x', kDigits[value / 16 % 16], kDigits[value % 16]};
}

void report_bad_byte(const std::string& path, std::string_view text, const BadByte& bad,
                     Diagnostics& diagnostics) {
  // Everything before the byte is sound, so that the offset stands for both texts.
  auto shown = std::make_shared<const SourceFile>(path, showable(text));
  const auto begin = static_cast<std::uint32_t>(bad.at);
  const Span at{begin, begin + static_cast<std::uint32_t>(kReplacement.size())};
  diagnostics.error(bad.code, {std::move(shown), at}, {path, hexadecimal(bad.value)}).hint =
      Message{"hint.save_as_utf8", {}};
}

/// What a message calls the file.
MessageArg shown_name(const std::string& path, const char* when_standard) {
  return path == "-" ? Message{when_standard, {}} : Message{"file.named", {path}};
}

void report_too_large(const std::string& path, std::size_t limit, Diagnostics& diagnostics) {
  diagnostics.error(
      "F004", {},
      {shown_name(path, "file.standard_input"), Rational(static_cast<std::int64_t>(limit >> 20U))});
}

void report_unreadable(const std::string& path, int error, Diagnostics& diagnostics) {
  if (error == EISDIR) {
    diagnostics.error("F002", {}, {path});
  } else {
    diagnostics.error("F001", {}, {shown_name(path, "file.standard_input"), system_reason(error)});
  }
}

bool report_unwritable(const std::string& path, int error, Diagnostics& diagnostics) {
  Diagnostic& diagnostic =
      diagnostics.error("F010", {}, {shown_name(path, "file.standard_output"), system_reason(error)});
  const std::size_t slash = path.rfind('/');
  if (error == ENOENT && slash != std::string::npos && slash > 0) {
    diagnostic.hint = Message{"hint.create_directory", {path.substr(0, slash)}};
  }
  return false;
}

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

/// 0, or the error.
int write_in_place(Descriptor& target, std::string_view bytes) {
  if (!target.open()) return errno;
  int error = write_all(target.number(), bytes);
  if (!target.close() && error == 0) error = errno;
  return error == EPIPE ? 0 : error;
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

/// A new file that goes away with this object unless it took its place.
class TemporaryFile {
 public:
  /// In the folder of `target`; see errno when it is not open.
  explicit TemporaryFile(const std::string& target) : descriptor_(create(target)) {}
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (!path_.empty()) ::unlink(path_.c_str());
  }

  Descriptor& descriptor() { return descriptor_; }
  bool take_place_of(const std::string& target) {
    if (::rename(path_.c_str(), target.c_str()) != 0) return false;
    path_.clear();
    return true;
  }

 private:
  // Not mkstemp: a new file shall have the mode that the user's mask gives it.
  int create(const std::string& target) {
    const std::string folder = target.substr(0, target.rfind('/') + 1);
    for (int attempt = 0; attempt < 100; ++attempt) {
      path_ = folder + ".aci-" + std::to_string(::getpid()) + "-" + std::to_string(attempt) + ".tmp";
      const int number = open_retrying(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL, 0666);
      if (number >= 0) return number;
      if (errno != EEXIST) break;
    }
    path_.clear();
    return -1;
  }

  std::string path_;
  Descriptor descriptor_;
};

/// 0, or the error.
int replace_file(const std::string& target, const struct stat* existing, std::string_view bytes) {
  // Renaming over a file asks no right to write it: ask, as any other program would have to.
  if (existing != nullptr && ::access(target.c_str(), W_OK) != 0) return errno;
  TemporaryFile file(target);
  if (!file.descriptor().open()) return errno;
  const int number = file.descriptor().number();
  if (existing != nullptr) {
    // The owner can only be kept by an administrator; the mode must come after, a new owner resets parts of
    // it.
    if (::fchown(number, existing->st_uid, existing->st_gid) != 0 && ::geteuid() == 0) return errno;
    if (::fchmod(number, existing->st_mode & 07777U) != 0) return errno;
  }
  if (const int error = write_all(number, bytes); error != 0) return error;
  if (::fsync(number) != 0 && errno != EINVAL) return errno;
  if (!file.descriptor().close()) return errno;
  return file.take_place_of(target) ? 0 : errno;
}

}  // namespace

bool is_clean_text(std::string_view text) {
  return !first_bad_byte(text);
}

std::string showable(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = text[at] == '\0' ? 0 : character_size(text, at);
    if (size == 0) {
      result += kReplacement;
      ++at;
    } else {
      result += text.substr(at, size);
      at += size;
    }
  }
  return result;
}

std::optional<SourcePtr> read_text_file(const std::string& path, Diagnostics& diagnostics,
                                        std::size_t limit) {
  const bool standard_input = path == "-";
  const Descriptor descriptor(
      standard_input ? STDIN_FILENO : open_retrying(path.c_str(), O_RDONLY | O_NOCTTY), !standard_input);
  struct stat status {};
  if (!descriptor.open() || ::fstat(descriptor.number(), &status) != 0) {
    report_unreadable(path, errno, diagnostics);
    return std::nullopt;
  }
  if (S_ISREG(status.st_mode) && status.st_size > static_cast<off_t>(limit)) {
    report_too_large(path, limit, diagnostics);
    return std::nullopt;
  }
  std::optional<std::string> text = read_up_to(descriptor.number(), limit);
  if (!text) {
    report_unreadable(path, errno, diagnostics);
    return std::nullopt;
  }
  if (text->size() > limit) {
    report_too_large(path, limit, diagnostics);
    return std::nullopt;
  }
  if (text->starts_with("\xFF\xFE") || text->starts_with("\xFE\xFF")) {
    diagnostics.error("F007", {}, {shown_name(path, "file.standard_input")}).hint =
        Message{"hint.save_as_utf8", {}};
    return std::nullopt;
  }
  if (text->starts_with("\xEF\xBB\xBF")) text->erase(0, 3);
  if (text->empty()) {
    diagnostics.error("F003", {}, {shown_name(path, "file.standard_input")});
    return std::nullopt;
  }
  if (const auto bad = first_bad_byte(*text)) {
    report_bad_byte(path, *text, *bad, diagnostics);
    return std::nullopt;
  }
  return std::make_shared<const SourceFile>(path, std::move(*text));
}

bool is_existing_file(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

bool is_same_file(const std::string& a, const std::string& b) {
  struct stat first {};
  struct stat second {};
  return ::stat(a.c_str(), &first) == 0 && ::stat(b.c_str(), &second) == 0 && first.st_dev == second.st_dev &&
         first.st_ino == second.st_ino;
}

bool write_whole(const std::string& path, std::string_view bytes, Diagnostics& diagnostics) {
  int error = 0;
  struct stat status {};
  if (const auto standing = standing_descriptor(path)) {
    Descriptor target(*standing, false);
    error = write_in_place(target, bytes);
  } else if (const bool exists = ::stat(path.c_str(), &status) == 0; exists && S_ISDIR(status.st_mode)) {
    error = EISDIR;
  } else if (exists && !S_ISREG(status.st_mode)) {
    Descriptor target(open_retrying(path.c_str(), O_WRONLY | O_NOCTTY));
    error = write_in_place(target, bytes);
  } else if (path.ends_with('/')) {
    error = exists ? ENOTDIR : ENOENT;
  } else if (const auto target = behind_links(path)) {
    error = path.empty() ? ENOENT : replace_file(*target, exists ? &status : nullptr, bytes);
  } else {
    error = errno;
  }
  return error == 0 || report_unwritable(path, error, diagnostics);
}

}  // namespace aci
