#pragma once
// A Plan as text, for those who work on it.

#include <functional>
#include <string>

#include "formula/program_dump.h"
#include "ruleset/plan.h"

namespace aci {

/// Every element's slots, in the order of the rule set: "indicator.a.part.p.amount", slot.
void for_each_slot(const Plan& plan, const std::function<void(const std::string& path, SlotId slot)>& take);
/// Slots by the first of their paths, or "#12".
ProgramNames names_of(const Plan& plan);

/// The slot and type of each path.
std::string dump_plan(const Plan& plan);
/// What each slot computes.
std::string dump_program(const Plan& plan);

}  // namespace aci
