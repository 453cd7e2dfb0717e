#include "study/assess.h"

#include <algorithm>

#include "engine/other_readings.h"
#include "io/accepted_value.h"
#include "ruleset/input_names.h"
#include "ruleset/prerequisite_inputs.h"

namespace aci {
namespace {

/// See read_year; of a form whose year is left empty, its cell is to blame.
std::optional<int> year_of(const Subject& subject, const std::vector<WrittenValue>& written,
                           Diagnostics& diagnostics) {
  const auto is_year = [](const WrittenValue& value) { return value.id == kYearInput; };
  const bool said = subject.is_line || std::any_of(written.begin(), written.end(), is_year);
  for (const auto& [id, at] : subject.empty) {
    if (said || id != kYearInput) continue;
    diagnostics.error("I001", at, {id});
    return std::nullopt;
  }
  return read_year(subject.document, written, diagnostics);
}

/// Which of the agreements the structure names; nothing when it is another one, reported.
std::optional<std::size_t> agreement_of(const Subject& subject, const std::vector<WrittenValue>& written,
                                        const RulesForYear& rules, Diagnostics& diagnostics) {
  const auto said = said_agreement(subject.document, written);
  const auto agreement = said ? rules.agreement(said->value) : std::optional<std::size_t>(0);
  if (!agreement) rules.tell_other_agreement(*said, diagnostics);
  return agreement;
}

}  // namespace

Assessed assess(const Subject& subject, const std::vector<WrittenValue>& written, RulesForYear& rules,
                OtherInputs& others, Diagnostics& diagnostics, Trace trace, std::size_t rule_set) {
  Assessed out;
  out.year = year_of(subject, written, diagnostics);
  if (!out.year) return out;
  const auto agreement = agreement_of(subject, written, rules, diagnostics);
  if (!agreement) return out;
  out.plan = rules.for_year(*out.year, rule_set, *agreement);
  if (out.plan == RulesForYear::kNone) {
    rules.tell_uncovered(*out.year, whole_file(subject.document.file), diagnostics, *agreement);
    return out;
  }
  const auto plan = rules.plan(out.plan, diagnostics);
  if (!plan) return out;
  out.inputs = read_structure(subject.document, written, *plan, others, diagnostics,
                              subject.is_line ? EmptyCells() : subject.empty);
  if (!out.inputs) return out;
  out.outcome = evaluate(plan, *out.inputs, trace);
  tell_outcome(out.outcome, *plan, *out.inputs, subject.name, diagnostics);
  return out;
}

std::vector<std::size_t> implausible_inputs(const RuleSet& rules, const Inputs& inputs) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < rules.inputs.size(); ++i) {
    const bool given = inputs.origins[i] == InputOrigin::given && inputs.values[i];
    if (given && !rules.inputs[i].is_plausible(*inputs.values[i])) found.push_back(i);
  }
  return found;
}

void warn_implausible(const Input& input, const Rational& value, const Place& place,
                      Diagnostics& diagnostics) {
  const bool over = value > *input.plausible_to;
  const Message limit{over ? "understood.over" : "understood.under",
                      {understood(input, over ? *input.plausible_to : *input.plausible_from)}};
  diagnostics.warning("I021", place, {input.label, with_unit(input, value), limit});
}

std::vector<std::size_t> assumed_prerequisites(const Assessment& assessment,
                                               const std::vector<std::size_t>& prerequisites) {
  std::vector<std::size_t> assumed;
  for (const std::size_t input : prerequisites) {
    if (!assessment.gate.open && assessment.inputs.origins[input] == InputOrigin::default_value) {
      assumed.push_back(input);
    }
  }
  return assumed;
}

namespace {

/// What the options say, and before it the fields of which they say nothing.
std::vector<WrittenValue> with_fields(const Subject& subject, const std::vector<WrittenValue>& options) {
  std::vector<WrittenValue> all;
  for (const WrittenValue& field : subject.fields) {
    const bool said = std::any_of(options.begin(), options.end(),
                                  [&](const WrittenValue& option) { return option.id == field.id; });
    if (!said) all.push_back(field);
  }
  all.insert(all.end(), options.begin(), options.end());
  return all;
}

/// What options say of parameters is in the rules already.
void drop_parameters(std::vector<WrittenValue>& said, const std::vector<WrittenValue>& options,
                     RulesForYear& choice, int year, std::size_t agreement, RuleLibrary& library,
                     Diagnostics& diagnostics) {
  const std::uint16_t place = options.empty() ? RulesForYear::kNone : choice.for_year(year, 0, agreement);
  const auto plan = place != RulesForYear::kNone ? choice.plan(place, diagnostics) : nullptr;
  if (!plan) return;
  std::erase_if(said, [&](const WrittenValue& value) {
    const auto is_same = [&](const WrittenValue& option) { return option.id_at == value.id_at; };
    return std::ranges::any_of(options, is_same) && library.is_of_parameter(value, *plan->rules);
  });
}

bool says_year(const Subject& subject, const std::vector<WrittenValue>& written) {
  const auto is_year = [](const WrittenValue& value) { return value.id == kYearInput; };
  return subject.document.root.find(kYearInput) != nullptr ||
         std::any_of(written.begin(), written.end(), is_year);
}

/// The year has its id whatever it is called: it chooses the rules, which know what the others are called.
void name_year(Subject& subject, std::vector<WrittenValue>& written, RuleLibrary& library) {
  InputNames names;
  for (const ShippedHeader& header : library.shipped()) {
    Diagnostics told;  // By whoever uses them.
    if (const auto plan = library.load_stated(header, told)) names.add(*plan->rules);
  }
  const auto call = [&](std::string& name) {
    if (names.id_of(name) == kYearInput) name = kYearInput;
  };
  for (Member& member : subject.document.root.members) call(member.key);
  for (WrittenValue& value : written) call(value.id);
  for (auto& cell : subject.empty) call(cell.first);
}

void tell_implausible(const RuleSet& rules, const Inputs& inputs, Diagnostics& diagnostics) {
  for (const std::size_t index : implausible_inputs(rules, inputs)) {
    warn_implausible(rules.inputs[index], *inputs.values[index], inputs.places[index], diagnostics);
  }
}

void tell_assumed(const Assessment& assessment, Diagnostics& diagnostics) {
  if (assessment.gate.open) return;
  const auto prerequisites = prerequisite_inputs(*assessment.plan);
  for (const std::size_t index : assumed_prerequisites(assessment, prerequisites)) {
    const Input& input = assessment.rules().inputs[index];
    const Place& at = assessment.inputs.places[index];
    auto& warning = diagnostics.warning("I020", at, {input.label});
    if (!at.is_whole()) continue;  // Its cell is empty.
    warning.hint = input.group.empty() ? Message{"hint.add_input", {input.id}}
                                       : Message{"hint.add_input_under", {input.id, input.group}};
  }
}

}  // namespace

Assessed assess_file(const Subject& given, const std::vector<WrittenValue>& written, const std::string& rules,
                     RuleLibrary& library, Diagnostics& diagnostics) {
  const Place file = whole_file(given.document.file);
  Subject subject = given;
  std::vector<WrittenValue> said = with_fields(subject, written);
  if (!says_year(subject, said)) name_year(subject, said, library);
  // What is wrong with the file is told, whatever is wrong with the rules.
  const auto year = year_of(subject, said, diagnostics);
  if (!year) return {};
  const auto choice =
      RulesForYear::choose(library, rules, "--rules", diagnostics, RulesForYear::Schemes::all);
  if (!choice) return {};
  const auto agreement = agreement_of(subject, said, *choice, diagnostics);
  if (!agreement) return {};
  drop_parameters(said, written, *choice, *year, *agreement, library, diagnostics);
  Diagnostics found;
  SchemeInputs others(library, choice->scheme(*agreement));
  Assessed out = assess(subject, said, *choice, others, found, Trace::yes);
  if (out.plan != RulesForYear::kNone && choice->rules()[out.plan] &&
      !choice->in_force(out.plan, *out.year)) {
    const RuleSet& set = choice->rules()[out.plan].stated();
    diagnostics.warning("I014", file, {set.name, choice->years(out.plan), std::to_string(*out.year)});
  }
  if (out.inputs) tell_implausible(*choice->rules()[out.plan].plan()->rules, *out.inputs, found);
  if (out.assessment()) tell_assumed(*out.assessment(), found);
  if (out.assessment()) out.outcome.assessment->readings = other_readings(*out.assessment());
  for (Diagnostic& each : found.take()) diagnostics.add(std::move(each));
  return out;
}

}  // namespace aci
