#include "ruleset/plan_bounds.h"

#include "base/decimal.h"
#include "formula/bounds.h"
#include "ruleset/table_row_order.h"

namespace aci {
namespace {

Range stated_range(const Input& input) {
  switch (input.type) {
    case InputType::text:
      return Range::constant(Rational(0));
    case InputType::boolean:
      return Range::truth();
    case InputType::date:
      return Range::date();
    case InputType::choice:
      return Range::between(Rational(0), Rational(static_cast<int>(input.choices.size()) - 1), Rational(1));
    case InputType::integer:
    case InputType::count:
    case InputType::decimal:
    case InputType::share:
    case InputType::euros:
      break;
  }
  return Range::between(input.min, input.max, input_unit(input));
}

/// Asks for what the engine asks for, under the same conditions.
class PlanAnalysis {
 public:
  explicit PlanAnalysis(const Plan& plan) : PlanAnalysis(plan, input_ranges(*plan.rules)) {}
  PlanAnalysis(const Plan& plan, std::vector<Range> inputs)
      : plan_(plan), bounds_(plan.program, std::move(inputs), {plan.gate.open}) {}

  /// To be told before what refuses is assumed: a row that refuses is reached.
  void check_order(Diagnostics& diagnostics) {
    const std::size_t before = diagnostics.error_count();
    check_rows(plan_, bounds_, diagnostics);
    rows_wrong_ = diagnostics.error_count() > before;
  }

  void run() {
    for (const Premise& premise : plan_.premises) {
      bounds_.range(premise.holds);
      bounds_.assume(premise.holds);
    }
    for (std::size_t i = 0; i < plan_.constraints.size(); ++i) {
      const auto holds = bounds_.range(plan_.constraints[i]);
      const bool stated = !plan_.rules->constraints[i].cell.known();
      if (stated && holds && !holds->may_be_zero()) idle_constraints_.push_back(i);
    }
    for (std::size_t i = 0; i < plan_.constraints.size(); ++i) {
      if (plan_.rules->constraints[i].is_error) bounds_.assume(plan_.constraints[i]);
    }
    ask({plan_.gate.open, plan_.gate.met, plan_.gate.required});
    ask(plan_.gate.exemptions);
    for (std::size_t i = 0; i < plan_.rules->indicators.size(); ++i) indicator(plan_.indicator(i));
    ask(plan_.class_earned);
    ask({plan_.all_earned});
    for (const AmountSlots& amount : plan_.amounts) {
      ask({amount.exact, amount.rounded});
      if (amount.due) ask({*amount.due});
    }
    ask(plan_.deadlines);
    ask(plan_.notes);
  }

  BoundsAnalysis& bounds() { return bounds_; }
  std::vector<BoundsFinding> findings() const { return bounds_.findings(); }
  bool rows_wrong() const { return rows_wrong_; }
  std::vector<Place> branches_never_taken() const { return bounds_.branches_never_taken(); }

  /// Constraints that no structure breaks, as far as those before let it come to that.
  const std::vector<std::size_t>& idle_constraints() const { return idle_constraints_; }
  bool never(SlotId slot) {
    const auto holds = bounds_.range(slot);
    return holds && holds->only_zero();
  }

  /// Whether a part of an indicator that is met counts for no structure, though what it asks for may hold
  /// (where it may not, R079 tells).
  bool never_counts(std::size_t index, std::size_t part) {
    const IndicatorSlots& slots = plan_.indicator(index);
    const SlotId met[] = {slots.met};
    const auto when = bounds_.range(slots.parts[part].when, met);
    const auto applies = bounds_.range(slots.parts[part].applies, met);
    return applies && applies->only_zero() && !(when && when->only_zero());
  }

  /// What the components add up to, with the gate open; nothing without a total.
  std::optional<Range> total() {
    const auto line = plan_.amount_with(AmountRole::total);
    const auto sum = line ? plan_.subtotals.find(*line) : plan_.subtotals.end();
    const SlotId open[] = {plan_.gate.open};
    return sum != plan_.subtotals.end() ? bounds_.range(sum->second, open) : std::nullopt;
  }

  /// Whether an indicator that asks for something is met by no structure, or by all; nothing when it depends.
  std::optional<bool> settled(std::size_t index) {
    const IndicatorSlots& slots = plan_.indicator(index);
    if (slots.requirements.empty()) return std::nullopt;  // Met by all: that is how it is written.
    const auto met = bounds_.range(slots.met);
    if (!met || !met->is_constant()) return std::nullopt;
    return !met->only_zero();
  }

 private:
  void ask(const std::vector<SlotId>& slots) {
    for (const SlotId slot : slots) bounds_.range(slot);
  }

  void indicator(const IndicatorSlots& slots) {
    ask(slots.requirements);
    ask({slots.met, slots.pro_rata, slots.score, slots.fixed, slots.variable, slots.earned, slots.full,
         slots.euros});
    const SlotId met[] = {slots.met};
    bounds_.range(slots.attainment, met);
    const auto applied = [&](SlotId when, SlotId amount, SlotId value) {
      const SlotId given[] = {slots.met, when};
      bounds_.range(when, met);
      bounds_.range(amount, given);
      bounds_.range(value, given);
    };
    for (const PartSlots& part : slots.parts) {
      if (part.given) bounds_.range(*part.given, met);
      applied(part.applies, part.amount, part.value);
    }
    for (const ReductionSlots& reduction : slots.reductions)
      applied(reduction.when, reduction.amount, reduction.value);
  }

  const Plan& plan_;
  BoundsAnalysis bounds_;
  std::vector<std::size_t> idle_constraints_;
  bool rows_wrong_ = false;
};

/// What a value that makes sense is.
Message sense_of(Op assertion) {
  return {assertion == Op::proportion ? "sense.proportion" : "sense.not_negative", {}};
}

/// Nobody is paid less than nothing.
void tell_total(const Plan& plan, const std::optional<Range>& total, Diagnostics& diagnostics) {
  if (!total || (total->lo && *total->lo >= Rational(0))) return;
  diagnostics.warning("R081", plan.amounts[*plan.amount_with(AmountRole::total)].id_at);
}

}  // namespace

int input_decimals(const Input& input) {
  return input.type == InputType::share ? input.decimals + 2 : input.decimals;
}

Rational input_unit(const Input& input) {
  return *divide(Rational(1), power_of_ten(input_decimals(input)));
}

std::vector<Range> input_ranges(const RuleSet& rules) {
  std::vector<Range> ranges;
  for (const Input& input : rules.inputs) {
    Range range = stated_range(input);
    const auto other = element_index(input.default_input, rules.inputs);
    if (other) range = either(range, stated_range(rules.inputs[*other]));
    ranges.push_back(std::move(range));
  }
  return ranges;
}

Possibilities possibilities(const Plan& plan, const std::map<NodeId, WatchedThreshold>& watched) {
  std::vector<Range> inputs = input_ranges(*plan.rules);
  if (const auto year = plan.input(kYearInput)) {
    const Narrowing in_force{Rational(plan.rules->first_year), Rational(plan.rules->last_year)};
    inputs[*year] = narrowed(inputs[*year], in_force).value_or(inputs[*year]);
  }
  PlanAnalysis analysis(plan, std::move(inputs));
  for (const auto& [node, threshold] : watched) analysis.bounds().watch(node, threshold);
  analysis.run();
  Possibilities out;
  for (const auto& [node, threshold] : watched) out.sides[node] = analysis.bounds().possible_sides(node);
  for (NodeId id = 0; id < plan.program.nodes.size(); ++id) {
    if (plan.program.nodes[id].op != Op::conditional) continue;
    out.outcomes[id] = analysis.bounds().possible_outcomes(id);
  }
  return out;
}

void check_bounds(const Plan& plan, Diagnostics& diagnostics) {
  PlanAnalysis analysis(plan);
  analysis.check_order(diagnostics);
  analysis.run();
  for (std::size_t i = 0; i < plan.rules->indicators.size(); ++i) {
    const Indicator& indicator = plan.rules->indicators[i];
    if (const auto met = analysis.settled(i)) {
      diagnostics.warning(*met ? "R063" : "R062", indicator.id_at, {indicator.id});
    }
  }
  for (std::size_t i = 0; i < plan.rules->indicators.size(); ++i) {
    const Indicator& indicator = plan.rules->indicators[i];
    for (std::size_t k = 0; !indicator.cumulate && k < indicator.parts.size(); ++k) {
      if (analysis.never_counts(i, k))
        diagnostics.warning("R113", indicator.parts[k].id_at, {indicator.parts[k].id});
    }
  }
  tell_total(plan, analysis.total(), diagnostics);
  for (const std::size_t i : analysis.idle_constraints()) {
    diagnostics.warning("R078", plan.rules->constraints[i].id_at, {plan.rules->constraints[i].id});
  }
  for (std::size_t i = 0; i < plan.notes.size(); ++i) {
    const RuleNote& note = plan.rules->notes[i];
    if (analysis.never(plan.notes[i])) diagnostics.warning("R078", note.id_at, {note.id});
  }
  // A row that is out of order, or never reached, is a branch like that: told once.
  if (!analysis.rows_wrong()) {
    for (const Place& branch : analysis.branches_never_taken()) diagnostics.warning("R079", branch);
  }
  for (const BoundsFinding& finding : analysis.findings()) {
    const Place place = finding.place.known() ? finding.place : whole_file(plan.rules->file);
    switch (finding.fault) {
      case BoundsFault::zero_divisor:
        diagnostics.error("R048", place);
        break;
      case BoundsFault::possible_zero_divisor:
        diagnostics.warning("R049", place);
        break;
      case BoundsFault::no_date:
        diagnostics.error("R073", place);
        break;
      case BoundsFault::possibly_no_date:
        diagnostics.warning("R080", place);
        break;
      case BoundsFault::overflow:
        diagnostics.warning("R050", place);
        break;
      case BoundsFault::senseless:
        diagnostics.error("R071", place, {sense_of(finding.op)});
        break;
      case BoundsFault::possibly_senseless:
        diagnostics.warning("R072", place, {sense_of(finding.op)});
        break;
    }
  }
}

}  // namespace aci
