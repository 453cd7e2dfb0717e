#pragma once
// The files of a folder, at any depth, for every command that takes folders.

#include <sys/types.h>

#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"

namespace aci {

/// Whether a name ends in one of `extensions` (".toml"), in capitals or not.
bool has_extension(std::string_view name, std::initializer_list<std::string_view> extensions);

/// Files and folders of the disk that a command names, once each.
class OnceEach {
 public:
  /// What is asked for again is told (F040).
  bool is_new(const std::string& path, Diagnostics& diagnostics);
  /// The name by which it was asked for before, which it is from now on if there was none; null then.
  const std::string* known_as(const std::string& path);

 private:
  std::map<std::pair<dev_t, ino_t>, std::string> known_;
};

enum class Others : std::uint8_t { ignored, told };  ///< Files of other extensions.

/// The files whose names end in one of `extensions`, in the order of their names. What is hidden is skipped,
/// links are followed, and a file or a folder that has several names is read under one of them, told by a
/// note (F027). Files of other extensions are counted by a note (F050) where they are to be told. Reports
/// F001 what cannot be read, or is a link to nothing, and F026 what is no file.
std::vector<std::string> files_under(const std::string& folder,
                                     std::initializer_list<std::string_view> extensions,
                                     Diagnostics& diagnostics, Others others = Others::ignored);

}  // namespace aci
