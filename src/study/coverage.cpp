#include "study/coverage.h"

#include <algorithm>
#include <tuple>

#include "base/decimal.h"
#include "formula/operators_and_functions.h"

namespace aci {
namespace {

/// One unit of an input's last decimal; a day for a date.
std::optional<Rational> step_of(const Input& input) {
  if (input.type == InputType::date) return Rational(1);
  if (input.type == InputType::boolean || input.type == InputType::text) return std::nullopt;
  return parse_decimal("1e-" + std::to_string(input.decimals));
}

/// By node, whether what is computed without another reading may ask for it.
std::vector<bool> under_kept_readings(const Program& program) {
  std::vector<bool> reached(program.nodes.size(), false);
  std::vector<NodeId> to_visit = program.slots;
  while (!to_visit.empty()) {
    const NodeId id = to_visit.back();
    to_visit.pop_back();
    if (id == kNoNode || reached[id]) continue;
    reached[id] = true;
    const OpNode& node = program.nodes[id];
    to_visit.push_back(node.a);
    if (node.op != Op::alternative) to_visit.push_back(node.b);
    to_visit.push_back(node.c);
  }
  return reached;
}

/// By node, whether an input moves it. A parameter that changes with the years moves nothing.
std::vector<bool> moved_by_inputs(const Program& program) {
  std::vector<bool> moved;
  const auto moves = [&](NodeId id) { return id != kNoNode && moved[id]; };
  for (const OpNode& node : program.nodes) {  // Operands and slots come before what uses them.
    const bool input = node.op == Op::input || node.op == Op::known || node.op == Op::otherwise;
    const bool slot = node.op == Op::slot && moves(program.slots[node.index]);
    const bool operand = node.op != Op::dated && (moves(node.a) || moves(node.b) || moves(node.c));
    moved.push_back(input || slot || operand);
  }
  return moved;
}

/// How a side of a comparison follows an input: factor × input + offset.
struct Linear {
  std::optional<std::uint32_t> input;  ///< Absent: a constant.
  Rational factor{0};
  Rational offset{0};
};

std::optional<Linear> linear(const Program& program, NodeId id) {
  const OpNode& node = program.nodes[id];
  if (node.op == Op::constant) return Linear{std::nullopt, Rational(0), node.value};
  if (node.op == Op::input) return Linear{node.index, Rational(1), Rational(0)};
  if (node.op == Op::slot) return linear(program, program.slots[node.index]);
  if (node.op == Op::alternative) return linear(program, node.a);
  const bool sum = node.op == Op::negate || node.op == Op::add || node.op == Op::subtract;
  if (!sum && node.op != Op::multiply && node.op != Op::divide) return std::nullopt;
  auto a = node.op == Op::negate ? std::optional(Linear{}) : linear(program, node.a);
  auto b = linear(program, node.op == Op::negate ? node.a : node.b);
  if (!a || !b || (a->input && b->input) || (node.op == Op::divide && b->input)) return std::nullopt;
  if (node.op == Op::multiply && b->input) std::swap(a, b);
  const auto apply = [op = node.op == Op::negate ? Op::subtract : node.op](const Rational& x,
                                                                           const Rational& y) {
    return apply_op(op, x, y, Rational(0)).value;
  };
  const auto factor = apply(a->factor, sum ? b->factor : b->offset);
  const auto offset = apply(a->offset, b->offset);
  if (!factor || !offset) return std::nullopt;
  return Linear{a->input ? a->input : b->input, *factor, *offset};
}

}  // namespace

Coverage::Coverage(std::shared_ptr<const Plan> plan) : plan_(std::move(plan)) {
  look_at(nullptr);
  list_nodes();
}

void Coverage::look_at(const Assessment* assessment) {
  std::size_t at = 0;
  const auto item = [&](Kind kind, const std::string& name, const Place& place, bool happened) {
    if (assessment != nullptr) return see(at++, happened);
    items_.push_back({kind, name, place});
  };
  const IndicatorLine nothing{};
  const RuleSet& rules = *plan_->rules;
  for (std::size_t i = 0; i < rules.indicators.size(); ++i) {
    const Indicator& indicator = rules.indicators[i];
    const IndicatorLine& line = assessment != nullptr ? assessment->indicators[i] : nothing;
    const auto named = [&](const Element& element) { return indicator.id + "." + element.id; };
    item(Kind::indicator_met, indicator.id, indicator.id_at, line.met);
    // Without a requirement it is always met.
    if (!indicator.requirements.empty()) {
      item(Kind::indicator_unmet, indicator.id, indicator.id_at, !line.unmet.empty());
    }
    for (std::size_t k = 0; k < indicator.requirements.size(); ++k) {
      const bool fails = std::find(line.unmet.begin(), line.unmet.end(), k) != line.unmet.end();
      item(Kind::requirement_fails, named(indicator.requirements[k]), indicator.requirements[k].id_at, fails);
    }
    const auto scores = [&](const auto& stated, const std::vector<ScoreLine>& lines, Kind applies,
                            Kind passed_over) {
      for (std::size_t k = 0; k < stated.size(); ++k) {
        const bool applied =
            std::any_of(lines.begin(), lines.end(), [&](const ScoreLine& each) { return each.index == k; });
        item(applies, named(stated[k]), stated[k].id_at, line.met && applied);
        if (stated[k].when) item(passed_over, named(stated[k]), stated[k].id_at, line.met && !applied);
      }
    };
    scores(indicator.parts, line.parts, Kind::part_applies, Kind::part_does_not_apply);
    scores(indicator.reductions, line.reductions, Kind::reduction_applies, Kind::reduction_does_not_apply);
  }
  for (std::size_t i = 0; i < rules.exemptions.size(); ++i) {
    item(Kind::exemption_used, rules.exemptions[i].id, rules.exemptions[i].id_at,
         assessment != nullptr && assessment->gate.exemption == i);
  }
}

void Coverage::list_nodes() {
  const Program& program = plan_->program;
  const std::vector<bool> moved = moved_by_inputs(program);
  // A formula is compiled once a context: its nodes share the items of the text they come from. clamp is two
  // operations at one place.
  std::map<std::pair<Place, Op>, Watched> known;
  const std::vector<bool> kept = under_kept_readings(program);
  for (NodeId id = 0; id < program.nodes.size(); ++id) {
    const OpNode& node = program.nodes[id];
    if (!kept[id]) continue;
    const bool branch = node.op == Op::conditional;
    const bool extremum = node.op == Op::minimum || node.op == Op::maximum;
    if (!branch && !is_comparison(node.op) && !extremum) continue;
    // What the engine itself adds stands at the place of its first operand.
    const OpNode& first = program.nodes[node.a];
    if (!node.place.known() || (first.op == Op::slot && first.place == node.place)) continue;
    // A threshold has one side that no structure moves.
    if (!branch && (first.type == kBoolean || moved[node.a] == moved[node.b])) continue;
    const auto [found, is_new] = known.try_emplace({node.place, node.op}, Watched{items_.size()});
    Watched& watched = found->second;
    if (is_new) {
      if (branch) watched.possible[2] = false;
      if (!branch) set_threshold(watched, node, moved[node.a]);
      const Kind answers[] = {Kind::branch_then, Kind::branch_else, {}};
      const Kind sides[] = {Kind::threshold_below, Kind::threshold_at, Kind::threshold_above};
      for (std::size_t i = 0; i < 3; ++i) {
        const Kind kind = branch ? answers[i] : sides[i];
        if (watched.possible[i]) items_.push_back({kind, std::string(node.place.text()), node.place});
      }
    }
    watched_[id] = watched;
  }
}

void Coverage::set_threshold(Watched& out, const OpNode& node, bool a_moves) const {
  out.moving_is_a = a_moves;
  const auto moving = linear(plan_->program, a_moves ? node.a : node.b);
  const auto fixed = linear(plan_->program, a_moves ? node.b : node.a);
  if (!moving || !moving->input || moving->factor.is_zero()) return;
  const Input& input = plan_->rules->inputs[*moving->input];
  const bool falls = moving->factor.is_negative();
  if (const auto step = step_of(input)) out.step = multiply(*step, falls ? -moving->factor : moving->factor);
  // The bounds of the input say which sides no structure can reach.
  if (!fixed || fixed->input || !input.min || !input.max) return;
  const auto at = [&](const Rational& value) {
    const auto product = multiply(value, moving->factor);
    return product ? aci::add(*product, moving->offset) : std::nullopt;
  };
  const auto low = at(falls ? *input.max : *input.min);
  const auto high = at(falls ? *input.min : *input.max);
  if (!low || !high) return;
  const Rational& limit = fixed->offset;
  out.possible = {*low < limit, *low <= limit && limit <= *high, *high > limit};
}

void Coverage::chose(NodeId node, bool first) {
  const auto found = watched_.find(node);
  if (found != watched_.end()) see(found->second.first_item + (first ? 0 : 1), true);
}

void Coverage::combined(NodeId node, const Rational& a, const Rational& b) {
  const auto found = watched_.find(node);
  if (found == watched_.end()) return;
  const Watched& threshold = found->second;
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

Coverage& Coverage::under(const std::shared_ptr<const Plan>& other) {
  if (other == plan_) return *this;
  for (Coverage& each : rereadings_) {
    if (each.plan_ == other || each.plan_->rules->read_as == other->rules->read_as) return each;
  }
  return rereadings_.emplace_back(other);
}

std::size_t Coverage::seen() const {
  return static_cast<std::size_t>(std::ranges::count(items(), true, &CoverageItem::seen));
}

Rational Coverage::share() const {
  const auto count = items().size();
  if (count == 0) return Rational(1);
  return *Rational::make(static_cast<Int128>(seen()), static_cast<Int128>(count));
}

std::vector<CoverageItem> Coverage::items() const {
  std::vector<CoverageItem> out = items_;
  // A text that readings share is one text, wherever it is seen.
  const auto key = [](const CoverageItem& item) { return std::tuple(item.place, item.kind, item.name); };
  std::map<std::tuple<Place, Kind, std::string>, std::size_t> known;
  for (std::size_t i = 0; i < out.size(); ++i) known.emplace(key(out[i]), i);
  for (const Coverage& each : rereadings_) {
    for (const CoverageItem& item : each.items_) {
      const auto [found, is_new] = known.try_emplace(key(item), out.size());
      if (is_new)
        out.push_back(item);
      else
        out[found->second].seen = out[found->second].seen || item.seen;
    }
  }
  std::ranges::stable_sort(out, {}, [](const CoverageItem& item) { return item.place.begin(); });
  return out;
}

}  // namespace aci
