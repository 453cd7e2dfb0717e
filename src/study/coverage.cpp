#include "study/coverage.h"

#include <algorithm>
#include <tuple>

#include "base/decimal.h"
#include "base/iso_date.h"
#include "base/rounding.h"
#include "formula/operators_and_functions.h"
#include "ruleset/read_tables.h"

namespace aci {
namespace {

/// One unit of an input's last decimal; a day for a date.
std::optional<Rational> step_of(const Input& input) {
  if (input.type == InputType::date) return Rational(1);
  if (!is_numeric(input.type)) return std::nullopt;
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
  NodeId node = kNoNode;  ///< Where the input is read.
};

std::optional<Linear> linear(const Program& program, NodeId id) {
  const OpNode& node = program.nodes[id];
  if (node.op == Op::constant) return Linear{std::nullopt, Rational(0), node.value};
  if (node.op == Op::input) return Linear{node.index, Rational(1), Rational(0), id};
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
  return Linear{a->input ? a->input : b->input, *factor, *offset, a->input ? a->node : b->node};
}

}  // namespace

struct Coverage::RowItem {
  std::string name;
  RowStart start = RowStart::least;
  bool refused_below = false;
  bool refused_above = false;
};

void Coverage::take_rows(const std::string& path, const std::vector<TableRow>& rows,
                         std::map<Place, RowItem>& out) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const TableRow& row = rows[i];
    const std::string name = path + " " + row.key;
    const bool below = row.start != RowStart::choice && i > 0 && is_refused(rows[i - 1]);
    out[row.at] = {name, row.start, below, is_refused(row)};
    take_rows(name, row.rows, out);
  }
}

/// By the place of its key.
std::map<Place, Coverage::RowItem> Coverage::rows_by_place(const RuleSet& rules) {
  std::map<Place, RowItem> out;
  for (const Definition& table : rules.definitions) {
    for (const DatedRows& dated : table.dated) {
      take_rows(table.id + (dated.dated() ? " " + to_iso(dated.from) : ""), dated.rows, out);
    }
  }
  return out;
}

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
    const auto applied = [](const std::vector<ScoreLine>& lines, std::size_t k) {
      return std::ranges::count(lines, k, &ScoreLine::index) > 0;
    };
    for (std::size_t k = 0; k < indicator.parts.size(); ++k) {
      const Part& part = indicator.parts[k];
      const bool applies = applied(line.parts, k);
      const bool lacks = std::ranges::count(line.not_given, k) > 0;
      // Once a part counts alone, nothing is asked of those behind it.
      const bool asked = indicator.cumulate || line.parts.empty() || line.parts.front().index >= k;
      item(Kind::part_applies, named(part), part.id_at, line.met && applies);
      if (part.when) {
        item(Kind::part_does_not_apply, named(part), part.id_at, line.met && !applies && !lacks && asked);
      }
      if (part.given) item(Kind::part_not_given, named(part), part.id_at, line.met && lacks);
    }
    for (std::size_t k = 0; k < indicator.reductions.size(); ++k) {
      const Reduction& reduction = indicator.reductions[k];
      const bool applies = applied(line.reductions, k);
      item(Kind::reduction_applies, named(reduction), reduction.id_at, line.met && applies);
      if (reduction.when)
        item(Kind::reduction_does_not_apply, named(reduction), reduction.id_at, line.met && !applies);
    }
  }
  for (std::size_t i = 0; i < rules.exemptions.size(); ++i) {
    item(Kind::exemption_used, rules.exemptions[i].id, rules.exemptions[i].id_at,
         assessment != nullptr && assessment->gate.exemption == i);
  }
}

/// The name of a branch or a threshold. Where it is that of a row, the sides that refuse are left out: nobody
/// is computed who falls there.
std::string Coverage::narrow(Watched& watched, const std::map<Place, RowItem>& rows, const Place& place) {
  const auto row = rows.find(place);
  if (row == rows.end()) return std::string(place.text());
  const RowItem& item = row->second;
  const bool at = item.start == RowStart::above ? item.refused_below : item.refused_above;
  const std::array<bool, 3> refused = item.start == RowStart::choice
                                          ? std::array{item.refused_above, false, false}
                                          : std::array{item.refused_below, at, item.refused_above};
  for (std::size_t i = 0; i < 3; ++i) watched.possible[i] = watched.possible[i] && !refused[i];
  return item.name;
}

void Coverage::list_nodes() {
  const Program& program = plan_->program;
  const std::vector<bool> moved = moved_by_inputs(program);
  const std::vector<bool> kept = under_kept_readings(program);
  std::vector<NodeId> asked;
  std::map<NodeId, WatchedThreshold> thresholds;
  const std::map<Place, RowItem> rows = rows_by_place(*plan_->rules);
  for (NodeId id = 0; id < program.nodes.size(); ++id) {
    const OpNode& node = program.nodes[id];
    if (!kept[id]) continue;
    const bool branch = node.op == Op::conditional;
    const bool extremum = node.op == Op::minimum || node.op == Op::maximum;
    if (!branch && !is_comparison(node.op) && !extremum) continue;
    // A row that begins at a bound is asked for by that threshold, once.
    const auto row = rows.find(node.place);
    const bool bound = row != rows.end() && row->second.start != RowStart::choice;
    if (bound && (branch || node.op == Op::maximum)) continue;
    // What the engine itself adds stands at the place of its first operand.
    const OpNode& first = program.nodes[node.a];
    if (!node.place.known() || (first.op == Op::slot && first.place == node.place)) continue;
    // A threshold has one side that no structure moves.
    if (!branch && (first.type == kBoolean || moved[node.a] == moved[node.b])) continue;
    // A row is asked for once, by where it begins.
    if (rows.contains(node.place) && (branch || node.op == Op::maximum)) continue;
    asked.push_back(id);
    if (!branch)
      thresholds.emplace(id, threshold(node, moved[node.a]).value_or(WatchedThreshold{moved[node.a]}));
  }
  const Possibilities possible = possibilities(*plan_, thresholds);
  // A formula is compiled once a context: its nodes share the items of the text they come from. clamp is two
  // operations at one place.
  std::map<std::pair<Place, Op>, Watched> known;
  for (const NodeId id : asked) {
    const OpNode& node = program.nodes[id];
    Watched& watched = known[{node.place, node.op}];
    watched.of_choice = program.nodes[node.a].type == kChoice;
    watched.moving_is_a = moved[node.a];
    if (node.op != Op::conditional) watched.step = step_in(node, moved[node.a]);
    add_possible(watched, id, possible);
  }
  for (auto& [text, watched] : known) list(watched, text.first, text.second == Op::conditional, rows);
  for (const NodeId id : asked) watched_[id] = known[{program.nodes[id].place, program.nodes[id].op}];
}

void Coverage::list(Watched& watched, const Place& place, bool branch, const std::map<Place, RowItem>& rows) {
  static constexpr Kind kBranches[] = {Kind::branch_then, Kind::branch_else, {}};
  static constexpr Kind kChoices[] = {Kind::choice_taken, Kind::choice_left, {}};
  static constexpr Kind kSides[] = {Kind::threshold_below, Kind::threshold_at, Kind::threshold_above};
  const Kind* const kinds = branch ? kBranches : watched.of_choice ? kChoices : kSides;
  const std::string name = narrow(watched, rows, place);
  watched.first_item = items_.size();
  for (std::size_t i = 0; i < watched.possible.size(); ++i) {
    if (watched.possible[i]) items_.push_back({kinds[i], name, place});
  }
}

void Coverage::add_possible(Watched& out, NodeId id, const Possibilities& all) {
  const auto outcomes = all.outcomes.find(id);
  const auto sides = all.sides.find(id);
  std::array<bool, 3> possible = {true, true, !out.of_choice};
  if (outcomes != all.outcomes.end()) {
    possible = {outcomes->second[0], outcomes->second[1], false};
  } else if (sides != all.sides.end()) {
    const auto& [below, at, above] = sides->second;
    possible = sides->second;
    if (out.of_choice) possible = {at, below || above, false};
  }
  for (std::size_t i = 0; i < possible.size(); ++i) out.possible[i] = out.possible[i] || possible[i];
}

std::optional<Rational> Coverage::step_in(const OpNode& node, bool a_moves) const {
  const auto moving = linear(plan_->program, a_moves ? node.a : node.b);
  if (!moving || !moving->input || moving->factor.is_zero()) return std::nullopt;
  const auto step = step_of(plan_->rules->inputs[*moving->input]);
  if (!step) return std::nullopt;
  return multiply(*step, moving->factor.is_negative() ? -moving->factor : moving->factor);
}

std::optional<WatchedThreshold> Coverage::threshold(const OpNode& node, bool a_moves) const {
  const auto moving = linear(plan_->program, a_moves ? node.a : node.b);
  const auto fixed = linear(plan_->program, a_moves ? node.b : node.a);
  if (!moving || !moving->input || moving->factor.is_zero() || !fixed || fixed->input) return std::nullopt;
  const Input& input = plan_->rules->inputs[*moving->input];
  const auto offset = subtract(fixed->offset, moving->offset);
  const auto value = offset ? divide(*offset, moving->factor) : std::nullopt;
  const Rational unit = input_unit(input);
  const auto near = input.type == InputType::choice ? Rational(static_cast<int>(input.choices.size()))
                                                    : step_of(input).value_or(unit);
  const auto below = value ? round_to(*value, unit, RoundingMode::floor) : std::nullopt;
  const auto least = value ? subtract(*value, near) : std::nullopt;
  const auto most = value ? aci::add(*value, near) : std::nullopt;
  const auto above = below ? aci::add(*below, unit) : std::nullopt;
  const bool reached = value == below;
  const auto under = reached && below ? subtract(*below, unit) : below;
  if (!least || !most || !above || !under) return std::nullopt;
  WatchedThreshold out{
      a_moves, moving->node, {Narrowing{least, under}, std::nullopt, Narrowing{above, most}}};
  if (reached) out.sides[1] = Narrowing{value, value};
  if (moving->factor.is_negative()) std::swap(out.sides[0], out.sides[2]);
  return out;
}

void Coverage::chose(NodeId node, bool first) {
  const auto found = watched_.find(node);
  if (found == watched_.end()) return;
  see_side(found->second, first ? 0 : 1, true);
}

void Coverage::combined(NodeId node, const Rational& a, const Rational& b) {
  const auto found = watched_.find(node);
  if (found == watched_.end()) return;
  const Watched& threshold = found->second;
  if (threshold.of_choice) return see_side(threshold, a == b ? 0 : 1, true);
  const auto above = threshold.moving_is_a ? subtract(a, b) : subtract(b, a);
  if (!above) return;
  const Rational& by = *above;
  const bool near = !threshold.step || (by.is_negative() ? -by : by) <= *threshold.step;
  const bool happened[] = {by.is_negative() && near, by.is_zero(), by > Rational(0) && near};
  for (std::size_t i = 0; i < 3; ++i) see_side(threshold, i, happened[i]);
}

/// Only the sides that are possible have an item.
void Coverage::see_side(const Watched& watched, std::size_t side, bool happened) {
  if (!watched.possible[side]) return;
  const auto* const first = watched.possible.begin();
  see(watched.first_item + static_cast<std::size_t>(std::count(first, first + side, true)), happened);
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
