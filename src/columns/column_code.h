#pragma once
// What a ColumnProgram is made of: instructions over registers. For its sources only.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "columns/column_program.h"

namespace aci {

/// What the integers of a register are.
enum class Width : std::uint8_t {
  flag,      ///< One byte, 0 or 1.
  narrow,    ///< 64 bits.
  wide,      ///< 128 bits.
  fraction,  ///< A Rational: the unit is 1.
};

using RegisterId = std::uint32_t;
inline constexpr RegisterId kNoRegister = 0xFFFFFFFF;

struct ColumnInstruction;

/// Where the registers are, and which rows are in doubt.
struct ColumnFrame {
  void* const* registers;
  std::size_t rows;
  std::uint8_t* doubtful;
};

using ColumnKernel = void (*)(const ColumnInstruction&, const ColumnFrame&);

struct ColumnInstruction {
  ColumnKernel kernel = nullptr;
  RegisterId out = kNoRegister;
  RegisterId a = kNoRegister;
  RegisterId b = kNoRegister;
  RegisterId c = kNoRegister;
  std::int64_t low = 0;  ///< What a kernel may ask for besides.
  std::int64_t high = 0;
  Op op = Op::constant;
  Rational value = {};
};

struct ColumnRegister {
  enum class Holds : std::uint8_t { result, constant, values, given };
  Width width = Width::narrow;
  Holds holds = Holds::result;
  std::uint32_t index = 0;  ///< The input, for values and given.
  Rational constant;        ///< An integer, unless the register is of fractions.
  std::size_t offset = 0;   ///< In the machine's memory, for results and constants.
};

struct ColumnCode {
  std::vector<ColumnRegister> registers;
  std::vector<ColumnInstruction> instructions;
  std::vector<RegisterId> outputs;
  std::size_t memory = 0;  ///< Bytes.
};

struct WidthRow {
  Width width;
  const char* word;
  std::size_t size;
};
/// In the order of Width.
inline constexpr WidthRow kWidths[] = {
    {Width::flag, "flag", sizeof(std::uint8_t)},
    {Width::narrow, "narrow", sizeof(std::int64_t)},
    {Width::wide, "wide", sizeof(Int128)},
    {Width::fraction, "fraction", sizeof(Rational)},
};
constexpr const WidthRow& row_of(Width width) {
  return kWidths[static_cast<std::size_t>(width)];
}

}  // namespace aci
