#include "report/explain_overview.h"

#include "report/compute_page.h"
#include "report/explain_sentence.h"
#include "report/what_is_due.h"
#include "report/wording.h"

namespace aci {

Page explain_overview(Language language, const Assessment& assessment,
                      std::span<const Explanation> explanations) {
  Page page;
  page.sections.push_back(assessment_heading(language, assessment));
  Table table;
  bool amounts = false;
  for (const Explanation& each : explanations) {
    const bool is_amount = each.kind == SubjectKind::amount;
    if (is_amount && is_idle(assessment, *element_index(each.id, assessment.plan->amounts))) continue;
    if (is_amount && !amounts && !table.rows.empty()) table.rows.emplace_back();
    amounts = amounts || is_amount;
    const Role role = is_amount ? Role::plain : each.line->met ? Role::met : Role::unmet;
    Row row{role, 1, {each.label.in(language), each.published.value_or(Money())}};
    for (Line& note : sentence_lines(language, assessment, each, 3)) {
      if (note.shown.from == PageLength::all) continue;
      note.shown = kFromUsual;
      row.notes.push_back(std::move(note));
    }
    table.rows.push_back(std::move(row));
  }
  page.section().add(std::move(table));
  page.section().line(Role::plain, 0, say(language, "explain.how_to_ask"));
  return page;
}

}  // namespace aci
