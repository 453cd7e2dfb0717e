#pragma once
// What is wrong with a value that cannot be read, when it can be said exactly.

#include <optional>
#include <string_view>

#include "base/message.h"
#include "ruleset/ruleset.h"

namespace aci {

/// Of a text that read_written finds no meaning in: a day that its month does not have, minutes above 59,
/// the unit of something else… Nothing when it is just no value of the input.
std::optional<Message> explain_value(const Input& input, std::string_view text);

}  // namespace aci
