#pragma once
// The first lines of an assessment: is it due, how much, when it reaches the account, what is missing.

#include "engine/assessment.h"
#include "report/page.h"

namespace aci {

/// Six lines at the most, as long as labels are no novels.
void add_answer(Section& section, Language language, const Assessment& assessment);

/// Whether a line says 0 of this structure by nature, or what another line says: it is left to `--all`.
bool is_idle(const Assessment& assessment, std::size_t amount);

/// "by 30 April" of a line that is paid on that day, or what else becomes of it; empty of any other.
Cell transfer_cell(Language language, const Assessment& assessment, const AmountLine& line);

}  // namespace aci
