#include "columns/column_program.h"

#include <algorithm>
#include <memory>

#include "columns/column_compiler.h"

namespace aci {
namespace {

template <typename T>
const T& element(void* const* registers, RegisterId id, std::size_t row) {
  return static_cast<const T*>(registers[id])[row];
}

Int128 integer_at(const ColumnCode& code, void* const* registers, RegisterId id, std::size_t row) {
  switch (code.registers[id].width) {
    case Width::flag:
      return element<std::uint8_t>(registers, id, row);
    case Width::narrow:
      return element<std::int64_t>(registers, id, row);
    case Width::wide:
    case Width::fraction:  // Never asked for.
      break;
  }
  return element<Int128>(registers, id, row);
}

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
                                                    std::span<const ColumnBound> bounds,
                                                    std::span<const SlotId> traced) {
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
    const auto id = output.unit ? compiler.units(node, *output.unit) : std::optional(compiler.flag(node));
    if (!id) return std::nullopt;
    registers.push_back(*id);
  }
  std::vector<std::optional<ColumnValue>> values;
  for (const SlotId slot : traced) values.push_back(compiler.exact(nodes[slot]));
  for (NodeId node = 0; node < reduction.nodes().size(); ++node) {
    if (reduction.nodes()[node].may_fail) compiler.watch(node);
  }
  ColumnProgram out;
  out.code_ =
      std::make_shared<const ColumnCode>(std::move(compiler).finish(std::move(registers), std::move(values)));
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
  for (const auto& value : code.traced) {
    if (value) by_row[value->number] = true;
    if (value && value->divisor != kNoRegister) by_row[value->divisor] = true;
  }
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

const std::int64_t* ColumnMachine::integers(std::size_t output) const {
  return static_cast<const std::int64_t*>(registers_[program_.code().outputs[output]]);
}

const std::uint8_t* ColumnMachine::flags(std::size_t output) const {
  return static_cast<const std::uint8_t*>(registers_[program_.code().outputs[output]]);
}

std::optional<Rational> ColumnMachine::traced(std::size_t which, std::size_t row) const {
  const ColumnCode& code = program_.code();
  const auto& value = code.traced[which];
  if (!value) return std::nullopt;
  if (code.registers[value->number].width == Width::fraction) {
    return element<Rational>(registers_.data(), value->number, row);
  }
  const auto n = Rational::make(integer_at(code, registers_.data(), value->number, row), 1);
  const auto scaled = n ? multiply(*n, value->unit) : n;
  if (!scaled || value->divisor == kNoRegister) return scaled;
  const auto d = Rational::make(integer_at(code, registers_.data(), value->divisor, row), 1);
  return d ? divide(*scaled, *d) : d;
}

}  // namespace aci
