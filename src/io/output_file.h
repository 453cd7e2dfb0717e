#pragma once
// A file written piece by piece that appears whole or not at all, whatever happens on the way.

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "io/descriptor.h"

namespace aci {

class TemporaryFile;

/// A file that is replaced at once when it is committed; it keeps its mode, links to it stay links. What is
/// no file ("-", a pipe, a device, /dev/fd/3) is written as it goes. Not for several threads at once.
class OutputFile {
 public:
  /// "-" or "" is standard output. Reports F010; nothing then.
  static std::unique_ptr<OutputFile> open(const std::string& path, Diagnostics& diagnostics);
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  /// Nothing is left of a file that was not committed.
  ~OutputFile();

  /// False after a failure, which `commit` reports, or when the reader of a pipe is gone.
  bool write(std::string_view bytes);
  /// Nobody reads the rest: no failure, but no use going on.
  bool reader_gone() const;
  /// To be called once, at the end. Reports F010 for anything that failed since the opening.
  bool commit(Diagnostics& diagnostics);
  /// The same of several that belong together: all of them or, as far as files can be taken back, none.
  /// Reports F028 for each of them when the reader of another is gone.
  static bool commit_together(std::span<OutputFile* const> files, Diagnostics& diagnostics);

 private:
  OutputFile(std::string path, Descriptor in_place, std::unique_ptr<TemporaryFile> replacement);
  int settle();
  int take_place();
  bool is_done(int (OutputFile::*step)(), Diagnostics& diagnostics);
  MessageArg shown() const;

  std::string path_;  ///< As it was given, for messages.
  Descriptor in_place_;
  std::unique_ptr<TemporaryFile> replacement_;  ///< Empty when written in place.
  std::size_t written_ = 0;
  std::size_t sent_ = 0;
  int error_ = 0;
};

/// Whether what is written under two names, which need not exist, would go to one place; "-" is standard
/// output.
bool is_one_target(const std::string& a, const std::string& b);

/// Whether a result that goes to `output` would replace, or grow, the file that is read under the name
/// `read`, whatever the links between the two; "-" is the standard stream, as an empty output is.
bool would_replace(const std::string& output, const std::string& read);

}  // namespace aci
