#pragma once
// Runs a ColumnProgram, a block of rows at a time.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "columns/column_program.h"

namespace aci {

/// How many rows are computed at a time: their columns stay in the processor's cache.
inline constexpr std::size_t kColumnBlock = 256;

/// One input of a block: the values, and 0 where a row does not give it; there, too, the value lies within
/// the range of the input.
struct InputColumn {
  const std::int64_t* values = nullptr;
  const std::uint8_t* given = nullptr;
};

/// Runs a program: the registers, of one thread.
class ColumnMachine {
 public:
  explicit ColumnMachine(const ColumnProgram& program);

  /// At most kColumnBlock rows; one column an input of the Program, those that it does not read may be null.
  /// Sets `doubtful` to 1 for the rows that are, and leaves the others as they are.
  void run(std::span<const InputColumn> inputs, std::size_t rows, std::uint8_t* doubtful);

  // By row; meaningless for doubtful rows.
  const std::int64_t* integers(std::size_t output) const {  ///< Of an output with a unit.
    return static_cast<const std::int64_t*>(values(output));
  }
  const std::uint8_t* flags(std::size_t output) const {
    return static_cast<const std::uint8_t*>(values(output));
  }
  const Rational* fractions(std::size_t output) const { return static_cast<const Rational*>(values(output)); }

 private:
  const void* values(std::size_t output) const;

  ColumnProgram program_;
  std::vector<std::max_align_t> memory_;
  std::vector<void*> registers_;
};

}  // namespace aci
