#include "study/rule_diff_fields.h"

#include "base/decimal.h"
#include "base/iso_date.h"

namespace aci {
namespace rule_diff {

std::string written(const RuleFormula& formula) {
  return spaced_once(formula.formula.text);
}
std::string written(const std::vector<RuleFormula>& formulas) {
  std::vector<std::string> list;
  for (const RuleFormula& formula : formulas) list.push_back(written(formula));
  return written(list);
}
std::string written(const Period& period) {
  return "from = " + written(period.from) + ", to = " + written(period.to);
}
std::string written(const RoundingRule& rounding) {
  return written(rounding.step) + ", " + written(rounding.mode);
}
std::string written(const std::string& text) {
  return spaced_once(text);
}
std::string written(const Rational& number) {
  return to_decimal(number, 0, 18).text;
}
std::string written(const std::vector<std::string>& ids) {
  std::string list;
  for (const std::string& id : ids) list += (list.empty() ? "" : ", ") + id;
  return list;
}
std::string written(const std::vector<std::pair<std::string, std::string>>& replaced) {
  std::vector<std::string> list;
  for (const auto& [id, by] : replaced) list.push_back(id + " = " + by);
  return written(list);
}
std::string written(const std::vector<Parameter::Value>& values) {
  std::vector<std::string> list;
  for (const auto& value : values) {
    list.push_back((value.dated() ? to_iso(value.from) + ": " : "") + written(value.formula));
  }
  return written(list);
}
std::string written(bool flag) {
  return flag ? "true" : "false";
}
std::string written(int number) {
  return std::to_string(number);
}

std::string default_text(const Input& input) {
  if (!input.default_value) return "";
  if (input.type == InputType::choice) return input.default_choice;
  if (input.type == InputType::boolean) return written(!input.default_value->is_zero());
  if (input.type != InputType::date) return written(*input.default_value);
  const auto serial = input.default_value->to_int64();
  const auto date = serial ? from_serial(*serial) : std::nullopt;
  return date ? to_iso(*date) : "";
}

std::shared_ptr<const Ranks> ranks_of(const std::vector<std::string>& order) {
  auto ranks = std::make_shared<Ranks>();
  for (const std::string& id : order) ranks->emplace(id, ranks->size());
  return ranks;
}

std::vector<std::string> merged(const std::vector<std::string>& before, std::vector<std::string> after) {
  const auto known = ranks_of(after);
  std::vector<std::vector<std::string>> lacking(after.size() + 1);  // In front of each, then at the end.
  std::size_t at = 0;
  for (const std::string& id : before) {
    const auto found = known->find(id);
    if (found != known->end()) {
      at = found->second + 1;
    } else {
      lacking[at].push_back(id);
    }
  }
  std::vector<std::string> all;
  for (std::size_t i = 0; i < lacking.size(); ++i) {
    all.insert(all.end(), lacking[i].begin(), lacking[i].end());
    if (i < after.size()) all.push_back(after[i]);
  }
  return all;
}

Place ElementDiffer::key_place(const RuleSet& rules, std::string_view path, Place otherwise) {
  const Node* node = rules.in_force ? &rules.in_force->root : nullptr;
  const Member* member = nullptr;
  while (node != nullptr && !path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    member = node->find_member(path.substr(0, dot));
    node = member != nullptr ? &member->value : nullptr;
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  return node != nullptr && member != nullptr ? member->key_at : otherwise;
}

void ElementDiffer::emit(ChangeKind kind, const Where& at, const std::string& name, Moves moves,
                         LocalizedText before, LocalizedText after, Apply apply) {
  RuleChange change;
  change.kind = kind;
  change.section = at.section;
  change.path = name.empty() ? at.path : at.path + "." + name;
  change.label = shown(at.label);
  change.may_move_figures = moves == Moves::yes;
  change.only_words = moves == Moves::words;
  change.before = std::move(before);
  change.after = std::move(after);
  if (kind != ChangeKind::added || !name.empty()) change.before_at = at.before;
  if (kind != ChangeKind::removed || !name.empty()) change.after_at = at.after;
  change.apply = std::move(apply);
  out_.changes.push_back(std::move(change));
}

}  // namespace rule_diff
}  // namespace aci
