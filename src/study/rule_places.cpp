// Moving every place of a rule set, for two rule sets to stand in one text.

#include "study/rule_diff.h"

namespace aci {
namespace {

class PlaceMover {
 public:
  explicit PlaceMover(std::uint32_t by) : by_(by) {}

  void move(Span& span) const {
    if (span == kWholeFile) return;
    span.begin += by_;
    span.end += by_;
  }
  void move(RuleFormula& formula) const { move(formula.literal); }
  void move(std::optional<RuleFormula>& formula) const {
    if (formula) move(*formula);
  }
  void move(Element& element) const {
    move(element.id_at);
    move(element.source_at);
  }
  void move(Parameter& parameter) const {
    move(static_cast<Element&>(parameter));
    for (auto& value : parameter.values) move(value.formula);
  }
  void move(Input& input) const {
    move(static_cast<Element&>(input));
    move(input.default_input_at);
  }
  void move(Definition& definition) const {
    move(static_cast<Element&>(definition));
    move(definition.formula);
  }
  void move(Requirement& requirement) const {
    move(static_cast<Element&>(requirement));
    move(requirement.met);
  }
  void move(Part& part) const {
    move(static_cast<Element&>(part));
    move(part.amount);
    move(part.when);
    move(part.full);
  }
  void move(Reduction& reduction) const {
    move(static_cast<Element&>(reduction));
    move(reduction.amount);
    move(reduction.when);
  }
  void move(Indicator& indicator) const {
    move(static_cast<Element&>(indicator));
    move(indicator.axis_at);
    move(indicator.class_at);
    move(indicator.attainment);
    move(indicator.pro_rata);
    all(indicator.requirements);
    all(indicator.parts);
    all(indicator.reductions);
  }
  void move(Exemption& exemption) const {
    move(static_cast<Element&>(exemption));
    move(exemption.when);
  }
  void move(Amount& amount) const {
    move(static_cast<Element&>(amount));
    move(amount.formula);
    move(amount.due);
    for (auto& [replaced, by] : amount.with_at) {
      move(replaced);
      move(by);
    }
  }
  void move(Constraint& constraint) const {
    move(static_cast<Element&>(constraint));
    move(constraint.holds);
    move(constraint.input_at);
  }
  void move(RuleNote& note) const {
    move(static_cast<Element&>(note));
    move(note.when);
  }
  void move(Deadline& deadline) const {
    move(static_cast<Element&>(deadline));
    move(deadline.date);
  }
  void move(RuleSource& source) const { move(source.id_at); }
  template <typename T>
  void all(std::vector<T>& elements) const {
    for (T& element : elements) move(element);
  }

 private:
  std::uint32_t by_;
};

}  // namespace

void move_places(RuleSet& rules, const SourcePtr& file, std::uint32_t by) {
  const PlaceMover mover(by);
  rules.file = file;
  mover.move(rules.id_at);
  mover.move(rules.point_value);
  mover.move(rules.pro_rata);
  mover.move(rules.rounding_provenance.source_at);
  mover.all(rules.sources);
  mover.all(rules.parameters);
  mover.all(rules.inputs);
  mover.all(rules.classes);
  mover.all(rules.axes);
  mover.all(rules.definitions);
  mover.all(rules.indicators);
  if (rules.gate) {
    mover.move(rules.gate->source_at);
    mover.move(rules.gate->classes_at);
  }
  mover.all(rules.exemptions);
  mover.all(rules.amounts);
  mover.all(rules.constraints);
  mover.all(rules.notes);
  mover.all(rules.deadlines);
}

}  // namespace aci
