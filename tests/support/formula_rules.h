#pragma once
// A rule set of one formula, for the tests of what is proved and made of formulas.

#include <string>

namespace aci {

/// x: 0 to 100, y: 1 to 100, z: -5 to 5, all whole; part: 0 to 1 with 6 decimals; o: 0 to 10, may be absent;
/// b: a boolean; d, e: dates; annee: 2020 to 2030. Everything ends in euros, as the component `base`: `1 € *
/// (formula)`. `more` is put before it.
std::string formula_rules(const std::string& formula, const std::string& more = "");

}  // namespace aci
