#pragma once
// Two structures, or one before and after: which lines move, and which input each euro comes from.
//
// What differs is applied one after another: first the rules and the exercise, where these differ, then the
// inputs in the order of the rules; what the figures move by at each step is that step's share, so that the
// shares add up to the whole exactly. Where a state between has no figures (the rules refuse it), the step
// goes together with the next ones, the fewest.

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "engine/assessment.h"
#include "engine/figure_layout.h"

namespace aci {

/// An input that differs, as the rules of the second know it.
struct InputDifference {
  std::size_t input = 0;
  std::optional<Rational> before;
  std::optional<Rational> after;
};

struct CompareStep {
  bool rules = false;  ///< The rules, or the exercise, are those of the second from here on.
  std::vector<InputDifference> inputs;
  Figures moved;
};

/// A line of both, by its id; what one of the rules does not have is absent there.
struct ComparedLine {
  bool indicator = false;  ///< Else an amount.
  std::string id;
  LocalizedText label;
  std::optional<Rational> points_before;  ///< Of an indicator that counts in points.
  std::optional<Rational> points_after;
  std::optional<Money> before;
  std::optional<Money> after;

  bool moves() const { return points_before != points_after || before != after; }
};

struct Comparison {
  Assessment before;
  Assessment after;
  Figures figures_before;
  Figures figures_after;
  Figures moved;
  std::vector<CompareStep> steps;     ///< Their sum is `moved`.
  std::vector<InputDifference> idle;  ///< Inputs that differ and move no figure.
  std::vector<std::size_t> added;  ///< Inputs that only the second rules have, as these know them: taken from
                                   ///< the second at once.
  std::vector<std::size_t> removed;  ///< Inputs given to the first that the second rules lack.
  std::vector<ComparedLine> lines;   ///< All of them: indicators, then amounts.

  /// The rules or the exercise differ.
  bool other_rules() const;
};

/// Nothing when they are not of one agreement (D042), or when a figure is too large (D004); reported.
std::optional<Comparison> compare(Assessment before, Assessment after, Diagnostics& diagnostics);

}  // namespace aci
