#include "study/assess.h"

#include "ruleset/plan_prerequisites.h"

namespace aci {

Assessed assess(const Subject& subject, const std::vector<WrittenValue>& written, RulesForYear& rules,
                OtherInputs& others, Diagnostics& diagnostics, Trace trace) {
  Assessed out;
  out.year = read_year(subject.document, written, diagnostics);
  if (!out.year) return out;
  out.plan = rules.for_year(*out.year);
  if (out.plan == RulesForYear::kNone) {
    rules.tell_uncovered(*out.year, whole_file(subject.document.file), diagnostics);
    return out;
  }
  const auto plan = rules.plan(out.plan, diagnostics);
  if (!plan) return out;
  out.inputs = read_structure(subject.document, written, *plan, others, diagnostics);
  if (!out.inputs) return out;
  out.outcome = evaluate(plan, *out.inputs, trace);
  tell_outcome(out.outcome, *plan, *out.inputs, subject.name, diagnostics);
  return out;
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

void tell_assumed(const Assessment& assessment, Diagnostics& diagnostics) {
  if (assessment.gate.open) return;
  const auto prerequisites = prerequisite_inputs(*assessment.plan);
  for (const std::size_t index : assumed_prerequisites(assessment, prerequisites)) {
    const Input& input = assessment.rules().inputs[index];
    diagnostics.warning("I020", assessment.inputs.places[index], {input.label}).hint =
        input.group.empty() ? Message{"hint.add_input", {input.id}}
                            : Message{"hint.add_input_under", {input.id, input.group}};
  }
}

}  // namespace

Assessed assess_file(const Subject& subject, const std::vector<WrittenValue>& written,
                     const std::string& rules, RuleLibrary& library, Diagnostics& diagnostics, Trace trace) {
  const Place file = whole_file(subject.document.file);
  // What is wrong with the file is told, whatever is wrong with the rules.
  if (!read_year(subject.document, written, diagnostics)) return {};
  const auto choice = RulesForYear::choose(library, rules, "--rules", diagnostics);
  if (!choice) return {};
  Diagnostics found;
  // Asked for, there is one.
  SchemeInputs others(library,
                      rules.empty() ? std::string(kDefaultScheme) : choice->plans()[0]->rules->scheme);
  Assessed out = assess(subject, written, *choice, others, found, trace);
  if (out.plan != RulesForYear::kNone && choice->plans()[out.plan] &&
      !choice->in_force(out.plan, *out.year)) {
    const RuleSet& set = *choice->plans()[out.plan]->rules;
    diagnostics.warning("I014", file, {set.id, years_in_force(set), std::to_string(*out.year)});
  }
  if (out.assessment()) tell_assumed(*out.assessment(), found);
  for (Diagnostic& each : found.take()) diagnostics.add(std::move(each));
  return out;
}

}  // namespace aci
