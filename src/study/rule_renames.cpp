#include "study/rule_renames.h"

#include <algorithm>
#include <utility>

#include "formula/lexer.h"
#include "formula/operators_and_functions.h"
#include "ruleset/canonical_text.h"
#include "ruleset/readings.h"
#include "ruleset/words.h"

namespace aci {
namespace {

constexpr const char* kKinds[] = {"parameter", "definition"};

const Node* elements(const RuleSet& rules, const char* kind) {
  return rules.in_force ? rules.in_force->root.find(kind) : nullptr;
}

/// The ids that a rule set has and the document too, and another rule set lacks.
std::vector<const Member*> alone(const Node* here, const Node* there) {
  std::vector<const Member*> out;
  if (here == nullptr || there == nullptr) return out;
  for (const Member& each : here->members) {
    if (there->find(each.key) == nullptr) out.push_back(&each);
  }
  return out;
}

/// The formula with another name in the place of one. Between the parentheses of what sums stand the ids of
/// indicators and classes, which are others.
std::string with_name(const std::string& formula, std::string_view from, std::string_view to) {
  std::string out;
  std::size_t copied = 0;
  std::string_view before;
  std::string_view function;
  for (Token token = next_token(formula, 0); token.kind != TokenKind::end;
       token = next_token(formula, token.at.end)) {
    const bool summed = before == "(" && is_aggregate(function) && function != "rounded";
    if (token.kind == TokenKind::word && token.text == from && !summed) {
      out += formula.substr(copied, token.at.begin - copied);
      out += to;
      copied = token.at.end;
    }
    function = before;
    before = token.text;
  }
  return out + formula.substr(copied);
}

/// Bounds and cells.
void rename_rows(Node& rows, const Rename& by) {
  for (Member& row : rows.members) {
    row.key = with_name(row.key, by.before, by.after);
    if (row.value.kind == NodeKind::string) row.value.text = with_name(row.value.text, by.before, by.after);
    if (row.value.kind == NodeKind::table && row.value.find("refused") == nullptr) rename_rows(row.value, by);
  }
}

void rename_in(Node& node, std::string_view key, const Rename& by) {
  if (key == kRowsKey && node.kind == NodeKind::table) return rename_rows(node, by);
  const bool formula = node.kind == NodeKind::string && std::ranges::count(kFormulaKeys, key) > 0;
  if (formula) node.text = with_name(node.text, by.before, by.after);
  if (node.kind == NodeKind::string && (key == "fr" || key == "en")) {
    const std::string named = "{" + by.before + "}";
    for (std::size_t at = 0; (at = node.text.find(named, at)) != std::string::npos;)
      node.text.replace(at + 1, by.before.size(), by.after);
  }
  for (Member& each : node.members) rename_in(each.value, each.key, by);
  for (Node& each : node.items) rename_in(each, key, by);
}

bool has(const RuleSet& rules, const std::string& kind, const std::string& id) {
  return kind == "parameter" ? element_index(id, rules.parameters).has_value()
                             : element_index(id, rules.definitions).has_value();
}

}  // namespace

std::vector<Rename> renames(const RuleSet& before, const RuleSet& after) {
  std::vector<Rename> out;
  for (const char* kind : kKinds) {
    const Node* const here = elements(before, kind);
    const Node* const there = elements(after, kind);
    const auto gone = alone(here, there);
    const auto come = alone(there, here);
    const auto says = [&](const Member* each) { return canonical_value(kind, each->value); };
    for (const Member* old_one : gone) {
      const std::string text = says(old_one);
      const auto same = [&](const Member* each) { return says(each) == text; };
      const bool only = std::ranges::count_if(gone, same) == 1 && std::ranges::count_if(come, same) == 1;
      // A rule set that was mixed is no longer what its text says.
      if (!only || !has(before, kind, old_one->key)) continue;
      const Member* const new_one = *std::ranges::find_if(come, same);
      if (!has(after, kind, new_one->key) || has(before, kind, new_one->key)) continue;
      const auto label = [&](const auto& list) { return list[*element_index(new_one->key, list)].label; };
      out.push_back(
          {kind, old_one->key, new_one->key,
           std::string_view(kind) == "parameter" ? label(after.parameters) : label(after.definitions),
           old_one->key_at, new_one->key_at});
    }
  }
  return out;
}

RuleSet renamed(const RuleSet& rules, const std::vector<Rename>& all) {
  Document document = *rules.in_force;
  for (const Rename& each : all) {
    rename_in(document.root, "", each);
    for (Member& kind : document.root.members) {
      if (kind.key != each.kind) continue;
      for (Member& element : kind.value.members) {
        if (element.key == each.before) element.key = each.after;
      }
    }
  }
  RuleSet text = rules;
  text.in_force = Lazy<Document>([document = std::move(document)]() mutable { return std::move(document); });
  return read_again(text, {}).rules;
}

}  // namespace aci
