#include "engine/amount_factors.h"

#include <algorithm>
#include <map>

#include "engine/deciding_operand.h"

namespace aci {
namespace {

class AmountTerms {
 public:
  explicit AmountTerms(const Assessment& assessment)
      : plan_(*assessment.plan), rules_(*plan_.rules), path_(assessment) {
    name_slots();
  }

  std::optional<std::vector<Factor>> factors(NodeId node) {
    if (!multiply_out(node)) return std::nullopt;
    return std::move(factors_);
  }

 private:
  struct Name {
    LocalizedText label;
    bool every = false;
    bool full = false;
  };

  void name_slots() {
    for (std::size_t i = 0; i < rules_.parameters.size(); ++i)
      names_[plan_.parameters[i]] = {rules_.parameters[i].label};
    for (const Context& context : plan_.contexts) {
      for (std::size_t i = 0; i < rules_.definitions.size(); ++i) {
        if (context.definitions[i]) names_[*context.definitions[i]] = {rules_.definitions[i].label};
      }
      for (const auto& [of, slot] : context.sums) name_sum(of.first, of.second, slot);
      for (std::size_t i = 0; i < rules_.indicators.size(); ++i) {
        if (!context.indicators[i]) continue;
        for (const auto& word : kAggregateWords) {
          const bool full = word.value != Aggregate::earned;
          names_[context.indicators[i]->of(word.value)] = {rules_.indicators[i].label, false, full};
        }
      }
    }
    for (const AmountSlots& line : plan_.amounts) {
      names_[line.exact] = {line.label};
      names_[line.rounded] = {line.label};
    }
  }
  void name_sum(Aggregate aggregate, const std::string& group, SlotId slot) {
    const bool full = aggregate != Aggregate::earned;
    const auto index = element_index(group, rules_.classes);
    names_[slot] = {index ? rules_.classes[*index].label : LocalizedText(), !index, full};
  }

  /// Down the branches taken, as long as nothing with a name is met.
  NodeId to_name(NodeId id) {
    while (!name_of(id)) {
      const Op op = path_.node(id).op;
      if (op == Op::trunc || op == Op::round || op == Op::multiply) break;
      const auto next = path_.step(id);
      if (!next) break;
      id = *next;
    }
    return id;
  }
  const Name* name_of(NodeId id) const {
    const OpNode& node = path_.node(id);
    const auto found = node.op == Op::slot ? names_.find(node.index) : names_.end();
    const bool said = found != names_.end() && (found->second.every || !found->second.label.empty());
    return said ? &found->second : nullptr;
  }

  bool multiply_out(NodeId id) {
    id = to_name(id);
    const OpNode& node = path_.node(id);
    if (node.op == Op::multiply && !name_of(id)) return multiply_out(node.a) && multiply_out(node.b);
    const auto value = path_.value(id);
    if (!value) return false;
    if (*value == Rational(1) && node.type == kNumber && node.op != Op::input) return true;
    Factor factor;
    if (!add_up(id, false, factor)) return false;
    if (!factor.empty()) factors_.push_back(std::move(factor));
    return true;
  }

  bool add_up(NodeId id, bool less, Factor& into) {
    id = to_name(id);
    const OpNode& node = path_.node(id);
    const auto value = path_.value(id);
    if (!value) return false;
    const TypedValue typed{*value, node.type};
    if (const Name* name = name_of(id)) {
      if (!value->is_zero() || into.empty())
        into.push_back({name->label, typed, name->every, name->full, less});
      return true;
    }
    if (node.op == Op::input || node.op == Op::otherwise) {
      into.push_back({rules_.inputs[node.index].label, {*value, node.type, node.index}, false, false, less});
      return true;
    }
    if (node.op == Op::constant) {
      if (!value->is_zero()) into.push_back({{}, typed, false, false, less});
      return true;
    }
    const bool minus = node.op == Op::subtract;
    if (node.op != Op::add && !minus) return false;
    return add_up(node.a, less, into) && add_up(node.b, less != minus, into);
  }

  const Plan& plan_;
  const RuleSet& rules_;
  TakenPath path_;
  std::map<SlotId, Name> names_;
  std::vector<Factor> factors_;
};

}  // namespace

std::optional<std::vector<Factor>> amount_factors(const Assessment& assessment, std::size_t amount) {
  AmountTerms terms(assessment);
  const Program& program = assessment.plan->program;
  return terms.factors(program.slots[assessment.plan->amounts[amount].exact]);
}

}  // namespace aci
