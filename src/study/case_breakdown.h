#pragma once
// Why a figure that no single indicator or amount explains is what it is: a sum of points, or a gate.

#include <optional>
#include <string>
#include <vector>

#include "study/case.h"

namespace aci {

struct Breakdown {
  const Assessment* assessment = nullptr;
  std::string what;      ///< As the case writes it: "points_total", "eligible".
  bool of_gate = false;  ///< Then the indicators are those that it asks for and that are not met.
  std::vector<const IndicatorLine*> indicators;
};

/// Of what differs in a case; nothing when it is neither a sum of points nor about the gate. The assessment
/// must outlive it.
std::optional<Breakdown> break_down(const Assessment& assessment, const Difference& difference);

}  // namespace aci
