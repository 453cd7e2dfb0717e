#include "report/what_is_due.h"

#include <cstdlib>

#include "engine/left_to_earn.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

class Answer {
 public:
  Answer(Section& section, Language language, const Assessment& assessment)
      : section_(section),
        language_(language),
        a_(assessment),
        gated_(assessment.rules().gate && !assessment.plan->gate.indicators.empty()) {}

  void say_all() {
    if (gated_) a_.gate.open ? open() : closed();
    amounts();
    if (a_.gate.open) missing();
  }

 private:
  std::string word(std::string_view id, std::vector<MessageArg> args = {}) const {
    return say(language_, id, std::move(args));
  }
  std::string euros(Money amount) const { return euros_text(language_, amount); }

  void open() {
    if (a_.gate.exemption) {
      const LocalizedText& label = a_.rules().exemptions[*a_.gate.exemption].label;
      section_.line(Role::met, 0, word("report.due_exempt", {label}));
      return;
    }
    const std::string asked = a_.rules().gate->label.in(language_);
    const auto met = std::to_string(a_.gate.met);
    const auto all = std::to_string(a_.plan->gate.indicators.size());
    const bool usual = asked.empty() || asked == word("report.prerequisites");
    section_.line(Role::met, 0,
                  usual ? word("report.is_due", {met, all}) : word("report.is_due_by", {met, all, asked}));
  }

  /// What is missing, and the whole stake.
  void closed() {
    const std::vector<std::size_t> unmet = missing_prerequisites();
    std::string names;
    for (std::size_t i = 0; i < unmet.size(); ++i) {
      if (i > 0) names += i + 1 == unmet.size() ? word("report.last_and") : ", ";
      names += word("report.quoted", {a_.rules().indicators[unmet[i]].label});
    }
    std::string text;
    const auto total = a_.amount(AmountRole::total);
    if (total && *total != Money()) {
      text = word("report.partly_due", {names, std::to_string(unmet.size())});
    } else if (unmet.size() == 1) {
      const Indicator& rule = a_.rules().indicators[unmet[0]];
      const auto& reasons = a_.indicators[unmet[0]].unmet;
      text = reasons.empty() ? word("report.not_due", {names, "1"})
                             : word("report.not_due_why", {names, rule.requirements[reasons[0]].label});
    } else {
      text = word("report.not_due", {names, std::to_string(unmet.size())});
    }
    const std::size_t all = a_.plan->gate.indicators.size();
    if (static_cast<std::size_t>(a_.gate.required) < all) {
      text += ' ' + word("report.enough", {std::to_string(a_.gate.required), std::to_string(all)});
    }
    section_.line(Role::unmet, 0, std::move(text));
    stake();
  }

  std::vector<std::size_t> missing_prerequisites() const {
    std::vector<std::size_t> unmet;
    for (const std::size_t index : a_.plan->gate.indicators) {
      if (!a_.indicators[index].met) unmet.push_back(index);
    }
    return unmet;
  }

  void stake() {
    if (!a_.total_if_open) return;
    const Money due = a_.amount(AmountRole::total).value_or(Money());
    const auto lost = subtract(*a_.total_if_open, due);
    if (!lost) return;
    const auto balance = a_.amount(AmountRole::balance);
    if (balance && balance->cents() < 0) {
      const Money back = Money::from_cents(-balance->cents());
      section_.line(Role::plain, 1, word("report.stake_repaid", {euros(*lost), euros(back)}));
    } else {
      section_.line(Role::plain, 1, word("report.stake", {euros(*lost)}));
    }
  }

  /// The total and what is transferred of it; advances of one day are one.
  void amounts() {
    Table table;
    table.ends_in_words = true;
    const auto row = [&](std::string label, Money amount, Cell transfer, bool total) {
      Row added{Role::plain, 1, {std::move(label), amount, std::move(transfer)}};
      for (Cell& cell : added.cells) cell.strong = total;
      table.rows.push_back(std::move(added));
    };
    for (const AmountLine& line : a_.amounts) {
      const AmountSlots& rule = a_.plan->amounts[line.index];
      const bool total = rule.role == AmountRole::total && (a_.gate.open || line.rounded != Money());
      const bool advance = rule.role == AmountRole::advance && !is_idle(a_, line.index);
      if (!total && !advance && rule.role != AmountRole::balance) continue;
      const Cell transfer = transfer_cell(language_, a_, line);
      Row* const last = table.rows.empty() ? nullptr : &table.rows.back();
      if (advance && last != nullptr && last_advance_ && last->cells[2].content == transfer.content) {
        last->cells[0] = word("report.advances");
        last_advance_ = add(*last_advance_, line.rounded);
        if (last_advance_) last->cells[1] = *last_advance_;
        continue;
      }
      last_advance_ = advance ? std::optional(line.rounded) : std::nullopt;
      row(rule.label.in(language_), line.rounded, transfer, total);
    }
    if (!table.rows.empty()) section_.add(std::move(table));
  }

  void missing() {
    const auto left = headroom(a_);
    if (!left) return;
    std::string what;
    if (left->unmet > 0) what = word("report.left_unmet", {std::to_string(left->unmet)});
    if (left->partial > 0) {
      const char* const partial = what.empty() ? "report.left_only_partial" : "report.left_partial";
      what += word(partial, {std::to_string(left->partial)});
    }
    section_.line(Role::plain, 1,
                  what.empty() ? word("report.left", {euros(left->euros)})
                               : word("report.left_of", {euros(left->euros), what}));
  }

  Section& section_;
  Language language_;
  const Assessment& a_;
  bool gated_;
  std::optional<Money> last_advance_;  ///< Of the row written last, if it is one.
};

}  // namespace

void add_answer(Section& section, Language language, const Assessment& assessment) {
  Answer(section, language, assessment).say_all();
}

bool is_idle(const Assessment& assessment, std::size_t amount) {
  const Money value = assessment.amounts[amount].rounded;
  switch (assessment.plan->amounts[amount].role) {
    case AmountRole::total:
    case AmountRole::balance:
      return false;
    case AmountRole::advance:
      return value == Money() && assessment.advance != Money();
    case AmountRole::advance_computed:
      return value == assessment.advance;
    case AmountRole::component:
    case AmountRole::information:
    case AmountRole::taken_back:
      break;
  }
  return value == Money();
}

Cell transfer_cell(Language language, const Assessment& assessment, const AmountLine& line) {
  const AmountSlots& rule = assessment.plan->amounts[line.index];
  // What is paid as an advance and a balance is not paid as a total.
  if (rule.role == AmountRole::total && assessment.plan->amount_with(AmountRole::balance)) return "";
  if (line.rounded.cents() == 0) return "";
  if (rule.role == AmountRole::balance && line.rounded.cents() < 0) return say(language, "report.to_repay");
  if (rule.role == AmountRole::advance && !rule.stated->paid.empty()) {
    const auto paid = assessment.plan->input(rule.stated->paid);
    if (paid && assessment.inputs.values[*paid]) return say(language, "report.paid_already");
  }
  if (!line.due) return "";
  Cell cell(Rational(to_serial(*line.due)), kDate);
  cell.words = "report.due";
  return cell;
}

}  // namespace aci
