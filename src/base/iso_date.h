#pragma once
// Dates as people and files write them.

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace aci {

/// Reads "2023-12-31" and nothing else.
std::optional<Date> parse_iso_date(std::string_view text);

/// Reads "31/12/2023" and nothing else.
std::optional<Date> parse_french_date(std::string_view text);

std::string to_iso(Date date);

}  // namespace aci
