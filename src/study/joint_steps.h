#pragma once
// What pays only together: inputs that one condition asks for at once.

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "engine/assessment.h"
#include "engine/response.h"

namespace aci {

/// The least that opens the gate, of inputs that may move; nothing when they cannot.
std::optional<std::vector<InputChange>> changes_for_gate(Response& response, const Plan& plan,
                                                         const Assessment& now,
                                                         std::span<const std::size_t> movable);

/// Steps of several inputs that bring more together than each of them alone: of each, the least change that
/// brings anything, then the one that brings the most. `singles`: the greatest total that an input can
/// bring alone, of those that bring anything.
std::vector<std::vector<std::vector<InputChange>>> joint_steps(
    Response& response, const Plan& plan, const Assessment& now, NodeId total,
    std::span<const std::size_t> movable, const std::map<std::size_t, Rational>& singles);

}  // namespace aci
