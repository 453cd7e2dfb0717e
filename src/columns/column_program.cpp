#include "columns/column_program.h"

#include <algorithm>
#include <memory>

#include "columns/column_compiler.h"

namespace aci {
namespace {

/// As many times as there is room for: once, or once a row.
template <typename T>
void fill(void* memory, const T& value, std::size_t count) {
  std::uninitialized_fill_n(static_cast<T*>(memory), count, value);
}

void fill(const ColumnRegister& target, void* memory, std::size_t count) {
  const Int128 whole = target.constant.num();
  switch (target.width) {
    case Width::flag:
      return fill(memory, static_cast<std::uint8_t>(whole), count);
    case Width::narrow:
      return fill(memory, static_cast<std::int64_t>(whole), count);
    case Width::wide:
      return fill(memory, whole, count);
    case Width::fraction:
      return fill(memory, target.constant, count);
  }
}

}  // namespace

std::optional<ColumnProgram> ColumnProgram::compile(const Program& program,
                                                    std::span<const ColumnInput> inputs,
                                                    std::span<const ColumnOutput> outputs,
                                                    std::span<const ColumnBound> bounds) {
  SimplifiedProgram reduction(program, inputs);
  // All of them: a slot that no figure needs may be the one for which a row has no result.
  std::vector<NodeId> nodes;
  for (SlotId slot = 0; slot < program.slots.size(); ++slot) {
    const auto node = reduction.slot(slot);
    if (!node) return std::nullopt;
    nodes.push_back(*node);
  }
  const auto range = [&](SlotId slot) -> const Range& { return reduction.nodes()[nodes[slot]].range; };
  for (const ColumnBound& bound : bounds) {
    const Range sure = bound.times ? product(range(bound.slot), range(*bound.times)) : range(bound.slot);
    if (!sure.fits() || most_units(sure, bound.unit) > kNarrowMost) return std::nullopt;
  }
  ColumnCompiler compiler(reduction, inputs);
  std::vector<RegisterId> registers;
  for (const ColumnOutput& output : outputs) {
    const NodeId node = nodes[output.slot];
    const auto id = output.unit ? compiler.units(node, *output.unit) : std::optional(compiler.as_it_is(node));
    if (!id) return std::nullopt;
    registers.push_back(*id);
  }
  for (NodeId node = 0; node < reduction.nodes().size(); ++node) {
    if (reduction.nodes()[node].may_fail) compiler.watch(node);
  }
  ColumnProgram out;
  out.code_ = std::make_shared<const ColumnCode>(std::move(compiler).finish(std::move(registers)));
  return out;
}

ColumnMachine::ColumnMachine(const ColumnProgram& program)
    : program_(program),
      memory_(program.code().memory / sizeof(std::max_align_t) + 1),
      registers_(program.code().registers.size(), nullptr) {
  const ColumnCode& code = program_.code();
  auto* const base = reinterpret_cast<std::byte*>(memory_.data());
  std::vector<bool> by_row(code.registers.size(), false);
  for (const RegisterId id : code.outputs) by_row[id] = true;
  for (RegisterId id = 0; id < code.registers.size(); ++id) {
    const ColumnRegister& each = code.registers[id];
    const bool constant = each.holds == ColumnRegister::Holds::constant;
    if (constant || each.holds == ColumnRegister::Holds::result) registers_[id] = base + each.offset;
    if (constant) fill(each, registers_[id], by_row[id] ? kColumnBlock : 1);
  }
}

void ColumnMachine::run(std::span<const InputColumn> inputs, std::size_t rows, std::uint8_t* doubtful) {
  const ColumnCode& code = program_.code();
  for (RegisterId id = 0; id < code.registers.size(); ++id) {
    const ColumnRegister& each = code.registers[id];
    // Instructions only write results.
    if (each.holds == ColumnRegister::Holds::values) {
      registers_[id] = const_cast<std::int64_t*>(inputs[each.index].values);
    } else if (each.holds == ColumnRegister::Holds::given) {
      registers_[id] = const_cast<std::uint8_t*>(inputs[each.index].given);
    }
  }
  const ColumnFrame frame{registers_.data(), rows, doubtful};
  for (const ColumnInstruction& each : code.instructions) each.kernel(each, frame);
}

const void* ColumnMachine::values(std::size_t output) const {
  return registers_[program_.code().outputs[output]];
}

}  // namespace aci
