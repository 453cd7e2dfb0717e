#pragma once
// A structure file: which year it is about, then its inputs, read against the rules of that year.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/subject.h"
#include "ruleset/input_values.h"
#include "ruleset/plan.h"

namespace aci {

/// The exercise that the file is about, `written` first; reports I001 when it is not said or is not a year.
std::optional<int> read_year(const Document& document, const std::vector<WrittenValue>& written,
                             Diagnostics& diagnostics);

/// What the structure says under `accord`, a scheme or the id of a rule set: `written` first. Nothing when it
/// says none.
std::optional<WrittenValue> said_agreement(const Document& document,
                                           const std::vector<WrittenValue>& written);

/// Answers whether some other rule set of the scheme has this input.
class OtherInputs {
 public:
  virtual ~OtherInputs() = default;
  virtual bool knows(std::string_view id) = 0;
};

/// Inputs whose cell is empty, and where.
using EmptyCells = std::vector<std::pair<std::string, Place>>;

/// Every mistake of the file in one run (I003…, I030); nothing when there is one. `empty`: the place of what
/// is missing.
std::optional<Inputs> read_structure(const Document& document, const std::vector<WrittenValue>& written,
                                     const Plan& plan, OtherInputs& others, Diagnostics& diagnostics,
                                     const EmptyCells& empty = {});

}  // namespace aci
