#pragma once
// A formula as written: its text and the tree that the text spells. Names are not resolved yet.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/lazy.h"
#include "formula/program.h"

namespace aci {

enum class ExprKind : std::uint8_t { literal, name, call, operation };

using ExprId = std::uint32_t;

struct Expr {
  ExprKind kind = ExprKind::literal;
  Span at;               ///< In the formula's text.
  Op op = Op::constant;  ///< operation.
  Type type;             ///< literal.
  Rational value;        ///< literal, as Programs hold it: "60 %" is 3/5.
  std::string name;      ///< name, call.
  std::vector<ExprId> operands;

  bool is_number() const { return kind == ExprKind::literal && type.kind == Kind::number; }
};

/// The nodes of a tree, which nobody changes once it is there: copies share them.
struct ExprTree {
  std::vector<Expr> nodes;
  ExprId root = 0;
};

class ExprNodes {
 public:
  ExprNodes() = default;  ///< None: of a formula that could not be read.
  explicit ExprNodes(ExprTree tree) : tree_([tree = std::move(tree)]() mutable { return std::move(tree); }) {}
  /// Of a text that is known to be a formula, parsed when somebody first asks.
  explicit ExprNodes(const std::string& text);

  bool empty() const { return !tree_; }
  ExprId root() const { return tree_->root; }
  const Expr& operator[](ExprId id) const { return tree_->nodes[id]; }
  auto begin() const { return tree_ ? tree_->nodes.data() : nullptr; }
  auto end() const { return tree_ ? tree_->nodes.data() + tree_->nodes.size() : nullptr; }

 private:
  Lazy<ExprTree> tree_;  ///< Of one node at least.
};

struct Formula {
  std::string text;
  ExprNodes nodes;
  ExprId root() const { return nodes.root(); }
  const Expr& operator[](ExprId id) const { return nodes[id]; }
};

/// Where a formula's mistakes go: knows which file the formula's text comes from.
struct FormulaReporter {
  Diagnostics& diagnostics;
  std::function<Place(Span)> place;  ///< From the formula's text to the file.

  Diagnostic& error(std::string code, Span at, std::vector<MessageArg> args = {}) {
    return diagnostics.error(std::move(code), place(at), std::move(args));
  }
};

/// Words that no input, parameter, definition or amount may be called.
bool is_reserved_word(std::string_view word);

/// The longest formula accepted, in bytes: keeps every tree shallow enough for recursion.
inline constexpr std::size_t kMaxFormulaLength = 4000;

/// Stops at the first mistake (R010 syntax, R021 too long or too deep).
std::optional<Formula> parse_formula(std::string text, FormulaReporter& reporter);

/// Of a text in which that found no mistake: the tree is only made when somebody asks for it.
Formula known_formula(std::string text);

}  // namespace aci
