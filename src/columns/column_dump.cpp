#include "columns/column_dump.h"

#include <algorithm>

#include "base/decimal.h"
#include "columns/column_code.h"
#include "columns/column_evaluator.h"
#include "columns/column_kernels.h"
#include "formula/operators_and_functions.h"
#include "ruleset/plan_bounds.h"
#include "ruleset/plan_dump.h"

namespace aci {
namespace {

struct KernelName {
  ColumnKernel kernel;
  const char* name;
};
/// Those that do more than the operation of their instruction.
constexpr KernelName kNames[] = {
    {check_positive, "positive"},   {check_between, "between"},    {days_left_in_year, "days_left"},
    {months_later, "months_later"}, {fraction_to_narrow, "round"},
};

std::string operand(const SimplifiedProgram& reduction, NodeId id) {
  if (id == kNoNode) return "";
  const SimplifiedNode& node = reduction.nodes()[id];
  return node.op == Op::constant ? dump_value(node.value, node.type) : "%" + std::to_string(id);
}

std::string work(const SimplifiedProgram& reduction, const SimplifiedNode& node, const ProgramNames& names) {
  if (node.op == Op::input) return names.inputs[node.index];
  if (node.op == Op::known) return "known(" + names.inputs[node.index] + ")";
  return dump_operation(node.op, operand(reduction, node.a), operand(reduction, node.b),
                        operand(reduction, node.c));
}

/// Constants are written where they are used.
std::string dump_nodes(const SimplifiedProgram& reduction, const ProgramNames& names) {
  std::string text;
  for (NodeId id = 0; id < reduction.nodes().size(); ++id) {
    const SimplifiedNode& node = reduction.nodes()[id];
    if (node.op == Op::constant) continue;
    text += operand(reduction, id) + " = " + work(reduction, node, names) + ": " + dump_type(node.type) +
            " " + dump_range(node.range, node.type) + (node.may_fail ? ", may fail" : "") + "\n";
  }
  return text;
}

std::string operand(const ColumnCode& code, RegisterId id, const ProgramNames& names) {
  const ColumnRegister& of = code.registers[id];
  switch (of.holds) {
    case ColumnRegister::Holds::result:
      break;
    case ColumnRegister::Holds::constant:
      return to_fraction(of.constant);
    case ColumnRegister::Holds::values:
      return names.inputs[of.index];
    case ColumnRegister::Holds::given:
      return "known(" + names.inputs[of.index] + ")";
  }
  return "r" + std::to_string(id);
}

/// Where the result goes, the kernel, what it reads: "r9 narrow @64 = * r8 100".
std::string dump_instruction(const ColumnCode& code, const ColumnInstruction& each,
                             const ProgramNames& names) {
  const ColumnRegister& out = code.registers[each.out];
  const bool exact = each.kernel == fraction_operation || each.kernel == fraction_comparison;
  const auto* const named = std::find_if(std::begin(kNames), std::end(kNames),
                                         [&](const KernelName& name) { return name.kernel == each.kernel; });
  std::string text = operand(code, each.out, names) + " " + row_of(out.width).word + " @" +
                     std::to_string(out.offset) + " = ";
  text += named != std::end(kNames) ? named->name
          : each.op == Op::constant ? row_of(out.width).word
                                    : (exact ? "exact " : "") + std::string(operation(each.op).word);
  for (const RegisterId id : {each.a, each.b, each.c}) {
    if (id != kNoRegister) text += " " + operand(code, id, names);
  }
  if (!exact && each.low != 0) text += " " + std::to_string(each.low);
  if (each.high != 0) text += " " + std::to_string(each.high);
  return text + (each.value.is_zero() ? "" : " by " + to_fraction(each.value)) + "\n";
}

}  // namespace

std::string dump_columns(const std::shared_ptr<const Plan>& plan, int year) {
  std::vector<InputSupply> supplies;
  for (const Input& input : plan->rules->inputs) {
    supplies.push_back({InputSupply::Kind::column, Rational(0), input_decimals(input)});
  }
  const ColumnEvaluator evaluator(plan, year, supplies, figure_layout({&plan, 1}, {true, {&plan, 1}}));
  if (!evaluator.usable()) return "one by one\n";
  const ProgramNames names = names_of(*plan);
  SimplifiedProgram reduction(plan->program, evaluator.inputs());
  for (SlotId slot = 0; slot < plan->program.slots.size(); ++slot) reduction.slot(slot);
  std::string text = dump_nodes(reduction, names);
  const ColumnCode& code = evaluator.program().code();
  for (const ColumnInstruction& each : code.instructions) text += dump_instruction(code, each, names);
  for (std::size_t i = 0; i < code.outputs.size(); ++i) {
    const ColumnOutput& output = evaluator.outputs()[i];
    text += names.slots[output.slot] + (output.unit ? " in " + to_fraction(*output.unit) : "") + " = " +
            operand(code, code.outputs[i], names) + "\n";
  }
  return text;
}

}  // namespace aci
