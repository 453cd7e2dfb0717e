#pragma once
// From a Plan and a structure's inputs to its Assessment. Pure: no file, clock, locale or stream.

#include <optional>
#include <vector>

#include "engine/assessment.h"
#include "formula/evaluation.h"

namespace aci {

/// What an evaluation gives: an Assessment, or the reasons why there is none.
struct Outcome {
  std::vector<Premise> unfounded;        ///< Premises that do not hold: the rest is not looked at.
  std::optional<PeriodDates> period;     ///< Where it is no civil year.
  std::vector<std::size_t> broken;       ///< Constraints that do not hold; an error among them stops here.
  std::optional<Fault> fault;            ///< A computation that has no result.
  std::optional<Assessment> assessment;  ///< Absent after a fault or a broken error.
};

enum class Trace : bool { no, yes };

Outcome evaluate(const std::shared_ptr<const Plan>& plan, const Inputs& inputs, Trace trace = Trace::no,
                 EvaluationObserver* observer = nullptr);

/// What an evaluation has to say: I037, I038, I003 premises, I012 and I013 constraints that do not hold,
/// V001… a computation without a result, of the structure called `name`.
void tell_outcome(const Outcome& outcome, const Plan& plan, const Inputs& inputs, const std::string& name,
                  Diagnostics& diagnostics);

}  // namespace aci
