#include "ruleset/plan_builder.h"

#include <algorithm>
#include <utility>

#include "base/iso_date.h"
#include "base/place_in_string.h"
#include "formula/operators_and_functions.h"

namespace aci {

namespace {

/// How many definitions may read one another: with the depth of one formula, it keeps the stack in bounds.
constexpr int kMaxDefinitionDepth = 40;

/// What messages call them.
constexpr std::array kNameKindWords = {
    Word{"element.input", NameKind::input}, Word{"element.parameter", NameKind::parameter},
    Word{"element.definition", NameKind::definition}, Word{"element.amount", NameKind::amount}};

/// Room that a program grows into without being moved: what is not used of it costs nothing.
constexpr std::size_t kUsualNodes = 4096;

}  // namespace

PlanBuilder::PlanBuilder(std::shared_ptr<const RuleSet> rules, Diagnostics& diagnostics)
    : plan_(std::make_shared<Plan>()), rules_(*rules), diagnostics_(diagnostics) {
  plan_->program.nodes.reserve(kUsualNodes);
  plan_->stated = rules;
  plan_->rules = std::move(rules);
  Context plain;
  plain.definitions.resize(rules_.definitions.size());
  plain.indicators.resize(rules_.indicators.size());
  plan_->contexts.push_back(std::move(plain));
  definition_states_.resize(rules_.definitions.size(), State::untouched);
  definition_depths_.resize(rules_.definitions.size(), 0);
  required_when_.resize(rules_.inputs.size());
}

void PlanBuilder::declare(NameKind kind, std::size_t index, const std::string& id, Place at) {
  if (id.empty()) return;
  const NameEntry entry{kind, static_cast<std::uint32_t>(index), at};
  const auto [first, fresh] = plan_->names.emplace(id, entry);
  if (fresh) return;
  const Position position = first->second.declared_at.position();
  error("R001", at, {Message{std::string(word_of(kNameKindWords, kind)), {}}, id}).hint =
      Message{"hint.first_declared", {std::to_string(position.line)}};
}

void PlanBuilder::declare_names() {
  const auto all = [&](NameKind kind, const auto& elements) {
    for (std::size_t i = 0; i < elements.size(); ++i) declare(kind, i, elements[i].id, elements[i].id_at);
  };
  all(NameKind::input, rules_.inputs);
  all(NameKind::parameter, rules_.parameters);
  all(NameKind::definition, rules_.definitions);
  all(NameKind::amount, plan_->amounts);
}

std::optional<NodeId> PlanBuilder::compile(const RuleFormula& formula, const Site& site) {
  if (formula.formula.nodes.empty() || refused_.contains(formula.literal.begin())) return std::nullopt;
  Node literal;
  literal.kind = NodeKind::string;
  literal.at = formula.literal;
  literal.text = formula.formula.text;
  const SourcePtr file = formula.literal.file();
  FormulaReporter reporter{diagnostics_,
                           [&](Span span) { return place_in_string(*file, literal, span.begin, span.end); }};
  // A formula that names a definition has that one compiled on the way.
  FormulaReporter* const outer_reporter = std::exchange(reporter_, &reporter);
  const Site outer_site = std::exchange(site_, site);
  const auto node = compile_formula(formula.formula, *this, plan_->program, reporter);
  reporter_ = outer_reporter;
  site_ = outer_site;
  if (!node) refused_.insert(formula.literal.begin());
  return node;
}

NodeId PlanBuilder::alternative(std::size_t reading, NodeId kept, NodeId other) {
  OpNode node;
  node.op = Op::alternative;
  node.type = plan_->program.nodes[kept].type;
  node.a = kept;
  node.b = other;
  node.index = static_cast<std::uint32_t>(reading);
  node.place = plan_->program.nodes[kept].place;
  return plan_->program.push(std::move(node));
}

NodeId PlanBuilder::with_others(NodeId kept, const Others& others, const Site& site) {
  const Type type = plan_->program.nodes[kept].type;
  for (const auto& [reading, formula] : others) {
    const auto other = compile(*formula, site);
    if (!other) continue;
    const Type found = plan_->program.nodes[*other].type;
    if (found == type) {
      kept = alternative(reading, kept, *other);
    } else {
      error("R015", formula->literal, {describe(type), describe(found)});
      refused_.insert(formula->literal.begin());
    }
  }
  return kept;
}

SlotId PlanBuilder::slot(const RuleFormula& formula, Type type, const Site& site, std::optional<Op> assertion,
                         const Others& others) {
  auto node = compile(formula, site);
  if (node && !(plan_->program.nodes[*node].type == type)) {
    auto& mistake =
        error("R015", formula.literal, {describe(type), describe(plan_->program.nodes[*node].type)});
    const auto date = type == kDate ? parse_french_date(formula.formula.text) : std::nullopt;
    if (date) mistake.hint = Message{"hint.write", {'"' + to_iso(*date) + '"'}};
    refused_.insert(formula.literal.begin());
    node.reset();
  }
  if (!node) return push(plan_->program.constant(Rational(0), type));
  node = with_others(*node, others, site);
  return push(assertion ? asserted(*node, *assertion, formula.literal) : *node);
}

NodeId PlanBuilder::asserted(NodeId node, Op assertion, Place at) {
  const OpNode& value = plan_->program.nodes[node];
  if (value.op == Op::constant && apply_op(assertion, value.value, {}, {}).value) return node;
  OpNode sure;
  sure.op = assertion;
  sure.type = value.type;
  sure.a = node;
  sure.place = at;
  return plan_->program.push(std::move(sure));
}

SlotId PlanBuilder::slot(const std::optional<RuleFormula>& formula, Type type, const Site& site,
                         const Rational& otherwise, std::optional<Op> assertion, const Others& others) {
  if (formula) return slot(*formula, type, site, assertion, others);
  return push(with_others(plan_->program.constant(otherwise, type), others, site));
}

/// The constant, or the values of the years; nothing when it is none.
std::optional<NodeId> PlanBuilder::parameter_node(const Parameter& parameter) {
  DatedConstant dated;
  std::optional<Type> type;
  bool sound = !parameter.values.empty();
  for (const Parameter::Value& value : parameter.values) {
    const auto node = compile(value.formula, Site{0, false, 0, &parameter});
    sound = sound && node;
    if (!node) continue;
    const OpNode& compiled = plan_->program.nodes[*node];
    if (compiled.op != Op::constant) {
      error("R041", value.formula.literal, {parameter.id});
      sound = false;
    } else if (type && !(*type == compiled.type)) {
      error("R015", value.formula.literal, {describe(*type), describe(compiled.type)});
    } else {
      type = compiled.type;
      dated.values.push_back({value.from, compiled.value});
    }
  }
  if (!sound || dated.values.empty()) return std::nullopt;
  // A period of the first year may begin on its last day as well.
  const Rational* const first = rules_.period ? dated.on(std::chrono::year{rules_.first_year} / 12 / 31)
                                              : dated.at_beginning_of(rules_.first_year);
  if (rules_.first_year > 0 && first == nullptr) {
    error(rules_.period ? "R127" : "R022", parameter.id_at,
          {parameter.id, std::to_string(rules_.first_year)});
  }
  OpNode node;
  node.type = type.value_or(kNumber);
  node.place = parameter.id_at;
  const auto year = plan_->input(kYearInput);
  if (dated.values.size() == 1 || !year) {
    node.value = dated.values.front().value;
  } else {
    OpNode year_node;
    year_node.op = Op::input;
    year_node.type = kNumber;
    year_node.index = *year;
    node.a = plan_->program.push(std::move(year_node));
    if (plan_->period) node.b = std::exchange(node.a, slot_node(plan_->period->from));
    node.op = Op::dated;
    node.index = static_cast<std::uint32_t>(plan_->program.dated.size());
    plan_->program.dated.push_back(std::move(dated));
  }
  return plan_->program.push(std::move(node));
}

bool PlanBuilder::is_dated(const Parameter& parameter) {
  return parameter.values.size() > 1 || std::ranges::any_of(parameter.alternatives, [](const auto& other) {
           return other.element.values.size() > 1;
         });
}

void PlanBuilder::compile_parameter(std::size_t index) {
  const Parameter& parameter = rules_.parameters[index];
  auto kept = parameter_node(parameter);
  sound_parameters_[index] = kept.has_value();
  for (const Alternative<Parameter>& each : parameter.alternatives) {
    const auto other = kept ? parameter_node(each.element) : std::nullopt;
    if (other && plan_->program.nodes[*other].type == plan_->program.nodes[*kept].type) {
      kept = alternative(each.reading, *kept, *other);
    } else if (other) {
      error("R015", each.element.values.front().formula.literal,
            {describe(plan_->program.nodes[*kept].type), describe(plan_->program.nodes[*other].type)});
    }
  }
  plan_->parameters[index] = push(kept.value_or(plan_->program.constant(Rational(0), kNumber)));
}

// Those of one value first: the period may read them. The others are read on its first day.
void PlanBuilder::compile_parameters() {
  const std::size_t count = rules_.parameters.size();
  plan_->parameters.resize(count);
  sound_parameters_.resize(count, false);
  for (const bool first : {true, false}) {
    for (std::size_t i = 0; i < count; ++i) {
      if (first == (!rules_.period || !is_dated(rules_.parameters[i]))) compile_parameter(i);
    }
    if (first) compile_period();
  }
}

void PlanBuilder::compile_definitions() {
  for (std::size_t i = 0; i < rules_.definitions.size(); ++i) definition(i, 0);
}

/// Tells the definition being compiled, if any, how deep it goes by reading this one.
/// False, and R042, when this one goes too deep itself: evaluation goes down as deep, whatever the order of
/// the file.
bool PlanBuilder::note_depth(std::size_t index) {
  const int depth = definition_depths_[index] + 1;
  if (!running_.empty())
    definition_depths_[running_.back()] = std::max(definition_depths_[running_.back()], depth);
  if (depth <= kMaxDefinitionDepth) return true;
  if (definition_states_[index] == State::running) {
    error("R042", rules_.definitions[index].id_at, {rules_.definitions[index].id});
  }
  return false;
}

std::optional<SlotId> PlanBuilder::definition(std::size_t index, ContextId context) {
  const Definition& stated = rules_.definitions[index];
  if (context == 0) {
    State& state = definition_states_[index];
    if (state == State::running) {
      std::string circle;
      const auto first = std::find(running_.begin(), running_.end(), index);
      for (auto it = first; it != running_.end(); ++it) circle += rules_.definitions[*it].id + " → ";
      error("R017", stated.id_at, {circle + stated.id});
      state = State::failed;
    }
    if (state == State::failed) return std::nullopt;
    if (state == State::done) {
      note_depth(index);
      return plan_->contexts[0].definitions[index];
    }
    if (running_.size() >= static_cast<std::size_t>(kMaxDefinitionDepth)) {
      error("R042", stated.id_at, {stated.id});
      state = State::failed;
      return std::nullopt;
    }
    state = State::running;
    running_.push_back(index);
    auto node = definition_node(stated, context, index);
    running_.pop_back();
    if (node && plan_->program.nodes[*node].type == kChoice) {
      error("R120", stated.formula.literal, {stated.formula.formula.text});
      node.reset();
    }
    if (!note_depth(index) || !node || definition_states_[index] == State::failed) {
      definition_states_[index] = State::failed;
      return std::nullopt;
    }
    definition_states_[index] = State::done;
    plan_->contexts[0].definitions[index] = push(*node);
    return plan_->contexts[0].definitions[index];
  }
  const auto plain = definition(index, 0);
  if (plan_->contexts[context].definitions[index]) return plan_->contexts[context].definitions[index];
  if (!plain || !reads_replaced(*plain, context)) return plain;
  const auto node = definition_node(stated, context, index);
  if (!node) return std::nullopt;
  plan_->contexts[context].definitions[index] = push(*node);
  return plan_->contexts[context].definitions[index];
}

bool PlanBuilder::reads_replaced(SlotId slot, ContextId context) {
  auto [at, first] = replaced_.try_emplace(context);
  ReadsOf& replaced = at->second;
  if (first) {
    replaced.inputs.resize(rules_.inputs.size());
    for (const auto& [input, by] : plan_->contexts[context].replaced) replaced.inputs[input] = true;
  }
  return reads_one_of(slot, replaced);
}

bool PlanBuilder::reads_one_of(SlotId slot, ReadsOf& asked) const {
  const auto reads = [&](const auto& self, NodeId id) -> bool {
    if (id == kNoNode) return false;
    const OpNode& node = plan_->program.nodes[id];
    if (node.op == Op::slot) return reads_one_of(node.index, asked);
    const bool of_input = node.op == Op::input || node.op == Op::known || node.op == Op::otherwise;
    return (of_input && asked.inputs[node.index]) || self(self, node.a) || self(self, node.b) ||
           self(self, node.c);
  };
  if (asked.slots.size() <= slot) asked.slots.resize(plan_->program.slots.size());
  if (!asked.slots[slot]) asked.slots[slot] = reads(reads, plan_->program.slots[slot]);
  return *asked.slots[slot];
}

void PlanBuilder::compile_messages() {
  const Site everything{0, true, plan_->amounts.size()};
  for (const Constraint& constraint : rules_.constraints) {
    plan_->constraints.push_back(constraint.cell.known() ? refusal(constraint)
                                                         : slot(constraint.holds, kBoolean, Site{}));
  }
  for (const RuleNote& note : rules_.notes) plan_->notes.push_back(slot(note.when, kBoolean, everything));
  for (const Deadline& deadline : rules_.deadlines)
    plan_->deadlines.push_back(slot(deadline.date, kDate, everything));
}

}  // namespace aci
