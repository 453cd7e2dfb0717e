#pragma once
// Files of cases: TOML with `[[case]]`. The keys are explained in rules/README.md.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/document.h"
#include "engine/case.h"
#include "io/structure_file.h"

namespace aci {

struct Case {
  SourcePtr file;
  Span at;  ///< The header.
  std::string title;
  std::string page;
  std::string source;
  struct RuleName {
    std::string name;  ///< The id of a shipped set, or a path, that of the case file before it.
    Span at;
  };
  std::vector<RuleName> rules;                ///< The case holds under each.
  std::shared_ptr<const Document> structure;  ///< What it starts from; without one, an empty table.
  std::vector<Override> set;
  std::vector<Expectation> expect;
};

/// Reads case files; structures are read once.
class CaseReader {
 public:
  /// The cases of a file; every mistake of it is reported (C002 to C008, F001…, T001…).
  std::vector<Case> read(const SourcePtr& file, Diagnostics& diagnostics);

 private:
  std::shared_ptr<const Document> structure(const std::string& path, Diagnostics& diagnostics);
  std::map<std::string, std::shared_ptr<const Document>> structures_;
};

/// Whether a file holds cases at all.
bool holds_cases(std::string_view text);

/// What a case says that no such rule set could ever give: indicators, amounts… that it does not have (C005).
bool check_ids(const Case& each, const Plan& plan, Diagnostics& diagnostics);

}  // namespace aci
