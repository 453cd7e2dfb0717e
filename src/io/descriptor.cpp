#include "io/descriptor.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace aci {

bool Descriptor::close() {
  const int number = std::exchange(number_, -1);
  return number < 0 || !owned_ || ::close(number) == 0;
}

int open_retrying(const char* path, int flags, mode_t mode) {
  int number = -1;
  do {
    number = ::open(path, flags | O_CLOEXEC, mode);
  } while (number < 0 && errno == EINTR);
  return number;
}

Descriptor open_to_read(const std::string& path) {
  if (path == "-") return Descriptor(STDIN_FILENO, false);
  return Descriptor(open_retrying(path.c_str(), O_RDONLY | O_NOCTTY));
}

ssize_t read_fully(int descriptor, char* bytes, std::size_t size) {
  std::size_t have = 0;
  while (have < size) {
    const ssize_t got = ::read(descriptor, bytes + have, size - have);
    if (got == 0) break;
    if (got > 0) {
      have += static_cast<std::size_t>(got);
    } else if (errno != EINTR) {
      return -1;
    }
  }
  return static_cast<ssize_t>(have);
}

bool status_of(const std::string& path, int standard, struct stat& status) {
  return (path == "-" ? ::fstat(standard, &status) : ::stat(path.c_str(), &status)) == 0;
}

bool is_same_file(const struct stat& a, const struct stat& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
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
      return {"file.no_space", {}};
    case EFBIG:
      return {"file.too_large", {}};
    case ENAMETOOLONG:
      return {"file.name_too_long", {}};
    case EBADF:
      return {"file.closed", {}};
    case ELOOP:
      return {"file.links_in_circles", {}};
    case EMFILE:
    case ENFILE:
      return {"file.too_many_open", {}};
    case ENOMEM:
      return {"file.no_memory", {}};
    default:  // errno knows more.
      return {"file.other", {Rational(error)}};
  }
}

MessageArg shown_name(const std::string& path, const char* when_standard) {
  return path == "-" ? Message{when_standard, {}} : Message{"file.named", {path}};
}

void report_unreadable(const std::string& path, int error, Diagnostics& diagnostics) {
  if (error == EISDIR) {
    diagnostics.error("F002", {}, {path});
  } else {
    diagnostics.error("F001", {}, {shown_name(path, "file.standard_input"), system_reason(error)});
  }
}

void report_empty(const std::string& path, Diagnostics& diagnostics) {
  diagnostics.error("F003", {}, {shown_name(path, "file.standard_input")});
}

bool is_utf16(std::string_view text, const std::string& path, Diagnostics& diagnostics) {
  if (!text.starts_with("\xFF\xFE") && !text.starts_with("\xFE\xFF")) return false;
  diagnostics.error("F007", {}, {shown_name(path, "file.standard_input")}).hint =
      Message{"hint.save_as_utf8", {}};
  return true;
}

}  // namespace aci
