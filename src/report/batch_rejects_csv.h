#pragma once
// The rejects of a batch: what is wrong with the rows that were not computed, a line a mistake.

#include <memory>

#include "base/message.h"
#include "study/batch_output.h"

namespace aci {

/// file,line,column,code,input,message; the message is followed by its hint in parentheses.
std::unique_ptr<RejectWriter> rejects_csv(Language language, bool for_french_spreadsheet);

}  // namespace aci
