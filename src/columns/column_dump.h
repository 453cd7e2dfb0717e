#pragma once
// What a batch runs for a Plan, as text, for those who work on it.

#include <memory>
#include <string>

#include "ruleset/plan.h"

namespace aci {

/// The reduced nodes, then the instructions over registers, for a table that has a column for each input.
std::string dump_columns(const std::shared_ptr<const Plan>& plan, int year);

}  // namespace aci
