#pragma once
// How wide the integers must be that hold the values of a column.

#include <cstdint>
#include <optional>

#include "base/uint256.h"
#include "columns/column_code.h"
#include "formula/range.h"

namespace aci {

/// The largest that 64 bits hold.
inline constexpr UInt128 kNarrowMost = static_cast<UInt128>(INT64_MAX);

/// The narrowest integers that hold a size; nothing when none do.
std::optional<Width> width_for(UInt128 most);

/// The largest |n| of a value n × unit / d in that range, for a d of at most `divisor_most`; all bits set
/// when there is no knowing.
UInt128 most_units(const Range& range, const Rational& unit, UInt128 divisor_most = 1);

/// Nothing when 64 bits do not hold it.
std::optional<UInt128> narrow_product(UInt128 a, UInt128 b);

}  // namespace aci
