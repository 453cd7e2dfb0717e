
#include <algorithm>
#include <span>
#include <tuple>
#include <utility>

#include "base/decimal.h"
#include "base/iso_date.h"
#include "formula/formula.h"
#include "formula/formula_habits.h"
#include "formula/lexer.h"
#include "formula/operators_and_functions.h"

namespace aci {
namespace {

/// How deep parentheses and the like may go, and how deep the tree may be: a long sum makes a deep one.
constexpr int kMaxDepth = 100;
constexpr int kMaxTreeDepth = 64;

constexpr std::string_view kSyntaxWords[] = {"if", "then", "else", "and", "or", "not", "point", "points"};

/// What binds tighter stands further down; each level is made of operands of the next.
enum Level : std::uint8_t { kOr, kAnd, kNot, kComparison, kSum, kProduct, kSign };

struct BinaryOperator {
  Level level;
  std::string_view sign;
  Op op;
};
constexpr BinaryOperator kBinary[] = {
    {kOr, "or", Op::logical_or},
    {kAnd, "and", Op::logical_and},
    {kComparison, "==", Op::equal},
    {kComparison, "!=", Op::not_equal},
    {kComparison, "<", Op::less},
    {kComparison, "<=", Op::less_equal},
    {kComparison, ">", Op::greater},
    {kComparison, ">=", Op::greater_equal},
    {kSum, "+", Op::add},
    {kSum, "-", Op::subtract},
    {kProduct, "*", Op::multiply},
    {kProduct, "/", Op::divide},
};

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Parser {
 public:
  Parser(std::string_view text, FormulaReporter& reporter) : text_(text), reporter_(reporter) {
    nodes_.reserve(1 + text.size() / 6);
    advance();
  }

  /// Nothing when there is a mistake.
  std::optional<ExprTree> run() {
    const ExprId root = expression();
    if (!failed_ && token_.kind != TokenKind::end) fail("syntax.operator");
    if (failed_) return std::nullopt;
    return ExprTree{std::move(nodes_), root};
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
    token_ = following();
    binary_ = std::find_if(std::begin(kBinary), std::end(kBinary),
                           [&](const BinaryOperator& each) { return at(each.sign); });
  }

  Token following() const { return next_token(text_, token_.at.end); }

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
      const auto end = static_cast<std::uint32_t>(text_.size());
      reporter_.error("R010", {end > 0 ? end - 1 : 0, end},
                      {Message{expected, {}}, Message{"syntax.end", {}}});
      return 0;
    }
    auto& mistake = reporter_.error(
        "R010", token_.at, {Message{expected, {}}, Message{"syntax.found", {std::string(token_.text)}}});
    const bool in_number = at(",") || token_.kind == TokenKind::number;
    if (in_number && previous_ == TokenKind::number) mistake.hint = Message{"hint.formula_number", {}};
    if (auto meant = meant_by(token_.text)) mistake.hint = std::move(meant);
    return 0;
  }

  ExprId add(Op op, std::uint32_t begin, std::vector<ExprId> operands) {
    Expr expr;
    expr.kind = ExprKind::operation;
    expr.at = {begin, previous_end_};
    expr.op = op;
    expr.operands = std::move(operands);
    return push(std::move(expr));
  }

  ExprId literal(Span at, Type type, const Rational& value) {
    Expr expr;
    expr.at = at;
    expr.type = type;
    expr.value = value;
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
    nodes_.push_back(std::move(expr));
    return static_cast<ExprId>(nodes_.size() - 1);
  }

  /// `x else y` binds loosest; inside `if … then x else y` the word belongs to the `if`.
  ExprId expression() {
    const Deeper deeper(*this);
    if (failed_) return 0;
    if (at("if")) return conditional();
    const std::uint32_t begin = token_.at.begin;
    const ExprId left = operands_of(kOr);
    if (failed_ || !accept("else")) return left;
    const ExprId right = expression();
    return add(Op::otherwise, begin, {left, right});
  }

  ExprId conditional() {
    const std::uint32_t begin = token_.at.begin;
    advance();
    const ExprId condition = operands_of(kOr);
    if (!failed_ && !accept("then")) return fail("syntax.then");
    const ExprId chosen = operands_of(kOr);
    if (!failed_ && !accept("else")) return fail("syntax.else");
    const ExprId other = expression();
    return add(Op::conditional, begin, {condition, chosen, other});
  }

  const BinaryOperator* binary_at(Level level) const {
    return failed_ || binary_ == std::end(kBinary) || binary_->level != level ? nullptr : binary_;
  }

  ExprId operands_of(Level level) {
    if (level == kNot) return prefixed("not", Op::logical_not, level);
    if (level == kSign) return prefixed("-", Op::negate, level);
    const auto tighter = static_cast<Level>(level + 1);
    const std::uint32_t begin = token_.at.begin;
    ExprId left = operands_of(tighter);
    while (const BinaryOperator* found = binary_at(level)) {
      advance();
      const ExprId right = operands_of(tighter);
      if (level == kComparison && binary_at(level) != nullptr) return fail("syntax.one_comparison");
      left = add(found->op, begin, {left, right});
    }
    return left;
  }

  ExprId prefixed(std::string_view sign, Op op, Level level) {
    const Deeper deeper(*this);
    if (failed_) return 0;
    const std::uint32_t begin = token_.at.begin;
    if (!accept(sign)) return level == kSign ? primary() : operands_of(static_cast<Level>(level + 1));
    const ExprId operand = prefixed(sign, op, level);
    return add(op, begin, {operand});
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
    if (!failed_) nodes_[inner].at = {begin, previous_end_};
    return inner;
  }

  ExprId number() {
    const std::uint32_t begin = token_.at.begin;
    auto value = parse_decimal(token_.text);
    if (!value) {
      failed_ = true;
      reporter_.error(
          "R010", token_.at,
          {Message{"syntax.number_size", {}}, Message{"syntax.found", {std::string(token_.text)}}});
      return 0;
    }
    advance();
    Type type = kNumber;
    if (accept("%")) {
      value = divide(*value, Rational(100));
      if (!value) return fail("syntax.number_size");
    } else if (accept("points") || accept("point")) {
      type = kPoints;
    } else if (accept("\u20ac")) {
      type = kEuros;
      // "7 €/point": the slash belongs to the unit only when the word "point" follows it.
      if (at("/") && following().text == "point") {
        type = kEurosPerPoint;
        advance();
        advance();
      }
    }
    return literal({begin, previous_end_}, type, *value);
  }

  ExprId date() {
    const Span at = token_.at;
    const auto parsed = parse_iso_date(token_.text);
    if (!parsed) return fail("syntax.real_date");
    advance();
    return literal(at, kDate, Rational(to_serial(*parsed)));
  }

  /// `si x > 1 alors`: what stands behind the word is no operator.
  bool begins_french() const {
    if (!begins_in_french(token_.text)) return false;
    const Token next = following();
    const bool value = next.kind == TokenKind::number || next.kind == TokenKind::date || next.text == "(";
    return value || (next.kind == TokenKind::word && !is_one_of(next.text, kSyntaxWords));
  }

  ExprId word() {
    const Token written = token_;
    if (is_one_of(written.text, kSyntaxWords)) return fail("syntax.value");
    if (begins_french()) return fail("syntax.value");
    advance();
    if (written.text == "true") return literal(written.at, kBoolean, Rational(1));
    if (written.text == "false") return literal(written.at, kBoolean, Rational(0));
    Expr expr;
    expr.kind = at("(") ? ExprKind::call : ExprKind::name;
    expr.at = written.at;
    expr.name = std::string(written.text);
    if (!accept("(")) return push(std::move(expr));
    if (!accept(")")) {
      do {
        expr.operands.push_back(expression());
      } while (!failed_ && accept(","));
      if (!failed_ && !accept(")")) return fail("syntax.right_paren");
    }
    expr.at.end = previous_end_;
    return push(std::move(expr));
  }

  std::string_view text_;
  FormulaReporter& reporter_;
  Token token_;
  const BinaryOperator* binary_ = std::end(kBinary);  ///< What the token is, if any.
  TokenKind previous_ = TokenKind::end;
  std::uint32_t previous_end_ = 0;
  std::vector<Expr> nodes_;
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
  auto tree = Parser(text, reporter).run();
  if (!tree) return std::nullopt;
  return Formula{std::move(text), ExprNodes(std::move(*tree))};
}

ExprNodes::ExprNodes(const std::string& text)
    : tree_([text] {
        Diagnostics none;
        FormulaReporter reporter{none, [](Span) { return Place(); }};
        return Parser(text, reporter).run().value();
      }) {}

Formula known_formula(std::string text) {
  ExprNodes nodes(text);
  return {std::move(text), std::move(nodes)};
}

}  // namespace aci
