#pragma once
// What a careful reader would remark, and what a file asks not to hear again.

#include <set>
#include <string>

#include "base/date.h"
#include "base/diagnostic.h"
#include "ruleset/ruleset.h"

namespace aci {

/// R024: a number without a source.
void warn_uncited(const RuleSet& rules, Diagnostics& diagnostics);

/// R025: an input, a parameter or a definition that no formula names.
void warn_unused(const RuleSet& rules, const std::set<std::string>& used, Diagnostics& diagnostics);

/// R124: choices of an input that no formula tells from one another.
void warn_choices(const RuleSet& rules, const std::set<std::string>& used, Diagnostics& diagnostics);

/// R064: a part whose `points` and `full` are two figures that differ (a `full` of 0 is a choice).
void warn_levels(const RuleSet& rules, Diagnostics& diagnostics);

/// R110 and R111 where a part states its nature or its full value, which follow; R112 of an indicator whose
/// only part could add to nothing.
void warn_repeated(const RuleSet& rules, Diagnostics& diagnostics);

/// R075: a dated value that begins within a year counts from the next exercise only. R076: no exercise of the
/// rule set reads it.
void warn_dates(const RuleSet& rules, Diagnostics& diagnostics);

/// R060: a dated parameter whose last value is of no year from the one before `as_of` on. Rules that ended
/// before are read as of their last year.
void warn_stale(const RuleSet& rules, Date as_of, Diagnostics& diagnostics);

/// Takes out the warnings that an element of the file silences, and tells the silences that silence nothing
/// (R061), but for the codes that nobody looked for. Nothing is told of a file with errors: not every remark
/// was made.
void apply_silences(const RuleSet& rules, const std::set<std::string>& not_looked_for,
                    Diagnostics& diagnostics);

}  // namespace aci
