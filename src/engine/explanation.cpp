#include "engine/explanation.h"

#include "engine/explainer.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/decimal.h"
#include "formula/choice_words.h"
#include "formula/operators_and_functions.h"
#include "ruleset/plan.h"

namespace aci {
namespace {

constexpr int kSumDecimals = 6;

Explanation about(SubjectKind kind, const Element& element) {
  Explanation out{};
  out.kind = kind;
  out.id = element.id;
  out.label = element.label;
  out.provenance = &element;
  out.source = element.source;
  return out;
}

Explanation about(const AmountSlots& line) {
  Explanation out{};
  out.kind = SubjectKind::amount;
  out.id = line.id;
  out.label = line.label;
  out.provenance = line.provenance;
  out.source = line.provenance->source;
  return out;
}

/// Rounded to what is printed; the sum keeps what that leaves as a residue.
Rational shown(const Rational& value, int decimals) {
  const auto rounded = parse_decimal(to_decimal(value, 0, decimals).text);
  return rounded.value_or(value);
}

bool replaceable(const Expr& expr) {
  return expr.kind == ExprKind::name || (expr.kind == ExprKind::call && is_aggregate(expr.name));
}

/// The choices that a formula names: their inputs, by where they stand.
std::map<const Expr*, const Expr*> chosen(const Formula& formula, const Plan& plan) {
  std::map<const Expr*, const Expr*> inputs;
  for (const ChoiceWord& word :
       choice_words(formula, [&](std::string_view name) { return plan.choices(name); })) {
    inputs.emplace(&formula[word.at], word.input);
  }
  return inputs;
}

/// Whether a fact about the structure decides if it counts.
bool is_given(const Part& part) {
  return part.given.has_value();
}
bool is_given(const Reduction&) {
  return false;
}

}  // namespace

Sum Explainer::make_sum(std::string of, std::vector<Sum::Term> terms, const Rational& total, Unit unit,
                        int decimals) const {
  Sum sum{std::move(of), {}, Rational(0), shown(total, decimals), unit};
  Rational left = sum.total;
  for (Sum::Term& term : terms) {
    term.shown = shown(term.shown, decimals);
    left = subtract(left, term.shown).value_or(left);
    sum.terms.push_back(std::move(term));
  }
  sum.residue = left;
  return sum;
}

std::optional<SlotId> Explainer::aggregate_slot(const Expr& call, const Formula& formula,
                                                ContextId context) const {
  if (call.name == "gate_open") return plan_.gate.open;
  if (call.name == "period_from") return plan_.period->from;
  if (call.name == "period_to") return plan_.period->to;
  if (call.name == "subtotal") return plan_.subtotals.at(lines_above_);
  if (call.operands.size() != 1) return std::nullopt;
  const std::string& id = formula[call.operands[0]].name;
  if (call.name == "rounded") {
    const auto entry = plan_.names.find(id);
    return entry == plan_.names.end() ? std::nullopt
                                      : std::optional(plan_.amounts[entry->second.index].rounded);
  }
  const auto* const aggregate = find_word(kAggregateWords, call.name);
  if (aggregate == nullptr) return std::nullopt;
  const auto sum = plan_.contexts[context].sums.find({aggregate->value, id});
  if (sum != plan_.contexts[context].sums.end()) return sum->second;
  const auto index = element_index(id, rules_.indicators);
  return index ? std::optional(plan_.indicator(*index, context).of(aggregate->value)) : std::nullopt;
}

std::optional<TypedValue> Explainer::expr_value(const Expr& expr, const Formula& formula,
                                                ContextId context) const {
  if (expr.kind == ExprKind::call) {
    const auto slot = aggregate_slot(expr, formula, context);
    return slot ? value_of(*slot) : std::nullopt;
  }
  const auto entry = plan_.names.find(expr.name);
  if (entry == plan_.names.end()) return std::nullopt;
  if (entry->second.kind != NameKind::input) {
    const auto slot = plan_.slot(entry->second, context);
    return slot ? value_of(*slot) : std::nullopt;
  }
  return input_value(plan_.contexts[context].input_seen(entry->second.index));
}

/// The text of a formula, each name and each earned(…) replaced by its value.
FormulaStep Explainer::step(const RuleFormula& rule, SlotId slot, ContextId context, Explanation& into) {
  const Formula& formula = rule.formula;
  FormulaStep out{formula.text, {}, value_of(slot)};
  std::vector<const Expr*> names;
  for (const Expr& expr : formula.nodes) {
    if (replaceable(expr)) names.push_back(&expr);
  }
  // A call contains the name of what it asks for: the call comes first, and its name is passed over.
  std::sort(names.begin(), names.end(), [](const Expr* a, const Expr* b) {
    return a->at.begin != b->at.begin ? a->at.begin < b->at.begin : a->at.end > b->at.end;
  });
  std::uint32_t done = 0;
  const auto words = chosen(formula, plan_);
  for (const Expr* expr : names) {
    if (expr->at.begin < done) continue;
    const auto word = words.find(expr);
    const auto value = word != words.end() ? choice_value(word->second->name, expr->name)
                                           : expr_value(*expr, formula, context);
    out.put.emplace_back(formula.text.substr(done, expr->at.begin - done));
    if (value) {
      out.put.emplace_back(*value);
    } else {
      out.put.emplace_back(formula.text.substr(expr->at.begin, expr->at.end - expr->at.begin));
    }
    done = expr->at.end;
  }
  out.put.emplace_back(formula.text.substr(done));
  collect(formula, context, into);
  return out;
}

void Explainer::collect(const Formula& formula, ContextId context, Explanation& into) {
  std::vector<const Expr*> in_order;
  const auto words = chosen(formula, plan_);
  for (const Expr& expr : formula.nodes) {
    if (!words.contains(&expr)) in_order.push_back(&expr);
  }
  std::stable_sort(in_order.begin(), in_order.end(),
                   [](const Expr* a, const Expr* b) { return a->at.begin < b->at.begin; });
  for (const Expr* expr : in_order) {
    if (expr->kind != ExprKind::name) continue;
    const auto entry = plan_.names.find(expr->name);
    if (entry == plan_.names.end()) continue;
    std::string id = expr->name;
    if (entry->second.kind == NameKind::input) {
      id = rules_.inputs[plan_.contexts[context].input_seen(entry->second.index)].id;
    }
    if (!told_.insert(id).second) continue;
    Explanation found = name(plan_.names.find(id)->second, context);
    // A definition that nothing asked for played no part.
    if (!found.value && found.kind != SubjectKind::input) continue;
    // One level: what a name uses is listed beside it, not below it.
    std::vector<Explanation> deeper = std::move(found.used);
    found.used.clear();
    into.used.push_back(std::move(found));
    for (Explanation& name : deeper) into.used.push_back(std::move(name));
  }
}

/// The formulas behind a full value, as `context` sees them; what is zero is left out.
std::vector<FormulaStep> Explainer::full_steps(const Indicator& rule, const IndicatorSlots& slots,
                                               bool prorated, ContextId context, Explanation& into) {
  std::vector<FormulaStep> steps;
  for (std::size_t i = 0; i < rule.parts.size(); ++i) {
    const auto full = value_of(slots.parts[i].full);
    if (!full || full->value.is_zero()) continue;
    // Of parts that do not add up, the greatest is the full value.
    if (!rule.cumulate && (!steps.empty() || full->value != value_of(slots.full)->value)) continue;
    const Part& part = rule.parts[i];
    steps.push_back(step(part.full ? *part.full : part.amount, slots.parts[i].full, context, into));
  }
  const auto& pro_rata = rules_.pro_rata_of(rule);
  const auto share = value_of(slots.pro_rata);
  if (prorated && pro_rata && share && share->value != Rational(1)) {
    steps.push_back(step(*pro_rata, slots.pro_rata, context, into));
  }
  return steps;
}

std::optional<Sum> Explainer::aggregate_sum(const Expr& call, const Formula& formula, ContextId context,
                                            Explanation& into) {
  const auto* const aggregate = find_word(kAggregateWords, call.name);
  if (aggregate == nullptr) return std::nullopt;
  const std::string& group = formula[call.operands[0]].name;
  const auto slot = plan_.contexts[context].sums.find({aggregate->value, group});
  if (slot == plan_.contexts[context].sums.end() || !value_of(slot->second)) return std::nullopt;
  std::vector<Sum::Term> terms;
  for (std::size_t i = 0; i < rules_.indicators.size(); ++i) {
    const Indicator& rule = rules_.indicators[i];
    if (group != kAllClasses && rule.group_class != group) continue;
    const IndicatorSlots& slots = plan_.indicator(i, context);
    const auto value = value_of(slots.of(aggregate->value));
    if (!value) continue;
    terms.push_back({rule.id, rule.label, value->value});
    if (aggregate->value != Aggregate::earned) {
      const bool prorated = aggregate->value == Aggregate::prorated_full;
      terms.back().steps = full_steps(rule, slots, prorated, context, into);
    }
  }
  return make_sum(call.name + "(" + group + ")", std::move(terms), value_of(slot->second)->value, scale(),
                  kSumDecimals);
}

Explanation Explainer::name(const NameEntry& entry, ContextId context) {
  Explanation out{};
  switch (entry.kind) {
    case NameKind::input:
      out = about(SubjectKind::input, rules_.inputs[entry.index]);
      out.input = entry.index;
      out.value = input_value(entry.index);
      break;
    case NameKind::parameter:
      out = about(SubjectKind::parameter, rules_.parameters[entry.index]);
      out.source = rules_.parameters[entry.index].source_in(a_.inputs.year);
      out.value = value_of(plan_.parameters[entry.index]);
      break;
    case NameKind::definition: {
      const Definition& definition = rules_.definitions[entry.index];
      out = about(SubjectKind::definition, definition);
      const SlotId slot = *plan_.slot(entry, context);
      out.value = value_of(slot);
      out.definition = definition.kind;
      if (definition.kind == DefinitionKind::formula) {
        out.formula = step(definition.formula, slot, context, out);
      } else if (out.value) {
        table(entry.index, context, out);
      }
      break;
    }
    case NameKind::amount:
      out = about(plan_.amounts[entry.index]);
      out.value = value_of(plan_.amounts[entry.index].exact);
      out.published = a_.amounts[entry.index].rounded;
      break;
  }
  return out;
}

const FormulaStep& Explainer::add_step(RuleStep::Kind kind, const RuleFormula& formula, SlotId slot,
                                       Explanation& into) {
  RuleStep added{kind};
  added.formula = step(formula, slot, 0, into);
  into.steps.push_back(std::move(added));
  return *into.steps.back().formula;
}

Explanation Explainer::amount(std::size_t index) {
  const AmountSlots& slots = plan_.amounts[index];
  told_.insert(slots.id);
  lines_above_ = index;
  Explanation out = about(slots);
  out.value = value_of(slots.exact);
  if (out.value) out.exact = out.value->value;
  out.published = a_.amounts[index].rounded;
  if (slots.context != 0) out.replaced = slots.stated->with;
  out.formula = step(slots.formula, slots.exact, slots.context, out);
  if (slots.due) add_step(RuleStep::Kind::due, *slots.stated->due, *slots.due, out);
  std::set<std::string> summed;
  for (const Expr& expr : slots.formula.formula.nodes) {
    if (expr.kind != ExprKind::call) continue;
    auto sum = aggregate_sum(expr, slots.formula.formula, slots.context, out);
    if (sum && summed.insert(sum->of).second) out.sums.push_back(std::move(*sum));
  }
  if (slots.role == AmountRole::total) {
    std::vector<Sum::Term> terms;
    for (std::size_t i = 0; i < index; ++i) {
      const AmountSlots& line = plan_.amounts[i];
      if (line.role != AmountRole::component && line.role != AmountRole::taken_back) continue;
      terms.push_back({line.id, line.label, a_.amounts[i].rounded.euros()});
    }
    out.sums.push_back(
        make_sum(slots.id, std::move(terms), a_.amounts[index].rounded.euros(), Unit::euros, 2));
  }
  return out;
}

/// What parts and reductions share; `applies` says whether it counts.
template <typename Piece, typename Slots>
RuleStep Explainer::scored(RuleStep::Kind kind, const Piece& piece, const Slots& slots, SlotId applies,
                           Explanation& out) {
  RuleStep scored{kind, &piece};
  if (piece.when) scored.when = step(*piece.when, slots.when, 0, out);
  const auto counts = value_of(applies);
  const bool always = !piece.when && !is_given(piece);  // Whatever became of the indicator.
  scored.holds = counts ? !counts->value.is_zero() : always;
  scored.formula = step(piece.amount, slots.amount, 0, out);
  const auto value = value_of(slots.value);
  if (*scored.holds && value) scored.value = value->value;
  return scored;
}

void Explainer::parts(const Indicator& rule, const IndicatorSlots& slots, const IndicatorLine& line,
                      std::vector<Sum::Term>& terms, Explanation& out) {
  for (std::size_t i = 0; i < rule.parts.size(); ++i) {
    const Part& part = rule.parts[i];
    std::optional<FormulaStep> given;
    if (part.given) given = step(*part.given, *slots.parts[i].given, 0, out);
    RuleStep added = scored(RuleStep::Kind::part, part, slots.parts[i], slots.parts[i].applies, out);
    added.given = std::move(given);
    added.nature = slots.parts[i].nature;
    if (part.attainment) added.attainment = step(*part.attainment, *slots.parts[i].attainment, 0, out);
    if (!line.met) added.value.reset();
    if (!rule.cumulate && !line.parts.empty() && line.parts.front().index < i) {
      added.instead = &rule.parts[line.parts.front().index];
    }
    if (added.value) terms.push_back({part.id, part.label, *added.value});
    out.steps.push_back(std::move(added));
  }
}

Explanation Explainer::indicator(std::size_t index) {
  const Indicator& rule = rules_.indicators[index];
  const IndicatorSlots& slots = plan_.indicator(index);
  const IndicatorLine& line = a_.indicators[index];
  Explanation out = about(SubjectKind::indicator, rule);
  out.value = TypedValue{line.earned, Type{Kind::number, scale()}};
  out.published = line.euros;
  out.line = &line;
  out.cumulate = rule.cumulate;
  for (std::size_t i = 0; i < rule.requirements.size(); ++i) {
    RuleStep requirement{RuleStep::Kind::requirement, &rule.requirements[i]};
    requirement.formula = step(rule.requirements[i].met, slots.requirements[i], 0, out);
    requirement.holds = std::find(line.unmet.begin(), line.unmet.end(), i) == line.unmet.end();
    out.steps.push_back(std::move(requirement));
  }
  if (rule.attainment) add_step(RuleStep::Kind::attainment, *rule.attainment, slots.attainment, out);
  std::vector<Sum::Term> terms;
  parts(rule, slots, line, terms, out);
  for (std::size_t i = 0; i < rule.reductions.size(); ++i) {
    RuleStep reduction = scored(RuleStep::Kind::reduction, rule.reductions[i], slots.reductions[i],
                                slots.reductions[i].when, out);
    reduction.nature = rule.reductions[i].nature;
    if (!line.met) reduction.value.reset();
    if (reduction.value)
      terms.push_back({reduction.element->id, reduction.element->label, -*reduction.value});
    out.steps.push_back(std::move(reduction));
  }
  out.sums.push_back(make_sum(rule.id, std::move(terms), line.score, scale(), kSumDecimals));
  const auto& pro_rata = rules_.pro_rata_of(rule);
  if (pro_rata) add_step(RuleStep::Kind::pro_rata, *pro_rata, slots.pro_rata, out);
  if (rules_.point_value) {
    const auto& worth =
        add_step(RuleStep::Kind::point_value, *rules_.point_value, *plan_.point_value, out).result;
    if (worth) out.exact = multiply(line.earned, worth->value);
  }
  return out;
}

std::optional<Explanation> explain(const Assessment& assessment, const std::string& subject) {
  const RuleSet& rules = assessment.rules();
  Explainer explainer(assessment);
  constexpr std::string_view kPrefix = "input:";
  if (subject.starts_with(kPrefix)) {
    const auto entry = assessment.plan->names.find(subject.substr(kPrefix.size()));
    if (entry == assessment.plan->names.end()) return std::nullopt;
    if (entry->second.kind == NameKind::amount) return explainer.amount(entry->second.index);
    return explainer.name(entry->second, 0);
  }
  if (const auto index = element_index(subject, rules.indicators)) return explainer.indicator(*index);
  if (const auto index = element_index(subject, assessment.plan->amounts)) return explainer.amount(*index);
  return std::nullopt;
}

std::vector<std::string> all_subjects(const Assessment& assessment) {
  std::vector<std::string> subjects;
  for (const Indicator& indicator : assessment.rules().indicators) subjects.push_back(indicator.id);
  for (const AmountSlots& line : assessment.plan->amounts) subjects.push_back(line.id);
  return subjects;
}

}  // namespace aci
