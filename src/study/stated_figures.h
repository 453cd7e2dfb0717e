#pragma once
// The figures of a statement beside those that the rules give: which they are, and what they are worth.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/assessment.h"
#include "io/statement_file.h"

namespace aci {

/// A figure of an assessment.
struct FigureName {
  enum class Kind : std::uint8_t { indicator, group, amount, advance };
  Kind kind = Kind::amount;
  std::size_t index = 0;
  bool in_euros = true;  ///< Else in points.

  friend bool operator==(const FigureName&, const FigureName&) = default;
};

struct StatedFigure {
  FigureName figure;
  Rational stated;
  Rational computed;
  Place at;

  Rational difference() const { return subtract(stated, computed).value_or(Rational(0)); }
};

/// The lines of a statement among the figures of the rules. Reports D047, a warning, a line that is no figure
/// of theirs.
std::vector<StatedFigure> stated_figures(const std::vector<StatedLine>& lines, const Assessment& assessment,
                                         Diagnostics& diagnostics);
/// The figure of an amount that plays a role, or of the advances; nothing when the rules have none.
std::optional<StatedFigure> stated_amount(AmountRole role, const Rational& euros,
                                          const Assessment& assessment);

/// What a figure is worth; nothing for points where the rules have none, nor for what they do not have.
std::optional<Rational> figure_value(const FigureName& figure, const Assessment& assessment);

/// "Concertation pluriprofessionnelle", in the reader's language.
const LocalizedText& label_of(const FigureName& figure, const RuleSet& rules, const Plan& plan);

}  // namespace aci
