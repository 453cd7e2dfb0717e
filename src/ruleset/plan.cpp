#include "ruleset/plan.h"

#include "ruleset/fold.h"
#include "ruleset/plan_bounds.h"
#include "ruleset/plan_builder.h"
#include "ruleset/rule_errors.h"
#include "ruleset/rule_warnings.h"
#include "ruleset/text_figures.h"

namespace aci {

Type type_of_input(const Input& input) {
  switch (input.type) {
    case InputType::boolean:
      return kBoolean;
    case InputType::date:
      return kDate;
    case InputType::euros:
      return kEuros;
    case InputType::choice:
      return kChoice;
    case InputType::text:
    case InputType::integer:
    case InputType::count:
    case InputType::decimal:
    case InputType::share:
      break;
  }
  return kNumber;
}

SlotId IndicatorSlots::of(Aggregate aggregate) const {
  switch (aggregate) {
    case Aggregate::earned:
      return earned;
    case Aggregate::full:
      return full;
    case Aggregate::prorated_full:
      break;
  }
  return prorated_full;
}

std::optional<std::uint32_t> Plan::input(std::string_view id) const {
  const auto found = names.find(id);
  if (found == names.end() || found->second.kind != NameKind::input) return std::nullopt;
  return found->second.index;
}

std::vector<std::string_view> Plan::choices(std::string_view input_id) const {
  std::vector<std::string_view> ids;
  if (const auto index = input(input_id)) {
    for (const Choice& each : rules->inputs[*index].choices) ids.push_back(each.id);
  }
  return ids;
}

std::optional<std::size_t> Plan::amount_with(AmountRole role) const {
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    if (amounts[i].role == role) return i;
  }
  return std::nullopt;
}

std::optional<SlotId> Plan::slot(const NameEntry& name, ContextId context) const {
  switch (name.kind) {
    case NameKind::input:
      return std::nullopt;
    case NameKind::parameter:
      return parameters[name.index];
    case NameKind::amount:
      return amounts[name.index].exact;
    case NameKind::definition: {
      const auto& seen = contexts[context].definitions[name.index];
      return seen ? seen : contexts[0].definitions[name.index];
    }
  }
  return std::nullopt;
}

std::shared_ptr<const Plan> in_year(const std::shared_ptr<const Plan>& plan, int year) {
  const auto* found = &plan;
  for (const auto& [from, later] : plan->later) {
    if (from <= year) found = &later;
  }
  return *found;
}

const RuleSet& Plan::rules_in(int year) const {
  const RuleSet* found = rules.get();
  for (const auto& [from, plan] : later) {
    if (from <= year) found = plan->rules.get();
  }
  return *found;
}

namespace {

/// What is wrong with a rule set whose formulas are compiled.
void check_compiled(const PlanBuilder& builder, RuleChecks checks, const Diagnostics& diagnostics,
                    Diagnostics& found) {
  const Plan& plan = *builder.plan();
  // A misspelt name, or a formula cut short by its first mistake, would make others seem of no use, and what
  // a part states seem to follow from what is left of its formulas.
  const auto sound = [&] { return !diagnostics.has_errors() && !found.has_errors(); };
  std::set<std::string> used = builder.used();
  for (const Input& input : plan.rules->inputs) used.insert(input.default_input);
  check_text_figures(plan, used, found);
  if (sound()) warn_unused(*plan.rules, used, found);
  if (sound()) warn_choices(*plan.rules, builder.used(), found);
  if (sound()) warn_repeated(*plan.rules, found);
  if (sound()) warn_dates(*plan.rules, found);
  // Last, and of sound rules only: its remarks would be about what a mistake left in their place.
  if (checks == RuleChecks::bounds && sound()) check_bounds(plan, found);
}

}  // namespace

std::shared_ptr<const Plan> compile_plan(std::shared_ptr<const RuleSet> rules, Diagnostics& diagnostics,
                                         RuleChecks checks) {
  if (!rules->unit_known) return nullptr;
  Diagnostics found;
  if (checks != RuleChecks::compiles) {
    check_ruleset(*rules, found);
    warn_uncited(*rules, found);
    warn_levels(*rules, found);
  }
  PlanBuilder builder(std::move(rules), found);
  builder.lay_out_amounts();
  builder.declare_names();
  builder.compile_parameters();
  builder.compile_required_inputs();
  builder.compile_definitions();
  builder.compile_indicators();
  builder.compile_gate();
  builder.compile_amounts();
  builder.compile_messages();
  if (checks != RuleChecks::compiles) check_compiled(builder, checks, diagnostics, found);
  const bool compiled = !found.has_errors();
  for (Diagnostic& mistake : fold_repeated(found.take())) diagnostics.add(std::move(mistake));
  if (!compiled) return nullptr;
  const auto plan = builder.plan();
  if (!plan->stated->text_figures.empty()) put_text_figures(*plan);
  return plan;
}

}  // namespace aci
