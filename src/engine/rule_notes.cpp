#include "engine/rule_notes.h"

namespace aci {
namespace {

class Collector {
 public:
  explicit Collector(std::vector<NoteLine>& out) : out_(out) {}
  void doubt(const Provenance& provenance, const std::string& id, bool used) {
    if (!provenance.verified && used) out_.push_back({id, provenance.note, false});
  }

 private:
  std::vector<NoteLine>& out_;
};

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

void indicator_doubts(Collector& collector, const Indicator& rule, const IndicatorSlots& slots,
                      const Evaluation& evaluation) {
  collector.doubt(rule, rule.id, true);
  for (std::size_t i = 0; i < rule.requirements.size(); ++i) {
    collector.doubt(rule.requirements[i], rule.id + "." + rule.requirements[i].id,
                    evaluation.computed(slots.requirements[i]));
  }
  for (std::size_t i = 0; i < rule.parts.size(); ++i) {
    collector.doubt(rule.parts[i], rule.id + "." + rule.parts[i].id, held(evaluation, slots.parts[i].when));
  }
  for (std::size_t i = 0; i < rule.reductions.size(); ++i) {
    collector.doubt(rule.reductions[i], rule.id + "." + rule.reductions[i].id,
                    held(evaluation, slots.reductions[i].when));
  }
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
  Collector collector(notes);
  for (std::size_t i = 0; i < rules.parameters.size(); ++i) {
    collector.doubt(rules.parameters[i], rules.parameters[i].id, evaluation.computed(plan.parameters[i]));
  }
  for (std::size_t i = 0; i < rules.definitions.size(); ++i) {
    collector.doubt(rules.definitions[i], rules.definitions[i].id, computed_anywhere(plan, evaluation, i));
  }
  for (std::size_t i = 0; i < rules.indicators.size(); ++i) {
    indicator_doubts(collector, rules.indicators[i], plan.indicator(i), evaluation);
  }
  if (rules.gate) collector.doubt(*rules.gate, "gate", true);
  for (std::size_t i = 0; i < rules.exemptions.size(); ++i) {
    collector.doubt(rules.exemptions[i], rules.exemptions[i].id, assessment.gate.exemption == i);
  }
  for (const Amount& amount : rules.amounts) collector.doubt(amount, amount.id, true);
  for (const Deadline& deadline : rules.deadlines) collector.doubt(deadline, deadline.id, true);
  collector.doubt(rules.rounding_provenance, "rounding", true);
  return notes;
}

}  // namespace aci
