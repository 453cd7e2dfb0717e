#include "formula/program_dump.h"

#include "base/date.h"
#include "base/decimal.h"
#include "base/iso_date.h"
#include "formula/operators_and_functions.h"

namespace aci {

std::string dump_operation(Op op, const std::string& a, const std::string& b, const std::string& c) {
  const Operation& row = operation(op);
  const std::string word(row.word);
  if (op == Op::conditional) return "if " + a + " then " + b + " else " + c;
  if (row.call.kind != CallShape::Kind::none) {
    return word + "(" + a + (b.empty() ? "" : ", " + b) + (c.empty() ? "" : ", " + c) + ")";
  }
  return b.empty() ? "(" + word + " " + a + ")" : "(" + a + " " + word + " " + b + ")";
}

std::string dump_value(const Rational& value, Type type) {
  if (type == kBoolean) return value.is_zero() ? "false" : "true";
  const auto day = type == kDate ? value.to_int64() : std::nullopt;
  const auto date = day ? from_serial(*day) : std::nullopt;
  return date ? to_iso(*date) : to_fraction(value);
}

std::string dump_type(Type type) {
  switch (type.kind) {
    case Kind::boolean:
      return "boolean";
    case Kind::date:
      return "date";
    case Kind::choice:
      return "choice";
    case Kind::number:
      break;
  }
  return type.unit == Unit::none ? "number" : std::string(unit_word(type.unit));
}

std::string dump_range(const Range& range, Type type) {
  const auto bound = [&](const std::optional<Rational>& value) {
    return value ? dump_value(*value, type) : "";
  };
  const bool step = range.step && range.factors.empty() && range.step != Rational(1);
  if (range.is_constant()) return bound(range.lo);
  std::string text =
      bound(range.lo) + ".." + bound(range.hi) + (step ? " step " + to_fraction(*range.step) : "");
  if (range.nonzero && range.lo && range.hi && *range.lo < Rational(0) && *range.hi > Rational(0)) {
    text += " but 0";
  }
  return range.fits() ? text : text + " wide";
}

std::string dump_node(const Program& program, NodeId id, const ProgramNames& names) {
  const OpNode& node = program.nodes[id];
  const auto operand = [&](NodeId of) { return of == kNoNode ? "" : dump_node(program, of, names); };
  switch (operation(node.op).form) {
    case OpForm::constant:
      return dump_value(node.value, node.type);
    case OpForm::input:
      return names.inputs[node.index];
    case OpForm::known:
      return "known(" + names.inputs[node.index] + ")";
    case OpForm::otherwise:
      return "(" + names.inputs[node.index] + " else " + operand(node.a) + ")";
    case OpForm::alternative:
      return "(" + operand(node.a) + " | reading " + std::to_string(node.index) + ": " + operand(node.b) +
             ")";
    case OpForm::slot:
      return "[" + names.slots[node.index] + "]";
    case OpForm::dated: {
      std::string values;
      for (const DatedConstant::Value& value : program.dated[node.index].values) {
        values +=
            (values.empty() ? "" : ", ") + to_iso(value.from) + ": " + dump_value(value.value, node.type);
      }
      return "dated(" + operand(node.a) + "; " + values + ")";
    }
    case OpForm::lazy:
    case OpForm::plain:
      break;
  }
  return dump_operation(node.op, operand(node.a), operand(node.b), operand(node.c));
}

}  // namespace aci
