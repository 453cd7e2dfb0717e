#include "columns/column_machine.h"

#include <algorithm>
#include <memory>

#include "columns/column_code.h"

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
