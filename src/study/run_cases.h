#pragma once
// The run of cases: files and folders of them, the rule sets they hold under, what came out otherwise and
// why.

#include <list>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/explanation.h"
#include "io/rule_library.h"
#include "study/case_file.h"
#include "study/coverage.h"
#include "study/progress.h"

namespace aci {

/// A case and one of the rule sets it holds under.
struct BoundCase {
  const Case* of = nullptr;
  std::shared_ptr<const Plan> plan = {};    ///< With the readings of the case.
  std::shared_ptr<const Plan> stated = {};  ///< Without them.
};

/// Cases that can be run, and all that was read for them.
struct CaseSet {
  std::list<Case> cases;  ///< They are pointed to.
  std::vector<BoundCase> bound;
  std::vector<std::string> read;  ///< Paths.
  Diagnostics mistakes;
};

/// The cases of `paths`, files and folders of them, each read once (F040). A rule set of `rules`, ids and
/// paths, takes the place of the one whose id it declares; when one of them cannot be used no case is read,
/// which would answer for another. Reports C001 to C009, C012 and C013, C011 when there is nothing to run,
/// F001…, and the mistakes of rule files.
CaseSet read_cases(const std::vector<std::string>& paths, const std::vector<std::string>& rules,
                   RuleLibrary& library);

/// The structure of a case, read. `remarks` takes what is wrong with it.
std::optional<Inputs> case_inputs(const Case& each, const Plan& plan, RuleLibrary& library,
                                  Diagnostics& remarks);

/// Read and evaluated.
CaseOutcome run_case(const Case& each, const std::shared_ptr<const Plan>& plan, RuleLibrary& library,
                     Diagnostics& remarks, Trace trace = Trace::no, EvaluationObserver* observer = nullptr);

/// What a case says that no such rule set could ever give: indicators, amounts… that it does not have (C005).
bool check_ids(const Case& each, const Plan& plan, Diagnostics& diagnostics);

/// What a case gave under one rule set.
struct CaseResult {
  SourcePtr file;
  Place at;  ///< The case's header in the file.
  std::string title;
  std::string page;   ///< The place in the source that the case comes from; may be empty.
  std::string rules;  ///< The id of the rule set, "ID+reading" with another reading.
  bool passed = false;
  std::vector<Difference> differences;  ///< Empty when passed.
  Diagnostics diagnostics;              ///< Why a structure was refused when it should not have been.
  /// Why the values that differ are what they are, each thing once; see explain_failures.
  std::vector<std::variant<Breakdown, Explanation>> explanations = {};
  std::shared_ptr<const Assessment> explained = nullptr;  ///< What they speak of.
};

CaseResult judge(const BoundCase& bound, const CaseOutcome& outcome, Diagnostics remarks);

/// A rule set, its cases, and what they see of it.
struct TestedRules {
  std::shared_ptr<const Plan> plan;
  std::vector<BoundCase> cases;
  bool failing = false;                ///< One of the cases at least.
  std::unique_ptr<Coverage> coverage;  ///< Null unless asked for.
  bool below_limit = false;            ///< Of its coverage.
};

struct CoverageChoice {
  bool wanted = false;
  std::optional<int> limit;  ///< What is to be reached, per cent.
};

struct CaseRun {
  CoverageChoice coverage;
  std::vector<CaseResult> results;  ///< One for each of CaseSet::bound.
  std::vector<TestedRules> rules;   ///< In the order met.

  std::size_t failed() const;
  /// Whether all is as it should be, coverage included.
  bool passed() const;
};

CaseRun run_cases(const CaseSet& cases, RuleLibrary& library, const CoverageChoice& coverage,
                  const Progress& progress = {});

/// Runs the cases that fail once more, this time with every number of the way.
void explain_failures(CaseRun& run, const CaseSet& cases, RuleLibrary& library);

}  // namespace aci
