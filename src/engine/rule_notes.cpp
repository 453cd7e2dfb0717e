#include "engine/rule_notes.h"

namespace aci {
namespace {

bool computed_anywhere(const Plan& plan, const Evaluation& evaluation, std::size_t definition) {
  for (const Context& context : plan.contexts) {
    const auto& slot = context.definitions[definition];
    if (slot && evaluation.computed(*slot)) return true;
  }
  return false;
}

/// Whether a condition was asked for and holds.
bool held(const Evaluation& evaluation, SlotId slot) {
  return evaluation.computed(slot) && !evaluation.peek(slot)->is_zero();
}

}  // namespace

std::vector<NoteLine> collect_notes(const Assessment& assessment, Evaluation& evaluation) {
  std::vector<NoteLine> notes;
  const Plan& plan = *assessment.plan;
  const RuleSet& rules = *plan.rules;
  for (std::size_t i = 0; i < rules.notes.size(); ++i) {
    if (evaluation.flag(plan.notes[i]))
      notes.push_back({rules.notes[i].id, rules.notes[i].label, rules.notes[i].verified});
  }
  const auto doubt = [&](const Provenance& provenance, const std::string& id, const LocalizedText& label,
                         bool used) {
    if (!provenance.verified && used) notes.push_back({id, provenance.note, false, label});
  };
  for (std::size_t i = 0; i < rules.parameters.size(); ++i) {
    doubt(rules.parameters[i], rules.parameters[i].id, rules.parameters[i].label,
          evaluation.computed(plan.parameters[i]));
  }
  for (std::size_t i = 0; i < rules.definitions.size(); ++i) {
    doubt(rules.definitions[i], rules.definitions[i].id, rules.definitions[i].label,
          computed_anywhere(plan, evaluation, i));
  }
  for (std::size_t i = 0; i < rules.indicators.size(); ++i) {
    const Indicator& rule = rules.indicators[i];
    const IndicatorSlots& slots = plan.indicator(i);
    const auto inside = [&](const Element& piece, const LocalizedText& label, bool used) {
      doubt(piece, rule.id + "." + piece.id, label.empty() ? rule.label : label, used);
    };
    doubt(rule, rule.id, rule.label, true);
    // The label of a requirement is the reason why it is not met.
    for (std::size_t k = 0; k < rule.requirements.size(); ++k)
      inside(rule.requirements[k], rule.label, evaluation.computed(slots.requirements[k]));
    for (std::size_t k = 0; k < rule.parts.size(); ++k)
      inside(rule.parts[k], rule.parts[k].label, held(evaluation, slots.parts[k].applies));
    for (std::size_t k = 0; k < rule.reductions.size(); ++k)
      inside(rule.reductions[k], rule.reductions[k].label, held(evaluation, slots.reductions[k].when));
  }
  if (rules.gate) doubt(*rules.gate, "gate", rules.gate->label, true);
  for (std::size_t i = 0; i < rules.exemptions.size(); ++i) {
    doubt(rules.exemptions[i], rules.exemptions[i].id, rules.exemptions[i].label,
          assessment.gate.exemption == i);
  }
  for (const Amount& amount : rules.amounts) {
    // What is doubtful of an advance is its formula.
    doubt(amount, amount.paid.empty() ? amount.id : amount.computed.id, amount.label, true);
  }
  for (const Deadline& deadline : rules.deadlines) doubt(deadline, deadline.id, deadline.label, true);
  doubt(rules.rounding_provenance, "rounding", {}, true);
  return notes;
}

}  // namespace aci
