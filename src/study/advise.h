#pragma once
// What would raise the pay of a structure, and what is about to lower it: for each input that is in the
// team's hands, found from the rules, whatever they are.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/money.h"
#include "engine/assessment.h"
#include "engine/response.h"

namespace aci {

/// Which inputs may move.
struct AdviceScope {
  std::vector<std::string> only;   ///< Ids, facts too; empty: every input that is no fact.
  std::vector<std::string> fixed;  ///< Ids, those aside.
};

/// Inputs given other values, and what that is worth over the exercise.
struct AdviceStep {
  std::vector<InputChange> changes;  ///< Of this step: those of the gate's come before.
  Money gain;                        ///< Of the total; below 0 when it is lost.
  Money total;
  std::vector<std::size_t> indicators;  ///< Those that earn otherwise, in the rule set's order.
};

/// An input, or inputs that pay only together.
struct Advice {
  /// The nearest values that bring anything, then those that bring the most, unless they are the same.
  std::vector<AdviceStep> steps;
  bool unlimited = false;  ///< Each more brings more, up to the input's own bound: the nearest says enough.
  Money alone;             ///< Of several inputs: what the most of each brings without the others.
  const AdviceStep& most() const { return steps.back(); }
  /// The step to be told first.
  const AdviceStep& told() const { return unlimited ? steps.front() : steps.back(); }
};

/// What is lost by undoing one thing, or by one unit less.
struct Risk {
  AdviceStep step;
  bool closes_gate = false;
};

struct AdviceReport {
  Money total;                      ///< As it is.
  bool gate_open = true;            ///< As it is.
  std::optional<AdviceStep> gate;   ///< What opens it, first of all; the rest comes after it.
  std::vector<Advice> advice;       ///< The greatest gain told first, `alone` left out.
  std::vector<Risk> risks;          ///< The greatest loss first.
  std::vector<std::size_t> beyond;  ///< Inputs with more levels than were looked at.
};

AdviceReport advise(const Assessment& assessment, const AdviceScope& scope);

}  // namespace aci
