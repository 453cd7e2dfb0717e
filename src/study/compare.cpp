#include "study/compare.h"

#include <algorithm>
#include <stdexcept>

#include "engine/evaluate.h"
#include "study/values_under_other_rules.h"

namespace aci {
namespace {

/// Nothing when one of them is too large.
std::optional<Figures> figures_of(const Assessment& assessment) {
  const FigureLayout layout = figure_layout({&assessment.plan, 1}, {});
  FigureTable table;
  table.resize(1, layout);
  if (!put_figures(assessment, layout, 0, table)) return std::nullopt;
  return table.at(0, layout);
}

/// Goes from the first to the second, step by step.
class Walk {
 public:
  explicit Walk(Comparison& comparison)
      : c_(comparison), rules_(c_.after.rules()), to_(c_.after.inputs), at_(c_.after.inputs) {}

  /// False when a figure is too large.
  bool run() {
    begin();
    last_ = c_.figures_before;
    if (c_.other_rules()) {
      pending_.rules = true;
      if (!settle()) return false;
    }
    for (std::size_t i = 0; i < at_.values.size(); ++i) {
      if (!differs(i)) continue;
      pending_.inputs.push_back({i, at_.values[i], to_.values[i]});
      at_.values[i] = to_.values[i];
      at_.origins[i] = to_.origins[i];
      follow_other_inputs(rules_, at_);
      if (!settle()) return false;
    }
    if (last_ == c_.figures_after && !pending_.rules && pending_.inputs.empty()) return true;
    throw std::logic_error("the steps of a comparison do not lead to the second structure");
  }

 private:
  /// The file of the first, read under the rules and in the exercise of the second.
  void begin() {
    const RuleSet& first = c_.before.rules();
    const Inputs& from = c_.before.inputs;
    for (std::size_t i = 0; i < rules_.inputs.size(); ++i) {
      const Input& input = rules_.inputs[i];
      if (input.id == kYearInput) continue;
      const auto index = element_index(input.id, first.inputs);
      const auto stated =
          index ? value_under(input, first.inputs[*index], {from.values[*index], from.origins[*index]})
                : std::nullopt;
      if (!stated) {
        if (input.type != InputType::text) c_.added.push_back(i);
        continue;
      }
      at_.values[i] = stated->value;
      at_.origins[i] = stated->origin;
    }
    for (std::size_t i = 0; i < first.inputs.size(); ++i) {
      const bool given = from.origins[i] == InputOrigin::given && first.inputs[i].type != InputType::text;
      if (given && !element_index(first.inputs[i].id, rules_.inputs)) c_.removed.push_back(i);
    }
    follow_other_inputs(rules_, at_);
  }

  bool differs(std::size_t i) const {
    if (rules_.inputs[i].type == InputType::text) return false;
    const auto as_other = InputOrigin::default_input;
    if (at_.origins[i] == as_other && to_.origins[i] == as_other) return false;
    const bool tied = (at_.origins[i] == as_other) != (to_.origins[i] == as_other);
    return tied || at_.values[i] != to_.values[i];
  }

  /// What is pending is a step as soon as there are figures; false when one is too large.
  bool settle() {
    const Outcome outcome = evaluate(c_.after.plan, at_);
    if (!outcome.assessment) return true;
    const auto figures = figures_of(*outcome.assessment);
    const auto moved = figures ? difference(*figures, last_) : std::nullopt;
    if (!moved) return false;
    pending_.moved = *moved;
    last_ = *figures;
    if (!pending_.rules && moved->nothing()) {
      for (const InputDifference& each : pending_.inputs) {
        if (each.before != each.after) c_.idle.push_back(each);
      }
    } else {
      c_.steps.push_back(std::move(pending_));
    }
    pending_ = {};
    return true;
  }

  Comparison& c_;
  const RuleSet& rules_;
  const Inputs& to_;
  Inputs at_;
  Figures last_;
  CompareStep pending_;
};

/// The lines of both, those of the second in its order, behind them those that only the first has.
void list_lines(Comparison& c) {
  const auto line = [&](const std::string& id, bool indicator, const LocalizedText& label) -> ComparedLine& {
    const auto same = [&](const ComparedLine& each) { return each.indicator == indicator && each.id == id; };
    const auto found = std::ranges::find_if(c.lines, same);
    if (found != c.lines.end()) return *found;
    ComparedLine fresh;
    fresh.indicator = indicator;
    fresh.id = id;
    fresh.label = label;
    return c.lines.emplace_back(std::move(fresh));
  };
  const auto put_indicators = [&](const Assessment& a, auto points, auto euros) {
    for (const IndicatorLine& each : a.indicators) {
      const Indicator& rule = a.rules().indicators[each.index];
      ComparedLine& out = line(rule.id, true, rule.label);
      if (a.rules().unit == ScaleUnit::points) out.*points = each.earned;
      out.*euros = each.euros;
    }
  };
  const auto put_amounts = [&](const Assessment& a, auto euros) {
    for (const AmountLine& each : a.amounts) {
      const AmountSlots& rule = a.plan->amounts[each.index];
      ComparedLine& out = line(rule.id, false, rule.label);
      out.*euros = each.rounded;
    }
  };
  put_indicators(c.after, &ComparedLine::points_after, &ComparedLine::after);
  put_indicators(c.before, &ComparedLine::points_before, &ComparedLine::before);
  put_amounts(c.after, &ComparedLine::after);
  put_amounts(c.before, &ComparedLine::before);
}

}  // namespace

bool Comparison::other_rules() const {
  return before.rules().name != after.rules().name || before.inputs.year != after.inputs.year;
}

std::optional<Comparison> compare(Assessment before, Assessment after, Diagnostics& diagnostics) {
  if (before.rules().scheme != after.rules().scheme) {
    diagnostics.error("D042", whole_file(after.inputs.file),
                      {after.rules().title, before.inputs.file->name(), before.rules().title});
    return std::nullopt;
  }
  Comparison out;
  out.before = std::move(before);
  out.after = std::move(after);
  const auto first = figures_of(out.before);
  const auto second = figures_of(out.after);
  const auto moved = first && second ? difference(*second, *first) : std::nullopt;
  if (moved) {
    out.figures_before = *first;
    out.figures_after = *second;
    out.moved = *moved;
  }
  if (!moved || !Walk(out).run()) {
    diagnostics.error("D004", Place{});
    return std::nullopt;
  }
  list_lines(out);
  return out;
}

}  // namespace aci
