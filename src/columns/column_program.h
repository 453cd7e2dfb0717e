#pragma once
// A Program over columns: each operation is done for a block of rows at a time, on whole numbers.
//
// A value is n × unit / d: n a column of integers, unit a fraction known when the program is compiled, d a
// column of positive integers, absent unless something was divided by a value that changes from row to row.
// The ranges prove how wide n and d may get: 64 bits, else 128, else the value stays a Rational. Nothing
// rounds unless a formula does.
//
// What a row cannot have computed this way (no such date, a division by zero…) marks it as doubtful: it has
// to be given to Evaluation, which alone says what is wrong. The values of other rows are exact.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "columns/simplified_program.h"

namespace aci {

/// A result to be had.
struct ColumnOutput {
  SlotId slot = 0;
  /// Integers count these, rounded half up (away from zero on a tie). Absent: a boolean is 0 or 1, any other
  /// value a Rational.
  std::optional<Rational> unit;
};

/// A value that must be sure to count less than 2^63 of `unit`: the slot's, or its product with another's.
struct ColumnBound {
  SlotId slot = 0;
  std::optional<SlotId> times;
  Rational unit = Rational(1);
};

struct ColumnCode;

class ColumnProgram {
 public:
  /// Nothing when a slot fails for every row, when an output may exceed 64 bits, or a bound does not hold.
  static std::optional<ColumnProgram> compile(const Program& program, std::span<const ColumnInput> inputs,
                                              std::span<const ColumnOutput> outputs,
                                              std::span<const ColumnBound> bounds = {});

  const ColumnCode& code() const { return *code_; }

 private:
  std::shared_ptr<const ColumnCode> code_;
};

}  // namespace aci
