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

struct DiffRequest {
  std::string before;  ///< An id or a path, as is the next.
  std::string after;
  std::vector<std::string> inputs = {};      ///< What `aci batch` reads.
  std::vector<WrittenValue> constants = {};  ///< Of inputs, in the place of what structures say.
  bool ignore_unknown = false;
  Encoding encoding = Encoding::automatic;
  std::size_t threads = core_count();  ///< The result is the same for any number.
};

/// Whichever their years, structures are computed under both rule sets. Reports F001, R001… rule sets that do
/// not load, I004… constants that no structure takes, then nothing is given; D016… the inputs, I001… V001…
/// structures without figures under one of them, D004 sums too large.
std::optional<DiffResult> diff(const DiffRequest& request, RuleLibrary& library, Diagnostics& diagnostics,
                               const Progress& progress = {});

}  // namespace aci
