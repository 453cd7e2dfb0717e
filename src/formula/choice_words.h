#pragma once
// The choices of inputs in formulas, `option == tiers_temps`: bare words that the other side gives sense to,
// whatever else bears their name.

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "formula/formula.h"

namespace aci {

/// The choices of an input, by its name; none for any other name.
using ChoicesOf = std::function<std::vector<std::string_view>(std::string_view)>;

/// Where a choice stands, or should.
struct ChoiceWord {
  std::size_t operand;  ///< Of the operation.
  ExprId at;
  const Expr* input;  ///< The name of the input whose choice it is.
};

/// Of `==`, `!=` and `else`: the operand that stands for a choice of the other. Nothing when the other is no
/// input of choices.
std::optional<ChoiceWord> choice_word(const Formula& formula, const Expr& expr, const ChoicesOf& choices_of);

/// All those of a formula that name a choice.
std::vector<ChoiceWord> choice_words(const Formula& formula, const ChoicesOf& choices_of);

/// The number of a choice.
std::optional<std::size_t> choice_number(std::string_view id, const std::vector<std::string_view>& choices);

}  // namespace aci
