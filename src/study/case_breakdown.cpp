#include "study/case_breakdown.h"

#include <algorithm>

namespace aci {

std::optional<Breakdown> break_down(const Assessment& assessment, const Difference& difference) {
  const RuleSet& rules = assessment.rules();
  const std::string& what = difference.what;
  Breakdown out{&assessment, what, what == "eligible" || what == "gate_met", {}};
  if (!out.of_gate && !what.starts_with("points_")) return std::nullopt;
  const auto concerned = [&](const std::string& id) {
    if (!out.of_gate) return what == "points_total" || what == "points_" + id;
    if (!rules.gate) return false;
    const auto& classes = rules.gate->classes;
    return std::find(classes.begin(), classes.end(), id) != classes.end();
  };
  for (const IndicatorLine& line : assessment.indicators) {
    if (!concerned(rules.indicators[line.index].group_class) || (out.of_gate && line.met)) continue;
    out.indicators.push_back(&line);
  }
  return out.indicators.empty() ? std::nullopt : std::optional(std::move(out));
}

}  // namespace aci
