#include "study/coverage.h"

#include <algorithm>

#include "base/decimal.h"

namespace aci {
namespace {

bool is_extremum(Op op) {
  return op == Op::minimum || op == Op::maximum;
}

/// One unit of an input's last decimal; a day for a date.
std::optional<Rational> step_of(const Input& input) {
  if (input.type == InputType::date) return Rational(1);
  if (input.type == InputType::boolean || input.type == InputType::text) return std::nullopt;
  return parse_decimal("1e-" + std::to_string(input.decimals));
}

}  // namespace

Coverage::Coverage(std::shared_ptr<const Plan> plan) : plan_(std::move(plan)) {
  depends_.resize(plan_->program.nodes.size());
  list_indicators();
  list_nodes();
}

void Coverage::add_item(Kind kind, std::string name, Place place, bool seen) {
  items_.push_back({kind, std::move(name), std::move(place), seen});
}

void Coverage::list_indicators() {
  const RuleSet& rules = *plan_->rules;
  for (const Indicator& indicator : rules.indicators) {
    const auto named = [&](const Element& element) { return indicator.id + "." + element.id; };
    IndicatorItems slots;
    slots.met = items_.size();
    add_item(Kind::indicator_met, indicator.id, rules.place(indicator.id_at));
    // Without a requirement it is always met.
    if (!indicator.requirements.empty()) {
      add_item(Kind::indicator_unmet, indicator.id, rules.place(indicator.id_at));
    }
    for (const Requirement& requirement : indicator.requirements) {
      slots.requirements.push_back(items_.size());
      add_item(Kind::requirement_fails, named(requirement), rules.place(requirement.id_at));
    }
    for (const Part& part : indicator.parts) {
      slots.parts.push_back(items_.size());
      add_item(Kind::part_applies, named(part), rules.place(part.id_at));
      if (part.when) add_item(Kind::part_does_not_apply, named(part), rules.place(part.id_at));
    }
    for (const Reduction& reduction : indicator.reductions) {
      slots.reductions.push_back(items_.size());
      add_item(Kind::reduction_applies, named(reduction), rules.place(reduction.id_at));
      if (reduction.when)
        add_item(Kind::reduction_does_not_apply, named(reduction), rules.place(reduction.id_at));
    }
    indicators_.push_back(std::move(slots));
  }
  first_exemption_ = items_.size();
  for (const Exemption& exemption : rules.exemptions) {
    add_item(Kind::exemption_used, exemption.id, rules.place(exemption.id_at));
  }
}

void Coverage::add(const Assessment& assessment) {
  const RuleSet& rules = *plan_->rules;
  for (const IndicatorLine& line : assessment.indicators) {
    const IndicatorItems& slots = indicators_[line.index];
    see(slots.met, line.met);
    for (const std::size_t unmet : line.unmet) {
      see(slots.met + 1, true);
      see(slots.requirements[unmet], true);
    }
    if (!line.met) continue;
    const auto applied = [](const std::vector<ScoreLine>& lines, std::size_t index) {
      return std::any_of(lines.begin(), lines.end(),
                         [&](const ScoreLine& each) { return each.index == index; });
    };
    const auto look = [&](const auto& stated, const auto& items, const std::vector<ScoreLine>& lines) {
      for (std::size_t i = 0; i < stated.size(); ++i) {
        const bool applies = applied(lines, i);
        see(*items[i], applies);
        if (stated[i].when) see(*items[i] + 1, !applies);
      }
    };
    look(rules.indicators[line.index].parts, slots.parts, line.parts);
    look(rules.indicators[line.index].reductions, slots.reductions, line.reductions);
  }
  if (assessment.gate.exemption) see(first_exemption_ + *assessment.gate.exemption, true);
}

std::string Coverage::text_of(const Place& place) const {
  return std::string(place.file->text().substr(place.span.begin, place.span.end - place.span.begin));
}

void Coverage::list_nodes() {
  const Program& program = plan_->program;
  for (NodeId id = 0; id < program.nodes.size(); ++id) {
    const OpNode& node = program.nodes[id];
    const bool branch = node.op == Op::conditional;
    if (!branch && !is_comparison(node.op) && !is_extremum(node.op)) continue;
    // What the engine itself adds stands at the place of its first operand.
    const OpNode& first = program.nodes[node.a];
    const bool of_engine =
        node.place.file == nullptr || (first.op == Op::slot && first.place.span == node.place.span);
    if (of_engine) continue;
    if (!branch) {
      list_threshold(id);
      continue;
    }
    const auto key = std::make_pair(node.place.span.begin, node.place.span.end);
    const auto known = branch_at_.find(key);
    if (known != branch_at_.end()) {
      branches_[id] = known->second;
      continue;
    }
    branch_at_[key] = branches_[id] = items_.size();
    add_item(Kind::branch_then, text_of(node.place), node.place);
    add_item(Kind::branch_else, text_of(node.place), node.place);
  }
}

/// A threshold has one side that no structure moves.
void Coverage::list_threshold(NodeId id) {
  const OpNode& node = plan_->program.nodes[id];
  if (plan_->program.nodes[node.a].type == kBoolean) return;
  const bool a_moves = depends_on_inputs(node.a);
  if (a_moves == depends_on_inputs(node.b)) return;
  // clamp is two operations at one place.
  const auto key =
      std::make_tuple(node.place.span.begin, node.place.span.end, static_cast<std::uint32_t>(node.op));
  const auto known = threshold_at_.find(key);
  if (known != threshold_at_.end()) {
    thresholds_[id] = known->second;
    return;
  }
  Threshold out{items_.size(), {true, true, true}, std::nullopt, a_moves};
  const auto moving = linear(a_moves ? node.a : node.b);
  const auto fixed = linear(a_moves ? node.b : node.a);
  if (moving && moving->input && !moving->factor.is_zero()) {
    const Input& input = plan_->rules->inputs[*moving->input];
    const Rational size = moving->factor.is_negative() ? -moving->factor : moving->factor;
    const auto step = step_of(input);
    if (step) out.step = multiply(*step, size);
    // The bounds of the input say which sides no structure can reach.
    if (fixed && !fixed->input && input.min && input.max) {
      const auto at = [&](const Rational& value) {
        const auto product = multiply(value, moving->factor);
        return product ? aci::add(*product, moving->offset) : std::nullopt;
      };
      auto low = at(moving->factor.is_negative() ? *input.max : *input.min);
      auto high = at(moving->factor.is_negative() ? *input.min : *input.max);
      if (low && high) {
        out.possible = {*low < fixed->offset, *low <= fixed->offset && fixed->offset <= *high,
                        *high > fixed->offset};
      }
    }
  }
  const Kind kinds[] = {Kind::threshold_below, Kind::threshold_at, Kind::threshold_above};
  for (std::size_t i = 0; i < 3; ++i) {
    if (out.possible[i]) add_item(kinds[i], text_of(node.place), node.place);
  }
  threshold_at_[key] = out;
  thresholds_[id] = out;
}

bool Coverage::depends_on_inputs(NodeId id) const {
  if (id == kNoNode) return false;
  if (depends_[id]) return *depends_[id];
  const OpNode& node = plan_->program.nodes[id];
  bool depends = node.op == Op::input || node.op == Op::known || node.op == Op::otherwise;
  // A parameter that changes with the years is no less a threshold.
  if (!depends && node.op == Op::slot) depends = depends_on_inputs(plan_->program.slots[node.index]);
  if (!depends && node.op != Op::slot && node.op != Op::dated) {
    depends = depends_on_inputs(node.a) || depends_on_inputs(node.b) || depends_on_inputs(node.c);
  }
  depends_[id] = depends;
  return depends;
}

std::optional<Coverage::Linear> Coverage::linear(NodeId id) const {
  const OpNode& node = plan_->program.nodes[id];
  switch (node.op) {
    case Op::constant:
      return Linear{std::nullopt, Rational(0), node.value};
    case Op::input:
      return Linear{node.index, Rational(1), Rational(0)};
    case Op::slot:
      return linear(plan_->program.slots[node.index]);
    case Op::negate:
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
      break;
    default:
      return std::nullopt;
  }
  const auto a = linear(node.a);
  const auto b = node.op == Op::negate ? std::optional(Linear{}) : linear(node.b);
  if (!a || !b || (a->input && b->input)) return std::nullopt;
  const auto both = [&](auto op) -> std::optional<Linear> {
    const auto factor = op(a->factor, b->factor);
    const auto offset = op(a->offset, b->offset);
    if (!factor || !offset) return std::nullopt;
    return Linear{a->input ? a->input : b->input, *factor, *offset};
  };
  if (node.op == Op::negate) return Linear{a->input, -a->factor, -a->offset};
  if (node.op == Op::add) return both([](const Rational& x, const Rational& y) { return aci::add(x, y); });
  if (node.op == Op::subtract) {
    return both([](const Rational& x, const Rational& y) { return subtract(x, y); });
  }
  if (node.op == Op::divide && b->input) return std::nullopt;
  const Linear& moving = b->input ? *b : *a;
  const Rational by = b->input ? a->offset : b->offset;
  const auto scaled = [&](const Rational& x) {
    return node.op == Op::divide ? divide(x, by) : multiply(x, by);
  };
  const auto factor = scaled(moving.factor);
  const auto offset = scaled(moving.offset);
  if (!factor || !offset) return std::nullopt;
  return Linear{moving.input, *factor, *offset};
}

void Coverage::chose(NodeId node, bool first) {
  const auto found = branches_.find(node);
  if (found != branches_.end()) see(found->second + (first ? 0 : 1), true);
}

void Coverage::combined(NodeId node, const Rational& a, const Rational& b) {
  const auto found = thresholds_.find(node);
  if (found == thresholds_.end()) return;
  const Threshold& threshold = found->second;
  const auto above = threshold.moving_is_a ? subtract(a, b) : subtract(b, a);
  if (!above) return;
  const Rational& by = *above;
  const bool near = !threshold.step || (by.is_negative() ? -by : by) <= *threshold.step;
  const bool happened[] = {by.is_negative() && near, by.is_zero(), by > Rational(0) && near};
  std::size_t item = threshold.first_item;
  for (std::size_t i = 0; i < 3; ++i) {
    if (threshold.possible[i]) see(item++, happened[i]);
  }
}

std::vector<CoverageItem> Coverage::items() const {
  std::vector<CoverageItem> out = items_;
  std::stable_sort(out.begin(), out.end(), [](const CoverageItem& a, const CoverageItem& b) {
    return a.place.span.begin < b.place.span.begin;
  });
  return out;
}

}  // namespace aci
