#include "ruleset/rule_remarks.h"

#include <algorithm>

namespace aci {
namespace {

/// The number that a formula is, unit aside; nothing for any other formula.
const Expr* literal_number(const RuleFormula& formula) {
  if (formula.formula.nodes.empty()) return nullptr;
  const Expr& root = formula.formula[formula.formula.root];
  return root.is_number() ? &root : nullptr;
}

bool states_a_number(const RuleFormula& formula) {
  return std::any_of(formula.formula.nodes.begin(), formula.formula.nodes.end(), [](const Expr& expr) {
    return expr.is_number() && expr.value != Rational(0) && expr.value != Rational(1);
  });
}

bool silences(const Silence& silence, const Diagnostic& remark) {
  return remark.severity != Severity::error && remark.code() == silence.code &&
         silence.within.holds(remark.place);
}

}  // namespace

void warn_uncited(const RuleSet& rules, Diagnostics& diagnostics) {
  const auto warn = [&](const Element& element) {
    if (element.source.empty()) diagnostics.warning("R024", element.id_at, {element.id});
  };
  for (const Parameter& parameter : rules.parameters) {
    const bool each_cites =
        std::ranges::none_of(parameter.values, [](const auto& value) { return value.source.empty(); });
    if (parameter.values.empty() || !each_cites) warn(parameter);
  }
  for (const Indicator& indicator : rules.indicators) warn(indicator);
  for (const Exemption& exemption : rules.exemptions) warn(exemption);
  for (const Definition& definition : rules.definitions) {
    if (states_a_number(definition.formula)) warn(definition);
  }
  for (const Amount& amount : rules.amounts) {
    if (amount.formula && states_a_number(*amount.formula)) warn(amount);
  }
}

void warn_unused(const RuleSet& rules, const std::set<std::string>& used, Diagnostics& diagnostics) {
  const auto warn = [&](const Element& element, const char* kind) {
    if (element.id.empty() || used.contains(element.id)) return;
    diagnostics.warning("R025", element.id_at, {Message{kind, {}}, element.id});
  };
  for (const Input& input : rules.inputs) {
    if (input.id != kNameInput && input.id != kKeyInput && input.id != kYearInput)
      warn(input, "element.input");
  }
  for (const Parameter& parameter : rules.parameters) warn(parameter, "element.parameter");
  for (const Definition& definition : rules.definitions) warn(definition, "element.definition");
}

void warn_levels(const RuleSet& rules, Diagnostics& diagnostics) {
  for (const Indicator& indicator : rules.indicators) {
    for (const Part& part : indicator.parts) {
      const Expr* amount = literal_number(part.amount);
      const Expr* full = part.full ? literal_number(*part.full) : nullptr;
      if (amount == nullptr || full == nullptr || full->value.is_zero() || full->value == amount->value)
        continue;
      diagnostics.warning("R064", part.full->literal, {amount->value, full->value});
    }
  }
}

void warn_dates(const RuleSet& rules, Diagnostics& diagnostics) {
  for (const Parameter& parameter : rules.parameters) {
    if (parameter.values.size() < 2) continue;  // Read whatever the year.
    const auto first_exercise = [&](std::size_t i) {
      if (i >= parameter.values.size()) return kLastYear + 1;
      const Date from = parameter.values[i].from;
      return static_cast<int>(from.year()) + (from == from.year() / 1 / 1 ? 0 : 1);
    };
    for (std::size_t i = 0; i < parameter.values.size(); ++i) {
      const Place& place = parameter.values[i].formula.literal;
      const int from = first_exercise(i);
      if (from > rules.last_year || first_exercise(i + 1) <= std::max(from, rules.first_year)) {
        // What stood before an amendment stays for the exercises before it.
        if (place.file() == rules.file) diagnostics.warning("R076", place, {parameter.id});
      } else if (from > static_cast<int>(parameter.values[i].from.year())) {
        diagnostics.warning("R075", place, {parameter.id, std::to_string(from)});
      }
    }
  }
}

void warn_stale(const RuleSet& rules, Date as_of, Diagnostics& diagnostics) {
  const int year = std::min(static_cast<int>(as_of.year()), rules.last_year);
  for (const Parameter& parameter : rules.parameters) {
    if (parameter.values.empty()) continue;
    const Parameter::Value& last = parameter.values.back();
    const bool dated = static_cast<int>(last.from.year()) > kFirstYear || parameter.values.size() > 1;
    if (!dated || static_cast<int>(last.from.year()) >= year - 1) continue;
    diagnostics.warning(
        "R060", last.formula.literal,
        {parameter.id, std::to_string(static_cast<int>(last.from.year())), std::to_string(year)});
  }
}

void apply_silences(const RuleSet& rules, const std::set<std::string>& not_looked_for,
                    Diagnostics& diagnostics) {
  const bool complete = !diagnostics.has_errors();
  std::vector<bool> used(rules.silences.size(), false);
  for (Diagnostic& remark : diagnostics.take()) {
    bool silent = false;
    for (std::size_t i = 0; i < rules.silences.size(); ++i) {
      if (!silences(rules.silences[i], remark)) continue;
      used[i] = true;
      silent = true;
    }
    if (!silent) diagnostics.add(std::move(remark));
  }
  for (std::size_t i = 0; complete && i < used.size(); ++i) {
    const Silence& silence = rules.silences[i];
    if (!used[i] && !not_looked_for.contains(silence.code)) {
      diagnostics.warning("R061", silence.at, {silence.code});
    }
  }
}

}  // namespace aci
