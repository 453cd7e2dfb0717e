#include "ruleset/read_amounts.h"

#include <algorithm>

#include "base/money.h"
#include "base/rounding.h"
#include "ruleset/read_shared_keys.h"

namespace aci {
namespace {

/// The role of the amount that held what an advance would have been; an advance now says both.
constexpr std::string_view kOldComputedRole = "advance_computed";

/// "0.01 €": a constant amount of euros.
Rational read_step(TableReader& reader) {
  const RuleFormula step = reader.required_formula("step");
  if (step.formula.nodes.empty()) return Rational(1);
  const Expr& root = step.formula[step.formula.root()];
  const bool cents = root.kind == ExprKind::literal && root.type == kEuros && Money::from_exact(root.value);
  if (cents && root.value > Rational(0)) return root.value;
  reader.diagnostics().error("R035", step.literal);
  return Rational(1);
}

/// The lines to delete: "12", or "12-14".
Message lines_of(Place place) {
  const auto first = place.position().line;
  const std::string_view text = place.text();
  const auto last = first + static_cast<int>(std::count(text.begin(), text.end(), '\n'));
  if (first == last) return {"hint.delete_line", {std::to_string(first)}};
  return {"hint.delete_lines", {std::to_string(first), std::to_string(last)}};
}

void read_role(TableReader& reader, Amount& amount) {
  reader.require("role");
  const Node* written = reader.node("role");
  if (written != nullptr && written->kind == NodeKind::string && written->text == kOldComputedRole) {
    reader.diagnostics().error("R067", written->at, {amount.id}).hint = lines_of(reader.extent());
    amount.role = AmountRole::information;
    amount.role_known = false;  // The whole amount goes: nothing else is wrong with it.
    return;
  }
  const auto role = reader.choice("role", kAmountRoleWords);
  amount.role = role.value_or(AmountRole::component);
  amount.role_known = role.has_value();
}

bool follows_from_others(AmountRole role) {
  return role == AmountRole::total || role == AmountRole::balance;
}

void read_formula(TableReader& reader, Amount& amount) {
  amount.formula = reader.formula("formula");
  if (!follows_from_others(amount.role)) {
    if (amount.role_known) reader.require("formula");
    return;
  }
  if (!reader.has("formula")) return;
  const Place key = reader.key_at("formula");
  reader.diagnostics().error("R066", key, {amount.id}).hint = lines_of(key.up_to(reader.at("formula")));
  amount.formula.reset();
}

void read_paid(TableReader& reader, Amount& amount) {
  amount.paid = reader.text("paid");
  amount.paid_at = reader.at("paid");
  if (auto computed = reader.table("computed", "amount.computed")) {
    amount.computed.id = read_id(*computed, amount.computed.id_at);
    amount.computed.label = require_localized(*computed, "label");
    computed->finish();
  }
  if (reader.has("paid")) reader.require("computed");
  if (reader.has("computed")) reader.require("paid");
}

/// A key that says nothing of such an amount is a mistake about what it does.
void refuse_idle_keys(TableReader& reader, const Amount& amount) {
  if (!amount.role_known) return;
  const auto only_of = [&](std::string_view key, bool useful) {
    if (!reader.has(key) || useful) return;
    reader.diagnostics().error("R069", reader.key_at(key),
                               {std::string(key), std::string(word_of(kAmountRoleWords, amount.role))});
  };
  only_of("ungated", amount.role == AmountRole::component);
  only_of("paid", amount.role == AmountRole::advance);
  only_of("computed", amount.role == AmountRole::advance);
  only_of("with", !follows_from_others(amount.role));
}

}  // namespace

RoundingRule read_rounding(TableReader& reader) {
  RoundingRule rule;
  rule.step = read_step(reader);
  reader.require("mode");
  rule.mode = reader.choice("mode", kRoundingModeWords).value_or(RoundingMode::half_up);
  return rule;
}

void read_amount(TableReader& reader, Amount& amount) {
  read_role(reader, amount);
  read_formula(reader, amount);
  read_paid(reader, amount);
  amount.ungated = reader.boolean("ungated").value_or(false);
  if (auto rounding = reader.table("rounding", "rounding")) {
    amount.rounding = read_rounding(*rounding);
    rounding->finish();
  }
  amount.due = reader.formula("due");
  const Node* with = reader.node("with");
  if (with != nullptr && with->kind != NodeKind::table) reader.wrong_type(*with, "with", "kind.table");
  if (with != nullptr) {
    for (const Member& member : with->members) {
      if (member.value.kind != NodeKind::string) {
        reader.wrong_type(member.value, member.key, "kind.string");
        continue;
      }
      amount.with.emplace_back(member.key, member.value.text);
      amount.with_at.emplace_back(member.key_at, member.value.at);
    }
  }
  refuse_idle_keys(reader, amount);
}

Gate read_gate(TableReader& reader) {
  Gate gate;
  gate.id = read_id(reader, gate.id_at);
  gate.taken_back = require_localized(reader, "taken_back");
  gate.label = read_localized(reader, "label");
  gate.classes = reader.texts("classes");
  const Node* classes = reader.node("classes");
  if (classes != nullptr && classes->kind == NodeKind::array) gate.classes_at = classes->at;
  read_provenance(reader, gate);
  reader.require("classes");
  reader.finish();
  return gate;
}

}  // namespace aci
