#pragma once
// What separates two rule sets, and what it does to the structures of tables, JSON lines and structure files.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/threads.h"
#include "io/rule_library.h"
#include "study/diff_effects.h"

namespace aci {

/// A structure that has figures under both rule sets.
struct DiffStructure {
  std::string name;
  std::string file;  ///< "msp.csv:12"
  int year = 0;
};

struct DiffResult {
  std::shared_ptr<const RuleSet> before;
  std::shared_ptr<const RuleSet> after;
  RuleDiff diff;
  std::vector<DiffStructure> structures;  ///< In the order of the inputs,
  std::optional<DiffEffects> effects;     ///< as are its subjects; nothing without structures.
  std::vector<std::string> files;         ///< That were read.
};

/// `before`, `after`: ids or paths of rule sets. `inputs`: what `aci batch` reads. Whichever their years,
/// structures are computed under both. Reports F001, R001… rule sets that do not load, then nothing is given;
/// D016… the inputs, I001… V001… structures without figures under one of them, D004 sums too large. The same
/// for any number of threads.
std::optional<DiffResult> diff(const std::string& before, const std::string& after,
                               const std::vector<std::string>& inputs, RuleLibrary& library,
                               Diagnostics& diagnostics, Encoding encoding = Encoding::automatic,
                               std::size_t threads = core_count());

}  // namespace aci
