#pragma once
// Files of cases: TOML with `[[case]]`. The keys are explained in rules/README.md.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/document.h"
#include "io/structure_file.h"
#include "study/case_expectations.h"

namespace aci {

struct Case {
  SourcePtr file = nullptr;
  Place at;  ///< The header.
  std::string title;
  std::string page;
  std::string source;
  struct RuleName {
    std::string name;  ///< The id of a shipped set, or a path, that of the case file before it; of a reading.
    Place at;
  };
  std::vector<RuleName> rules;                ///< The case holds under each.
  std::vector<RuleName> readings;             ///< Other ones than those that the rules keep.
  std::shared_ptr<const Document> structure;  ///< What it starts from; without one, an empty table.
  std::vector<WrittenValue> set;
  std::vector<Expectation> expect;
  struct Mention {
    std::string id;
    std::string what;  ///< The key it stands under.
    Place at;
  };
  std::vector<Mention>
      mentioned;  ///< Indicators that are named, whether or not something is expected of them.
};

/// Reads case files; structures are read once.
class CaseReader {
 public:
  /// The cases of a file; every mistake of it is reported (C002 to C008, F001…, T001…).
  std::vector<Case> read(SourcePtr file, Diagnostics& diagnostics);

  /// The structures that cases start from, read or not.
  std::vector<std::string> structure_paths() const;

 private:
  /// `asked`: where the case names it.
  std::shared_ptr<const Document> structure(const std::string& path, const Place& asked,
                                            Diagnostics& diagnostics);
  std::map<std::string, std::shared_ptr<const Document>> structures_;
};

/// Whether a file holds cases, however its TOML writes them; one that is no TOML but says `case` is taken for
/// one.
bool holds_cases(SourcePtr file);

}  // namespace aci
