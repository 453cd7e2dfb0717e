#pragma once
// The pictures of a batch: how the totals are spread, and how they follow an input that varies.

#include <optional>

#include "report/batch_summary.h"

namespace aci {

/// How many structures have which total; nothing when all have the same.
std::optional<Picture> totals_picture(Language language, const FigureSummary& summary);
/// The mean total along the one number that `--vary` gave several values to; nothing else.
std::optional<Picture> sweep_picture(Language language, const BatchSummaries& summaries);

}  // namespace aci
