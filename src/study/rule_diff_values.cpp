#include "study/rule_diff_values.h"

#include <tuple>

#include "base/date_text.h"
#include "base/decimal.h"
#include "ruleset/words.h"
#include "study/rule_diff.h"

// Tested in tests/unit/rule_diff_test.cpp.

namespace aci {
namespace {

bool same_tree(const Formula& a, ExprId left, const Formula& b, ExprId right) {
  const Expr& x = a[left];
  const Expr& y = b[right];
  const auto said = [](const Expr& of) { return std::tie(of.kind, of.op, of.type, of.value, of.name); };
  if (said(x) != said(y) || x.operands.size() != y.operands.size()) return false;
  for (std::size_t i = 0; i < x.operands.size(); ++i) {
    if (!same_tree(a, x.operands[i], b, y.operands[i])) return false;
  }
  return true;
}

}  // namespace

bool same_meaning(const Formula& a, const Formula& b) {
  if (a.nodes.empty() || b.nodes.empty()) return a.nodes.empty() == b.nodes.empty();
  return same_tree(a, a.root, b, b.root);
}

namespace rule_diff {
bool same(const RuleFormula& a, const RuleFormula& b) {
  return same_meaning(a.formula, b.formula);
}
bool same(const RoundingRule& a, const RoundingRule& b) {
  return a.step == b.step && a.mode == b.mode;
}
bool same(const std::string& a, const std::string& b) {
  return spaced_once(a) == spaced_once(b);
}
bool same(const LocalizedText& a, const LocalizedText& b) {
  return same(a.fr, b.fr) && same(a.en, b.en);
}

std::string spaced_once(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

LocalizedText shown(const RuleFormula& formula) {
  return same_in_both(spaced_once(formula.formula.text));
}
LocalizedText shown(const RoundingRule& rounding) {
  return same_in_both(shown(rounding.step).en + ", " + shown(rounding.mode).en);
}
LocalizedText shown(const LocalizedText& text) {
  return {spaced_once(text.fr), spaced_once(text.en)};
}
LocalizedText shown(const std::string& text) {
  return same_in_both(spaced_once(text));
}
LocalizedText shown(const Rational& number) {
  return same_in_both(to_decimal(number, 0, 18).text);
}
LocalizedText shown(const std::vector<std::string>& ids) {
  std::string list;
  for (const std::string& id : ids) list += (list.empty() ? "" : ", ") + id;
  return same_in_both(list);
}
LocalizedText shown(const std::vector<std::pair<std::string, std::string>>& replaced) {
  std::string list;
  for (const auto& [id, by] : replaced) list += (list.empty() ? "" : ", ") + id + " = " + by;
  return same_in_both(list);
}
LocalizedText shown(RoundingMode mode) {
  return same_in_both(std::string(word_of(kRoundingModeWords, mode)));
}
LocalizedText shown(ScaleUnit unit) {
  return same_in_both(std::string(word_of(kScaleUnitWords, unit)));
}
LocalizedText shown(InputType type) {
  return same_in_both(std::string(word_of(kInputTypeWords, type)));
}
LocalizedText shown(Nature nature) {
  return same_in_both(std::string(word_of(kNatureWords, nature)));
}
LocalizedText shown(AmountRole role) {
  return same_in_both(std::string(word_of(kAmountRoleWords, role)));
}
LocalizedText shown(bool flag) {
  return same_in_both(flag ? "true" : "false");
}
LocalizedText shown(int number) {
  return same_in_both(std::to_string(number));
}

LocalizedText summary(const Element& element) {
  return shown(element.label);
}
LocalizedText summary(const RuleSource& source) {
  return shown(source.title);
}
LocalizedText summary(const Parameter& parameter) {
  std::string list;
  for (const auto& value : parameter.values) {
    list += (list.empty() ? "" : ", ") + spaced_once(value.formula.formula.text);
  }
  return same_in_both(list);
}
LocalizedText summary(const Input& input) {
  return shown(input.type);
}
LocalizedText summary(const Definition& definition) {
  return shown(definition.formula);
}
LocalizedText summary(const Requirement& requirement) {
  return shown(requirement.met);
}
LocalizedText summary(const Part& part) {
  return shown(part.amount);
}
LocalizedText summary(const Reduction& reduction) {
  return shown(reduction.amount);
}
LocalizedText summary(const Exemption& exemption) {
  return shown(exemption.when);
}
LocalizedText summary(const Amount& amount) {
  return shown(amount.formula);
}
LocalizedText summary(const Constraint& constraint) {
  return shown(constraint.holds);
}
LocalizedText summary(const RuleNote& note) {
  return shown(note.when);
}
LocalizedText summary(const Deadline& deadline) {
  return shown(deadline.date);
}

std::string default_text(const Input& input) {
  if (!input.default_value) return "";
  if (input.type == InputType::boolean) return input.default_value->is_zero() ? "false" : "true";
  if (input.type == InputType::date) {
    const auto serial = input.default_value->to_int64();
    const auto date = serial ? from_serial(*serial) : std::nullopt;
    return date ? to_iso(*date) : "";
  }
  return to_decimal(*input.default_value, 0, 18).text;
}

}  // namespace rule_diff
}  // namespace aci
