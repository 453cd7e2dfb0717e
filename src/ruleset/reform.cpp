#include "ruleset/reform.h"

#include <algorithm>
#include <utility>

#include "base/decimal.h"
#include "base/place_in_string.h"
#include "formula/compiler.h"
#include "ruleset/input_names.h"

namespace aci {
namespace {

FormulaReporter reporter_of(const RuleFormula& formula, const Place& at, Diagnostics& diagnostics) {
  Node literal;
  literal.kind = NodeKind::string;
  literal.at = at;
  literal.text = formula.formula.text;
  return {diagnostics, [literal](Span span) {
            return place_in_string(*literal.at.file(), literal, span.begin, span.end);
          }};
}

/// A constant names nothing.
class NoNames final : public Scope {
 public:
  NoNames(std::string id, FormulaReporter& reporter) : id_(std::move(id)), reporter_(reporter) {}
  Resolved name(const std::string&, Span at) override { return refuse(at); }
  Resolved aggregate(const std::string&, const std::string&, Span at) override { return refuse(at); }
  std::vector<std::string_view> names() const override { return {}; }

 private:
  Resolved refuse(Span at) {
    reporter_.error("R041", at, {id_});
    return {Resolved::Status::failed, Op::slot, 0, {}, false};
  }
  std::string id_;
  FormulaReporter& reporter_;
};

/// What a parameter is by date, as the rules keep it.
std::vector<ChangedParameter::Value> stated_values(const Plan& plan, std::size_t index) {
  const auto& stated = plan.rules->parameters[index].values;
  const OpNode* node = &plan.program.root(plan.parameters[index]);
  while (node->op == Op::alternative) node = &plan.program.nodes[node->a];
  std::vector<ChangedParameter::Value> values;
  for (std::size_t i = 0; i < stated.size(); ++i) {
    const bool dated = node->op == Op::dated;
    if (!dated && i > 0) break;  // Without a year there is one value.
    const Rational& value = dated ? plan.program.dated[node->index].values[i].value : node->value;
    values.push_back({stated[i].from, value, stated[i].formula.formula.text});
  }
  return values;
}

/// Puts the value in the place of the parameter's; what was said of those is not said of this one.
void replace(Parameter& parameter, const RuleFormula& formula) {
  parameter.values = {{std::chrono::year{kFirstYear} / 1 / 1, formula}};
  parameter.alternatives.clear();
  parameter.source.clear();
  parameter.verified = true;
  parameter.note = {};
}

}  // namespace

std::optional<std::size_t> parameter_called(const RuleSet& rules, std::string_view written) {
  if (element_index(written, rules.inputs)) return std::nullopt;
  if (const auto index = element_index(written, rules.parameters)) return index;
  if (!InputNames(rules).id_of(written).empty()) return std::nullopt;
  return element_index(ParameterNames(rules).id_of(written), rules.parameters);
}

std::optional<RuleFormula> parse_value(std::string text, const Place& at, Diagnostics& diagnostics) {
  RuleFormula written;
  written.formula.text = text;
  FormulaReporter reporter = reporter_of(written, at, diagnostics);
  auto formula = parse_formula(std::move(text), reporter);
  return formula ? std::optional(RuleFormula{std::move(*formula), at}) : std::nullopt;
}

std::optional<Constant> constant_of(const ParameterValue& value, Diagnostics& diagnostics) {
  Program program;
  FormulaReporter reporter = reporter_of(value.formula, value.formula.literal, diagnostics);
  NoNames nothing(value.id, reporter);
  const auto node = compile_formula(value.formula.formula, nothing, program, reporter);
  if (!node) return std::nullopt;
  const OpNode& compiled = program.nodes[*node];
  if (compiled.op == Op::constant) return Constant{compiled.value, compiled.type};
  diagnostics.error("R041", value.formula.literal, {value.id});
  return std::nullopt;
}

RuleFormula written_constant(const Constant& constant, const Place& at) {
  const std::string_view unit = unit_word(constant.type.unit);
  Expr number;
  number.type = constant.type;
  number.value = constant.value;
  RuleFormula written;
  written.literal = at;
  written.formula.text = to_decimal(constant.value, 0, 18).text;
  if (!unit.empty()) written.formula.text += " " + std::string(unit);
  number.at = {0, static_cast<std::uint32_t>(written.formula.text.size())};
  written.formula.nodes = ExprNodes(ExprTree{{std::move(number)}, 0});
  return written;
}

std::shared_ptr<const Plan> reform(const std::shared_ptr<const Plan>& plan,
                                   const std::vector<ParameterValue>& values, Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.error_count();
  RuleSet rules = *plan->stated;
  for (const ParameterValue& each : values) {
    const std::size_t index = *element_index(each.id, rules.parameters);
    const Type type = plan->program.root(plan->parameters[index]).type;
    const auto constant = constant_of(each, diagnostics);
    if (!constant) continue;
    if (!(constant->type == type)) {
      diagnostics.error("R015", each.formula.literal, {describe(type), describe(constant->type)});
      continue;
    }
    auto before = stated_values(*plan, index);
    const bool same =
        std::ranges::all_of(before, [&](const auto& stated) { return stated.value == constant->value; });
    if (same) continue;
    replace(rules.parameters[index], each.formula);
    rules.changed.push_back(
        {index,
         type,
         std::move(before),
         {rules.parameters[index].values.front().from, constant->value, each.formula.formula.text}});
    rules.name += "+" + each.id;
  }
  if (diagnostics.error_count() != errors_before) return nullptr;
  if (rules.changed.size() == plan->rules->changed.size()) return plan;
  Diagnostics found;
  auto reformed = compile_plan(std::make_shared<const RuleSet>(std::move(rules)), found);
  std::string with;
  for (const ParameterValue& each : values)
    with += (with.empty() ? "" : ", ") + each.id + "=" + each.formula.formula.text;
  for (Diagnostic& mistake : found.take()) {
    if (mistake.severity != Severity::error) continue;  // Remarks are `check`'s business.
    if (!mistake.hint) mistake.hint = Message{"hint.scenario", {with}};
    diagnostics.add(std::move(mistake));
  }
  return diagnostics.error_count() == errors_before ? reformed : nullptr;
}

}  // namespace aci
