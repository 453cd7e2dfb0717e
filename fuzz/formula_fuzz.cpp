// Any text as a formula over a small scope: parsed, compiled, evaluated on a few structures. Each value must
// lie in the range that the bounds of the inputs give, and what they prove impossible must not happen.

#include "base/date.h"
#include "formula/bounds.h"
#include "formula/compiler.h"
#include "formula/evaluation.h"
#include "fuzz_support.h"

namespace {

using namespace aci;

struct Variable {
  const char* id;
  Type type;
  bool optional;
  Range range;
};

const std::vector<Variable>& variables() {
  const auto range = [](std::int64_t lo, std::int64_t hi, std::int64_t steps = 1) {
    return Range::between(Rational(lo), Rational(hi), Rational::make(1, steps));
  };
  static const std::vector<Variable> all = {
      {"annee", kNumber, false, range(2017, 2100)},
      {"x", kNumber, false, range(0, 100)},
      {"y", kNumber, false, range(1, 1'000'000)},
      {"z", kNumber, false, range(-5, 5)},
      {"part", kNumber, false, range(0, 1, 1'000'000)},
      {"o", kNumber, true, range(0, 10)},
      {"b", kBoolean, false, range(0, 1)},
      {"d", kDate, false, range(to_serial(*make_date(1900, 1, 1)), to_serial(*make_date(2200, 12, 31)))},
      {"e", kDate, true, range(to_serial(*make_date(1900, 1, 1)), to_serial(*make_date(2200, 12, 31)))},
      {"m", kEuros, false, range(0, 10'000'000, 100)},
  };
  return all;
}

/// The variables, a few constants, and two slots: a share of x, and a score in points.
class SmallScope final : public Scope {
 public:
  explicit SmallScope(Program& program) : program_(program) {
    OpNode x;
    x.op = Op::input;
    x.type = kNumber;
    x.index = 1;
    const NodeId read = program_.push(x);
    const NodeId hundred = program_.constant(Rational(100), kNumber);
    share_ = program_.push_slot(program_.apply(Op::divide, kNumber, read, hundred));
    const NodeId points = program_.constant(Rational(1000), kPoints);
    score_ = program_.push_slot(program_.apply(Op::multiply, kPoints, points, program_.slot_node(share_)));
    open_ = program_.push_slot(program_.apply(Op::greater, kBoolean, read, hundred));
  }

  Resolved name(const std::string& id, Span) override {
    if (id == "taux") return slot(share_, kNumber);
    for (std::size_t i = 0; i < variables().size(); ++i) {
      const Variable& variable = variables()[i];
      if (id != variable.id) continue;
      return {Resolved::Status::found, Op::input, static_cast<std::uint32_t>(i), variable.type,
              variable.optional};
    }
    return {};
  }
  Resolved aggregate(const std::string& function, const std::string&, Span) override {
    if (function == "gate_open") return slot(open_, kBoolean);
    return function == "rounded" ? Resolved{} : slot(score_, kPoints);
  }
  std::vector<std::string_view> names() const override { return {"annee", "taux", "x", "y", "z", "part"}; }

  SlotId open() const { return open_; }

 private:
  static Resolved slot(SlotId id, Type type) { return {Resolved::Status::found, Op::slot, id, type, false}; }

  Program& program_;
  SlotId share_ = 0;
  SlotId score_ = 0;
  SlotId open_ = 0;
};

/// The structure number `round`: lowest values, highest, and a spread between.
std::vector<std::optional<Rational>> structure(unsigned round) {
  std::vector<std::optional<Rational>> values;
  for (std::size_t i = 0; i < variables().size(); ++i) {
    const Range& range = variables()[i].range;
    const auto steps =
        static_cast<std::uint64_t>(divide(*subtract(*range.hi, *range.lo), *range.step)->num());
    const std::uint64_t mixed = (round * 0x9E3779B97F4A7C15U + i * 0xD1B54A32D192ED03U) >> 7U;
    const std::uint64_t chosen = round == 0       ? 0
                                 : round == 1     ? steps
                                 : round % 2 == 0 ? mixed % std::min<std::uint64_t>(steps + 1, 4)
                                                  : mixed % (steps + 1);
    const bool absent = variables()[i].optional && mixed % 3 == 0;
    values.push_back(
        absent ? std::nullopt
               : add(*range.lo, *multiply(*range.step, Rational(static_cast<std::int64_t>(chosen)))));
  }
  return values;
}

void evaluate_everywhere(const Program& program, SlotId root, SlotId open) {
  std::vector<Range> ranges;
  for (const Variable& variable : variables()) ranges.push_back(variable.range);
  BoundsAnalysis bounds(program, ranges, {open});
  const auto range = bounds.range(root);
  bool may_divide_by_zero = false;
  bool may_overflow = false;
  for (const BoundsFinding& finding : bounds.findings()) {
    (finding.fault == BoundsFault::overflow ? may_overflow : may_divide_by_zero) = true;
  }
  for (unsigned round = 0; round < 8; ++round) {
    const auto values = structure(round);
    Evaluation evaluation(program, values);
    // As when the total is computed "were the gate open".
    if (round % 4 == 3) evaluation.assume(open, Rational(1));
    const Rational* value = evaluation.slot(root);
    demand((value != nullptr) != evaluation.fault().has_value());
    if (value != nullptr) {
      demand(range && range->contains(*value));
      continue;
    }
    demand(fault_code(evaluation.fault()->kind) != nullptr);
    if (evaluation.fault()->kind == FaultKind::division_by_zero) demand(may_divide_by_zero);
    if (evaluation.fault()->kind == FaultKind::overflow) demand(may_overflow);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  TransientTexts texts;
  const TransientTexts::Collect collecting(texts);
  const SourcePtr file = source_of(data, size);
  Diagnostics diagnostics;
  FormulaReporter reporter{diagnostics, [&](Span span) { return Place{file, span}; }};
  const auto formula = parse_formula(std::string(file->text()), reporter);
  demand(formula.has_value() != diagnostics.has_errors());
  if (formula) {
    Program program;
    SmallScope scope(program);
    const auto node = compile_formula(*formula, scope, program, reporter);
    demand(node.has_value() != diagnostics.has_errors());
    if (node) evaluate_everywhere(program, program.push_slot(*node), scope.open());
  }
  render(diagnostics);
  return 0;
}
