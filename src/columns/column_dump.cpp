#include "columns/column_dump.h"

#include "base/decimal.h"
#include "columns/column_code.h"
#include "columns/column_evaluator.h"
#include "columns/column_kernels.h"
#include "formula/operations.h"
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
    {flag_to_narrow, "narrow"},    {narrow_to_flag, "flag"},         {narrow_to_wide, "wide"},
    {wide_to_narrow, "narrow"},    {check_positive, "positive"},     {check_between, "between"},
    {year_of_date, "year"},        {days_left_in_year, "days_left"}, {months_later, "months_later"},
    {fraction_to_narrow, "round"},
};

std::string operand(const ReducedProgram& reduction, NodeId id) {
  if (id == kNoNode) return "";
  const ReducedNode& node = reduction.nodes()[id];
  return node.op == Op::constant ? dump_value(node.value, node.type) : "%" + std::to_string(id);
}

std::string work(const ReducedProgram& reduction, const ReducedNode& node, const ProgramNames& names) {
  if (node.op == Op::input) return names.inputs[node.index];
  if (node.op == Op::known) return "known(" + names.inputs[node.index] + ")";
  return dump_operation(node.op, operand(reduction, node.a), operand(reduction, node.b),
                        operand(reduction, node.c));
}

/// Constants are written where they are used.
std::string dump_nodes(const ReducedProgram& reduction, const ProgramNames& names) {
  std::string text;
  for (NodeId id = 0; id < reduction.nodes().size(); ++id) {
    const ReducedNode& node = reduction.nodes()[id];
    if (node.op == Op::constant) continue;
    text += operand(reduction, id) + " = " + work(reduction, node, names) + ": " + dump_type(node.type) +
            " " + dump_range(node.range) + (node.may_fail ? ", may fail" : "") + "\n";
  }
  return text;
}

class CodeDump {
 public:
  CodeDump(const ColumnCode& code, const ProgramNames& names) : code_(code), names_(names) {}

  std::string instruction(const ColumnInstruction& code) const {
    const ColumnRegister& out = code_.registers[code.out];
    return "r" + std::to_string(code.out) + " " + row_of(out.width).word + " @" + std::to_string(out.offset) +
           " = " + work(code) + "\n";
  }

  std::string operand(RegisterId id) const {
    if (id == kNoRegister) return "";
    const ColumnRegister& of = code_.registers[id];
    switch (of.holds) {
      case ColumnRegister::Holds::result:
        break;
      case ColumnRegister::Holds::constant:
        return to_fraction(of.constant);
      case ColumnRegister::Holds::values:
        return names_.inputs[of.index];
      case ColumnRegister::Holds::given:
        return "known(" + names_.inputs[of.index] + ")";
    }
    return "r" + std::to_string(id);
  }

 private:
  std::string work(const ColumnInstruction& code) const {
    for (const KernelName& each : kNames) {
      if (each.kernel != code.kernel) continue;
      std::string text = std::string(each.name) + "(" + operand(code.a);
      if (code.low != 0) text += ", " + std::to_string(code.low);
      if (code.high != 0) text += ", " + std::to_string(code.high);
      return text + (code.value.is_zero() ? "" : ", " + to_fraction(code.value)) + ")";
    }
    if (code.op == Op::constant) return "fraction(" + operand(code.a) + ", " + to_fraction(code.value) + ")";
    const bool exact = code.kernel == fraction_operation || code.kernel == fraction_comparison;
    const Operation& row = operation(code.op);
    if (!exact && row.call.kind == CallShape::Kind::rounding) {
      return std::string(row.word) + "(" + operand(code.a) + " / " + operand(code.b) + ")";
    }
    const std::string b = code.op == Op::logical_not ? "" : operand(code.b);
    return (exact ? "exact " : "") + dump_operation(code.op, operand(code.a), b, operand(code.c));
  }

  const ColumnCode& code_;
  const ProgramNames& names_;
};

}  // namespace

std::string dump_columns(const std::shared_ptr<const Plan>& plan, int year) {
  std::vector<InputSupply> supplies;
  for (const Input& input : plan->rules->inputs) {
    supplies.push_back({InputSupply::Kind::column, Rational(0), input_decimals(input)});
  }
  const ColumnEvaluator evaluator(plan, year, supplies, figure_layout({&plan, 1}, {true, true}));
  if (!evaluator.usable()) return "one by one\n";
  const ProgramNames names = names_of(*plan);
  ReducedProgram reduction(plan->program, evaluator.inputs());
  for (SlotId slot = 0; slot < plan->program.slots.size(); ++slot) reduction.slot(slot);
  std::string text = dump_nodes(reduction, names);
  const ColumnCode& code = evaluator.program().code();
  const CodeDump dump(code, names);
  for (const ColumnInstruction& each : code.instructions) text += dump.instruction(each);
  for (std::size_t i = 0; i < code.outputs.size(); ++i) {
    const ColumnOutput& output = evaluator.outputs()[i];
    text += names.slots[output.slot] + (output.unit ? " in " + to_fraction(*output.unit) : "") + " = " +
            dump.operand(code.outputs[i]) + "\n";
  }
  return text;
}

}  // namespace aci
