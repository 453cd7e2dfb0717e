#pragma once
// A Program as text, for those who work on it.

#include <string>
#include <vector>

#include "formula/program.h"
#include "formula/range.h"

namespace aci {

/// What stands behind the numbers of a Program.
struct ProgramNames {
  std::vector<std::string> inputs;
  std::vector<std::string> slots;
};

/// The operation on what its operands are called: "(a + b)", "min(a, b)", "if a then b else c".
std::string dump_operation(Op op, const std::string& a, const std::string& b = {}, const std::string& c = {});
std::string dump_value(const Rational& value, Type type);
/// "number", "points", "date"…
std::string dump_type(Type type);
/// "0..100 step 1/2": a missing bound is left out.
std::string dump_range(const Range& range, Type type);
/// The whole expression, slots by name: "(patientele * [parameter.taux])".
std::string dump_node(const Program& program, NodeId id, const ProgramNames& names);

}  // namespace aci
