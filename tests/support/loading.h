#pragma once
// What the tests start from: rule sets by name, structures by file, a few values changed.

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/document.h"
#include "engine/evaluate.h"
#include "ruleset/plan.h"

namespace aci {

/// "I004 I009": the codes of what is told, in order.
std::string codes(const Diagnostics& diagnostics);

/// A path inside the repository.
std::string repository_path(const std::string& relative);

/// A shipped rule set by its id, or a file by its path inside the repository; compiled once.
std::shared_ptr<const Plan> plan_of(const std::string& name);

/// Every shipped rule set of the ACI, then every one of tests/rulesets/.
std::vector<std::string> all_rule_sets();

Document document_of(const std::string& relative_path);

using Changes = std::vector<std::pair<std::string, std::string>>;  ///< Input, value as `--set` takes it.

/// The structure file with some inputs changed, checked against the rules. Fails the test on a mistake.
Inputs inputs_of(const Document& document, const Changes& changes, const Plan& plan);

/// The assessment; fails the test when there is none.
Assessment assess(const std::shared_ptr<const Plan>& plan, const Inputs& inputs);
Assessment assess(const std::string& rules, const std::string& structure, const Changes& changes = {});

const IndicatorLine& line_of(const Assessment& assessment, const std::string& indicator);
const AmountLine& amount_of(const Assessment& assessment, const std::string& amount);
Rational class_points(const Assessment& assessment, const std::string& group);

/// "1844", "2212.8", "10/3": an exact number.
Rational exact(const std::string& text);

}  // namespace aci
