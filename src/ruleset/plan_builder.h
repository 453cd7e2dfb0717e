#pragma once
// The work of compile_plan: one builder, filled element after element.

#include <set>
#include <span>
#include <string>

#include "formula/compiler.h"
#include "ruleset/plan.h"

namespace aci {

class PlanBuilder final : private Scope {
 public:
  PlanBuilder(std::shared_ptr<const RuleSet> rules, Diagnostics& diagnostics);

  void lay_out_amounts();  ///< The lines on the way to euros, those that the engine writes included.
  void declare_names();
  void compile_parameters();       ///< And the period, at whose first day those with dates are read.
  void compile_required_inputs();  ///< First: formulas guard an input by what it is required when.
  void compile_definitions();
  void compile_indicators();
  void compile_gate();
  void compile_amounts();
  void compile_messages();  ///< Constraints, notes, deadlines.
  /// The names that formulas use; of a choice, "input.choice".
  const std::set<std::string>& used() const { return used_; }
  const std::shared_ptr<Plan>& plan() const { return plan_; }

 private:
  /// Where a formula stands: which names it sees.
  struct Site {
    ContextId context = 0;
    bool aggregates = false;               ///< earned(…), gate_open()…
    std::size_t amounts = 0;               ///< How many of the lines of euros, from the first.
    const Parameter* parameter = nullptr;  ///< Set inside a parameter, where no name is seen.
  };

  /// What other readings have in the place of a formula.
  struct Other {
    std::size_t reading;
    const RuleFormula* formula;
  };
  using Others = std::vector<Other>;
  static const RuleFormula* formula_of(const RuleFormula& formula) { return &formula; }
  static const RuleFormula* formula_of(const std::optional<RuleFormula>& formula) {
    return formula ? &*formula : nullptr;
  }
  /// Of one formula of an element; those that have it as it is kept are left out.
  template <typename T, typename Member>
  static Others others(const T& element, Member member) {
    Others out;
    const RuleFormula* const kept = formula_of(element.*member);
    for (const Alternative<T>& each : element.alternatives) {
      const RuleFormula* const other = formula_of(each.element.*member);
      const bool same = kept != nullptr && other != nullptr && kept->literal == other->literal;
      if (other != nullptr && !same) out.push_back({each.reading, other});
    }
    return out;
  }
  NodeId alternative(std::size_t reading, NodeId kept, NodeId other);
  /// The node, or what other readings have in its place.
  NodeId with_others(NodeId kept, const Others& others, const Site& site);

  void declare(NameKind kind, std::size_t index, const std::string& id, Place at);
  /// Compiles to a new slot; a mistake leaves a slot of the right type, so that the rest is still checked.
  /// `assertion`: what makes sure that the value makes sense (see is_assertion), if anything.
  SlotId slot(const RuleFormula& formula, Type type, const Site& site, std::optional<Op> assertion = {},
              const Others& others = {});
  SlotId slot(const std::optional<RuleFormula>& formula, Type type, const Site& site,
              const Rational& otherwise, std::optional<Op> assertion = {}, const Others& others = {});
  NodeId slot_node(SlotId slot) { return plan_->program.slot_node(slot); }
  SlotId push(NodeId node) { return plan_->program.push_slot(node); }
  /// The node, made sure to make sense; `at` is where the formula stands.
  NodeId asserted(NodeId node, Op assertion, Place at);
  std::optional<NodeId> compile(const RuleFormula& formula, const Site& site);
  std::optional<NodeId> parameter_node(const Parameter& parameter);
  static bool is_dated(const Parameter& parameter);  ///< However it is read.
  void compile_parameter(std::size_t index);
  void compile_period();
  std::optional<SlotId> definition(std::size_t index, ContextId context);
  std::optional<NodeId> definition_node(const Definition& stated, ContextId context, std::size_t index);
  std::optional<NodeId> value_of(const Definition& stated, const Site& site, TableSlots& here);
  NodeId read_from(Date from);
  bool compile_axes(const Definition& stated, const Site& site, TableSlots& out);
  std::optional<NodeId> cell_node(const TableRow& row, const TableSlots& table, std::size_t axis,
                                  const Site& site, std::optional<Type>& type, RowSlots& out);
  std::optional<NodeId> rows_node(const std::vector<TableRow>& rows, const TableSlots& table,
                                  std::size_t axis, const Site& site, std::optional<Type>& type,
                                  std::vector<RowSlots>& out);
  NodeId halves(std::span<const NodeId> starts, std::span<const NodeId> cells, std::span<const Place> places);
  NodeId chain(std::span<const NodeId> starts, std::span<const NodeId> cells, std::span<const Place> places);
  NodeId choose(NodeId condition, NodeId yes, NodeId no, const Place& place);
  std::optional<NodeId> start_node(const TableRow& row, const TableSlots::Axis& axis, const Site& site,
                                   RowSlots& out);
  NodeId begun(const TableRow& row, const TableSlots::Axis& axis, const RowSlots& slots);
  bool check_choices(const std::vector<TableRow>& rows, const TableSlots::Axis& axis);
  std::optional<NodeId> scale_node(const std::vector<TableRow>& rows, const TableSlots& table,
                                   const Site& site, std::optional<Type>& type, std::vector<RowSlots>& out);
  SlotId refusal(const Constraint& constraint);
  std::optional<NodeId> outside_node(const std::vector<TableRow>& rows, const TableSlots& table,
                                     const std::vector<RowSlots>& slots, std::size_t axis, const Place& cell);
  void compile_rounding(AmountSlots& line);
  bool note_depth(std::size_t index);
  const IndicatorSlots& indicator(std::size_t index, ContextId context);
  void build_requirements(const Indicator& indicator, const Site& site, IndicatorSlots& out);
  IndicatorSlots build_indicator(const Indicator& indicator, ContextId context);
  PartSlots build_part(const Part& part, const Site& site, SlotId attainment);
  void build_parts(const Indicator& indicator, const Site& site, IndicatorSlots& out);
  SlotId full_value(const Indicator& indicator, const IndicatorSlots& slots);
  NodeId only_when(SlotId condition, NodeId value);
  SlotId sum(Aggregate aggregate, const std::string& group, ContextId context);
  /// The nodes joined two by two, in order: a long list makes a low tree, which recursion bears. Not empty.
  NodeId fold(Op op, Type type, std::span<const NodeId> nodes);
  SlotId product(Type type, SlotId a, SlotId b);
  SlotId sum_of(const std::vector<SlotId>& slots, Type type);
  ContextId context_of(const Amount& amount);
  void check_paid(const Amount& amount);
  /// The exact sum of the components among the first `lines`; of those alone that the gate closes on.
  SlotId sum_of_components(std::size_t lines, bool gated_only = false);
  SlotId exact_of(std::size_t line);
  NodeId less_advances(NodeId total);
  std::string words_of(std::size_t line) const;
  /// Which inputs are asked about (a place for each), and what was found of the values looked at.
  struct ReadsOf {
    std::vector<bool> inputs;
    std::vector<std::optional<bool>> slots;
  };
  bool reads_one_of(SlotId slot, ReadsOf& asked) const;
  bool reads_replaced(SlotId slot, ContextId context);  ///< An input that others take the place of there.

  // The names that the formula being compiled sees.
  Resolved name(const std::string& id, Span at) override;
  std::vector<std::uint32_t> required_when(const Formula& formula, ExprId condition) override;
  Resolved aggregate(const std::string& function, const std::string& id, Span at) override;
  std::vector<std::string_view> names() const override;
  std::vector<std::string_view> choices(std::string_view input) const override {
    return plan_->choices(input);
  }
  bool is_choice(std::string_view name) const override;
  void note_choice(std::string_view input, std::string_view choice) override {
    used_.insert(std::string(input) + "." + std::string(choice));
  }
  Resolved input(std::uint32_t stated, Span at);
  Resolved rounded(const std::string& id, Span at);
  Resolved period(const std::string& function, Span at);
  Resolved score(Aggregate aggregate, const std::string& id, Span at);
  Resolved resolved(SlotId slot) const;
  Resolved refused(const char* code, Span at, const std::string& id);

  Type scale_type() const { return rules_.unit == ScaleUnit::points ? kPoints : kEuros; }
  Diagnostic& error(const char* code, Place at, std::vector<MessageArg> args = {}) {
    return diagnostics_.error(code, at, std::move(args));
  }

  enum class State : std::uint8_t { untouched, running, done, failed };

  std::shared_ptr<Plan> plan_;
  const RuleSet& rules_;
  Diagnostics& diagnostics_;
  Site site_;                            ///< Of the formula being compiled.
  FormulaReporter* reporter_ = nullptr;  ///< Of the same.
  std::vector<State> definition_states_;
  std::vector<int> definition_depths_;  ///< How many definitions each goes through, itself not counted.
  std::vector<bool> sound_parameters_;  ///< False, too, of those not compiled yet.
  State period_ = State::untouched;
  std::vector<std::optional<SlotId>> required_when_;  ///< By input.
  std::map<ContextId, ReadsOf> replaced_;             ///< By context.
  std::set<std::uint32_t> refused_;   ///< Where the formulas stand whose mistakes are told: once is enough.
  std::vector<std::size_t> running_;  ///< The definitions being compiled, outermost first.
  std::set<std::string> used_;        ///< Names that something reads.
};

}  // namespace aci
