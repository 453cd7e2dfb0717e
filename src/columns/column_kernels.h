#pragma once
// The loops that ColumnPrograms are made of. Integers wrap around instead of overflowing: in rows that are in
// doubt anything may stand, in the others the compiler has proved that nothing is lost.

#include "columns/column_code.h"

namespace aci {

/// Operands that are constants are registers of one element.
struct ConstantOperands {
  bool a = false;
  bool b = false;
};

/// For narrow and wide operands: add, subtract, multiply, minimum, maximum; equal … greater_equal, which give
/// flags; and a / b for b above 0, brought to a whole number as `op` (floor, ceil, round, trunc) says.
/// For flags: logical_and, logical_or, logical_not. Null for the others.
ColumnKernel integer_kernel(Op op, Width width, ConstantOperands constants);
/// Narrow operands, wide product.
ColumnKernel widening_product_kernel(ConstantOperands constants);
/// a ? b : c; `constants` tells of b and c.
ColumnKernel choice_kernel(Width width, ConstantOperands constants);

/// Another width: flags from narrow, narrow from flags and wide, wide from narrow, and a Rational from any of
/// them, times `value`.
ColumnKernel conversion_kernel(Width from, Width to);
/// a, and doubt where it is not above 0: 1 stands there instead.
void check_positive(const ColumnInstruction& code, const ColumnFrame& frame);
/// Doubt where a lies outside low … high.
void check_between(const ColumnInstruction& code, const ColumnFrame& frame);

// Dates are narrow days since 1970-01-01.
void year_of_date(const ColumnInstruction& code, const ColumnFrame& frame);
/// Of year `low`, in days.
void days_left_in_year(const ColumnInstruction& code, const ColumnFrame& frame);
/// a date, `low` months later.
void months_later(const ColumnInstruction& code, const ColumnFrame& frame);

/// Any operation of one to three Rationals, that are constants where `low` has bit 0, 1, 2.
void fraction_operation(const ColumnInstruction& code, const ColumnFrame& frame);
void fraction_comparison(const ColumnInstruction& code, const ColumnFrame& frame);
/// a in multiples of `value`, rounded half up; doubt where 64 bits do not hold it.
void fraction_to_narrow(const ColumnInstruction& code, const ColumnFrame& frame);

}  // namespace aci
