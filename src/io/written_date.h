#pragma once
// Dates as people write them, whatever they come from.

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/date.h"

namespace aci {

/// "2022-06-01", "2022-06-01T00:00:00", "01/06/2022", "1.6.2022", "1er juin 2022"; nothing for another text.
/// The day comes before the month, and years have four digits. Blanks around are no part of it.
std::optional<Date> read_written_date(std::string_view text);

/// The numbers of such a text, whether there is such a day or not; -1 for what is none.
struct DateNumbers {
  std::int64_t year, month, day;
};
std::optional<DateNumbers> numbers_of_date(std::string_view text);

}  // namespace aci
