#pragma once
// A rule file together with what it amends: where that is looked for, and the text in force that comes out.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/document.h"
#include "ruleset/shipped.h"

namespace aci {

/// The text in force, and the files that it comes from: the one asked for, then those that it amends.
struct AmendedFile {
  Document document;
  std::vector<SourcePtr> files;
  std::string amends;                    ///< The id of what it amends; empty when nothing.
  const ShippedFile* shipped = nullptr;  ///< When the text is as the program was built with it.
};

class AmendedFiles {
 public:
  /// What an amendment names is looked for among these first, then in its own folder, then inside the
  /// program.
  void give(std::vector<std::string> paths) { given_ = std::move(paths); }
  /// The paths of all the files that were read, by copies of this too: nothing is to be written over them.
  const std::vector<std::string>& read_paths() const { return *read_paths_; }

  /// Parses a rule file and all that it amends. Nothing when one cannot be read, or found: T001…, F001…, R087
  /// to R095, each in the file that holds the mistake.
  std::optional<AmendedFile> read(SourcePtr file, Diagnostics& diagnostics);
  /// The same of one inside the program: as it was when that was built, unless a file given takes the place
  /// of what it amends.
  std::optional<AmendedFile> read(const ShippedFile& file, Diagnostics& diagnostics);

 private:
  std::optional<AmendedFile> read(SourcePtr file, std::vector<std::string>& chain, Diagnostics& diagnostics);
  std::optional<AmendedFile> base_of(SourcePtr file, const Node& amends, std::vector<std::string>& chain,
                                     Diagnostics& diagnostics);

  std::vector<std::string> given_;
  std::shared_ptr<std::vector<std::string>> read_paths_ = std::make_shared<std::vector<std::string>>();
};

/// The text in force of one inside the program, as it was when that was built.
Document text_as_built(const ShippedFile& file);

/// The text of a rule file that is inside the program, in the source map once.
SourcePtr shipped_text(std::string_view file_name);

}  // namespace aci
