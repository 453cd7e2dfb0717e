#pragma once
// The figures that texts name: "moins de {heures_plancher} heures" says the parameter, at the date of the
// exercise. "{{" is a brace.

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "ruleset/plan.h"

namespace aci {

/// Those of a rule file, in file order; an escaped brace is one without a name. Reports R116 a brace that
/// names nothing.
std::vector<TextFigure> read_text_figures(const Node& root, Diagnostics& diagnostics);

/// R114 a name that is no parameter nor definition, R115 one that depends on the structure, R117 one that is
/// true or false. The names go to `used`.
void check_text_figures(const Plan& plan, std::set<std::string>& used, Diagnostics& diagnostics);

/// Puts them into the texts of a plan just compiled: those of its first exercise, and `Plan::later` where
/// others follow.
void put_text_figures(Plan& plan);

/// Whether it names any, or escapes a brace.
bool names_figures(const LocalizedText& text);

/// A text of other rules (a label that a page shows) with the figures of a plan, of its first exercise; a
/// name that it lacks stays.
LocalizedText with_figures(const Plan& plan, const LocalizedText& text);

}  // namespace aci
