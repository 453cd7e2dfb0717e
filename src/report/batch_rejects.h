#pragma once
// The rejects of a batch: what is wrong with the rows that were not computed, a line a mistake.

#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace aci {

/// file,line,column,code,input,message
std::string rejects_header(bool for_french_spreadsheet);

struct Reject {
  std::string_view file;
  int line = 0;    ///< From 1; 0: the mistake concerns what lies above it, and the field is empty.
  int column = 0;  ///< Likewise.
  const Diagnostic& mistake;
  std::string_view input = {};  ///< An id; empty when the mistake concerns none.
};

/// The message is followed by its hint in parentheses.
void append_reject(Language language, bool for_french_spreadsheet, const Reject& reject, std::string& out);

}  // namespace aci
