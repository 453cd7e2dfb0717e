#pragma once
// From a formula's tree to operations: names resolved, types and units checked, constants folded.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formula/formula.h"
#include "formula/program.h"

namespace aci {

/// What a name stands for.
struct Resolved {
  enum class Status : std::uint8_t { found, unknown, failed /* already reported */ };
  Status status = Status::unknown;
  Op op = Op::slot;         ///< input, slot or constant (then `node`).
  std::uint32_t index = 0;  ///< Of the input or slot.
  Type type;
  bool optional = false;  ///< An input that may be absent.
};

/// The names that a formula may use.
class Scope {
 public:
  virtual ~Scope() = default;
  virtual Resolved name(const std::string& id, Span at) = 0;
  /// earned(id), full(id), prorated_full(id), rounded(id), gate_open(), subtotal(), period_from(),
  /// period_to(). Unknown when this place
  /// has no such function; `failed` (and reported) when `id` is wrong.
  virtual Resolved aggregate(const std::string& function, const std::string& id, Span at) = 0;
  /// The choices of an input, by number; none when the name is not that of an input of choices.
  virtual std::vector<std::string_view> choices(std::string_view /*input*/) const { return {}; }
  /// Whether some input has a choice of that name.
  virtual bool is_choice(std::string_view /*name*/) const { return false; }
  /// A formula tells that choice of the input from others.
  virtual void note_choice(std::string_view /*input*/, std::string_view /*choice*/) {}
  /// The inputs that must be present where that expression of a formula holds (`required_when`).
  virtual std::vector<std::uint32_t> required_when(const Formula& /*formula*/, ExprId /*condition*/) {
    return {};
  }
  /// For "did you mean".
  virtual std::vector<std::string_view> names() const = 0;
};

/// Appends the formula's operations to `program`; nothing when it has mistakes, all of them reported
/// (R011 units, R012 unknown name, R013 unknown function, R014 arguments, R015 type, R016 unguarded input,
/// R020 function out of place, R033 useless else, R120 choice out of place, R121 unknown choice).
std::optional<NodeId> compile_formula(const Formula& formula, Scope& scope, Program& program,
                                      FormulaReporter& reporter);

}  // namespace aci
