#include "engine/pro_rata_told_in_days.h"

#include <set>
#include <string>

#include "formula/evaluation.h"

namespace aci {
namespace {

/// Looks for a day among the dates that a formula reads, directly or through definitions.
class DateSearch {
 public:
  DateSearch(const Assessment& assessment, std::int64_t day)
      : plan_(*assessment.plan),
        inputs_(assessment.inputs),
        evaluation_(plan_.program, assessment.inputs.values),
        day_(day) {}

  bool reads(const Formula& formula) {
    for (const Expr& expr : formula.nodes) {
      if (expr.kind != ExprKind::name || !seen_.insert(expr.name).second) continue;
      const auto entry = plan_.names.find(expr.name);
      if (entry != plan_.names.end() && is_in(entry->second)) return true;
    }
    return false;
  }

 private:
  bool is_in(const NameEntry& name) {
    if (name.kind == NameKind::input) {
      const auto& value = inputs_.values[name.index];
      return plan_.rules->inputs[name.index].type == InputType::date && value == Rational(day_);
    }
    if (name.kind != NameKind::definition) return false;
    const SlotId slot = *plan_.slot(name, 0);
    if (plan_.program.root(slot).type.kind == Kind::date) {
      const Rational* const value = evaluation_.slot(slot);
      if (value != nullptr && *value == Rational(day_)) return true;
    }
    const Definition& definition = plan_.rules->definitions[name.index];
    return definition.kind == DefinitionKind::formula && reads(definition.formula.formula);
  }

  const Plan& plan_;
  const Inputs& inputs_;
  Evaluation evaluation_;
  std::int64_t day_;
  std::set<std::string> seen_;
};

}  // namespace

std::optional<ProRataDays> pro_rata_days(const Assessment& assessment, std::size_t indicator) {
  const RuleSet& rules = assessment.rules();
  const auto& rule = rules.pro_rata_of(rules.indicators[indicator]);
  const Rational& share = assessment.indicators[indicator].pro_rata;
  if (!rule || !(Rational(0) < share) || !(share < Rational(1))) return std::nullopt;
  const std::chrono::year year{assessment.inputs.year};
  const Date first = assessment.period ? assessment.period->from : Date(year / 1 / 1);
  const Date last = assessment.period ? assessment.period->to : Date(year / 12 / 31);
  const std::int64_t of = to_serial(last) - to_serial(first) + 1;
  const auto product = multiply(share, Rational(of));
  const auto days = product ? product->to_int64() : std::nullopt;
  if (!days) return std::nullopt;
  const std::int64_t from = to_serial(last) - *days + 1;
  if (!DateSearch(assessment, from).reads(rule->formula)) return std::nullopt;
  return ProRataDays{*days, of, *from_serial(from)};
}

}  // namespace aci
