#include "formula/choice_words.h"

#include <algorithm>

namespace aci {
namespace {

/// The input of choices that an operand is worth: `option`, or `option else tiers_temps`.
const Expr* chooser(const Formula& formula, ExprId id, const ChoicesOf& choices_of) {
  const Expr& expr = formula[id];
  if (expr.kind == ExprKind::operation && expr.op == Op::otherwise) {
    return chooser(formula, expr.operands[0], choices_of);
  }
  return expr.kind == ExprKind::name && !choices_of(expr.name).empty() ? &expr : nullptr;
}

bool names_choice(const Formula& formula, const ChoiceWord& word, const ChoicesOf& choices_of) {
  const Expr& expr = formula[word.at];
  return expr.kind == ExprKind::name && choice_number(expr.name, choices_of(word.input->name));
}

}  // namespace

std::optional<std::size_t> choice_number(std::string_view id, const std::vector<std::string_view>& choices) {
  const auto found = std::find(choices.begin(), choices.end(), id);
  if (found == choices.end()) return std::nullopt;
  return static_cast<std::size_t>(found - choices.begin());
}

std::optional<ChoiceWord> choice_word(const Formula& formula, const Expr& expr, const ChoicesOf& choices_of) {
  const bool equality = expr.op == Op::equal || expr.op == Op::not_equal;
  if (expr.kind != ExprKind::operation || (!equality && expr.op != Op::otherwise)) return std::nullopt;
  std::optional<ChoiceWord> meant;
  for (const std::size_t word : {std::size_t{1}, std::size_t{0}}) {
    if (word == 0 && !equality) break;
    const Expr* const input = chooser(formula, expr.operands[1 - word], choices_of);
    if (input == nullptr) continue;
    const ChoiceWord found{word, expr.operands[word], input};
    if (names_choice(formula, found, choices_of)) return found;
    if (!meant) meant = found;
  }
  return meant;
}

std::vector<ChoiceWord> choice_words(const Formula& formula, const ChoicesOf& choices_of) {
  std::vector<ChoiceWord> words;
  for (const Expr& expr : formula.nodes) {
    const auto word = choice_word(formula, expr, choices_of);
    if (word && names_choice(formula, *word, choices_of)) words.push_back(*word);
  }
  return words;
}

}  // namespace aci
