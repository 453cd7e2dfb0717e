// Tables and scales, as operations: the row where a structure falls is found by halves, so that the work, and
// the depth of evaluation, grow with the logarithm of the rows. Choices are looked at one after another.

#include <algorithm>

#include "base/closest_match.h"
#include "ruleset/plan_builder.h"

namespace aci {

namespace {

Op starts_with(RowStart start) {
  return start == RowStart::at_least ? Op::greater_equal : Op::greater;
}

}  // namespace

std::optional<NodeId> PlanBuilder::value_of(const Definition& stated, const Site& site, TableSlots& here) {
  if (stated.kind == DefinitionKind::formula) return compile(stated.formula, site);
  if (!compile_axes(stated, site, here)) return std::nullopt;
  std::vector<NodeId> versions;
  std::optional<Type> type;
  bool sound = !stated.dated.empty();
  for (const DatedRows& dated : stated.dated) {
    auto& rows = here.dated.emplace_back();
    const bool scale = stated.kind == DefinitionKind::scale;
    const auto node = scale ? scale_node(dated.rows, here, site, type, rows)
                            : rows_node(dated.rows, here, 0, site, type, rows);
    sound = sound && node;
    versions.push_back(node.value_or(kNoNode));
  }
  if (!sound) return std::nullopt;
  if (stated.dated.front().dated() && period_ == State::running) {
    error("R125", stated.id_at, {stated.id});  // The first day would depend on itself.
    return std::nullopt;
  }
  const Date first = stated.dated.front().from;
  if (rules_.first_year > 0 && first > std::chrono::year(rules_.first_year) / 1 / 1) {
    error("R022", stated.id_at, {stated.id, std::to_string(rules_.first_year)});
  }
  NodeId value = versions.front();
  for (std::size_t i = 1; i < versions.size(); ++i) {
    const Type of = plan_->program.nodes[value].type;
    value = plan_->program.apply(Op::conditional, of, read_from(stated.dated[i].from), versions[i], value);
  }
  return value;
}

std::optional<NodeId> PlanBuilder::definition_node(const Definition& stated, ContextId context,
                                                   std::size_t index) {
  const Site site{context};
  TableSlots slots;
  auto node = value_of(stated, site, slots);
  if (!node) return node;
  if (stated.kind == DefinitionKind::formula) {
    return with_others(*node, others(stated, &Definition::formula), site);
  }
  plan_->contexts[context].tables[index] = std::move(slots);
  for (const Alternative<Definition>& each : stated.alternatives) {
    TableSlots aside;
    const auto other = value_of(each.element, site, aside);
    if (!other) continue;
    const Type type = plan_->program.nodes[*node].type;
    const Type found = plan_->program.nodes[*other].type;
    if (found == type) {
      node = alternative(each.reading, *node, *other);
    } else {
      error("R015", rules_.readings[each.reading].id_at, {describe(type), describe(found)});
    }
  }
  return node;
}

/// Whether what is dated so is read by the exercise, whose first day decides.
NodeId PlanBuilder::read_from(Date from) {
  Program& program = plan_->program;
  if (plan_->period) {
    return program.apply(Op::greater_equal, kBoolean, slot_node(plan_->period->from),
                         program.constant(Rational(to_serial(from)), kDate));
  }
  OpNode year;
  year.op = Op::input;
  year.type = kNumber;
  year.index = plan_->input(kYearInput).value_or(0);
  const int first = int{from.year()} + (from == from.year() / 1 / 1 ? 0 : 1);
  const NodeId exercise = program.push(std::move(year));
  return program.apply(Op::greater_equal, kBoolean, exercise, program.constant(Rational(first), kNumber));
}

bool PlanBuilder::compile_axes(const Definition& stated, const Site& site, TableSlots& out) {
  bool sound = true;
  for (const RuleFormula& axis : stated.by) {
    const auto node = compile(axis, site);
    if (!node) {
      sound = false;
      continue;
    }
    const OpNode& compiled = plan_->program.nodes[*node];
    const bool choice = compiled.type == kChoice && compiled.op == Op::input;
    const bool ordered = compiled.type == kNumber || compiled.type == kDate;
    const bool scale = stated.kind == DefinitionKind::scale;
    if (scale ? !(compiled.type == kNumber) : !ordered && !choice) {
      error("R140", axis.literal, {describe(compiled.type)});
      sound = false;
      continue;
    }
    TableSlots::Axis added;
    if (choice) added.choices_of = compiled.index;
    added.type = compiled.type;
    added.slot = push(*node);
    out.axes.push_back(added);
  }
  return sound && !stated.by.empty();
}

/// The cell of a row, or its rows of the next axis.
std::optional<NodeId> PlanBuilder::cell_node(const TableRow& row, const TableSlots& table, std::size_t axis,
                                             const Site& site, std::optional<Type>& type, RowSlots& out) {
  if (!row.rows.empty()) return rows_node(row.rows, table, axis + 1, site, type, out.rows);
  if (!row.refused.empty()) return kNoNode;
  const auto node = compile(row.cell, site);
  if (!node) return std::nullopt;
  const Type found = plan_->program.nodes[*node].type;
  if (!type) type = found;
  if (!(found == *type)) {
    error("R015", row.cell.literal, {describe(*type), describe(found)});
    refused_.insert(row.cell.literal.begin());
    return std::nullopt;
  }
  out.cell = push(*node);
  return slot_node(*out.cell);
}

std::optional<NodeId> PlanBuilder::rows_node(const std::vector<TableRow>& rows, const TableSlots& table,
                                             std::size_t axis, const Site& site, std::optional<Type>& type,
                                             std::vector<RowSlots>& out) {
  if (axis >= table.axes.size() || rows.empty()) return std::nullopt;
  std::vector<std::optional<NodeId>> conditions;
  std::vector<NodeId> cells;
  bool sound = check_choices(rows, table.axes[axis]);
  for (const TableRow& row : rows) {
    RowSlots slots;
    conditions.push_back(start_node(row, table.axes[axis], site, slots));
    const auto cell = cell_node(row, table, axis, site, type, slots);
    sound = sound && conditions.back() && cell;
    cells.push_back(cell.value_or(kNoNode));
    out.push_back(std::move(slots));
  }
  if (!sound) return std::nullopt;
  // A refused cell is never computed: those who fall in it are refused first.
  const Type of = type.value_or(kNumber);
  for (NodeId& cell : cells) {
    if (cell == kNoNode) cell = plan_->program.constant(Rational(0), of);
  }
  std::vector<Place> places;
  for (const TableRow& row : rows) places.push_back(row.at);
  std::vector<NodeId> starts;
  for (const auto& condition : conditions) starts.push_back(*condition);
  return table.axes[axis].choices_of ? chain(starts, cells, places) : halves(starts, cells, places);
}

/// The last of the cells whose row has begun; the first row always has.
NodeId PlanBuilder::halves(std::span<const NodeId> starts, std::span<const NodeId> cells,
                           std::span<const Place> places) {
  if (cells.size() == 1) return cells.front();
  const std::size_t half = cells.size() / 2;
  const NodeId above = halves(starts.subspan(half), cells.subspan(half), places.subspan(half));
  const NodeId below = halves(starts.first(half), cells.first(half), places.first(half));
  return choose(starts[half], above, below, places[half]);
}

/// The cell of the choice that is made; that of the last row needs no condition.
NodeId PlanBuilder::chain(std::span<const NodeId> starts, std::span<const NodeId> cells,
                          std::span<const Place> places) {
  NodeId value = cells.back();
  for (std::size_t i = cells.size() - 1; i-- > 0;) value = choose(starts[i], cells[i], value, places[i]);
  return value;
}

NodeId PlanBuilder::choose(NodeId condition, NodeId yes, NodeId no, const Place& place) {
  OpNode node;
  node.op = Op::conditional;
  node.type = plan_->program.nodes[yes].type;
  node.a = condition;
  node.b = yes;
  node.c = no;
  node.place = place;
  return plan_->program.push(std::move(node));
}

/// Whether the row has begun, or is that of the choice; of the first row, that of the least value, true.
std::optional<NodeId> PlanBuilder::start_node(const TableRow& row, const TableSlots::Axis& axis,
                                              const Site& site, RowSlots& out) {
  if (row.start == RowStart::least) return plan_->program.constant(Rational(1), kBoolean);
  if (row.start == RowStart::choice) {
    const bool known = axis.choices_of && element_index(row.key, rules_.inputs[*axis.choices_of].choices);
    if (!known) return std::nullopt;  // Told with the choices.
    return begun(row, axis, out);
  }
  const auto bound = compile(row.bound, site);
  if (!bound) return std::nullopt;
  const Type found = plan_->program.nodes[*bound].type;
  if (!(found == axis.type)) {
    error("R015", row.at, {describe(axis.type), describe(found)});
    return std::nullopt;
  }
  out.bound = push(*bound);
  return begun(row, axis, out);
}

/// Of a row whose bound is compiled, other than that of the least value.
NodeId PlanBuilder::begun(const TableRow& row, const TableSlots::Axis& axis, const RowSlots& slots) {
  OpNode node;
  node.type = kBoolean;
  node.place = row.at;
  if (row.start == RowStart::choice) {
    const auto number = element_index(row.key, rules_.inputs[*axis.choices_of].choices);
    node.op = Op::equal;
    node.b = plan_->program.constant(Rational(static_cast<std::int64_t>(*number)), kChoice);
  } else {
    node.op = starts_with(row.start);
    node.b = slot_node(*slots.bound);
  }
  node.a = slot_node(axis.slot);
  return plan_->program.push(std::move(node));
}

/// Each choice of the input has its row, and no other row is there.
bool PlanBuilder::check_choices(const std::vector<TableRow>& rows, const TableSlots::Axis& axis) {
  const bool by_choice = rows.front().start == RowStart::choice;
  if (by_choice != axis.choices_of.has_value()) {
    error("R141", rows.front().at, {rows.front().key, describe(axis.type)});
    return false;
  }
  if (!by_choice) return true;
  const Input& input = rules_.inputs[*axis.choices_of];
  bool sound = true;
  std::vector<std::string_view> choices;
  for (const Choice& choice : input.choices) choices.push_back(choice.id);
  for (const TableRow& row : rows) {
    used_.insert(input.id + "." + row.key);
    if (element_index(row.key, input.choices)) continue;
    suggest(error("R142", row.at, {row.key, input.id}), row.key, choices);
    sound = false;
  }
  for (const Choice& choice : input.choices) {
    if (!sound || std::ranges::count(rows, choice.id, &TableRow::key) > 0) continue;
    error("R143", rows.back().at, {choice.id, input.id});
    sound = false;
  }
  return sound;
}

/// What lies in each slice, times its rate, summed: `least` begins at 0.
std::optional<NodeId> PlanBuilder::scale_node(const std::vector<TableRow>& rows, const TableSlots& table,
                                              const Site& site, std::optional<Type>& type,
                                              std::vector<RowSlots>& out) {
  bool sound = !rows.empty();
  for (const TableRow& row : rows) {
    RowSlots slots;
    const bool begins = start_node(row, table.axes.front(), site, slots).has_value();
    const bool rated = !row.refused.empty() || cell_node(row, table, 0, site, type, slots).has_value();
    if (!row.refused.empty()) error("R144", row.cell_at);
    sound = sound && begins && rated && row.refused.empty();
    out.push_back(slots);
  }
  if (!sound) return std::nullopt;
  Program& program = plan_->program;
  std::vector<NodeId> terms;
  const NodeId zero = program.constant(Rational(0), kNumber);
  const auto placed = [&](Op op, NodeId a, NodeId b, const Place& place) {
    const NodeId node = program.apply(op, kNumber, a, b);
    program.nodes[node].place = place;
    return node;
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    NodeId quantity = slot_node(table.axes.front().slot);
    if (i + 1 < rows.size()) {
      quantity = placed(Op::minimum, quantity, slot_node(*out[i + 1].bound), rows[i + 1].at);
    }
    if (i > 0) {
      quantity = program.apply(Op::subtract, kNumber, quantity, slot_node(*out[i].bound));
      quantity = placed(Op::maximum, zero, quantity, rows[i].at);
    }
    out[i].quantity = push(quantity);
    const NodeId rate = slot_node(*out[i].cell);
    const NodeId product = program.apply(Op::multiply, *type, rate, slot_node(*out[i].quantity));
    program.nodes[product].place = rows[i].cell_at;
    out[i].value = push(product);
    terms.push_back(slot_node(*out[i].value));
  }
  return fold(Op::add, *type, terms);
}

/// Whether a structure does not fall in that cell; true of a cell that no table has any more.
SlotId PlanBuilder::refusal(const Constraint& constraint) {
  for (std::size_t i = 0; i < rules_.definitions.size(); ++i) {
    const Definition& table = rules_.definitions[i];
    const auto& slots = plan_->contexts[0].tables;
    const auto found = slots.find(i);
    if (found == slots.end()) continue;
    NodeId outside = kNoNode;
    bool there = false;
    for (std::size_t v = 0; v < table.dated.size(); ++v) {
      const auto node =
          outside_node(table.dated[v].rows, found->second, found->second.dated[v], 0, constraint.cell);
      // Each version, from its date on.
      const NodeId here = node.value_or(plan_->program.constant(Rational(1), kBoolean));
      outside = outside == kNoNode ? here
                                   : plan_->program.apply(Op::conditional, kBoolean,
                                                          read_from(table.dated[v].from), here, outside);
      there = there || node.has_value();
    }
    if (there) return push(outside);
  }
  return push(plan_->program.constant(Rational(1), kBoolean));
}

/// False for those who fall in that cell; nothing when the cell is not among the rows.
std::optional<NodeId> PlanBuilder::outside_node(const std::vector<TableRow>& rows, const TableSlots& table,
                                                const std::vector<RowSlots>& slots, std::size_t axis,
                                                const Place& cell) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::optional<NodeId> inside;
    if (rows[i].rows.empty() && rows[i].cell_at == cell) {
      inside = plan_->program.constant(Rational(0), kBoolean);
    } else if (!rows[i].rows.empty()) {
      inside = outside_node(rows[i].rows, table, slots[i].rows, axis + 1, cell);
    }
    if (!inside) continue;
    const NodeId yes = plan_->program.constant(Rational(1), kBoolean);
    const TableSlots::Axis& of = table.axes[axis];
    // Right of the row's beginning, and left of the next one's.
    const bool last = of.choices_of || i + 1 == rows.size();
    NodeId value = *inside;
    if (!last) value = choose(begun(rows[i + 1], of, slots[i + 1]), yes, value, rows[i + 1].at);
    if (rows[i].start != RowStart::least)
      value = choose(begun(rows[i], of, slots[i]), value, yes, rows[i].at);
    return value;
  }
  return std::nullopt;
}

}  // namespace aci
