#pragma once
// What the tests of renderers share: a rule set from its text, a structure from its text, one small
// agreement.

#include <memory>
#include <string>
#include <string_view>

#include "engine/assessment.h"
#include "ruleset/plan.h"
#include "support/loading.h"

namespace aci::test {

/// Two classes, three indicators, a gate, five amounts; its figures are chosen for short sums.
extern const std::string_view kSmallAgreement;
/// Everything but what the gate asks for is reached in part.
extern const std::string_view kSmallStructure;

/// Compiled, or the test fails with what is wrong.
std::shared_ptr<const Plan> plan_of(std::string_view rules);
/// The rule set in a file of the repository.
std::shared_ptr<const Plan> plan_in(const std::string& path);
/// Evaluated, or the test fails with what is wrong.
Assessment assess(const std::shared_ptr<const Plan>& plan, std::string_view structure);

/// Whether the structure can be read; what is wrong otherwise, in English.
std::string mistakes_of(const Plan& plan, std::string_view structure);

/// The codes of what is wrong with a rule file, in the order told: "R001 R025".
std::string rule_codes(std::string_view rules);

/// The text with each occurrence of `from` replaced by `to`; the test fails when there is none.
std::string replaced(std::string_view text, std::string_view from, std::string_view to);

/// The small agreement, with more of what a result tells: a value of a date, another reading, an exemption,
/// an advance that is computed, an amount for information, a deadline.
std::string many_kinds();
/// The small structure with other lines, by pairs of what stands there and what stands there now.
Assessment changed(const std::shared_ptr<const Plan>& plan, const Changes& changes);

}  // namespace aci::test
