// The way to euros: the amounts of the file, and the lines that follow from them (the total, what the gate
// takes back, what an advance would have been, the balance), so that no file can state a sum that is none.

#include <utility>

#include "base/rounding.h"
#include "formula/formula.h"
#include "ruleset/plan_builder.h"

namespace aci {
namespace {

Op operation_of(RoundingMode mode) {
  switch (mode) {
    case RoundingMode::half_up:
      return Op::round;
    case RoundingMode::floor:
      return Op::floor;
    case RoundingMode::ceil:
      return Op::ceil;
    case RoundingMode::trunc:
      break;
  }
  return Op::trunc;
}

AmountSlots line_of(const Element& element, AmountRole role, const Amount& stated) {
  AmountSlots line;
  line.id = element.id;
  line.id_at = element.id_at;
  line.label = element.label;
  line.role = role;
  line.provenance = &stated;
  line.stated = &stated;
  return line;
}

/// What the engine computes, as a formula that people can read.
RuleFormula parsed(const std::string& words) {
  Diagnostics ignored;
  FormulaReporter reporter{ignored, [](Span) { return Place{}; }};
  return {parse_formula(words, reporter).value_or(Formula{}), {}};
}

}  // namespace

void PlanBuilder::lay_out_amounts() {
  bool taken_back = !rules_.gate;
  for (const Amount& amount : rules_.amounts) {
    if (amount.role == AmountRole::total && !std::exchange(taken_back, true)) {
      AmountSlots line;
      line.id = rules_.gate->id;
      line.id_at = rules_.gate->id_at;
      line.label = rules_.gate->taken_back;
      line.role = AmountRole::taken_back;
      line.provenance = &*rules_.gate;
      plan_->amounts.push_back(std::move(line));
    }
    if (!amount.paid.empty()) {
      plan_->amounts.push_back(line_of(amount.computed, AmountRole::advance_computed, amount));
    }
    plan_->amounts.push_back(line_of(amount, amount.role, amount));
  }
}

ContextId PlanBuilder::context_of(const Amount& amount) {
  Context context;
  for (std::size_t i = 0; i < amount.with.size(); ++i) {
    const auto& [replaced_id, by_id] = amount.with[i];
    const auto replaced = plan_->input(replaced_id);
    const auto by = plan_->input(by_id);
    if (!replaced || !by) continue;  // Told by the checks.
    used_.insert(by_id);
    const Input& given = rules_.inputs[*by];
    const Input& stated = rules_.inputs[*replaced];
    const bool alike = type_of_input(given) == type_of_input(stated) && given.choices == stated.choices;
    if (!alike || given.optional) {
      error("R043", amount.with_at[i].second, {by_id, replaced_id});
      continue;
    }
    context.replaced.emplace_back(*replaced, *by);
  }
  if (context.replaced.empty()) return 0;
  for (ContextId id = 1; id < plan_->contexts.size(); ++id) {
    if (plan_->contexts[id].replaced == context.replaced) return id;
  }
  context.definitions.resize(rules_.definitions.size());
  context.indicators.resize(rules_.indicators.size());
  plan_->contexts.push_back(std::move(context));
  return static_cast<ContextId>(plan_->contexts.size() - 1);
}

void PlanBuilder::check_paid(const Amount& amount) {
  const auto paid = plan_->input(amount.paid);
  if (!paid) return;  // Told by the checks.
  const Input& input = rules_.inputs[*paid];
  if (input.type_known && (input.type != InputType::euros || !input.optional)) {
    error("R070", amount.paid_at, {amount.paid});
  }
}

SlotId PlanBuilder::sum_of_components(std::size_t lines, bool gated_only) {
  const auto known = plan_->subtotals.find(lines);
  if (!gated_only && known != plan_->subtotals.end()) return known->second;
  std::vector<SlotId> terms;
  for (std::size_t i = 0; i < lines; ++i) {
    const AmountSlots& line = plan_->amounts[i];
    if (line.role != AmountRole::component || (gated_only && line.stated->ungated)) continue;
    terms.push_back(line.exact);
  }
  const SlotId sum = sum_of(terms, kEuros);
  if (!gated_only) plan_->subtotals[lines] = sum;
  return sum;
}

/// What is left of the total once the advances are paid.
NodeId PlanBuilder::less_advances(NodeId total) {
  if (!plan_->advance) return total;
  return plan_->program.apply(Op::subtract, kEuros, total, slot_node(*plan_->advance));
}

SlotId PlanBuilder::exact_of(std::size_t index) {
  Program& program = plan_->program;
  const AmountSlots& line = plan_->amounts[index];
  switch (line.role) {
    case AmountRole::taken_back: {
      const NodeId earned = slot_node(sum_of_components(index, true));
      return push(program.apply(Op::conditional, kEuros, slot_node(plan_->gate.open),
                                program.constant(Rational(0), kEuros),
                                program.apply(Op::negate, kEuros, earned)));
    }
    case AmountRole::total: {
      const NodeId components = slot_node(sum_of_components(index));
      if (index == 0 || plan_->amounts[index - 1].role != AmountRole::taken_back) return push(components);
      return push(program.apply(Op::add, kEuros, components, slot_node(plan_->amounts[index - 1].exact)));
    }
    case AmountRole::balance: {
      const auto total = plan_->amount_with(AmountRole::total);
      return push(less_advances(total && *total < index ? slot_node(plan_->amounts[*total].rounded)
                                                        : program.constant(Rational(0), kEuros)));
    }
    case AmountRole::advance: {
      const auto paid = plan_->input(line.stated->paid);
      if (line.stated->paid.empty()) break;
      used_.insert(line.stated->paid);
      OpNode node;
      node.op = Op::otherwise;
      node.type = kEuros;
      node.index = paid.value_or(0);
      node.a = slot_node(plan_->amounts[index - 1].rounded);
      return push(program.push(std::move(node)));
    }
    case AmountRole::component:
    case AmountRole::information:
    case AmountRole::advance_computed:
      break;
  }
  const Others readings = line.stated != nullptr ? others(*line.stated, &Amount::formula) : Others();
  return slot(line.formula, kEuros, Site{line.context, true, index}, std::nullopt, readings);
}

/// What stands for a formula where the engine computes the line.
std::string PlanBuilder::words_of(std::size_t index) const {
  const AmountSlots& line = plan_->amounts[index];
  const auto joined = [&](auto counts, const char* sign, const char* before, const char* after) {
    std::string words;
    for (std::size_t i = 0; i < index; ++i) {
      if (!counts(plan_->amounts[i])) continue;
      words += (words.empty() ? "" : sign) + (before + plan_->amounts[i].id) + after;
    }
    return words.empty() ? std::string("0 €") : words;
  };
  switch (line.role) {
    case AmountRole::taken_back:
      return "if gate_open() then 0 € else -(" +
             joined(
                 [](const AmountSlots& other) {
                   return other.role == AmountRole::component && !other.stated->ungated;
                 },
                 " + ", "", "") +
             ")";
    case AmountRole::total:
      return joined(
          [](const AmountSlots& other) {
            return other.role == AmountRole::component || other.role == AmountRole::taken_back;
          },
          " + ", "", "");
    case AmountRole::balance:
      return joined(
          [](const AmountSlots& other) {
            return other.role == AmountRole::total || other.role == AmountRole::advance;
          },
          " - ", "rounded(", ")");
    case AmountRole::advance:
      return line.stated->paid + " else rounded(" + line.stated->computed.id + ")";
    case AmountRole::component:
    case AmountRole::information:
    case AmountRole::advance_computed:
      break;
  }
  return {};
}

/// By its own rule, or else by the agreement's, which may be read otherwise.
void PlanBuilder::compile_rounding(AmountSlots& line) {
  Program& program = plan_->program;
  const auto rounded = [&](const RoundingRule& rule) {
    const NodeId step = program.constant(rule.step, kEuros);
    return program.apply(operation_of(rule.mode), kEuros, slot_node(line.exact), step);
  };
  const bool own = line.stated != nullptr && line.stated->rounding;
  NodeId node = rounded(own ? *line.stated->rounding : rules_.rounding);
  for (const Alternative<RoundingRule>& each : rules_.rounding_alternatives) {
    if (!own) node = alternative(each.reading, node, rounded(each.element));
  }
  line.rounded = push(node);
}

void PlanBuilder::compile_amounts() {
  std::vector<SlotId> advances;
  for (std::size_t i = 0; i < plan_->amounts.size(); ++i) {
    AmountSlots& line = plan_->amounts[i];
    const bool replaced = line.role == AmountRole::advance && !line.stated->paid.empty();
    if (replaced) check_paid(*line.stated);
    if (line.stated != nullptr && line.stated->formula && !replaced) {
      line.formula = *line.stated->formula;
      line.context = context_of(*line.stated);
    } else {
      line.formula = parsed(words_of(i));
    }
    line.exact = exact_of(i);
    compile_rounding(line);
    if (line.role == AmountRole::advance) {
      advances.push_back(line.rounded);
      plan_->advance = sum_of(advances, kEuros);
    }
    const bool dated = line.stated != nullptr && line.role != AmountRole::advance_computed;
    if (dated && line.stated->due) {
      line.due =
          slot(*line.stated->due, kDate, Site{0, true, i}, std::nullopt, others(*line.stated, &Amount::due));
    }
  }
}

}  // namespace aci
