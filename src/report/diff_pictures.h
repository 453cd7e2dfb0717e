#pragma once
// The pictures of a change of the rules: which change moves how much, who gains and who loses.

#include <optional>

#include "report/diff_report.h"

namespace aci {

/// What each change moves of the total of all the structures, the largest first; nothing where one moves all.
std::optional<Picture> changes_picture(Language language, const DiffResult& report);
/// How much structures gain or lose: one by one where they are few, else how many by how much; nothing when
/// less than two do.
std::optional<Picture> movers_picture(Language language, const DiffResult& report);

}  // namespace aci
