#include "engine/explainer.h"

namespace aci {

/// The rows that were taken: what nothing fell in was not computed.
void Explainer::table(std::size_t index, ContextId context, Explanation& into) {
  const Definition& stated = rules_.definitions[index];
  const auto seen = plan_.contexts[context].tables.find(index);
  const TableSlots& slots =
      seen != plan_.contexts[context].tables.end() ? seen->second : plan_.contexts[0].tables.at(index);
  for (std::size_t i = 0; i < stated.dated.size(); ++i) {
    const DatedRows& dated = stated.dated[i];
    bool read = false;
    if (stated.kind == DefinitionKind::scale) {
      slices(dated.rows, slots.dated[i], context, into);
      read = !into.slices.empty();
      if (read) into.rows.push_back({"", step(stated.by[0], slots.axes[0].slot, context, into)});
    } else {
      read = rows(dated.rows, slots.dated[i], stated, slots, context, into);
    }
    if (!read) continue;
    if (!dated.source.empty()) into.source = dated.source;
    return;
  }
}

bool Explainer::rows(const std::vector<TableRow>& stated, const std::vector<RowSlots>& slots,
                     const Definition& of, const TableSlots& table, ContextId context, Explanation& into) {
  const std::size_t axis = into.rows.size();
  for (std::size_t i = 0; i < stated.size(); ++i) {
    const bool taken = slots[i].cell && value_of(*slots[i].cell);
    if (!taken && stated[i].rows.empty()) continue;
    into.rows.push_back({stated[i].key, step(of.by[axis], table.axes[axis].slot, context, into)});
    if (taken) {
      into.formula = step(stated[i].cell, *slots[i].cell, context, into);
      return true;
    }
    if (rows(stated[i].rows, slots[i].rows, of, table, context, into)) return true;
    into.rows.pop_back();
  }
  return false;
}

void Explainer::slices(const std::vector<TableRow>& stated, const std::vector<RowSlots>& slots,
                       ContextId context, Explanation& into) {
  for (std::size_t i = 0; i < stated.size(); ++i) {
    const auto quantity = value_of(*slots[i].quantity);
    const auto value = value_of(*slots[i].value);
    if (!quantity || !value || quantity->value.is_zero()) continue;
    into.slices.push_back(
        {stated[i].key, quantity->value, step(stated[i].cell, *slots[i].cell, context, into), value->value});
  }
}

}  // namespace aci
