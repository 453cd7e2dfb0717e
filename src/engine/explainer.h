#pragma once
// The work of explain: one explainer a subject. explanation.cpp goes through formulas and sums,
// explain_rows.cpp through the rows of tables and scales.

#include <set>
#include <string>
#include <vector>

#include "engine/explanation.h"
#include "formula/choice_words.h"
#include "ruleset/plan.h"

namespace aci {

class Explainer {
 public:
  explicit Explainer(const Assessment& assessment)
      : a_(assessment), plan_(*assessment.plan), rules_(*plan_.rules) {}

  Explanation indicator(std::size_t index);
  Explanation amount(std::size_t index);
  Explanation name(const NameEntry& entry, ContextId context);

 private:
  std::optional<TypedValue> value_of(SlotId slot) const {
    if (!a_.trace[slot]) return std::nullopt;
    return TypedValue{*a_.trace[slot], plan_.program.root(slot).type};
  }
  std::optional<TypedValue> input_value(std::uint32_t index) const {
    const auto& value = a_.inputs.values[index];
    if (!value) return std::nullopt;
    return TypedValue{*value, type_of_input(rules_.inputs[index]), index};
  }
  std::optional<TypedValue> choice_value(const std::string& input, std::string_view choice) const {
    const auto index = plan_.input(input);
    const auto number = choice_number(choice, plan_.choices(input));
    if (!index || !number) return std::nullopt;
    return TypedValue{Rational(static_cast<std::int64_t>(*number)), kChoice, *index};
  }
  std::optional<SlotId> aggregate_slot(const Expr& call, const Formula& formula, ContextId context) const;
  std::optional<TypedValue> expr_value(const Expr& expr, const Formula& formula, ContextId context) const;
  FormulaStep step(const RuleFormula& formula, SlotId slot, ContextId context, Explanation& into);
  void table(std::size_t index, ContextId context, Explanation& into);
  bool rows(const std::vector<TableRow>& stated, const std::vector<RowSlots>& slots, const Definition& of,
            const TableSlots& table, ContextId context, Explanation& into);
  void slices(const std::vector<TableRow>& stated, const std::vector<RowSlots>& slots, ContextId context,
              Explanation& into);
  void collect(const Formula& formula, ContextId context, Explanation& into);
  Sum make_sum(std::string of, std::vector<Sum::Term> terms, const Rational& total, Unit unit,
               int decimals) const;
  std::optional<Sum> aggregate_sum(const Expr& call, const Formula& formula, ContextId context,
                                   Explanation& into);
  std::vector<FormulaStep> full_steps(const Indicator& rule, const IndicatorSlots& slots, bool prorated,
                                      ContextId context, Explanation& into);
  template <typename Piece, typename Slots>
  RuleStep scored(RuleStep::Kind kind, const Piece& piece, const Slots& slots, SlotId applies,
                  Explanation& out);
  void parts(const Indicator& rule, const IndicatorSlots& slots, const IndicatorLine& line,
             std::vector<Sum::Term>& terms, Explanation& out);
  const FormulaStep& add_step(RuleStep::Kind kind, const RuleFormula& formula, SlotId slot,
                              Explanation& into);
  Unit scale() const { return rules_.unit == ScaleUnit::points ? Unit::points : Unit::euros; }

  const Assessment& a_;
  const Plan& plan_;
  const RuleSet& rules_;
  std::set<std::string> told_;
  std::size_t lines_above_ = 0;  ///< Of the amount being explained: what subtotal() adds up.
};

}  // namespace aci
