#pragma once
// A rule file small enough that a test can say everything of it.

#include <string>
#include <string_view>

namespace aci::test {

/// "small": 800 points, at 7 € each, from 8 hours on; the hours run from 0 to 24, the year from
/// 2020 to 2100.
extern const std::string_view kSmallRules;

/// The same, whose threshold may be read otherwise: under "above", more than 9 hours are asked for.
std::string small_rules_with_reading();

/// A file of one case for each of `expectations`, in order: "8: points_total = 800" is that of 8 hours,
/// "8+above: …" of 8 hours under that reading. `rules` as TOML writes them.
std::string small_cases(std::initializer_list<std::string_view> expectations,
                        std::string_view rules = "\"small.toml\"");

}  // namespace aci::test
