#include "report/batch_fields.h"

#include <array>
#include <utility>

namespace aci {

BatchColumns::BatchColumns(BatchHeader header) : header_(std::move(header)) {
  constexpr std::array kCompared = {"points_total", "total", "advance", "balance"};
  const auto& columns = header_.layout.columns;
  names_ = {"nom", "identifiant", "annee", "rules", "eligible"};
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool shown = columns[i].kind == FigureKind::points || columns[i].kind == FigureKind::euros;
    if (!shown) continue;
    figures_.push_back({i, columns[i].kind});
    names_.push_back(columns[i].name);
  }
  for (const char* name : kCompared) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i].name == name) compared_.push_back({i, columns[i].kind});
    }
  }
  if (!header_.against) return;
  names_.insert(names_.end(), {"against.rules", "against.eligible"});
  for (const char* side : {"against.", "difference."}) {
    for (const Column& column : compared_) names_.push_back(side + columns[column.index].name);
  }
}

}  // namespace aci
