#include "columns/column_kernels.h"

#include <functional>
#include <type_traits>

#include "base/date.h"
#include "base/decimal.h"
#include "base/instruction_sets.h"
#include "base/rounding.h"
#include "base/uint256.h"
#include "formula/operators_and_functions.h"

namespace aci {
namespace {

template <typename T>
T* column(RegisterId id, const ColumnFrame& frame) {
  return static_cast<T*>(frame.registers[id]);
}

template <typename T>
using Unsigned = std::conditional_t<sizeof(T) == sizeof(Int128), UInt128, std::uint64_t>;

// Everything that a loop asks for at every turn is copied out of the frame first: as far as the compiler
// knows, what the loop writes might change it, and then it does one row at a time.

/// A sum, a difference, a product that wraps around.
template <typename Function>
struct Wrapping {
  template <typename T>
  T operator()(T a, T b) const {
    return static_cast<T>(Function()(static_cast<Unsigned<T>>(a), static_cast<Unsigned<T>>(b)));
  }
};
/// The operand that comes first.
template <typename Before>
struct First {
  template <typename T>
  T operator()(T a, T b) const {
    return Before()(b, a) ? b : a;
  }
};
struct WideningProduct {
  Int128 operator()(std::int64_t a, std::int64_t b) const { return Int128{a} * b; }
};
struct Not {
  std::uint8_t operator()(std::uint8_t a, std::uint8_t /*b*/) const { return a ^ 1U; }
};

/// n / d for d > 0; a row in doubt may hold another d, and gets a 0.
template <Op op>
struct Quotient {
  template <typename T>
  T operator()(T n, T d) const {
    if (d <= 0) return 0;
    const bool negative = n < 0;
    const auto size = negative ? Unsigned<T>{0} - static_cast<Unsigned<T>>(n) : static_cast<Unsigned<T>>(n);
    const auto by = static_cast<Unsigned<T>>(d);
    Unsigned<T> whole = 0;
    Unsigned<T> rest = 0;
    if (sizeof(T) > sizeof(std::uint64_t) && ((size | by) >> 32U >> 32U) == 0) {
      whole = static_cast<std::uint64_t>(size) / static_cast<std::uint64_t>(by);
      rest = static_cast<std::uint64_t>(size) % static_cast<std::uint64_t>(by);
    } else {
      whole = size / by;
      rest = size % by;
    }
    if constexpr (op == Op::round) whole += rest >= by - rest ? 1U : 0U;
    if constexpr (op == Op::floor) whole += negative && rest != 0 ? 1U : 0U;
    if constexpr (op == Op::ceil) whole += !negative && rest != 0 ? 1U : 0U;
    return static_cast<T>(negative ? Unsigned<T>{0} - whole : whole);
  }
};

template <typename In, typename Out, typename Function, bool constant_a, bool constant_b>
ACI_VECTORIZED void each(const ColumnInstruction& code, const ColumnFrame& frame) {
  const In* const a = column<In>(code.a, frame);
  const In* const b = column<In>(code.b, frame);
  Out* __restrict const out = column<Out>(code.out, frame);  // A register is never written over an operand.
  const Function function;
  const std::size_t rows = frame.rows;
  for (std::size_t i = 0; i < rows; ++i) {
    out[i] = static_cast<Out>(function(a[constant_a ? 0 : i], b[constant_b ? 0 : i]));
  }
}

template <typename In, typename Out, typename Function>
ColumnKernel binary(ConstantOperands constants) {
  if (constants.a && constants.b) return each<In, Out, Function, true, true>;
  if (constants.a) return each<In, Out, Function, true, false>;
  return constants.b ? each<In, Out, Function, false, true> : each<In, Out, Function, false, false>;
}

using KernelChoice = ColumnKernel (*)(Width width, ConstantOperands constants);

template <typename Function>
ColumnKernel integers(Width width, ConstantOperands constants) {
  return width == Width::narrow ? binary<std::int64_t, std::int64_t, Function>(constants)
                                : binary<Int128, Int128, Function>(constants);
}

template <typename Function>
ColumnKernel flags_of_integers(Width width, ConstantOperands constants) {
  return width == Width::narrow ? binary<std::int64_t, std::uint8_t, Function>(constants)
                                : binary<Int128, std::uint8_t, Function>(constants);
}

template <typename Function>
ColumnKernel flags(Width /*width*/, ConstantOperands /*constants*/) {
  return each<std::uint8_t, std::uint8_t, Function, false, false>;
}

struct KernelRow {
  Op op;
  KernelChoice choose;
};

constexpr KernelRow kKernels[] = {
    {Op::logical_not, flags<Not>},
    {Op::add, integers<Wrapping<std::plus<>>>},
    {Op::subtract, integers<Wrapping<std::minus<>>>},
    {Op::multiply, integers<Wrapping<std::multiplies<>>>},
    {Op::equal, flags_of_integers<std::equal_to<>>},
    {Op::not_equal, flags_of_integers<std::not_equal_to<>>},
    {Op::less, flags_of_integers<std::less<>>},
    {Op::less_equal, flags_of_integers<std::less_equal<>>},
    {Op::greater, flags_of_integers<std::greater<>>},
    {Op::greater_equal, flags_of_integers<std::greater_equal<>>},
    {Op::logical_and, flags<std::bit_and<>>},
    {Op::logical_or, flags<std::bit_or<>>},
    {Op::minimum, integers<First<std::less<>>>},
    {Op::maximum, integers<First<std::greater<>>>},
    {Op::floor, integers<Quotient<Op::floor>>},
    {Op::ceil, integers<Quotient<Op::ceil>>},
    {Op::round, integers<Quotient<Op::round>>},
    {Op::trunc, integers<Quotient<Op::trunc>>},
};

template <typename T, bool constant_b, bool constant_c>
ACI_VECTORIZED void choose(const ColumnInstruction& code, const ColumnFrame& frame) {
  const std::uint8_t* const condition = column<std::uint8_t>(code.a, frame);
  const T* const b = column<T>(code.b, frame);
  const T* const c = column<T>(code.c, frame);
  T* __restrict const out = column<T>(code.out, frame);
  const std::size_t rows = frame.rows;
  for (std::size_t i = 0; i < rows; ++i) {
    const T& when = b[constant_b ? 0 : i];
    const T& unless = c[constant_c ? 0 : i];
    if constexpr (std::is_same_v<T, Rational>) {
      out[i] = condition[i] != 0 ? when : unless;
    } else {  // Both sides and a mask: no branch, many rows at once.
      const T mask = static_cast<T>(-static_cast<T>(condition[i]));
      out[i] = static_cast<T>((when & mask) | (unless & ~mask));
    }
  }
}

template <typename T>
ColumnKernel choice(ConstantOperands constants) {
  if (constants.a && constants.b) return choose<T, true, true>;
  if (constants.a) return choose<T, true, false>;
  return constants.b ? choose<T, false, true> : choose<T, false, false>;
}

template <typename In, typename Out, typename Function>
void convert(const ColumnInstruction& code, const ColumnFrame& frame, Function function) {
  const In* const a = column<In>(code.a, frame);
  Out* __restrict const out = column<Out>(code.out, frame);
  const std::size_t rows = frame.rows;
  for (std::size_t i = 0; i < rows; ++i) out[i] = function(a[i]);
}

/// As `convert`, for what may have no result.
template <typename In, typename Out, typename Function>
void attempt(const ColumnInstruction& code, const ColumnFrame& frame, Function function) {
  const In* const a = column<In>(code.a, frame);
  Out* __restrict const out = column<Out>(code.out, frame);
  const std::size_t rows = frame.rows;
  for (std::size_t i = 0; i < rows; ++i) {
    const std::optional<Out> result = function(a[i]);
    out[i] = result.value_or(Out());
    if (!result) frame.doubtful[i] = 1;
  }
}

template <typename In, typename Out>
ACI_VECTORIZED void to_integer(const ColumnInstruction& code, const ColumnFrame& frame) {
  convert<In, Out>(code, frame, [](In a) { return static_cast<Out>(sizeof(Out) == 1 ? a != 0 : a); });
}

template <typename T>
void to_fraction(const ColumnInstruction& code, const ColumnFrame& frame) {
  attempt<T, Rational>(code, frame, [&](T n) -> std::optional<Rational> {
    const auto whole = Rational::make(n, 1);
    return whole ? multiply(*whole, code.value) : whole;
  });
}

std::optional<Rational> operate(const ColumnInstruction& code, const ColumnFrame& frame, std::size_t row) {
  const auto operand = [&](RegisterId id, unsigned bit) -> Rational {
    if (id == kNoRegister) return Rational(0);
    return column<Rational>(id, frame)[((code.low >> bit) & 1) != 0 ? 0 : row];
  };
  return apply_op(code.op, operand(code.a, 0), operand(code.b, 1), operand(code.c, 2)).value;
}

}  // namespace

ColumnKernel integer_kernel(Op op, Width width, ConstantOperands constants) {
  for (const KernelRow& row : kKernels) {
    if (row.op == op) return row.choose(width, constants);
  }
  return nullptr;
}

ColumnKernel widening_product_kernel(ConstantOperands constants) {
  return binary<std::int64_t, Int128, WideningProduct>(constants);
}

ColumnKernel choice_kernel(Width width, ConstantOperands constants) {
  switch (width) {
    case Width::flag:
      return choice<std::uint8_t>(constants);
    case Width::narrow:
      return choice<std::int64_t>(constants);
    case Width::wide:
      return choice<Int128>(constants);
    case Width::fraction:
      break;
  }
  return choice<Rational>(constants);
}

ColumnKernel conversion_kernel(Width from, Width to) {
  switch (to) {
    case Width::flag:
      return to_integer<std::int64_t, std::uint8_t>;
    case Width::narrow:
      return from == Width::flag ? to_integer<std::uint8_t, std::int64_t> : to_integer<Int128, std::int64_t>;
    case Width::wide:
      return to_integer<std::int64_t, Int128>;
    case Width::fraction:
      break;
  }
  if (from == Width::flag) return to_fraction<std::uint8_t>;
  return from == Width::narrow ? to_fraction<std::int64_t> : to_fraction<Int128>;
}

ACI_VECTORIZED void check_positive(const ColumnInstruction& code, const ColumnFrame& frame) {
  const std::int64_t* const a = column<std::int64_t>(code.a, frame);
  std::int64_t* __restrict const out = column<std::int64_t>(code.out, frame);
  std::uint8_t* __restrict const doubtful = frame.doubtful;
  const std::size_t rows = frame.rows;
  for (std::size_t i = 0; i < rows; ++i) {
    const bool positive = a[i] > 0;
    out[i] = positive ? a[i] : 1;
    doubtful[i] = static_cast<std::uint8_t>(doubtful[i] | (positive ? 0U : 1U));
  }
}

ACI_VECTORIZED void check_between(const ColumnInstruction& code, const ColumnFrame& frame) {
  const std::int64_t* const a = column<std::int64_t>(code.a, frame);
  const std::int64_t low = code.low;
  const std::int64_t high = code.high;
  std::uint8_t* __restrict const doubtful = frame.doubtful;
  const std::size_t rows = frame.rows;
  for (std::size_t i = 0; i < rows; ++i) {
    const bool outside = a[i] < low || a[i] > high;
    doubtful[i] = static_cast<std::uint8_t>(doubtful[i] | (outside ? 1U : 0U));
  }
}

void year_of_date(const ColumnInstruction& code, const ColumnFrame& frame) {
  attempt<std::int64_t, std::int64_t>(code, frame, [](std::int64_t day) -> std::optional<std::int64_t> {
    const auto date = from_serial(day);
    return date ? std::optional<std::int64_t>(static_cast<int>(date->year())) : std::nullopt;
  });
}

ACI_VECTORIZED void days_left_in_year(const ColumnInstruction& code, const ColumnFrame& frame) {
  const int year = static_cast<int>(code.low);
  const std::int64_t first = to_serial(*make_date(year, 1, 1));
  const std::int64_t after = first + days_in_year(year);
  convert<std::int64_t, std::int64_t>(code, frame, [&](std::int64_t day) {
    return day <= first ? after - first : day >= after ? 0 : after - day;
  });
}

void months_later(const ColumnInstruction& code, const ColumnFrame& frame) {
  // Where a date is not given, the same one stands in row after row.
  std::int64_t previous = 0;
  std::optional<std::int64_t> later;
  bool first = true;
  attempt<std::int64_t, std::int64_t>(code, frame, [&](std::int64_t day) {
    if (!first && day == previous) return later;
    const auto date = from_serial(day);
    const auto moved = date ? add_months(*date, code.low) : date;
    later = moved ? std::optional(to_serial(*moved)) : std::nullopt;
    previous = day;
    first = false;
    return later;
  });
}

void fraction_operation(const ColumnInstruction& code, const ColumnFrame& frame) {
  Rational* const out = column<Rational>(code.out, frame);
  const std::size_t rows = frame.rows;
  for (std::size_t i = 0; i < rows; ++i) {
    const auto result = operate(code, frame, i);
    out[i] = result.value_or(Rational(0));
    if (!result) frame.doubtful[i] = 1;
  }
}

void fraction_comparison(const ColumnInstruction& code, const ColumnFrame& frame) {
  std::uint8_t* const out = column<std::uint8_t>(code.out, frame);
  const std::size_t rows = frame.rows;
  for (std::size_t i = 0; i < rows; ++i) {
    const auto result = operate(code, frame, i);
    out[i] = result && !result->is_zero() ? 1 : 0;
  }
}

void fraction_to_narrow(const ColumnInstruction& code, const ColumnFrame& frame) {
  attempt<Rational, std::int64_t>(code, frame, [&](const Rational& a) { return count_of(code.value, a); });
}

}  // namespace aci
