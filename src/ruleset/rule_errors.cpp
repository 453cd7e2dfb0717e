#include "ruleset/rule_errors.h"

#include <algorithm>
#include <map>

#include "base/closest_match.h"
#include "base/plain_name.h"

namespace aci {
namespace {

/// Classes and indicators may not share an id: outputs and formulas name both alike.
void check_classes(const RuleSet& rules, Diagnostics& diagnostics) {
  for (const Element& group : rules.classes) {
    // Outputs have a column and a key for the total beside those of the classes.
    if (group.id == "total") diagnostics.error("R005", group.id_at, {group.id, Message{"id.output", {}}});
  }
  for (const Indicator& indicator : rules.indicators) {
    const auto same = element_index(indicator.id, rules.classes);
    if (!same) continue;
    const Position position = rules.classes[*same].id_at.position();
    diagnostics.error("R001", indicator.id_at, {Message{"element.indicator_or_class", {}}, indicator.id})
        .hint = Message{"hint.first_declared", {std::to_string(position.line)}};
  }
}

template <typename T>
void check_member(const std::string& id, Place at, const std::vector<T>& elements, const char* kind,
                  Diagnostics& diagnostics) {
  std::vector<std::string_view> ids;
  for (const auto& element : elements) {
    if (element.id == id) return;
    ids.push_back(element.id);
  }
  auto& mistake = diagnostics.error("R006", at, {Message{kind, {}}, id});
  suggest(mistake, id, ids);
}

/// "guide p. 26-30 ; slides": each citation starts with the id of a source.
void check_source(const RuleSet& rules, std::string_view left, Place at, Diagnostics& diagnostics) {
  while (!left.empty()) {
    std::string_view citation = left.substr(0, left.find(';'));
    left.remove_prefix(std::min(left.size(), citation.size() + 1));
    citation.remove_prefix(std::min(citation.size(), citation.find_first_not_of(" \t\n")));
    std::string_view id = citation.substr(0, citation.find_first_of(" \t\n"));
    if (id.ends_with(',')) id.remove_suffix(1);
    if (id.empty()) continue;
    check_member(std::string(id), at, rules.sources, "element.source", diagnostics);
  }
}

void check_source(const RuleSet& rules, const Provenance& provenance, Diagnostics& diagnostics) {
  check_source(rules, provenance.source, provenance.source_at, diagnostics);
}

/// Those of dated values, in every reading.
void check_dated_sources(const RuleSet& rules, Diagnostics& diagnostics) {
  const auto cite = [&](const Parameter& parameter) {
    for (const Parameter::Value& value : parameter.values) {
      check_source(rules, value.source, value.source_at, diagnostics);
    }
  };
  for (const Parameter& parameter : rules.parameters) {
    cite(parameter);
    for (const auto& other : parameter.alternatives) cite(other.element);
  }
}

/// One total and one balance at most, each below what it is made of.
void check_roles(const RuleSet& rules, Diagnostics& diagnostics) {
  const Amount* total = nullptr;
  const Amount* balance = nullptr;
  bool role_unknown = false;  // It may have been the total's.
  for (const Amount& amount : rules.amounts) {
    role_unknown = role_unknown || !amount.role_known;
    const auto before = [&](const Amount* sum) {
      if (sum != nullptr) diagnostics.error("R068", amount.id_at, {amount.id, sum->id});
    };
    const auto only = [&](const Amount*& first) {
      if (first != nullptr) diagnostics.error("R023", amount.id_at, {amount.id, first->id});
      if (first == nullptr) first = &amount;
    };
    switch (amount.role) {
      case AmountRole::component:
        if (amount.role_known) before(total);
        break;
      case AmountRole::total:
        before(balance);
        only(total);
        break;
      case AmountRole::advance:
        before(balance);
        break;
      case AmountRole::balance:
        only(balance);
        break;
      case AmountRole::information:
      case AmountRole::advance_computed:
      case AmountRole::taken_back:
        break;
    }
  }
  if (total == nullptr && !role_unknown) diagnostics.error("R047", rules.id_at);
}

/// Structure files name inputs by their id or a label, whatever the case and the accents.
void check_input_names(const RuleSet& rules, Diagnostics& diagnostics) {
  std::map<std::string, const Input*> named;
  for (const Input& input : rules.inputs) {
    for (const std::string* name : {&input.id, &input.label.fr, &input.label.en}) {
      const std::string plain = plain_name(*name);
      if (plain.empty()) continue;
      const Input& other = *named.try_emplace(plain, &input).first->second;
      if (other.id == input.id) continue;  // Twice the same id is told elsewhere.
      diagnostics.error("R077", input.id_at, {input.id, other.id, *name});
      break;
    }
  }
}

/// So do they of their choices, where what says that there is no value says nothing else.
void check_choice_names(const Input& input, Diagnostics& diagnostics) {
  std::map<std::string, const Choice*> named;
  for (const Choice& choice : input.choices) {
    for (const std::string& name : {choice.id, choice.label.fr, choice.label.en}) {
      const std::string plain = plain_name(name);
      if (plain == "na" || plain == "null") {
        diagnostics.error("R123", choice.id_at, {name, Message{"choices.absent", {}}});
        break;
      }
      if (plain.empty()) continue;
      const Choice& other = *named.try_emplace(plain, &choice).first->second;
      if (&other == &choice) continue;
      diagnostics.error("R077", choice.id_at, {choice.id, other.id, name});
      break;
    }
  }
}

void check_inputs(const RuleSet& rules, Diagnostics& diagnostics) {
  check_input_names(rules, diagnostics);
  for (const Input& input : rules.inputs) check_choice_names(input, diagnostics);
  const auto find = [&](std::string_view id) {
    return std::find_if(rules.inputs.begin(), rules.inputs.end(),
                        [&](const Input& input) { return input.id == id; });
  };
  const auto year = find(kYearInput);
  if (year == rules.inputs.end()) {
    diagnostics.error("R039", rules.id_at, {std::string(kYearInput)});
  } else if (year->type_known &&
             (year->type != InputType::integer || !year->required() || !year->group.empty())) {
    diagnostics.error("R040", year->id_at, {year->id});
  }
  const auto check_input = [&](const std::string& id, Place at) {
    check_member(id, at, rules.inputs, "element.input", diagnostics);
  };
  for (const Constraint& constraint : rules.constraints) {
    if (!constraint.input.empty()) check_input(constraint.input, constraint.input_at);
  }
  for (const Amount& amount : rules.amounts) {
    if (!amount.paid.empty()) check_input(amount.paid, amount.paid_at);
    for (std::size_t i = 0; i < amount.with.size(); ++i) {
      check_input(amount.with[i].first, amount.with_at[i].first);
      check_input(amount.with[i].second, amount.with_at[i].second);
    }
  }
  for (const Input& input : rules.inputs) {
    if (input.default_input.empty()) continue;
    const auto other = find(input.default_input);
    if (other == rules.inputs.end()) {
      check_input(input.default_input, input.default_input_at);
    } else if (input.type_known && other->type_known &&
               (other->type != input.type || other->choices != input.choices || !other->required())) {
      diagnostics.error("R028", input.default_input_at, {input.id}).hint = Message{"hint.required_input", {}};
    }
  }
}

/// A gate that asks for nothing is none. Nothing is told where a class is not known, which is told.
void check_gate_asks(const RuleSet& rules, Diagnostics& diagnostics) {
  const Gate& gate = *rules.gate;
  const auto known = [&](const std::string& id) { return element_index(id, rules.classes).has_value(); };
  const auto known_class = [&](const Indicator& each) { return known(each.group_class); };
  const auto asked = [&](const Indicator& each) {
    return std::find(gate.classes.begin(), gate.classes.end(), each.group_class) != gate.classes.end();
  };
  if (!gate.classes_at.known() || !std::all_of(gate.classes.begin(), gate.classes.end(), known)) return;
  if (!std::all_of(rules.indicators.begin(), rules.indicators.end(), known_class)) return;
  if (std::any_of(rules.indicators.begin(), rules.indicators.end(), asked)) return;
  diagnostics.error("R074", gate.classes_at);
}

void check_elements(const RuleSet& rules, Diagnostics& diagnostics) {
  const auto cite = [&](const auto& elements) {
    for (const auto& element : elements) check_source(rules, element, diagnostics);
  };
  check_classes(rules, diagnostics);
  cite(rules.parameters);
  check_dated_sources(rules, diagnostics);
  cite(rules.definitions);
  for (const Definition& table : rules.definitions) {
    for (const DatedRows& dated : table.dated) {
      Provenance cited;
      cited.source = dated.source;
      cited.source_at = dated.source_at;
      check_source(rules, cited, diagnostics);
    }
  }
  cite(rules.inputs);
  cite(rules.amounts);
  cite(rules.exemptions);
  cite(rules.constraints);
  cite(rules.notes);
  cite(rules.deadlines);
  check_source(rules, rules.rounding_provenance, diagnostics);
  if (rules.gate) {
    check_source(rules, *rules.gate, diagnostics);
    for (const std::string& id : rules.gate->classes) {
      check_member(id, rules.gate->classes_at, rules.classes, "element.class", diagnostics);
    }
    check_gate_asks(rules, diagnostics);
  }
  for (const Indicator& indicator : rules.indicators) {
    check_source(rules, indicator, diagnostics);
    if (!indicator.axis.empty())
      check_member(indicator.axis, indicator.axis_at, rules.axes, "element.axis", diagnostics);
    if (!indicator.group_class.empty())
      check_member(indicator.group_class, indicator.class_at, rules.classes, "element.class", diagnostics);
    cite(indicator.requirements);
    cite(indicator.parts);
    cite(indicator.reductions);
  }
}

}  // namespace

void check_ruleset(const RuleSet& rules, Diagnostics& diagnostics) {
  check_elements(rules, diagnostics);
  check_inputs(rules, diagnostics);
  check_roles(rules, diagnostics);
}

}  // namespace aci
