
#include "ruleset/mutants.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/decimal.h"
#include "base/iso_date.h"
#include "base/place_in_string.h"
#include "formula/choice_words.h"
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
  return among(key, {"min", "max", "decimals", "default", "missing", "from", "to", "cumulate"});
}

/// What an input takes, of which an agreement says nothing unless a source does.
bool is_bound(std::string_view key) {
  return among(key, {"min", "max"});
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
    bool scale = false;
    bool of_period = false;  ///< Its values are formulas.
    bool of_input = false;   ///< It is an input, or holds them.
    bool uncited = false;    ///< It is an input whose bounds are nobody's.
  };

  void table(Node& table, Within here) {
    if (const Node* reason = table.find("untested")) here.untested = reason->text;
    const bool root = &table == &out_.document_.root;
    for (Member& member : table.members) {
      Node& value = member.value;
      if (member.key == "plausible") continue;  // Nothing is computed from it.
      if (member.key == kRowsKey && value.kind == NodeKind::table) {
        rows(value, here);
        continue;
      }
      if (value.kind == NodeKind::table) {
        Within there = here;
        if (here.ids_of == "reading") there.reading = member.key;
        const bool holds_ids =
            here.ids_of.empty() && (root ? is_element_kind(member.key) : is_piece_kind(member.key));
        there.ids_of = holds_ids ? std::string_view(member.key) : std::string_view();
        there.scale = here.scale || (root && member.key == "scale");
        there.of_period = member.key == "period";
        there.of_input = here.of_input || (root && member.key == "input");
        there.uncited = here.ids_of == "input" && value.find("source") == nullptr;
        this->table(value, std::move(there));
        continue;
      }
      for (Node& item : value.items) {
        if (item.kind == NodeKind::table) this->table(item, here);
        if (item.kind != NodeKind::string || !is_formula(member.key)) continue;
        node_ = &item;
        here_ = here;
        formula();
      }
      node_ = &value;
      here_ = here;
      if (value.kind == NodeKind::string && (is_formula(member.key) || here.of_period) &&
          member.key != "untested") {
        formula();
      } else if (member.key == "mode" && value.kind == NodeKind::string) {
        mode();
      } else if (is_setting(member.key) && !(here.uncited && is_bound(member.key))) {
        setting();
      }
    }
  }

 private:
  /// Where the rows of a table begin, and their cells.
  void rows(Node& table, const Within& here) {
    for (Member& row : table.members) {
      key_ = &row;
      key_text_.kind = NodeKind::string;
      key_text_.text = row.key;
      key_text_.at = row.key_at;
      node_ = &key_text_;
      here_ = here;
      bound();
      key_ = nullptr;
      if (row.value.kind == NodeKind::string) {
        node_ = &row.value;
        formula();
      } else if (row.value.kind == NodeKind::table && row.value.find("refused") == nullptr) {
        rows(row.value, here);
      }
    }
  }

  /// ">= 40 000": the sign and its neighbour, and the figures of the bound.
  void bound() {
    const std::string& text = node_->text;
    const std::size_t sign = text.starts_with(">=") ? 2 : text.starts_with('>') ? 1 : 0;
    if (sign == 0) return;
    // A slice is as wide with its bound as without.
    if (!here_.scale) rewrite(0, sign, sign == 2 ? ">" : ">=");
    Diagnostics ignored;
    FormulaReporter reporter{ignored, [](Span) { return Place{}; }};
    const auto parsed = parse_formula(std::string(sign, ' ') + text.substr(sign), reporter);
    if (!parsed) return;
    for (const Expr& expr : parsed->nodes) {
      if (expr.is_number()) number(expr);
    }
  }

  void add(Node changed, Place at, std::string before, std::string after, bool of_input = false) {
    out_.all_.push_back({at, std::move(before), std::move(after), here_.untested, of_input, here_.reading});
    out_.changes_.push_back({node_, key_, std::move(changed)});
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

  /// The choices of an input of the text.
  std::vector<std::string_view> choices_of(std::string_view name) const {
    const Node* node = &out_.document_.root;
    for (const std::string_view key : {std::string_view("input"), name, std::string_view("choice")}) {
      node = node != nullptr ? node->find(key) : nullptr;
    }
    std::vector<std::string_view> ids;
    if (node == nullptr) return ids;
    for (const Member& each : node->members) ids.push_back(each.key);
    return ids;
  }

  /// A choice, and the one behind it.
  void choices(const Formula& formula) {
    const auto all = [&](std::string_view name) { return choices_of(name); };
    for (const ChoiceWord& word : choice_words(formula, all)) {
      const auto ids = choices_of(word.input->name);
      const std::size_t number = *choice_number(formula[word.at].name, ids);
      this->word(formula[word.at], ids[number], ids[(number + 1) % ids.size()]);
    }
  }

  void formula() {
    Diagnostics ignored;
    FormulaReporter reporter{ignored, [](Span) { return Place{}; }};
    const auto parsed = parse_formula(node_->text, reporter);
    if (!parsed) return;
    choices(*parsed);
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
  Member* key_ = nullptr;  ///< Set when it is the key of this row, whose text node_ then holds.
  Node key_text_;
  Within here_;
  Mutants& out_;
};

Mutants::Mutants(Document document) : document_(std::move(document)) {
  MutantFinder(*this).table(document_.root, {});
}

const Document& Mutants::with(std::size_t index) {
  if (changed_ != nullptr) *changed_ = std::move(original_);
  if (changed_key_ != nullptr) changed_key_->key = original_key_;
  const Change& change = changes_[index];
  changed_ = change.key == nullptr ? change.node : nullptr;
  changed_key_ = change.key;
  if (changed_key_ != nullptr) {
    original_key_ = std::exchange(changed_key_->key, change.changed.text);
  } else {
    original_ = std::exchange(*changed_, change.changed);
  }
  return document_;
}

}  // namespace aci
