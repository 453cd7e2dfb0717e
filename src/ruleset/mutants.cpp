
#include "ruleset/mutants.h"

#include <algorithm>
#include <array>

#include "base/decimal.h"
#include "base/iso_date.h"
#include "formula/formula.h"
#include "ruleset/amend.h"
#include "ruleset/words.h"

namespace aci {
namespace {

bool among(std::string_view key, std::initializer_list<std::string_view> keys) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

bool is_formula(std::string_view key) {
  return std::ranges::count(kFormulaKeys, key) > 0;
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

  /// Where a table stands.
  struct Within {
    std::string untested = {};
    std::string reading = {};
    std::string_view ids_of = {};  ///< Its keys are the ids of these.
    bool of_input = false;         ///< It is an input, or holds them.
  };

  void table(Node& table, Within here) {
    if (const Node* reason = table.find("untested")) here.untested = reason->text;
    const bool root = &table == &out_.document_.root;
    for (Member& member : table.members) {
      Node& value = member.value;
      if (member.key == "plausible") continue;  // Nothing is computed from it.
      if (value.kind == NodeKind::table) {
        Within there = here;
        if (here.ids_of == "reading") there.reading = member.key;
        const bool holds_ids =
            here.ids_of.empty() && (root ? is_element_kind(member.key) : is_piece_kind(member.key));
        there.ids_of = holds_ids ? std::string_view(member.key) : std::string_view();
        there.of_input = here.of_input || (root && member.key == "input");
        this->table(value, std::move(there));
        continue;
      }
      for (Node& item : value.items) {
        if (item.kind == NodeKind::table) this->table(item, here);
      }
      node_ = &value;
      here_ = here;
      if (value.kind == NodeKind::string && is_formula(member.key)) {
        formula();
      } else if (member.key == "mode" && value.kind == NodeKind::string) {
        mode();
      } else if (is_setting(member.key)) {
        setting();
      }
    }
  }

 private:
  void add(Node changed, Place at, std::string before, std::string after, bool of_input = false) {
    out_.all_.push_back({at, std::move(before), std::move(after), here_.untested, of_input, here_.reading});
    out_.changes_.push_back({node_, std::move(changed)});
  }
  void add_setting(Node changed, std::string before, std::string after) {
    add(std::move(changed), node_->at, std::move(before), std::move(after), here_.of_input);
  }

  void mode() {
    for (const char* other : {"half_up", "floor", "ceil", "trunc"}) {
      if (node_->text == other) continue;
      Node changed = *node_;
      changed.text = other;
      add(std::move(changed), node_->at, node_->text, other);
    }
  }

  void setting() {
    if (node_->kind == NodeKind::boolean) {
      Node changed = *node_;
      changed.boolean = !node_->boolean;
      add_setting(std::move(changed), node_->boolean ? "true" : "false", node_->boolean ? "false" : "true");
      return;
    }
    for (const int by : {-1, 1}) {
      Node changed = *node_;
      if (node_->kind == NodeKind::date) {
        const auto moved = next_day(node_->date, by);
        if (!moved) continue;
        changed.date = *moved;
        add_setting(std::move(changed), to_iso(node_->date), to_iso(*moved));
      } else if (const auto moved = stepped(node_->text, by)) {
        changed.text = *moved;
        add_setting(std::move(changed), node_->text, *moved);
      }
    }
  }

  /// A part of the formula's text written otherwise.
  void rewrite(std::size_t begin, std::size_t end, std::string_view by) {
    Node changed = *node_;
    changed.text.replace(begin, end - begin, by);
    add(std::move(changed), place_in_string(*node_->at.file(), *node_, begin, end),
        node_->text.substr(begin, end - begin), std::string(by));
  }

  void formula() {
    Diagnostics ignored;
    FormulaReporter reporter{ignored, [](Span) { return Place{}; }};
    const auto parsed = parse_formula(node_->text, reporter);
    if (!parsed) return;
    for (const Expr& expr : parsed->nodes) {
      if (expr.is_number()) number(expr);
      const bool literal = expr.kind == ExprKind::literal;
      const bool no = expr.value.is_zero();
      if (literal && expr.type == kBoolean) word(expr, no ? "false" : "true", no ? "true" : "false");
      if (expr.kind == ExprKind::call && expr.name == "min") word(expr, "min", "max");
      if (expr.kind == ExprKind::call && expr.name == "max") word(expr, "max", "min");
      if (literal && expr.type == kDate) {
        const Date date = *from_serial(*expr.value.to_int64());
        for (const int by : {-1, 1}) {
          if (const auto moved = next_day(date, by)) word(expr, to_iso(date), to_iso(*moved));
        }
      }
      for (const Slip& slip : kSlips) {
        if (slip.op == expr.op) between(*parsed, expr, slip);
      }
    }
  }

  /// The first `from` of an expression; the expression may stand in parentheses.
  void word(const Expr& expr, std::string_view from, std::string_view to) {
    const std::size_t begin = node_->text.find(from, expr.at.begin);
    if (begin < expr.at.end) rewrite(begin, begin + from.size(), to);
  }

  void number(const Expr& expr) {
    const std::string& text = node_->text;
    std::size_t begin = expr.at.begin;
    while (begin < expr.at.end && !is_digit(text[begin])) ++begin;
    std::size_t end = begin;
    while (end < expr.at.end && (is_digit(text[end]) || text[end] == '.' || text[end] == '_')) ++end;
    for (const int by : {-1, 1}) {
      if (const auto moved = stepped(text.substr(begin, end - begin), by)) rewrite(begin, end, *moved);
    }
  }

  /// The sign between two operands.
  void between(const Formula& formula, const Expr& expr, const Slip& slip) {
    const std::size_t begin = node_->text.find(slip.sign, formula[expr.operands[0]].at.end);
    if (begin < formula[expr.operands[1]].at.begin) rewrite(begin, begin + slip.sign.size(), slip.neighbour);
  }

  // What is being changed.
  Node* node_ = nullptr;
  Within here_;
  Mutants& out_;
};

Mutants::Mutants(Document document) : document_(std::move(document)) {
  MutantFinder(*this).table(document_.root, {});
}

const Document& Mutants::with(std::size_t index) {
  if (changed_ != nullptr) *changed_ = std::move(original_);
  changed_ = changes_[index].node;
  original_ = std::move(*changed_);
  *changed_ = changes_[index].changed;
  return document_;
}

}  // namespace aci
