#pragma once
// Where the fields of a block of CSV rows end, all at once.

#include <cstdint>
#include <string_view>
#include <vector>

namespace aci {

/// The place before the first byte, as a stop: the byte behind it is 0.
inline constexpr std::uint32_t kBeforeText = 0xFFFFFFFF;

/// Puts into `stops` kBeforeText, then the place of each separator and line feed outside quotes, in order.
/// `text` is less than 4 GiB and ends with '\n', which is always the last stop. Returns where a quote stands
/// that does not close; the size of the text when there is none.
std::size_t find_stops(std::string_view text, char separator, std::vector<std::uint32_t>& stops);

}  // namespace aci
