#pragma once
// Where the fields of a block of CSV rows end, all at once.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace aci {

/// The place before the first byte, as a stop: the byte behind it is 0.
inline constexpr std::uint32_t kBeforeText = 0xFFFFFFFF;

struct FieldStops {
  /// kBeforeText, then the place of each separator and line feed outside quotes, in order.
  std::span<const std::uint32_t> places;
  std::size_t open_quote = 0;  ///< Where a quote stands that does not close; else the size of the text.
};

/// `text` is less than 4 GiB and ends with '\n', which is always the last stop. The places lie in `storage`,
/// which keeps its size from one text to the next, so that it is filled with zeros once.
FieldStops find_stops(std::string_view text, char separator, std::vector<std::uint32_t>& storage);

}  // namespace aci
