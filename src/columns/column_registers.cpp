// The instructions and registers of a ColumnProgram: each instruction once, each register where no other
// lives.

#include <algorithm>

#include "base/date.h"
#include "base/rounding.h"
#include "columns/column_compiler.h"
#include "columns/column_machine.h"
#include "formula/operators_and_functions.h"

namespace aci {
namespace {

constexpr std::int64_t kFewMonths = 120;

}  // namespace

ColumnCompiler::ColumnCompiler(const SimplifiedProgram& reduction, std::span<const ColumnInput> inputs)
    : reduction_(reduction), inputs_(inputs), held_(reduction.nodes().size()) {}

RegisterId ColumnCompiler::constant(const Rational& value, Width width) {
  const auto next = static_cast<RegisterId>(code_.registers.size());
  const auto [found, is_new] = constants_.emplace(std::pair(width, value), next);
  if (is_new) code_.registers.push_back({width, ColumnRegister::Holds::constant, 0, value, 0});
  return found->second;
}

RegisterId ColumnCompiler::whole_constant(Int128 value) {
  const bool narrow = value >= INT64_MIN && value <= INT64_MAX;
  return constant(*Rational::make(value, 1), narrow ? Width::narrow : Width::wide);
}

RegisterId ColumnCompiler::emit(ColumnInstruction code, Width width) {
  const auto kernel = reinterpret_cast<std::uintptr_t>(code.kernel);
  const Signature signature{kernel, code.a, code.b, code.c, code.low, code.high, code.op, code.value};
  if (const auto known = emitted_.find(signature); known != emitted_.end()) return known->second;
  code.out = static_cast<RegisterId>(code_.registers.size());
  code_.registers.push_back({width, ColumnRegister::Holds::result, 0, Rational(0), 0});
  emitted_.emplace(signature, code.out);
  code_.instructions.push_back(std::move(code));
  return code_.instructions.back().out;
}

RegisterId ColumnCompiler::widened(RegisterId id, Width width) {
  if (width_of(id) == width) return id;
  if (is_constant(id)) return constant(code_.registers[id].constant, width);
  return emit({.kernel = conversion_kernel(width_of(id), width), .a = id}, width);
}

RegisterId ColumnCompiler::arithmetic(Op op, Width width, RegisterId a, RegisterId b) {
  const bool narrow = width_of(a) == Width::narrow && width_of(b) == Width::narrow;
  const bool widening = op == Op::multiply && width == Width::wide && narrow;
  if (!widening) {
    a = widened(a, width);
    b = widened(b, width);
  }
  const ConstantOperands constants{is_constant(a), is_constant(b)};
  const ColumnKernel kernel =
      widening ? widening_product_kernel(constants) : integer_kernel(op, width, constants);
  return emit({.kernel = kernel, .a = a, .b = b, .op = op}, is_comparison(op) ? Width::flag : width);
}

ColumnCompiler::Held ColumnCompiler::whole(RegisterId number, Width width) const {
  Held held;
  held.number = number;
  held.width = width;
  return held;
}

RegisterId ColumnCompiler::as_it_is(NodeId id) {
  return reduction_.nodes()[id].type.kind == Kind::boolean ? flag(id) : fraction(id);
}

std::optional<RegisterId> ColumnCompiler::units(NodeId id, const Rational& unit) {
  const Held& value = held(id);
  if (value.constant) {
    const auto count = count_of(unit, *value.constant);
    return count ? std::optional(constant(*count, Width::narrow)) : std::nullopt;
  }
  if (value.width == Width::fraction)
    return emit({.kernel = fraction_to_narrow, .a = value.number, .value = unit}, Width::narrow);
  const auto steps = in_steps(value, unit, Op::round);
  if (!steps || steps->width != Width::narrow) return std::nullopt;
  return steps->number;
}

void ColumnCompiler::watch(NodeId id) {
  const SimplifiedNode& node = reduction_.nodes()[id];
  const auto months = node.op == Op::add_months ? whole_value(node.b) : std::nullopt;
  if (!held_[id] && months && *months > -kFewMonths && *months < kFewMonths && is_plain_date(held(node.a))) {
    // Nothing needs the date: it is enough that it exists. Months have at most 31 days.
    const std::int64_t low = to_serial(*make_date(kFirstYear, 1, 1)) + 31 * kFewMonths;
    const std::int64_t high = to_serial(*make_date(kLastYear, 12, 31)) - 31 * kFewMonths;
    watched_.push_back(
        emit({.kernel = check_between, .a = held(node.a).number, .low = low, .high = high}, Width::flag));
    return;
  }
  const Held& value = held(id);
  watched_.push_back(value.number);
  watched_.push_back(value.divisor);
}

// ---------------------------------------------------------------- Rationals

RegisterId ColumnCompiler::fraction_operation(Op op, std::span<const RegisterId> operands, Width result) {
  ColumnInstruction code;
  code.op = op;
  code.kernel = result == Width::flag ? fraction_comparison : aci::fraction_operation;
  RegisterId* const slots[] = {&code.a, &code.b, &code.c};
  for (std::size_t i = 0; i < operands.size(); ++i) {
    *slots[i] = operands[i];
    if (is_constant(operands[i])) code.low |= std::int64_t{1} << i;
  }
  return emit(std::move(code), result);
}

RegisterId ColumnCompiler::fraction(NodeId id) {
  const Held& value = held(id);
  if (value.constant) return constant(*value.constant, Width::fraction);
  if (value.width == Width::fraction) return value.number;
  const auto converted = [&](RegisterId number, const Rational& unit) {
    // A constant here is the sign of a numerator: the product always fits.
    if (is_constant(number))
      return constant(*multiply(code_.registers[number].constant, unit), Width::fraction);
    const ColumnKernel kernel = conversion_kernel(width_of(number), Width::fraction);
    return emit({.kernel = kernel, .a = number, .value = unit}, Width::fraction);
  };
  const RegisterId number = converted(value.number, value.unit);
  if (value.divisor == kNoRegister) return number;
  const RegisterId operands[] = {number, converted(value.divisor, Rational(1))};
  return fraction_operation(Op::divide, operands, Width::fraction);
}

ColumnCompiler::Held ColumnCompiler::fallback(const SimplifiedNode& node) {
  std::vector<RegisterId> operands;
  for (const NodeId operand : {node.a, node.b, node.c}) {
    if (operand != kNoNode) operands.push_back(fraction(operand));
  }
  const Width width = node.type.kind == Kind::boolean ? Width::flag : Width::fraction;
  return whole(fraction_operation(node.op, operands, width), width);
}

// ---------------------------------------------------------------- Places

void ColumnCompiler::drop_unused(const std::vector<RegisterId>& roots) {
  std::vector<bool> used(code_.registers.size(), false);
  for (const RegisterId root : roots) used[root] = true;
  std::vector<ColumnInstruction> kept;
  for (auto code = code_.instructions.rbegin(); code != code_.instructions.rend(); ++code) {
    if (!used[code->out]) continue;
    for (const RegisterId operand : {code->a, code->b, code->c}) {
      if (operand != kNoRegister) used[operand] = true;
    }
    kept.push_back(std::move(*code));
  }
  std::reverse(kept.begin(), kept.end());
  code_.instructions = std::move(kept);
}

void ColumnCompiler::place(const std::vector<RegisterId>& kept) {
  constexpr std::size_t kLine = 64;  // Registers begin on cache lines.
  const auto take = [&](std::size_t bytes) {
    const std::size_t at = code_.memory;
    code_.memory += (bytes + kLine - 1) / kLine * kLine;
    return at;
  };
  constexpr auto kForever = ~std::size_t{0};
  std::vector<std::size_t> last_use(code_.registers.size(), 0);
  for (std::size_t i = 0; i < code_.instructions.size(); ++i) {
    const ColumnInstruction& code = code_.instructions[i];
    for (const RegisterId operand : {code.a, code.b, code.c}) {
      if (operand != kNoRegister) last_use[operand] = i;
    }
  }
  for (const RegisterId id : kept) last_use[id] = kForever;
  for (RegisterId id = 0; id < code_.registers.size(); ++id) {
    ColumnRegister& each = code_.registers[id];
    // A result that is the same for all rows is read like any other.
    const std::size_t count = last_use[id] == kForever ? kColumnBlock : 1;
    if (each.holds == ColumnRegister::Holds::constant) each.offset = take(row_of(each.width).size * count);
  }
  std::vector<std::size_t> free[4];  // By width.
  for (std::size_t i = 0; i < code_.instructions.size(); ++i) {
    const ColumnInstruction& code = code_.instructions[i];
    ColumnRegister& out = code_.registers[code.out];
    auto& reusable = free[static_cast<std::size_t>(out.width)];
    if (reusable.empty()) {
      out.offset = take(row_of(out.width).size * kColumnBlock);
    } else {
      out.offset = reusable.back();
      reusable.pop_back();
    }
    // After the result has its place: it must not be its operands'.
    RegisterId operands[] = {code.a, code.b, code.c, code.out};
    std::sort(std::begin(operands), std::end(operands));
    const auto* const end = std::unique(std::begin(operands), std::end(operands));
    for (const RegisterId* operand = operands; operand != end; ++operand) {
      if (*operand == kNoRegister || last_use[*operand] > i) continue;
      const ColumnRegister& done = code_.registers[*operand];
      if (done.holds == ColumnRegister::Holds::result)
        free[static_cast<std::size_t>(done.width)].push_back(done.offset);
    }
  }
}

ColumnCode ColumnCompiler::finish(std::vector<RegisterId> outputs) && {
  std::vector<RegisterId> roots = outputs;
  roots.insert(roots.end(), watched_.begin(), watched_.end());
  std::erase(roots, kNoRegister);
  drop_unused(roots);
  place(outputs);
  code_.outputs = std::move(outputs);
  return std::move(code_);
}

}  // namespace aci
