#pragma once
// A made-up rule file with tables and a scale, small enough that a test can say everything of it.

#include <string_view>

namespace aci::test {

/// In euros. Running costs by population (50 000, 60 000 from 40 000, 75 000 above 80 000, 90 000 above
/// 175 000 €), an aid of 0.50 € a head up to 100 000 and 0.20 € beyond, and a sum by year of contract, dated,
/// which refuses those below 1 000 heads in their first year until 1 July 2025.
extern const std::string_view kTableRules;

}  // namespace aci::test
