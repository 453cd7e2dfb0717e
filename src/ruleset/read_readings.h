#pragma once
// The other readings of an element: [path.reading.id], a label and the keys that it replaces.

#include <string>
#include <vector>

#include "ruleset/read_shared_keys.h"

namespace aci {

/// A reading as its table states it, and the element as it would then stand.
struct StatedReading {
  RuleReading reading;
  Node element;
  Place extent;
};

/// Those of the element that `table` reads. Reports R097 keys that no reading replaces, R098 an element that
/// is not uncertain, R099 an id that another reading of `rules` bears.
std::vector<StatedReading> stated_readings(TableReader& table, bool verified, const RuleSet& rules);

/// Adds the alternatives of `element`: each is read as the element itself is, by `read`.
template <typename T, typename Read>
void read_readings(TableReader& table, T& element, RuleSet& rules, Read read) {
  for (StatedReading& stated : stated_readings(table, element.verified, rules)) {
    Alternative<T> other;
    table.read_again(stated.element, stated.extent, [&](TableReader& again) { read(again, other.element); });
    other.reading = rules.readings.size();
    element.alternatives.push_back(std::move(other));
    rules.readings.push_back(std::move(stated.reading));
  }
}

}  // namespace aci
