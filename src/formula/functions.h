#pragma once
// The functions of the formula language, and what units do under * and /.

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "formula/program.h"

namespace aci {

enum class FunctionShape : std::uint8_t {
  extremum,  ///< Any number of operands of one ordered type, which is the result's.
  rounding,  ///< A number and a step of its unit.
  clamp,
  calendar,  ///< Parameters and result as listed.
};

struct FunctionSignature {
  std::string_view name;
  Op op;
  FunctionShape shape;
  std::size_t least;  ///< Number of arguments.
  std::size_t most;
  const char* arguments;  ///< Message id that says which arguments are expected.
  std::array<Type, 3> parameters{};
  Type result{};
};

const FunctionSignature* find_function(std::string_view name);
/// Every function, those of the engine (earned, known…) included.
std::vector<std::string_view> function_names();
/// earned, full, prorated_full, rounded, gate_open: answered by the Scope.
bool is_aggregate(std::string_view name);

std::optional<Unit> unit_of_product(Unit a, Unit b);
std::optional<Unit> unit_of_quotient(Unit a, Unit b);

}  // namespace aci
