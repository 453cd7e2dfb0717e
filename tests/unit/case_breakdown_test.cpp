#include "study/case_expectations.h"

#include <doctest/doctest.h>

#include "support/rendering.h"

namespace aci::test {
namespace {

std::string ids(const std::optional<Breakdown>& breakdown) {
  if (!breakdown) return "nothing";
  std::string out = breakdown->of_gate ? "gate:" : "sum:";
  for (const IndicatorLine* line : breakdown->indicators) {
    out += " " + breakdown->assessment->rules().indicators[line->index].id;
  }
  return out;
}

TEST_CASE("a sum of points comes from its indicators, a shut gate from those that are not met") {
  const auto plan = plan_of(kSmallAgreement);
  const Assessment open = assess(plan, kSmallStructure);
  const Assessment shut = assess(plan, replaced(kSmallStructure, "= true", "= false"));
  const auto of = [](const Assessment& assessment, const char* what) {
    Difference difference{};
    difference.what = what;
    return ids(break_down(assessment, difference));
  };
  std::string all = "sum:";
  std::string gate;
  std::string prerequisites = "sum:";
  for (const Indicator& indicator : open.rules().indicators) {
    all += " " + indicator.id;
    if (indicator.group_class != "prerequisite") continue;
    prerequisites += " " + indicator.id;
    gate += " " + indicator.id;
  }
  CHECK(of(open, "points_total") == all);
  CHECK(of(open, "points_prerequisite") == prerequisites);
  CHECK(of(open, "points_nowhere") == "nothing");
  CHECK(of(open, "eligible") == "nothing");
  CHECK(of(open, "amounts.solde") == "nothing");
  CHECK(of(shut, "eligible") == "gate:" + gate);
  CHECK(of(shut, "gate_met") == "gate:" + gate);
}

}  // namespace
}  // namespace aci::test
