#pragma once
// Chooses how each value of a SimplifiedProgram is held, and writes the instructions that compute it.

#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "base/uint256.h"
#include "columns/column_code.h"
#include "columns/column_kernels.h"
#include "columns/column_widths.h"
#include "columns/simplified_program.h"

namespace aci {

class ColumnCompiler {
 public:
  ColumnCompiler(const SimplifiedProgram& reduction, std::span<const ColumnInput> inputs);

  /// The register of a boolean's flags, or of Rationals.
  RegisterId as_it_is(NodeId id);
  /// The register of whole multiples of `unit`, rounded half up; nothing when 64 bits may not hold them.
  std::optional<RegisterId> units(NodeId id, const Rational& unit);
  /// Makes sure that the rows for which the node has no result are in doubt.
  void watch(NodeId id);

  /// Leaves out what nothing asked for, and gives the registers their places.
  ColumnCode finish(std::vector<RegisterId> outputs) &&;

 private:
  /// A value as it is held. A constant has no register until one is asked for.
  struct Held {
    Width width = Width::narrow;
    RegisterId number = kNoRegister;
    RegisterId divisor = kNoRegister;
    UInt128 divisor_most = 1;
    Rational unit = Rational(1);
    std::optional<Rational> constant;
    const Range* range = nullptr;
  };
  /// Two values in multiples of one unit / divisor.
  struct Aligned {
    Held as;  ///< How both are held, numbers aside.
    RegisterId a = kNoRegister;
    RegisterId b = kNoRegister;
  };
  /// By all that makes two instructions the same.
  using Signature = std::tuple<std::uintptr_t, RegisterId, RegisterId, RegisterId, std::int64_t, std::int64_t,
                               Op, Rational>;

  static bool is_integer(const Held& value) {
    return value.width == Width::narrow || value.width == Width::wide;
  }
  static bool is_plain_date(const Held& value) {
    return value.width == Width::narrow && !value.constant && value.divisor == kNoRegister &&
           value.unit == Rational(1);
  }
  const Held& held(NodeId id);
  RegisterId flag(NodeId id) { return held(id).number; }  ///< Of a boolean.
  Held compute(NodeId id);
  Held plain_constant(const SimplifiedNode& node);
  Held column(const SimplifiedNode& node);
  Held negation(const SimplifiedNode& node);
  /// A sum, a difference, the smaller, the larger.
  Held combination(const SimplifiedNode& node);
  Held product(const SimplifiedNode& node);
  Held ratio(const SimplifiedNode& node);
  Held rounded(const SimplifiedNode& node);
  /// A value that is not a constant, in whole multiples of `step`, as `op` rounds.
  std::optional<Held> in_steps(const Held& value, const Rational& step, Op op);
  Held choice(const SimplifiedNode& node);
  Held comparison(const SimplifiedNode& node);
  Held logical(const SimplifiedNode& node);
  Held calendar(const SimplifiedNode& node);
  /// The operation on Rationals: what remains when no integers are sure to hold it.
  Held fallback(const SimplifiedNode& node);

  std::optional<Aligned> aligned(const Held& a, const Held& b);
  /// The value as a column of integers × unit / divisor.
  RegisterId scaled(const Held& value, const Held& to);
  RegisterId divisors_product(RegisterId a, RegisterId b);
  RegisterId fraction(NodeId id);
  RegisterId fraction_operation(Op op, std::span<const RegisterId> operands, Width result);
  Held whole(RegisterId number, Width width = Width::narrow) const;

  void drop_unused(const std::vector<RegisterId>& roots);
  void place(const std::vector<RegisterId>& kept);
  RegisterId emit(ColumnInstruction code, Width width);
  /// An operation on two columns of that width, which is the result's but for a comparison.
  RegisterId arithmetic(Op op, Width width, RegisterId a, RegisterId b);
  RegisterId widened(RegisterId id, Width width);
  RegisterId constant(const Rational& value, Width width);
  /// In the narrowest register that holds it.
  RegisterId whole_constant(Int128 value);
  bool is_constant(RegisterId id) const {
    return code_.registers[id].holds == ColumnRegister::Holds::constant;
  }
  /// Of a node that is a whole constant.
  std::optional<std::int64_t> whole_value(NodeId id) const {
    const SimplifiedNode& node = reduction_.nodes()[id];
    return node.op == Op::constant ? node.value.to_int64() : std::nullopt;
  }
  Width width_of(RegisterId id) const { return code_.registers[id].width; }

  const SimplifiedProgram& reduction_;
  std::span<const ColumnInput> inputs_;
  ColumnCode code_;
  std::vector<std::optional<Held>> held_;  ///< By node.
  std::map<std::pair<Width, Rational>, RegisterId> constants_;
  std::map<std::pair<ColumnRegister::Holds, std::uint32_t>, RegisterId> columns_;
  std::map<Signature, RegisterId> emitted_;
  std::vector<RegisterId> watched_;
};

}  // namespace aci
