#pragma once
// What reading and writing files share: descriptors, and what the system answers, as messages.

#include <sys/stat.h>
#include <sys/types.h>

#include <string>
#include <utility>

#include "base/diagnostic.h"

namespace aci {

/// A file descriptor, closed with it unless it belongs to someone else.
class Descriptor {
 public:
  explicit Descriptor(int number, bool owned = true) : number_(number), owned_(owned) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)), owned_(other.owned_) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  bool open() const { return number_ >= 0; }
  int number() const { return number_; }
  /// False on an error, see errno: some systems tell only now that the bytes written did not fit.
  bool close();

 private:
  int number_;
  bool owned_;
};

/// -1 on an error, see errno.
int open_retrying(const char* path, int flags, mode_t mode = 0);
/// "-" is standard input. See errno when it is not open.
Descriptor open_to_read(const std::string& path);
/// Reads until `size` bytes or the end; the bytes read, or -1 on an error, see errno.
ssize_t read_fully(int descriptor, char* bytes, std::size_t size);

/// What the system knows of a file; "-" is the standard stream of that number. False when it knows nothing.
bool status_of(const std::string& path, int standard, struct stat& status);
/// Whether both are of one file, whatever its names.
bool is_same_file(const struct stat& a, const struct stat& b);

/// Why the system refused, from its errno.
Message system_reason(int error);
/// What a message calls the file; "-" is the standard stream that `when_standard` names.
MessageArg shown_name(const std::string& path, const char* when_standard);

/// F001, or F002 for a directory.
void report_unreadable(const std::string& path, int error, Diagnostics& diagnostics);
/// F003.
void report_empty(const std::string& path, Diagnostics& diagnostics);
/// Whether a text begins like UTF-16, reported as F007.
bool is_utf16(std::string_view text, const std::string& path, Diagnostics& diagnostics);

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace aci
