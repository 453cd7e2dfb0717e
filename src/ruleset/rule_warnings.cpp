#include "ruleset/rule_warnings.h"

#include <algorithm>

#include "ruleset/part_nature_and_full.h"
#include "ruleset/words.h"

namespace aci {
namespace {

/// The number that a formula is, unit aside; nothing for any other formula.
const Expr* literal_number(const RuleFormula& formula) {
  if (formula.formula.nodes.empty()) return nullptr;
  const Expr& root = formula.formula[formula.formula.root()];
  return root.is_number() ? &root : nullptr;
}

bool states_a_number(const RuleFormula& formula) {
  return std::any_of(formula.formula.nodes.begin(), formula.formula.nodes.end(), [](const Expr& expr) {
    return expr.is_number() && expr.value != Rational(0) && expr.value != Rational(1);
  });
}

/// Whether the rows of a table or a scale hold figures that nothing cites.
bool states_uncited_numbers(const Definition& table) {
  const auto states = [](const std::vector<TableRow>& rows, const auto& self) -> bool {
    return std::any_of(rows.begin(), rows.end(), [&](const TableRow& row) {
      return states_a_number(row.bound) || states_a_number(row.cell) || self(row.rows, self);
    });
  };
  return std::any_of(table.dated.begin(), table.dated.end(), [&](const DatedRows& dated) {
    return dated.source.empty() && states(dated.rows, states);
  });
}

bool silences(const Silence& silence, const Diagnostic& remark) {
  return remark.severity != Severity::error && remark.code() == silence.code &&
         silence.within.holds(remark.place);
}

}  // namespace

void warn_uncited(const RuleSet& rules, Diagnostics& diagnostics) {
  const auto warn = [&](const Element& element) {
    if (element.source.empty() && element.source_known)
      diagnostics.warning("R024", element.id_at, {element.id});
  };
  for (const Parameter& parameter : rules.parameters) {
    const bool each_cites =
        std::ranges::none_of(parameter.values, [](const auto& value) { return value.source.empty(); });
    if (parameter.values.empty() || !each_cites) warn(parameter);
  }
  for (const Indicator& indicator : rules.indicators) warn(indicator);
  for (const Exemption& exemption : rules.exemptions) warn(exemption);
  for (const Definition& definition : rules.definitions) {
    if (states_a_number(definition.formula) || states_uncited_numbers(definition)) warn(definition);
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
  for (const Definition& definition : rules.definitions) {
    const bool formula = definition.kind == DefinitionKind::formula;
    warn(definition, formula                                    ? "element.definition"
                     : definition.kind == DefinitionKind::table ? "element.table"
                                                                : "element.scale");
  }
}

void warn_choices(const RuleSet& rules, const std::set<std::string>& used, Diagnostics& diagnostics) {
  for (const Input& input : rules.inputs) {
    if (!used.contains(input.id)) continue;  // Told of the input.
    std::vector<const Choice*> unnamed;
    for (const Choice& each : input.choices) {
      if (!used.contains(input.id + "." + each.id)) unnamed.push_back(&each);
    }
    // One that no formula names is what is left when the others are ruled out.
    for (std::size_t i = 1; i < unnamed.size(); ++i) {
      diagnostics.warning("R124", unnamed[i]->id_at, {input.id, unnamed[0]->id, unnamed[i]->id});
    }
  }
}

void warn_levels(const RuleSet& rules, Diagnostics& diagnostics) {
  for (const Indicator& indicator : rules.indicators) {
    for (const Part& part : indicator.parts) {
      // The full value that a reading moves is doubtful, not a slip.
      const auto moves_full = [&](const Alternative<Part>& each) {
        return each.element.full && part.full && each.element.full->literal != part.full->literal;
      };
      if (std::ranges::any_of(part.alternatives, moves_full)) continue;
      const Expr* amount = literal_number(part.amount);
      const Expr* full = part.full ? literal_number(*part.full) : nullptr;
      if (amount == nullptr || full == nullptr || full->value.is_zero() || full->value == amount->value)
        continue;
      diagnostics.warning("R064", part.full->literal, {amount->value, full->value});
    }
  }
}

void warn_repeated(const RuleSet& rules, Diagnostics& diagnostics) {
  for (const Indicator& indicator : rules.indicators) {
    if (!indicator.cumulate && indicator.parts.size() == 1)
      diagnostics.warning("R112", indicator.cumulate_at, {indicator.id});
    for (const Part& part : indicator.parts) {
      if (part.nature && *part.nature == nature_that_follows(rules, part)) {
        diagnostics.warning("R110", part.nature_at, {std::string(word_of(kNatureWords, *part.nature))});
      }
      if (full_follows(rules, part)) diagnostics.warning("R111", part.full->literal);
    }
  }
}

void warn_dates(const RuleSet& rules, Diagnostics& diagnostics) {
  for (const Parameter& parameter : rules.parameters) {
    if (parameter.values.size() < 2) continue;  // Read whatever the year.
    const auto first_exercise = [&](std::size_t i) {
      if (i >= parameter.values.size()) return kLastYear + 1;
      const Date from = parameter.values[i].from;
      // A period may begin on any day of the year.
      const bool whole = rules.period || from == from.year() / 1 / 1;
      return static_cast<int>(from.year()) + (whole ? 0 : 1);
    };
    const auto last_exercise = [&](std::size_t i) {
      const bool split = rules.period && i + 1 < parameter.values.size() &&
                         parameter.values[i + 1].from != parameter.values[i + 1].from.year() / 1 / 1;
      return first_exercise(i + 1) - (split ? 0 : 1);
    };
    for (std::size_t i = 0; i < parameter.values.size(); ++i) {
      const Place& place = parameter.values[i].formula.literal;
      const int from = first_exercise(i);
      if (from > rules.last_year || last_exercise(i) < std::max(from, rules.first_year)) {
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
