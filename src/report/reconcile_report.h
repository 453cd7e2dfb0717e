#pragma once
// Where a statement differs from what the rules give, and what would explain it: for people, for programs and
// for spreadsheets.

#include <string>

#include "engine/assessment.h"
#include "report/compute_csv.h"
#include "report/page.h"
#include "study/reconcile.h"

namespace aci {

Page reconcile_page(Language language, const Assessment& assessment, const Reconciliation& result);

/// Version 1: `aci schema reconcile` describes it.
std::string reconcile_json(Language language, const Assessment& assessment, const Reconciliation& result);

/// A row a line of the statement, then a row a cause.
std::string reconcile_csv(Language language, const Assessment& assessment, const Reconciliation& result,
                          CsvOptions options);

/// What JSON and CSV call a kind of cause.
std::string_view name_of(Cause::Kind kind);
/// "indicator", "class", "amount", "advance", and the id of the figure.
struct FigureWords {
  std::string_view kind;
  std::string id;
};
FigureWords words_of(const FigureName& figure, const Assessment& assessment);

}  // namespace aci
