// Choices in formulas: compared with one of their words, and nothing else.

#include <string>
#include <string_view>
#include <vector>

#include "base/closest_match.h"
#include "formula/compiler_internals.h"

namespace aci {

std::optional<ChoiceWord> FormulaCompiler::choice_word(const Expr& expr) const {
  return aci::choice_word(formula_, expr, [&](std::string_view name) { return scope_.choices(name); });
}

FormulaCompiler::Result FormulaCompiler::choice(const ChoiceWord& word) {
  const Expr& expr = formula_[word.at];
  const std::string& input = word.input->name;
  const auto choices = scope_.choices(input);
  const bool bare = expr.kind == ExprKind::name;
  if (const auto number = bare ? choice_number(expr.name, choices) : std::nullopt) {
    scope_.note_choice(input, expr.name);
    return constant(Rational(static_cast<std::int64_t>(*number)), kChoice, expr.at);
  }
  if (bare && scope_.choices(expr.name).empty()) {
    auto& mistake = reporter_.error("R121", expr.at, {expr.name, input});
    std::string list;
    for (const std::string_view each : choices) list += (list.empty() ? "" : ", ") + std::string(each);
    if (suggest(mistake, expr.name, choices).empty()) mistake.hint = Message{"hint.choices", {list}};
  } else {
    reporter_.error("R120", expr.at, {input});
  }
  return std::nullopt;
}

FormulaCompiler::Result FormulaCompiler::choice_comparison(const Expr& expr, const ChoiceWord& word,
                                                           const Facts& facts) {
  const Result given = compile(expr.operands[1 - word.operand], facts);
  const Result chosen = choice(word);
  if (!given || !chosen) return std::nullopt;
  const bool first = word.operand == 0;
  return emit(expr.op, kBoolean, expr.at, first ? *chosen : *given, first ? *given : *chosen);
}

void FormulaCompiler::pass_over_choice(const Expr& expr) {
  if (expr.op != Op::equal && expr.op != Op::not_equal) return;
  for (std::size_t i = 0; i < 2; ++i) {
    const Expr& word = formula_[expr.operands[i]];
    const Expr& input = formula_[expr.operands[1 - i]];
    if (word.kind != ExprKind::name || input.kind != ExprKind::name || !scope_.is_choice(word.name)) continue;
    if (resolve(input).status == Resolved::Status::failed) told_.insert(&word);
  }
}

}  // namespace aci
