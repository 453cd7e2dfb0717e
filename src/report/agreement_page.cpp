#include "report/agreement_page.h"

#include <algorithm>

#include "report/agreement_tables.h"
#include "report/value_text.h"
#include "report/wording.h"
#include "ruleset/part_nature_and_full.h"
#include "study/rules_for_year.h"

namespace aci {
namespace {

class AgreementPage {
 public:
  AgreementPage(Language language, const RuleSet& rules)
      : language_(language), rules_(rules), tables_(language, rules) {}

  Page page() {
    page_.contents = true;
    heading();
    gate();
    for (const Element& group : rules_.classes) indicators(group);
    amounts();
    said("agreement_page.constraints", rules_.constraints,
         [](const Constraint& each) { return each.holds.formula.text; });
    said("agreement_page.notes", rules_.notes, [](const RuleNote& each) { return each.when.formula.text; });
    said("agreement_page.deadlines", rules_.deadlines,
         [](const Deadline& each) { return each.date.formula.text; });
    tables_.add_to(page_);
    return std::move(page_);
  }

 private:
  std::string word(std::string_view id, std::vector<MessageArg> args = {}) const {
    return say(language_, id, std::move(args));
  }
  std::string in(const LocalizedText& text) const { return text.in(language_); }
  Section& titled(std::string_view id) {
    Section& section = page_.section();
    section.title(word(id));
    return section;
  }

  void heading() {
    Section& section = page_.section();
    section.title(in(rules_.title).empty() ? rules_.name : in(rules_.title));
    section.line(Role::heading, 0, word("agreement_page.id", {rules_.name, years_in_force(rules_)}));
    if (!rules_.amends.empty())
      section.line(Role::heading, 0, word("agreement_page.amends", {rules_.amends}));
    section.line(Role::heading, 0, word("agreement_page.hash", {rules_.hash}), kOnlyAll);
    Table table;
    const auto row = [&](std::string_view id, const RuleFormula& formula) {
      table.row(0, {word(id), Cell::code(formula.formula.text)});
    };
    if (rules_.point_value) row("agreement_page.point_value", *rules_.point_value);
    if (rules_.pro_rata) row("agreement_page.pro_rata", *rules_.pro_rata);
    if (rules_.period) row("agreement_page.period_from", rules_.period->from);
    if (rules_.period) row("agreement_page.period_to", rules_.period->to);
    if (!table.rows.empty()) section.add(std::move(table));
  }

  void gate() {
    if (!rules_.gate) return;
    Section& section = titled("agreement_page.gate");
    std::string classes;
    for (const Element& group : rules_.classes) {
      if (std::ranges::find(rules_.gate->classes, group.id) == rules_.gate->classes.end()) continue;
      classes += (classes.empty() ? "" : ", ") + word("report.quoted", {group.label});
    }
    section.line(Role::plain, 0, word("agreement_page.gate_asks", {classes}));
    tables_.add_origin(section, *rules_.gate, 0);
    for (const Exemption& each : rules_.exemptions) {
      section.add(Line{Role::title, 1, "", in(each.label)});
      section.line(Role::plain, 0, word("agreement_page.exemption", {std::to_string(each.missing)}));
      section.line(Role::formula, 1, each.when.formula.text);
      tables_.add_origin(section, each, 0);
      tables_.add_readings(section, "exemption." + each.id);
    }
  }

  void indicators(const Element& group) {
    Section section;
    section.title(in(group.label));
    for (const Indicator& each : rules_.indicators) {
      if (each.group_class == group.id) indicator(section, each);
    }
    if (section.items.size() > 1) page_.sections.push_back(std::move(section));
  }

  void indicator(Section& section, const Indicator& rule) const {
    const auto axis = element_index(rule.axis, rules_.axes);
    section.add(Line{Role::title, 1, "", in(rule.label)});
    section.line(Role::heading, 0,
                 axis ? word("agreement_page.axis", {rules_.axes[*axis].label, rule.id}) : rule.id);
    Table table;
    for (const Requirement& each : rule.requirements) requirement(table, rule, each);
    for (const Part& each : rule.parts) part(table, rule, each);
    for (const Reduction& each : rule.reductions) reduction(table, rule, each);
    if (rule.attainment) formula(table, "agreement_page.attainment", *rule.attainment);
    if (rule.pro_rata) formula(table, "agreement_page.pro_rata", *rule.pro_rata);
    if (!table.rows.empty()) section.add(std::move(table));
    if (!rule.cumulate) section.line(Role::plain, 0, word("agreement_page.first_alone"));
    if (!rule.evidence.empty())
      section.line(Role::plain, 0, word("agreement_page.evidence", {rule.evidence}));
    tables_.add_origin(section, rule, 0);
    tables_.add_readings(section, "indicator." + rule.id);
  }

  void formula(Table& table, std::string_view id, const RuleFormula& formula) const {
    table.row(0, {word(id), Cell::code(formula.formula.text)});
  }

  /// Where it comes from, unless the indicator says it already; and what is uncertain in it.
  void origin(Row& row, const Indicator& rule, const Provenance& piece) const {
    const bool own = !piece.source.empty() && piece.source != rule.source;
    for (Line& line : tables_.origin(piece, own)) {
      line.indent = 2;
      row.notes.push_back(std::move(line));
    }
  }

  void requirement(Table& table, const Indicator& rule, const Requirement& asked) const {
    Row row{Role::plain, 0, {word("agreement_page.required"), Cell::code(asked.met.formula.text)}};
    row.notes.push_back({Role::plain, 2, word("agreement_page.else", {asked.label})});
    origin(row, rule, asked);
    table.rows.push_back(std::move(row));
  }

  void part(Table& table, const Indicator& rule, const Part& part) const {
    const bool fixed = nature_of(rules_, part) == Nature::fixed;
    const std::string& label = in(part.label);
    const std::string nature = word(fixed ? "agreement_page.fixed" : "agreement_page.variable");
    Row row{Role::plain, 0, {label.empty() ? nature : word("agreement_page.part", {label, nature})}};
    row.cells.push_back(Cell::code(part.amount.formula.text));
    const auto note = [&](std::string_view id, const std::optional<RuleFormula>& formula) {
      if (formula) row.notes.push_back({Role::plain, 2, word(id, {formula->formula.text})});
    };
    note("agreement_page.given", part.given);
    note("agreement_page.when", part.when);
    note("agreement_page.full", part.full);
    note("agreement_page.own_attainment", part.attainment);
    origin(row, rule, part);
    table.rows.push_back(std::move(row));
  }

  void reduction(Table& table, const Indicator& rule, const Reduction& reduction) const {
    Row row{Role::lowers, 0, {in(reduction.label), Cell::code(reduction.amount.formula.text)}};
    if (reduction.when) {
      row.notes.push_back({Role::plain, 2, word("agreement_page.when", {reduction.when->formula.text})});
    }
    origin(row, rule, reduction);
    table.rows.push_back(std::move(row));
  }

  void amounts() {
    if (rules_.amounts.empty()) return;
    Section& section = titled("report.amounts_title");
    for (const Amount& each : rules_.amounts) {
      section.add(Line{Role::title, 1, "", in(each.label)});
      section.line(Role::heading, 0, each.id);
      if (each.formula) {
        section.line(Role::formula, 1, each.formula->formula.text);
      } else {
        section.line(Role::plain, 0,
                     word(each.role == AmountRole::total ? "agreement_page.sum" : "agreement_page.rest"));
      }
      for (const auto& [input, by] : each.with)
        section.line(Role::plain, 0, word("agreement_page.with", {input, by}));
      if (!each.paid.empty()) section.line(Role::plain, 0, word("agreement_page.paid", {each.paid}));
      if (each.due) section.line(Role::plain, 0, word("agreement_page.due", {each.due->formula.text}));
      tables_.add_origin(section, each, 0);
      tables_.add_readings(section, "amount." + each.id);
    }
  }

  template <typename Elements, typename Condition>
  void said(std::string_view title, const Elements& elements, Condition condition) {
    Section section;
    section.title(word(title));
    for (const auto& each : elements) {
      section.line(Role::remark, 1, in(each.label));
      section.line(Role::formula, 2, condition(each), kOnlyAll);
      if (!each.source.empty()) tables_.add_origin(section, each, 2);
    }
    if (section.items.size() > 1) page_.sections.push_back(std::move(section));
  }

  Language language_;
  const RuleSet& rules_;
  AgreementTables tables_;
  Page page_;
};

}  // namespace

Page agreement_page(Language language, const RuleSet& rules) {
  return AgreementPage(language, rules).page();
}

}  // namespace aci
