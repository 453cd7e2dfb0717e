#include "engine/figures.h"

#include <algorithm>

#include "engine/assessment.h"

namespace aci {

FigureLayout figure_layout(std::span<const std::shared_ptr<const Plan>> plans, FigureChoice choice) {
  FigureLayout layout;
  const auto add = [&](std::string name, FigureKind kind, std::string id) {
    const auto same = [&](const FigureColumn& column) { return column.name == name; };
    if (std::none_of(layout.columns.begin(), layout.columns.end(), same)) {
      layout.columns.push_back({std::move(name), kind, std::move(id)});
    }
  };
  for (const auto& plan : plans) {
    for (const Element& group : plan->rules->classes) add("points_" + group.id, FigureKind::points, group.id);
  }
  layout.columns.push_back({"points_total", FigureKind::points, ""});
  layout.total = layout.columns.size();
  layout.advance = layout.total + 1;
  layout.balance = layout.total + 2;
  for (const char* name : {"total", "advance", "balance"})
    layout.columns.push_back({name, FigureKind::euros, ""});
  for (const auto& plan : plans) {
    if (!choice.detail) break;
    for (const Indicator& each : plan->rules->indicators)
      add("points." + each.id, FigureKind::points, each.id);
  }
  for (const auto& plan : plans) {
    if (!choice.missed) break;
    for (const std::size_t i : plan->gate.indicators) {
      const std::string& id = plan->rules->indicators[i].id;
      add("missed." + id, FigureKind::missed, id);
    }
  }
  return layout;
}

}  // namespace aci
