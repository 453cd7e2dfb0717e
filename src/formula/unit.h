#pragma once
// Units: points, euros, euros per point; what each becomes under * and /.

#include <cstdint>
#include <optional>
#include <string_view>

namespace aci {

enum class Unit : std::uint8_t { none, points, euros, euros_per_point };

/// "points", "€"… as rule files write it; empty for none.
std::string_view unit_word(Unit unit);

/// Nothing where they have no meaning: points times points, points over euros.
std::optional<Unit> unit_of_product(Unit a, Unit b);
std::optional<Unit> unit_of_quotient(Unit a, Unit b);

}  // namespace aci
