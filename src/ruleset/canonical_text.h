#pragma once
// What a rule file says, without how it is laid out: two files of one canonical text are the same rules.

#include <string>
#include <string_view>

#include "base/document.h"

namespace aci {

/// One line a key of the top level, keys and items in file order. Comments, blanks, how a string is quoted or
/// a number written ("7.0", "7"; "60 %", "0.6") make no difference; nor do blanks in texts, more than one, or
/// in formulas.
std::string canonical_text(const Document& document);

/// The same of the value of one key.
std::string canonical_value(std::string_view key, const Node& node);

/// Each stretch of blanks as one space, none at the ends.
std::string spaced_once(std::string_view text);

}  // namespace aci
