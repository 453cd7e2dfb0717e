#pragma once
// What would raise the pay of a structure: for people, for programs and for spreadsheets.

#include <string>

#include "engine/assessment.h"
#include "report/compute_csv.h"
#include "report/page.h"
#include "study/advise.h"

namespace aci {

/// `assessment`: of the structure as it is.
/// `stated`: the options that gave this assessment, as a command line that computes it again repeats them.
Page advise_page(Language language, const Assessment& assessment, const AdviceReport& report,
                 const std::string& stated);

/// Version 1: `aci schema advise` describes it.
std::string advise_json(Language language, const Assessment& assessment, const AdviceReport& report);

/// A line a step: what kind it is, its rank, what to give `--set`, and euros.
std::string advise_csv(Language language, const Assessment& assessment, const AdviceReport& report,
                       CsvOptions options);

/// "ID=2": a change as `--set` takes it.
std::string set_text(const RuleSet& rules, const InputChange& change);

}  // namespace aci
