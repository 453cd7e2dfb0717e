
#include "ruleset/mutants.h"

#include <algorithm>
#include <array>

#include "base/date_text.h"
#include "base/decimal.h"
#include "formula/formula.h"

namespace aci {
namespace {

using Keys = std::initializer_list<std::string_view>;

bool among(std::string_view key, Keys keys) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

bool is_formula(std::string_view key) {
  return among(key, {"point_value", "pro_rata", "value", "formula", "attainment", "met", "points", "euros",
                     "when", "full", "due", "holds", "date", "step"});
}

bool is_setting(std::string_view key) {
  return among(key, {"min", "max", "decimals", "default", "missing", "from", "to"});
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The number one step of its last digit away: "7.5" gives 7.4 and 7.6. Nothing for an exponent.
std::optional<std::string> stepped(const std::string& written, int by) {
  const auto value = parse_decimal(written);
  if (!value || written.find_first_of("eE") != std::string::npos) return std::nullopt;
  const std::size_t point = written.find('.');
  const auto digits =
      point == std::string::npos
          ? 0
          : std::count_if(written.begin() + static_cast<std::ptrdiff_t>(point), written.end(), is_digit);
  const auto step = parse_decimal("1e-" + std::to_string(digits));
  const auto moved = step ? (by > 0 ? add(*value, *step) : subtract(*value, *step)) : std::nullopt;
  if (!moved) return std::nullopt;
  const Decimal text = to_decimal(*moved, static_cast<int>(digits), 18);
  return text.exact ? std::optional(text.text) : std::nullopt;
}

std::optional<Date> next_day(Date date, int by) {
  return from_serial(to_serial(date) + by);
}

/// A comparison or a conjunction, and the one that a slip of the pen could have written.
struct Slip {
  Op op;
  std::string_view sign;
  std::string_view neighbour;
};

constexpr Slip kSlips[] = {
    {Op::equal, "==", "!="},        {Op::not_equal, "!=", "=="},   {Op::less, "<", "<="},
    {Op::less_equal, "<=", "<"},    {Op::greater, ">", ">="},      {Op::greater_equal, ">=", ">"},
    {Op::logical_and, "and", "or"}, {Op::logical_or, "or", "and"},
};

}  // namespace

class MutantFinder {
 public:
  explicit MutantFinder(Mutants& out) : out_(out) {}

  void table(Node& table, std::string_view name, const std::string& untested) {
    const Node* reason = table.find("untested");
    const std::string& here = reason != nullptr ? reason->text : untested;
    for (Member& member : table.members) {
      Node& value = member.value;
      // In [agreement.in_force] a year; in a parameter's values a date.
      if (value.kind == NodeKind::table) {
        this->table(value, member.key, here);
      } else if (value.kind == NodeKind::array) {
        for (Node& item : value.items) {
          if (item.kind == NodeKind::table) this->table(item, member.key, here);
        }
      } else if (value.kind == NodeKind::string && is_formula(member.key)) {
        formula(value, here);
      } else if (member.key == "mode" && value.kind == NodeKind::string) {
        mode(value, here);
      } else if (is_setting(member.key)) {
        setting(value, here, name == "input");
      }
    }
  }

 private:
  void add(Node& node, Node changed, Place at, std::string before, std::string after,
           const std::string& untested, bool of_input = false) {
    out_.all_.push_back({at, std::move(before), std::move(after), untested, of_input});
    out_.changes_.push_back({&node, std::move(changed)});
  }

  void mode(Node& node, const std::string& untested) {
    for (const char* other : {"half_up", "floor", "ceil", "trunc"}) {
      if (node.text == other) continue;
      Node changed = node;
      changed.text = other;
      add(node, std::move(changed), node.at, node.text, other, untested);
    }
  }

  void setting(Node& node, const std::string& untested, bool of_input) {
    if (node.kind == NodeKind::boolean) {
      Node changed = node;
      changed.boolean = !node.boolean;
      add(node, std::move(changed), node.at, node.boolean ? "true" : "false", node.boolean ? "false" : "true",
          untested, of_input);
      return;
    }
    for (const int by : {-1, 1}) {
      Node changed = node;
      if (node.kind == NodeKind::date) {
        const auto moved = next_day(node.date, by);
        if (!moved) continue;
        changed.date = *moved;
        add(node, std::move(changed), node.at, to_iso(node.date), to_iso(*moved), untested, of_input);
      } else if (const auto moved = stepped(node.text, by)) {
        changed.text = *moved;
        add(node, std::move(changed), node.at, node.text, *moved, untested, of_input);
      }
    }
  }

  /// A part of a formula's text written otherwise.
  void rewrite(Node& node, std::size_t begin, std::size_t end, const std::string& by,
               const std::string& untested) {
    const std::string before = node.text.substr(begin, end - begin);
    Node changed = node;
    changed.text.replace(begin, end - begin, by);
    add(node, std::move(changed), place_in_string(*out_.document_.file, node, begin, end), before, by,
        untested);
  }

  void formula(Node& node, const std::string& untested) {
    Diagnostics ignored;
    FormulaReporter reporter{ignored, [](Span) { return Place{}; }};
    const auto parsed = parse_formula(node.text, reporter);
    if (!parsed) return;
    for (const Expr& expr : parsed->nodes) {
      if (expr.is_number()) number(node, expr, untested);
      const bool literal = expr.kind == ExprKind::literal;
      const bool no = expr.value.is_zero();
      if (literal && expr.type == kBoolean)
        word(node, expr, no ? "false" : "true", no ? "true" : "false", untested);
      if (expr.kind == ExprKind::call && expr.name == "min") word(node, expr, "min", "max", untested);
      if (expr.kind == ExprKind::call && expr.name == "max") word(node, expr, "max", "min", untested);
      if (literal && expr.type == kDate) {
        const Date date = *from_serial(*expr.value.to_int64());
        for (const int by : {-1, 1}) {
          if (const auto moved = next_day(date, by)) word(node, expr, to_iso(date), to_iso(*moved), untested);
        }
      }
      for (const Slip& slip : kSlips) {
        if (slip.op == expr.op) between(node, *parsed, expr, slip, untested);
      }
    }
  }

  /// The first `from` of an expression; the expression may stand in parentheses.
  void word(Node& node, const Expr& expr, std::string_view from, std::string_view to,
            const std::string& untested) {
    const std::size_t begin = node.text.find(from, expr.at.begin);
    if (begin < expr.at.end) rewrite(node, begin, begin + from.size(), std::string(to), untested);
  }

  void number(Node& node, const Expr& expr, const std::string& untested) {
    std::size_t begin = expr.at.begin;
    while (begin < expr.at.end && !is_digit(node.text[begin])) ++begin;
    std::size_t end = begin;
    while (end < expr.at.end && (is_digit(node.text[end]) || node.text[end] == '.' || node.text[end] == '_'))
      ++end;
    for (const int by : {-1, 1}) {
      if (const auto moved = stepped(node.text.substr(begin, end - begin), by))
        rewrite(node, begin, end, *moved, untested);
    }
  }

  /// The sign between two operands.
  void between(Node& node, const Formula& formula, const Expr& expr, const Slip& slip,
               const std::string& untested) {
    const std::size_t begin = node.text.find(slip.sign, formula[expr.operands[0]].at.end);
    if (begin < formula[expr.operands[1]].at.begin) {
      rewrite(node, begin, begin + slip.sign.size(), std::string(slip.neighbour), untested);
    }
  }

  Mutants& out_;
};

Mutants::Mutants(Document document) : document_(std::move(document)) {
  MutantFinder(*this).table(document_.root, "", "");
}

const Document& Mutants::with(std::size_t index) {
  if (changed_ != nullptr) *changed_ = std::move(original_);
  changed_ = changes_[index].node;
  original_ = std::move(*changed_);
  *changed_ = changes_[index].changed;
  return document_;
}

}  // namespace aci
