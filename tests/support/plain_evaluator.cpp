#include "support/plain_evaluator.h"

#include <algorithm>
#include <chrono>

namespace aci::plain {
namespace {

/// A year of a structure under a rule set. `with` is another Structure, with other facts.
class Structure final : public World {
 public:
  Structure(const RuleSet& rules, Facts facts) : rules_(rules), facts_(std::move(facts)) {}

  /// "Were the gate open".
  void force_gate_open() { forced_open_ = true; }

  std::optional<Value> name(const std::string& id) override {
    for (const Parameter& parameter : rules_.parameters) {
      if (parameter.id == id) return parameter_value(parameter);
    }
    for (const Definition& definition : rules_.definitions) {
      if (definition.id == id) return definition_value(definition);
    }
    const auto amount = amounts_.find(id);
    if (amount != amounts_.end()) return amount->second.exact;
    const auto fact = facts_.find(id);
    return fact == facts_.end() ? std::nullopt : std::optional(fact->second);
  }

  std::vector<std::string_view> choices(std::string_view input) override {
    std::vector<std::string_view> ids;
    for (const Input& each : rules_.inputs) {
      if (each.id != input) continue;
      for (const Choice& choice : each.choices) ids.push_back(choice.id);
    }
    return ids;
  }

  Value aggregate(const std::string& function, const std::string& id) override {
    if (function == "gate_open") return gate_open();
    if (function == "rounded") return amounts_.at(id).rounded;
    if (function == "subtotal") return components_;
    Rational sum;
    for (const Indicator& indicator : rules_.indicators) {
      if (id != "all" && id != indicator.group_class && id != indicator.id) continue;
      if (function == "earned") sum = plus(sum, indicator_score(indicator).earned);
      if (function == "full") sum = plus(sum, full_value(indicator));
      if (function == "prorated_full") sum = plus(sum, times(full_value(indicator), pro_rata(indicator)));
    }
    return sum;
  }

  std::vector<std::string> broken_constraints() {
    std::vector<std::string> broken;
    for (const Constraint& constraint : rules_.constraints) {
      const bool holds = constraint.cell.known() ? !falls_in(constraint.cell)
                                                 : compute_flag(constraint.holds.formula, *this);
      if (!holds) broken.push_back(constraint.id);
    }
    return broken;
  }

  /// In euros, rounded as the agreement says.
  Rational published(const Rational& scale) {
    const Rational euros = rules_.point_value ? times(scale, not_negative(*rules_.point_value)) : scale;
    return rounded(euros, rules_.rounding.step, rules_.rounding.mode);
  }

  ScoredIndicator scored(const Indicator& indicator) {
    ScoredIndicator out = indicator_score(indicator);
    if (out.met) out.attainment = proportion(indicator.attainment);  // Shown, whether or not a part needs it.
    out.full = full_value(indicator);
    out.euros = published(out.earned);
    return out;
  }

  int required() {
    int count = 0;
    for (const Indicator& indicator : rules_.indicators) count += is_required(indicator) ? 1 : 0;
    const auto exemption = widest_exemption();
    return std::max(0, count - (exemption ? exemption->missing : 0));
  }

  int met() {
    int count = 0;
    for (const Indicator& indicator : rules_.indicators) {
      count += is_required(indicator) && indicator_score(indicator).met ? 1 : 0;
    }
    return count;
  }

  /// The exemption that allows most, the first of equals.
  std::optional<Exemption> widest_exemption() {
    std::optional<Exemption> widest;
    for (const Exemption& exemption : rules_.exemptions) {
      if (!compute_flag(exemption.when.formula, *this)) continue;
      if (!widest || exemption.missing > widest->missing) widest = exemption;
    }
    return widest;
  }

  bool gate_open() {
    if (judged_as_ != nullptr) return judged_as_->gate_open();
    return forced_open_ || met() >= required();
  }

  const std::map<std::string, ComputedAmount>& compute_amounts() {
    Rational advances;
    Rational gated;
    for (const Amount& amount : rules_.amounts) {
      Rational exact;
      if (amount.formula) {
        Structure other = replaced(amount.with);
        exact = compute_number(amount.formula->formula, amount.with.empty() ? *this : other);
      }
      if (amount.role == AmountRole::component) {
        components_ = plus(components_, exact);
        if (!amount.ungated) gated = plus(gated, exact);
      }
      if (amount.role == AmountRole::total) {
        exact = components_;
        if (rules_.gate) {
          const Rational taken = gate_open() ? Rational(0) : minus(Rational(0), gated);
          put(rules_.gate->id, taken, rules_.rounding);
          exact = plus(exact, taken);
        }
      }
      const RoundingRule rule = amount.rounding.value_or(rules_.rounding);
      if (!amount.paid.empty()) {
        put(amount.computed.id, exact, rule);
        const auto paid = facts_.find(amount.paid);
        exact =
            paid != facts_.end() ? std::get<Rational>(paid->second) : amounts_.at(amount.computed.id).rounded;
      }
      if (amount.role == AmountRole::balance) exact = minus(total_, advances);
      put(amount.id, exact, rule);
      ComputedAmount& line = amounts_[amount.id];
      if (amount.role == AmountRole::advance) advances = plus(advances, line.rounded);
      if (amount.role == AmountRole::total) total_ = line.rounded;
      if (amount.due) line.due = compute_date(amount.due->formula, *this);
    }
    return amounts_;
  }

 private:
  Value definition_value(const Definition& definition) {
    if (definition.kind == DefinitionKind::formula) return compute(definition.formula.formula, *this);
    if (definition.kind == DefinitionKind::scale) return sum_of_slices(definition);
    const TableRow& cell = cell_of(definition);
    if (!cell.refused.empty()) throw NoResult{};
    return compute(cell.cell.formula, *this);
  }

  const std::vector<TableRow>& rows_read(const Definition& table) {
    const Rational year = std::get<Rational>(facts_.at(std::string(kYearInput)));
    const Date first_of_january = std::chrono::year(static_cast<int>(year.num())) / 1 / 1;
    const DatedRows* latest = nullptr;
    for (const DatedRows& dated : table.dated) {
      if (table.dated.size() == 1 || dated.from <= first_of_january) latest = &dated;
    }
    if (latest == nullptr) throw NoResult{};
    return latest->rows;
  }

  bool has_begun(const TableRow& row, const RuleFormula& axis) {
    if (row.start == RowStart::least) return true;
    if (row.start == RowStart::choice) {
      const auto ids = choices(axis.formula.text);
      const auto number = std::get<Rational>(compute(axis.formula, *this));
      return ids.at(static_cast<std::size_t>(number.num())) == row.key;
    }
    const Value at = compute(axis.formula, *this);
    const Value bound = compute(row.bound.formula, *this);
    return row.start == RowStart::at_least ? at >= bound : at > bound;
  }

  /// The last row that has begun, on each axis.
  const TableRow& cell_of(const Definition& table) {
    const std::vector<TableRow>* rows = &rows_read(table);
    const TableRow* taken = nullptr;
    for (const RuleFormula& axis : table.by) {
      taken = nullptr;
      for (const TableRow& row : *rows) {
        if (has_begun(row, axis)) taken = &row;
      }
      if (taken == nullptr) throw NoResult{};
      rows = &taken->rows;
    }
    return *taken;
  }

  bool falls_in(const Place& cell) {
    return std::any_of(rules_.definitions.begin(), rules_.definitions.end(), [&](const Definition& each) {
      return each.kind == DefinitionKind::table && cell_of(each).cell_at == cell;
    });
  }

  /// Slice by slice, from 0 to where the next one begins.
  Value sum_of_slices(const Definition& scale) {
    const Rational whole = compute_number(scale.by.front().formula, *this);
    const std::vector<TableRow>& rows = rows_read(scale);
    Rational sum;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const Rational begin = i == 0 ? Rational(0) : compute_number(rows[i].bound.formula, *this);
      const Rational end =
          i + 1 == rows.size() ? whole : std::min(whole, compute_number(rows[i + 1].bound.formula, *this));
      const Rational rate = compute_number(rows[i].cell.formula, *this);
      if (end > begin) sum = plus(sum, times(rate, minus(end, begin)));
    }
    return sum;
  }

  void put(const std::string& id, const Rational& exact, const RoundingRule& rule) {
    amounts_[id] = {exact, rounded(exact, rule.step, rule.mode), std::nullopt};
  }

  /// The same structure with some of its facts put in the place of others; the gate and the amounts that
  /// come before are this structure's own.
  Structure replaced(const std::vector<std::pair<std::string, std::string>>& with) {
    Structure other(rules_, facts_);
    for (const auto& [id, by] : with) other.facts_[id] = facts_.at(by);
    other.amounts_ = amounts_;
    other.components_ = components_;
    other.judged_as_ = this;
    return other;
  }

  Value parameter_value(const Parameter& parameter) {
    const Rational year = std::get<Rational>(facts_.at(std::string(kYearInput)));
    const Date first_of_january = std::chrono::year(static_cast<int>(year.num())) / 1 / 1;
    const Parameter::Value* latest = nullptr;
    for (const Parameter::Value& value : parameter.values) {
      if (parameter.values.size() == 1 || value.from <= first_of_january) latest = &value;
    }
    if (latest == nullptr) throw NoResult{};
    return compute(latest->formula.formula, *this);
  }

  bool holds(const std::optional<RuleFormula>& when) { return !when || compute_flag(when->formula, *this); }

  bool is_required(const Indicator& indicator) const {
    if (!rules_.gate) return false;
    const auto& classes = rules_.gate->classes;
    return std::find(classes.begin(), classes.end(), indicator.group_class) != classes.end();
  }

  /// What makes no sense has no result.
  Rational not_negative(const RuleFormula& formula) {
    const Rational value = compute_number(formula.formula, *this);
    if (value < Rational(0)) throw NoResult{};
    return value;
  }
  Rational proportion(const std::optional<RuleFormula>& formula) {
    const Rational value = formula ? compute_number(formula->formula, *this) : Rational(1);
    if (value < Rational(0) || value > Rational(1)) throw NoResult{};
    return value;
  }

  Rational pro_rata(const Indicator& indicator) {
    return proportion(indicator.pro_rata ? indicator.pro_rata : rules_.pro_rata);
  }

  /// Fixed and variable are two columns of one sum: which is which is the file's word, or the text's.
  bool is_variable(const Part& part) const {
    return part.nature ? *part.nature == Nature::variable : names_an_input(part.amount.formula);
  }
  bool names_an_input(const Definition& definition) const {
    const auto in_rows = [&](const std::vector<TableRow>& rows, const auto& self) -> bool {
      return std::any_of(rows.begin(), rows.end(), [&](const TableRow& row) {
        return names_an_input(row.cell.formula) || self(row.rows, self);
      });
    };
    if (definition.kind == DefinitionKind::scale && names_an_input(definition.by.front().formula))
      return true;
    return names_an_input(definition.formula.formula) ||
           std::any_of(definition.dated.begin(), definition.dated.end(),
                       [&](const DatedRows& dated) { return in_rows(dated.rows, in_rows); });
  }
  bool names_an_input(const Formula& formula) const {
    for (const Expr& expr : formula.nodes) {
      if (expr.kind != ExprKind::name) continue;
      for (const Input& input : rules_.inputs) {
        if (input.id == expr.name && input.id != kYearInput) return true;
      }
      for (const Definition& definition : rules_.definitions) {
        if (definition.id == expr.name && names_an_input(definition)) return true;
      }
    }
    return false;
  }

  /// The parts at full attainment, their goals reached; no reduction, no requirement, no pro rata.
  Rational full_value(const Indicator& indicator) {
    Rational sum;
    Rational greatest;
    for (const Part& part : indicator.parts) {
      Rational full;
      if (part.full) {
        full = not_negative(*part.full);
      } else if (holds(part.given)) {
        full = not_negative(part.amount);
      }
      sum = plus(sum, full);
      greatest = std::max(greatest, full);
    }
    return indicator.cumulate ? sum : greatest;
  }

  /// (requirements all met ? parts that apply × attainment − reductions that apply : 0) × pro rata. Computed
  /// once for a structure: it is asked for by every amount.
  const ScoredIndicator& indicator_score(const Indicator& indicator) {
    const auto known = scores_.find(indicator.id);
    if (known != scores_.end()) return known->second;
    ScoredIndicator out;
    for (const Requirement& requirement : indicator.requirements) {
      if (!compute_flag(requirement.met.formula, *this)) out.unmet.push_back(requirement.id);
    }
    out.met = out.unmet.empty();
    if (out.met) score_parts(indicator, out);
    out.pro_rata = pro_rata(indicator);
    out.score = plus(out.fixed, out.variable);
    out.fixed = times(out.fixed, out.pro_rata);
    out.variable = times(out.variable, out.pro_rata);
    out.earned = times(out.score, out.pro_rata);
    return scores_[indicator.id] = out;
  }

  void score_parts(const Indicator& indicator, ScoredIndicator& out) {
    for (const Part& part : indicator.parts) {
      if (!holds(part.given) || !holds(part.when)) continue;
      const Rational amount = not_negative(part.amount);
      const Rational value =
          times(amount, proportion(part.attainment ? part.attainment : indicator.attainment));
      out.parts.push_back({part.id, amount, value});
      Rational& share = is_variable(part) ? out.variable : out.fixed;
      share = plus(share, value);
      if (!indicator.cumulate) break;
    }
    for (const Reduction& reduction : indicator.reductions) {
      if (!holds(reduction.when)) continue;
      const Rational amount = not_negative(reduction.amount);
      out.reductions.push_back({reduction.id, amount, amount});
      Rational& share = reduction.nature == Nature::fixed ? out.fixed : out.variable;
      share = minus(share, amount);
    }
  }

  const RuleSet& rules_;
  Facts facts_;
  std::map<std::string, ScoredIndicator> scores_;
  std::map<std::string, ComputedAmount> amounts_;
  Rational components_;  ///< The sum of those computed so far.
  Rational total_;       ///< Published.
  bool forced_open_ = false;
  Structure* judged_as_ = nullptr;  ///< Whose gate counts, when not its own.
};

Result evaluate_or_throw(const RuleSet& rules, const Facts& facts) {
  Result out;
  Structure structure(rules, facts);
  out.broken = structure.broken_constraints();
  for (const Constraint& constraint : rules.constraints) {
    const bool broken = std::find(out.broken.begin(), out.broken.end(), constraint.id) != out.broken.end();
    out.refused = out.refused || (broken && constraint.is_error);
  }
  if (out.refused) return out;
  out.required = structure.required();
  out.met = structure.met();
  if (const auto exemption = structure.widest_exemption()) out.exemption = exemption->id;
  for (const Element& group : rules.classes) out.classes[group.id] = Rational(0);
  for (const Indicator& indicator : rules.indicators) {
    const ScoredIndicator scored = structure.scored(indicator);
    out.indicators[indicator.id] = scored;
    out.classes[indicator.group_class] = plus(out.classes[indicator.group_class], scored.earned);
    out.earned = plus(out.earned, scored.earned);
  }
  for (const Element& group : rules.classes)
    out.class_euros[group.id] = structure.published(out.classes[group.id]);
  out.earned_euros = structure.published(out.earned);
  out.amounts = structure.compute_amounts();
  for (const RuleNote& note : rules.notes) {
    if (compute_flag(note.when.formula, structure)) out.notes.push_back(note.id);
  }
  for (const Deadline& deadline : rules.deadlines) {
    out.deadlines[deadline.id] = compute_date(deadline.date.formula, structure);
  }
  if (out.open()) return out;
  Structure opened(rules, facts);
  opened.force_gate_open();
  const auto amounts = opened.compute_amounts();
  for (const Amount& amount : rules.amounts) {
    if (amount.role == AmountRole::total) out.total_if_open = amounts.at(amount.id).rounded;
  }
  return out;
}

}  // namespace

Facts facts_of(const RuleSet& rules, const Inputs& inputs) {
  Facts facts;
  for (std::size_t i = 0; i < rules.inputs.size(); ++i) {
    const Input& input = rules.inputs[i];
    if (!inputs.values[i] || input.type == InputType::text) continue;
    const Rational& value = *inputs.values[i];
    if (input.type == InputType::boolean) {
      facts[input.id] = value != Rational(0);
    } else if (input.type == InputType::date) {
      facts[input.id] = Date(std::chrono::sys_days(std::chrono::days(value.to_int64().value())));
    } else {
      facts[input.id] = value;
    }
  }
  return facts;
}

std::optional<Result> evaluate(const RuleSet& rules, const Facts& facts) {
  try {
    return evaluate_or_throw(rules, facts);
  } catch (const NoResult&) {
    return std::nullopt;
  }
}

}  // namespace aci::plain
