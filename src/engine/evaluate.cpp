#include "engine/evaluate.h"

#include <algorithm>

#include "base/rounding.h"
#include "engine/rule_notes.h"
#include "engine/supposed_total.h"
#include "ruleset/plan_premises.h"

namespace aci {
namespace {

/// Reads slots into an Assessment. After a fault every read gives 0, and the Assessment is thrown away.
class Reader {
 public:
  Reader(const Plan& plan, Evaluation& evaluation)
      : rules_(*plan.rules), plan_(plan), evaluation_(evaluation) {}

  Rational number(SlotId slot) {
    last_ = slot;
    const Rational* value = evaluation_.slot(slot);
    return value != nullptr ? *value : Rational(0);
  }
  bool flag(SlotId slot) { return evaluation_.flag(slot); }

  /// Rounding is a rule, not a habit: the step and the mode are the agreement's, and nothing else rounds.
  Money publish(const Rational& euros) {
    const auto rounded = round_to(euros, rules_.rounding.step, rules_.rounding.mode);
    return money(rounded);
  }
  Money publish(SlotId euros) { return publish(number(euros)); }
  Money money(const std::optional<Rational>& euros) {
    const auto amount = euros ? Money::from_exact(*euros) : std::nullopt;
    if (!amount) note_too_large();
    return amount.value_or(Money());
  }
  Money sum(Money a, Money b) { return or_too_large(add(a, b)); }
  Money difference(Money a, Money b) { return or_too_large(subtract(a, b)); }
  /// The slot whose amount was the first to be too large.
  std::optional<SlotId> too_large() const { return too_large_; }

  IndicatorLine indicator(std::size_t index);
  GateLine gate();

 private:
  void note_too_large() {
    if (!too_large_) too_large_ = last_;
  }
  Money or_too_large(std::optional<Money> result) {
    if (!result) note_too_large();
    return result.value_or(Money());
  }

  const RuleSet& rules_;
  const Plan& plan_;
  Evaluation& evaluation_;
  SlotId last_ = 0;
  std::optional<SlotId> too_large_;
};

IndicatorLine Reader::indicator(std::size_t index) {
  const IndicatorSlots& slots = plan_.indicator(index);
  IndicatorLine line;
  line.index = index;
  line.met = flag(slots.met);
  for (std::size_t i = 0; i < slots.requirements.size(); ++i) {
    if (!flag(slots.requirements[i])) line.unmet.push_back(i);
  }
  line.pro_rata = number(slots.pro_rata);
  line.score = number(slots.score);
  line.fixed = number(slots.fixed);
  line.variable = number(slots.variable);
  line.earned = number(slots.earned);
  line.full = number(slots.full);
  line.euros = publish(slots.euros);
  if (!line.met) return line;
  line.attainment = number(slots.attainment);
  for (std::size_t i = 0; i < slots.parts.size(); ++i) {
    const PartSlots& part = slots.parts[i];
    if (part.given && !flag(*part.given)) line.not_given.push_back(i);
    if (!flag(part.applies)) continue;
    line.parts.push_back({i, number(part.amount), number(part.value)});
    if (part.attainment) line.parts.back().attainment = number(*part.attainment);
  }
  for (std::size_t i = 0; i < slots.reductions.size(); ++i) {
    const ReductionSlots& reduction = slots.reductions[i];
    if (flag(reduction.when))
      line.reductions.push_back({i, number(reduction.amount), number(reduction.value)});
  }
  return line;
}

GateLine Reader::gate() {
  GateLine line;
  line.open = flag(plan_.gate.open);
  line.met = static_cast<int>(number(plan_.gate.met).to_int64().value_or(0));
  line.required = static_cast<int>(number(plan_.gate.required).to_int64().value_or(0));
  int widest = 0;
  for (std::size_t i = 0; i < plan_.gate.exemptions.size(); ++i) {
    if (!flag(plan_.gate.exemptions[i]) || rules_.exemptions[i].missing <= widest) continue;
    widest = rules_.exemptions[i].missing;
    line.exemption = i;
  }
  return line;
}

void fill_amounts(Assessment& out, Reader& reader, const Plan& plan) {
  Money components;
  Money total;
  for (std::size_t i = 0; i < plan.amounts.size(); ++i) {
    const AmountSlots& slots = plan.amounts[i];
    AmountLine line{i, reader.number(slots.exact), reader.money(reader.number(slots.rounded)), std::nullopt};
    if (slots.due) {
      const auto serial = reader.number(*slots.due).to_int64();
      line.due = serial ? from_serial(*serial) : std::nullopt;
    }
    if (slots.role == AmountRole::total) total = line.rounded;
    if (slots.role == AmountRole::component || slots.role == AmountRole::taken_back) {
      components = reader.sum(components, line.rounded);
    }
    out.amounts.push_back(std::move(line));
  }
  if (plan.advance) out.advance = reader.money(reader.number(*plan.advance));
  out.components_residue = reader.difference(total, components);
}

void fill_indicators(Assessment& out, Reader& reader, const Plan& plan) {
  const RuleSet& rules = *plan.rules;
  const auto in_euros = [&](SlotId scale) {
    const Rational value = reader.number(scale);
    if (!plan.point_value) return reader.publish(value);
    const auto euros = multiply(value, reader.number(*plan.point_value));
    return euros ? reader.publish(*euros) : reader.money(std::nullopt);
  };
  Money lines;
  for (std::size_t i = 0; i < rules.indicators.size(); ++i) {
    out.indicators.push_back(reader.indicator(i));
    lines = reader.sum(lines, out.indicators.back().euros);
  }
  Money classes;
  for (const SlotId slot : plan.class_earned) {
    out.classes.push_back({reader.number(slot), in_euros(slot)});
    classes = reader.sum(classes, out.classes.back().euros);
  }
  out.earned = reader.number(plan.all_earned);
  out.earned_euros = in_euros(plan.all_earned);
  out.indicators_residue = reader.difference(out.earned_euros, lines);
  out.classes_residue = reader.difference(out.earned_euros, classes);
}

/// The dated parameters that something has read.
std::vector<DatedLine> dated_lines(const Plan& plan, const Evaluation& evaluation) {
  std::vector<DatedLine> lines;
  for (std::size_t i = 0; i < plan.parameters.size(); ++i) {
    const auto& value = evaluation.peek(plan.parameters[i]);
    if (value && plan.rules->parameters[i].values.back().dated()) lines.push_back({i, *value});
  }
  return lines;
}

std::optional<PeriodDates> period_dates(const Plan& plan, Evaluation& evaluation) {
  const auto day = [&](SlotId slot) {
    const Rational* value = evaluation.slot(slot);
    const auto serial = value != nullptr ? value->to_int64() : std::nullopt;
    return serial ? from_serial(*serial) : std::nullopt;
  };
  const auto from = plan.period ? day(plan.period->from) : std::nullopt;
  const auto to = from ? day(plan.period->to) : std::nullopt;
  return to ? std::optional(PeriodDates{*from, *to}) : std::nullopt;
}

void tell_premise(const Premise& premise, const Outcome& outcome, const Plan& plan, const Place& place,
                  Diagnostics& diagnostics) {
  const Input& input = plan.rules->inputs[premise.input];
  const char* const code = premise_code(premise.kind);
  if (premise.kind == Premise::Kind::input_given) {
    const LocalizedText why = required_when_text(*plan.rules, input);
    diagnostics.error(code, place, {input.id, input.label}).hint =
        input.group.empty() ? Message{"hint.add_input_when", {input.id, why}}
                            : Message{"hint.add_input_under_when", {input.id, input.group, why}};
    return;
  }
  const PeriodDates& period = *outcome.period;
  auto& mistake = diagnostics.error(code, place, {period.from, period.to});
  if (premise.kind == Premise::Kind::period_begins_in_year) {
    const int year = static_cast<int>(period.from.year());
    mistake.hint = Message{"hint.year_of_period", {input.id, std::to_string(year)}};
  }
}

}  // namespace

std::optional<Money> Assessment::amount(AmountRole role) const {
  const auto index = plan->amount_with(role);
  return index ? std::optional(amounts[*index].rounded) : std::nullopt;
}

Outcome evaluate(const std::shared_ptr<const Plan>& plan, const Inputs& inputs, Trace trace,
                 EvaluationObserver* observer) {
  Outcome outcome;
  const RuleSet& rules = *plan->rules;
  Evaluation evaluation(plan->program, inputs.values, observer);
  outcome.period = period_dates(*plan, evaluation);
  for (const Premise& premise : plan->premises) {
    if (!evaluation.flag(premise.holds)) outcome.unfounded.push_back(premise);
  }
  const bool founded = outcome.unfounded.empty();
  bool refused = !founded;
  for (std::size_t i = 0; founded && i < rules.constraints.size() && !evaluation.fault(); ++i) {
    if (evaluation.flag(plan->constraints[i]) || evaluation.fault()) continue;
    outcome.broken.push_back(i);
    refused = refused || rules.constraints[i].is_error;
  }
  if (refused || evaluation.fault()) {
    outcome.fault = evaluation.fault();
    if (outcome.fault) outcome.unfounded.clear();
    return outcome;
  }
  Assessment out;
  out.plan = in_year(plan, inputs.year);
  out.inputs = inputs;
  out.period = outcome.period;
  Reader reader(*plan, evaluation);
  out.gate = reader.gate();
  fill_indicators(out, reader, *plan);
  fill_amounts(out, reader, *plan);
  if (!out.gate.open) {
    // The indicators not met still earn nothing.
    const Supposition open{plan->gate.open, Rational(1)};
    out.total_if_open = supposed_total(*plan, inputs, {&open, 1});
  }
  for (std::size_t i = 0; i < plan->deadlines.size(); ++i) {
    const auto serial = reader.number(plan->deadlines[i]).to_int64();
    if (const auto date = serial ? from_serial(*serial) : std::nullopt) out.deadlines.push_back({i, *date});
  }
  out.notes = collect_notes(out, evaluation);
  out.dated = dated_lines(*plan, evaluation);
  for (std::size_t i = 0; i < inputs.values.size(); ++i) {
    const bool defaulted =
        inputs.origins[i] != InputOrigin::given && inputs.origins[i] != InputOrigin::absent;
    if (defaulted && evaluation.read(static_cast<std::uint32_t>(i))) out.assumed.push_back(i);
  }
  out.doubtful.assign(evaluation.doubtful().begin(), evaluation.doubtful().end());
  std::sort(out.doubtful.begin(), out.doubtful.end());
  out.doubtful.erase(std::unique(out.doubtful.begin(), out.doubtful.end()), out.doubtful.end());
  if (trace == Trace::yes) {
    out.trace.reserve(plan->program.slots.size());
    for (SlotId slot = 0; slot < plan->program.slots.size(); ++slot)
      out.trace.push_back(evaluation.peek(slot));
  }
  outcome.fault = evaluation.fault();
  if (!outcome.fault && reader.too_large()) {
    outcome.fault = Fault{FaultKind::amount_too_large, plan->program.slots[*reader.too_large()]};
  }
  if (!outcome.fault) outcome.assessment = std::move(out);
  return outcome;
}

void tell_outcome(const Outcome& outcome, const Plan& plan, const Inputs& inputs, const std::string& name,
                  Diagnostics& diagnostics) {
  for (const Premise& premise : outcome.unfounded) {
    tell_premise(premise, outcome, plan, inputs.places[premise.input], diagnostics);
  }
  for (const std::size_t index : outcome.broken) {
    const Constraint& constraint = plan.rules_in(inputs.year).constraints[index];
    const Place& place = inputs.places[*plan.input(constraint.input)];
    if (constraint.is_error) {
      diagnostics.error("I012", place, {constraint.label});
    } else {
      diagnostics.warning("I013", place, {constraint.label});
    }
  }
  if (outcome.fault) {
    diagnostics.error(fault_code(outcome.fault->kind), plan.program.nodes[outcome.fault->node].place, {name});
  }
}

}  // namespace aci
