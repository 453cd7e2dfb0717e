// Tested in tests/unit/formula_test.cpp and tests/unit/formula_mistakes_test.cpp.

#include <algorithm>
#include <span>
#include <utility>

#include "base/date_text.h"
#include "base/decimal.h"
#include "formula/formula.h"
#include "formula/lexer.h"
#include "formula/operations.h"

namespace aci {
namespace {

/// How deep parentheses and the like may go, and how deep the tree may be: a long sum makes a deep one.
constexpr int kMaxDepth = 100;
constexpr int kMaxTreeDepth = 64;

constexpr std::string_view kSyntaxWords[] = {"if", "then", "else", "and", "or", "not", "point", "points"};

constexpr std::pair<std::string_view, ExprKind> kComparisons[] = {
    {"==", ExprKind::equal},      {"!=", ExprKind::not_equal}, {"<", ExprKind::less},
    {"<=", ExprKind::less_equal}, {">", ExprKind::greater},    {">=", ExprKind::greater_equal}};

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// What people write from another language or from school, and how it is written here.
constexpr std::pair<std::string_view, std::string_view> kHabits[] = {
    {"=", "=="},   {"≥", ">="},  {"≤", "<="},       {"≠", "!="},  {"×", "*"},        {"÷", "/"}, {"−", "-"},
    {"et", "and"}, {"ou", "or"}, {"alors", "then"}, {"&", "and"}, {"sinon", "else"}, {"|", "or"}};

class Parser {
 public:
  Parser(Formula& formula, FormulaReporter& reporter)
      : formula_(formula), lexer_(formula.text), reporter_(reporter) {
    advance();
  }

  bool run() {
    formula_.root = expression();
    if (!failed_ && token_.kind != TokenKind::end) fail("syntax.operator");
    return !failed_;
  }

 private:
  /// Counts how deep the tree goes; past the limit the formula is refused, not the stack broken.
  struct Deeper {
    explicit Deeper(Parser& parser) : parser_(parser) {
      if (++parser_.depth_ > kMaxDepth && !parser_.failed_) {
        parser_.failed_ = true;
        parser_.reporter_.error("R021", parser_.token_.at);
      }
    }
    ~Deeper() { --parser_.depth_; }
    Parser& parser_;
  };

  void advance() {
    previous_ = token_.kind;
    previous_end_ = token_.at.end;
    token_ = lexer_.next();
  }

  bool at(std::string_view text) const {
    return (token_.kind == TokenKind::word || token_.kind == TokenKind::symbol) && token_.text == text;
  }

  bool accept(std::string_view text) {
    if (!at(text)) return false;
    advance();
    return true;
  }

  /// Only the first mistake is told: what follows it is often its consequence.
  ExprId fail(const char* expected) {
    if (failed_) return 0;
    failed_ = true;
    if (token_.kind == TokenKind::end) {
      const auto end = static_cast<std::uint32_t>(formula_.text.size());
      reporter_.error("R010", {end > 0 ? end - 1 : 0, end},
                      {Message{expected, {}}, Message{"syntax.end", {}}});
      return 0;
    }
    auto& mistake = reporter_.error(
        "R010", token_.at, {Message{expected, {}}, Message{"syntax.found", {std::string(token_.text)}}});
    const bool in_number = at(",") || token_.kind == TokenKind::number;
    if (in_number && previous_ == TokenKind::number) mistake.hint = Message{"hint.formula_number", {}};
    for (const auto& [written, meant] : kHabits) {
      if (token_.text == written) mistake.hint = Message{"hint.write", {"`" + std::string(meant) + "`"}};
    }
    return 0;
  }

  ExprId add(ExprKind kind, std::uint32_t begin, std::vector<ExprId> operands) {
    Expr expr;
    expr.kind = kind;
    expr.at = {begin, previous_end_};
    expr.operands = std::move(operands);
    return push(std::move(expr));
  }

  ExprId push(Expr expr) {
    if (failed_) return 0;
    int depth = 1;
    for (const ExprId operand : expr.operands) depth = std::max(depth, depths_[operand] + 1);
    if (depth > kMaxTreeDepth && !failed_) {
      failed_ = true;
      reporter_.error("R021", expr.at);
    }
    depths_.push_back(depth);
    formula_.nodes.push_back(std::move(expr));
    return static_cast<ExprId>(formula_.nodes.size() - 1);
  }

  /// `x else y` binds loosest; inside `if … then x else y` the word belongs to the `if`.
  ExprId expression() {
    const Deeper deeper(*this);
    if (failed_) return 0;
    if (at("if")) return conditional();
    const std::uint32_t begin = token_.at.begin;
    const ExprId left = disjunction();
    if (failed_ || !accept("else")) return left;
    const ExprId right = expression();
    return add(ExprKind::otherwise, begin, {left, right});
  }

  ExprId conditional() {
    const std::uint32_t begin = token_.at.begin;
    advance();
    const ExprId condition = disjunction();
    if (!failed_ && !accept("then")) return fail("syntax.then");
    const ExprId chosen = disjunction();
    if (!failed_ && !accept("else")) return fail("syntax.else");
    const ExprId other = expression();
    return add(ExprKind::conditional, begin, {condition, chosen, other});
  }

  ExprId disjunction() {
    const std::uint32_t begin = token_.at.begin;
    ExprId left = conjunction();
    while (!failed_ && accept("or")) {
      const ExprId right = conjunction();
      left = add(ExprKind::logical_or, begin, {left, right});
    }
    return left;
  }

  ExprId conjunction() {
    const std::uint32_t begin = token_.at.begin;
    ExprId left = negation();
    while (!failed_ && accept("and")) {
      const ExprId right = negation();
      left = add(ExprKind::logical_and, begin, {left, right});
    }
    return left;
  }

  ExprId negation() {
    const Deeper deeper(*this);
    if (failed_) return 0;
    const std::uint32_t begin = token_.at.begin;
    if (!accept("not")) return comparison();
    const ExprId operand = negation();
    return add(ExprKind::logical_not, begin, {operand});
  }

  std::optional<ExprKind> comparison_kind() const {
    for (const auto& [symbol, kind] : kComparisons) {
      if (at(symbol)) return kind;
    }
    return std::nullopt;
  }

  ExprId comparison() {
    const std::uint32_t begin = token_.at.begin;
    const ExprId left = sum();
    const auto kind = comparison_kind();
    if (failed_ || !kind) return left;
    advance();
    const ExprId right = sum();
    if (!failed_ && comparison_kind()) return fail("syntax.one_comparison");
    return add(*kind, begin, {left, right});
  }

  ExprId sum() {
    const std::uint32_t begin = token_.at.begin;
    ExprId left = product();
    while (!failed_ && (at("+") || at("-"))) {
      const ExprKind kind = at("+") ? ExprKind::add : ExprKind::subtract;
      advance();
      const ExprId right = product();
      left = add(kind, begin, {left, right});
    }
    return left;
  }

  ExprId product() {
    const std::uint32_t begin = token_.at.begin;
    ExprId left = signed_primary();
    while (!failed_ && (at("*") || at("/"))) {
      const ExprKind kind = at("*") ? ExprKind::multiply : ExprKind::divide;
      advance();
      const ExprId right = signed_primary();
      left = add(kind, begin, {left, right});
    }
    return left;
  }

  ExprId signed_primary() {
    const Deeper deeper(*this);
    if (failed_) return 0;
    const std::uint32_t begin = token_.at.begin;
    if (!accept("-")) return primary();
    const ExprId operand = signed_primary();
    return add(ExprKind::negate, begin, {operand});
  }

  ExprId primary() {
    switch (token_.kind) {
      case TokenKind::number:
        return number();
      case TokenKind::date:
        return date();
      case TokenKind::word:
        return word();
      case TokenKind::symbol:
        return at("(") ? parenthesis() : fail("syntax.value");
      case TokenKind::end:
      case TokenKind::unknown:
        break;
    }
    return fail("syntax.value");
  }

  ExprId parenthesis() {
    const std::uint32_t begin = token_.at.begin;
    advance();
    const ExprId inner = expression();
    if (!failed_ && !accept(")")) return fail("syntax.right_paren");
    if (!failed_) formula_.nodes[inner].at = {begin, previous_end_};
    return inner;
  }

  ExprId number() {
    Expr expr;
    const std::uint32_t begin = token_.at.begin;
    const auto value = parse_decimal(token_.text);
    if (!value) {
      failed_ = true;
      reporter_.error(
          "R010", token_.at,
          {Message{"syntax.number_size", {}}, Message{"syntax.found", {std::string(token_.text)}}});
      return 0;
    }
    expr.number = *value;
    advance();
    if (accept("%")) {
      const auto share = divide(expr.number, Rational(100));
      if (!share) return fail("syntax.number_size");
      expr.number = *share;
    } else if (accept("points") || accept("point")) {
      expr.unit = Unit::points;
    } else if (at("\u20ac")) {
      advance();
      expr.unit = Unit::euros;
      // "7 €/point": the slash belongs to the unit only when the word "point" follows it.
      const Lexer lexer_before = lexer_;
      const Token token_before = token_;
      const std::uint32_t end_before = previous_end_;
      if (accept("/") && accept("point")) {
        expr.unit = Unit::euros_per_point;
      } else {
        lexer_ = lexer_before;
        token_ = token_before;
        previous_end_ = end_before;
      }
    }
    expr.at = {begin, previous_end_};
    return push(std::move(expr));
  }

  ExprId date() {
    Expr expr;
    expr.kind = ExprKind::date;
    expr.at = token_.at;
    const auto parsed = parse_iso_date(token_.text);
    if (!parsed) return fail("syntax.real_date");
    expr.date = *parsed;
    advance();
    return push(std::move(expr));
  }

  ExprId word() {
    Expr expr;
    expr.at = token_.at;
    expr.name = std::string(token_.text);
    if (at("true") || at("false")) {
      expr.kind = ExprKind::boolean;
      expr.boolean = token_.text == "true";
      advance();
      return push(std::move(expr));
    }
    if (is_one_of(token_.text, kSyntaxWords)) return fail("syntax.value");
    advance();
    if (!accept("(")) {
      expr.kind = ExprKind::name;
      return push(std::move(expr));
    }
    expr.kind = ExprKind::call;
    if (!accept(")")) {
      do {
        expr.operands.push_back(expression());
      } while (!failed_ && accept(","));
      if (!failed_ && !accept(")")) return fail("syntax.right_paren");
    }
    expr.at.end = previous_end_;
    return push(std::move(expr));
  }

  Formula& formula_;
  Lexer lexer_;
  FormulaReporter& reporter_;
  Token token_;
  TokenKind previous_ = TokenKind::end;
  std::uint32_t previous_end_ = 0;
  std::vector<int> depths_;  ///< Of the tree below each node.
  int depth_ = 0;
  bool failed_ = false;
};

}  // namespace

bool is_reserved_word(std::string_view word) {
  static constexpr std::string_view kOthers[] = {"true", "false", "all"};
  return is_one_of(word, kSyntaxWords) || is_one_of(word, kOthers) || is_function(word);
}

std::optional<Formula> parse_formula(std::string text, FormulaReporter& reporter) {
  if (text.size() > kMaxFormulaLength) {
    reporter.error("R021", {0, static_cast<std::uint32_t>(text.size())});
    return std::nullopt;
  }
  Formula formula;
  formula.text = std::move(text);
  Parser parser(formula, reporter);
  if (!parser.run()) return std::nullopt;
  return formula;
}

}  // namespace aci
