#pragma once
// A file of any size as UTF-8, whatever its encoding: decided at the first byte that is not ASCII.

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "io/descriptor.h"
#include "io/text_encoding.h"

namespace aci {

class TextInput {
 public:
  TextInput(Descriptor descriptor, Encoding imposed);

  /// Whether nothing can be read, see errno.
  bool failed() const { return failed_; }
  /// The first bytes of the file as they stand there, their mark aside, before the first `read`.
  std::string_view start() const { return raw_; }
  /// The size of the byte order mark, which is not read.
  std::size_t mark() const { return mark_; }
  /// Bytes of UTF-8, lines ended by LF or CRLF; fewer than `size` only at the end. -1 on an error, see errno.
  ssize_t read(char* to, std::size_t size);
  /// As far as it is decided.
  Encoding encoding() const { return encoding_; }
  bool is_converted() const { return encoding_ > Encoding::utf8; }
  /// Bytes of the file.
  std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  ssize_t read_file(char* to, std::size_t size);
  bool look_ahead(std::size_t wanted);
  ssize_t pass(char* to, std::size_t size);
  ssize_t convert(char* to, std::size_t size);
  ssize_t decide(const char* bytes, std::size_t size);
  bool end_lines(char* bytes, std::size_t size);

  Descriptor descriptor_;
  Encoding encoding_;
  std::size_t mark_ = 0;
  std::string raw_;  ///< Bytes of the file that were read ahead.
  std::string out_;  ///< What was converted ahead, from `out_at_` on.
  std::size_t out_at_ = 0;
  std::uint64_t bytes_read_ = 0;
  bool ended_ = false;
  bool failed_ = false;
};

}  // namespace aci
